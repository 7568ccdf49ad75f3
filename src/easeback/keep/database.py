"""How the logbook's database is opened, for the command line and for the pages alike. Needs no Django."""

from __future__ import annotations

from pathlib import Path
from typing import Any

BUSY_TIMEOUT_S = 20
ON_CONNECT = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


def database_setting(path: Path) -> dict[str, Any]:
    """Django's entry for a logbook database at `path`."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"timeout": BUSY_TIMEOUT_S, "transaction_mode": "IMMEDIATE", "init_command": ON_CONNECT},
    }
