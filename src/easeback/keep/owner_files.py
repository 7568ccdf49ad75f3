"""Small files of the data folder that hold a secret: made once, readable by the owner alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from easeback.keep.place import DATABASE_NAME, OWNER_ONLY_FOLDER
from easeback.keep.snapshot import OWNER_ONLY_FILE

FOLDER = "serve"


def claim_home(home: Path) -> None:
    """Puts the database's empty file into `home`, so that the secrets made next do not look like another's files."""
    os.close(os.open(home / DATABASE_NAME, os.O_CREAT | os.O_WRONLY, OWNER_ONLY_FILE))


def kept_once(
    home: Path, name: str, make: Callable[[], bytes], is_good: Callable[[bytes], bool] = lambda _: True
) -> Path:
    """The file `name` of the server's folder in `home`, made of `make()` where it is missing or not `is_good`."""
    path = home / FOLDER / name
    path.parent.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
    if not path.exists() or not is_good(path.read_bytes()):
        # Written beside its place and renamed, so that a crash never leaves half a secret.
        temporary = path.with_suffix(f".new-{os.getpid()}")
        with os.fdopen(os.open(temporary, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, OWNER_ONLY_FILE), "wb") as file:
            file.write(make())
        os.replace(temporary, path)
    return path
