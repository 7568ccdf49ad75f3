"""What a server of the pages needs of the data folder: its secrets, made once."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from easeback.keep.owner_files import claim_home, kept_once
from easeback.keep.place import prepare_home
from easeback.settings import Settings

SECRET_BYTES = 48


def secret_key(home: Path) -> str:
    """The key that signs cookies; made on first use, so that a restart signs nobody out."""
    return kept_once(home, "secret-key", lambda: secrets.token_urlsafe(SECRET_BYTES).encode()).read_text()


def secret_file(
    home: Path, name: str, make: Callable[[], bytes], is_good: Callable[[bytes], bool] = lambda _: True
) -> Path:
    """An owner-only file of the server in the data folder, made of `make()` where it is missing or good no longer."""
    return kept_once(home, name, make, is_good)


def prepared_home(settings: Settings) -> Path:
    """The data folder, made where it is missing and closed to others."""
    prepare_home(settings.home, allow_synced=settings.allow_synced_home)
    claim_home(settings.home)
    return settings.home
