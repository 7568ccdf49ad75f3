"""The key of a form: sent twice, the same answers count once."""

from __future__ import annotations

import re
import secrets
from typing import Final

from django.http import QueryDict

from easeback.model.error import BadUse

KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")


def new_key() -> str:
    """A key never used before, for one showing of a form."""
    return secrets.token_urlsafe(18)


def key_of(form: QueryDict) -> str:
    """The key that came with a form. Raises BadUse where it is missing or damaged."""
    key = form.get("key", "")
    if not KEY.fullmatch(key):
        raise BadUse("This form came without its key, so nothing was kept.", "Open the page anew and answer again.")
    return key
