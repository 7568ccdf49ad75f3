"""Finds the entries that a word names, and the nearest id where it names none."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from easeback.model.error import BadUse

# Every entry under its id, one mapping a kind; the findings are a kind among them.
Entries = Mapping[str, Mapping[str, Any]]
NAMED_AT_MOST = 8


def find(word: str, entries: Entries) -> list[tuple[str, str]]:
    """The (kind, id) that `word` names: whole, else by its beginning, capitals and hyphens aside. Raises BadUse."""
    ids = [(kind, key) for kind, of_kind in entries.items() for key in of_kind]
    wanted = word.strip().replace("-", "_").replace(" ", "_").lower()
    if whole := [each for each in ids if each[1].lower() == wanted]:
        return whole
    begun = [each for each in ids if wanted and each[1].lower().startswith(wanted)]
    names = sorted({key for _, key in begun})
    if len(names) > 1:
        more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
        raise BadUse(f"{len(names)} ids begin with {word!r}.", f"Name one: {', '.join(names[:NAMED_AT_MOST])}{more}.")
    if not begun:
        raise BadUse(f"{word!r} is not a known id.", f"Did you mean {_nearest(wanted, [key for _, key in ids])}?")
    return begun


def _nearest(wanted: str, ids: list[str]) -> str:
    lowered = {key.lower(): key for key in ids}
    holding = [key for key in lowered if len(wanted) > 2 and wanted in key]
    return lowered[get_close_matches(wanted, holding or lowered, n=1, cutoff=0)[0]]
