"""A complete copy of a database, even while others read and write it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

OWNER_ONLY_FILE = 0o600


def copy_database(path: Path, copy: Path) -> None:
    """Copies the database at `path` to the new file `copy`, owner-only, as it was at one moment."""
    copy.parent.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY_FILE))
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    try:
        with target:
            source.backup(target)
    finally:
        source.close()
        target.close()
