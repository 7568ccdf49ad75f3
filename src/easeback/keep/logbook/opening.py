"""Opens the logbook's database: makes it on first use, and brings an older one up to date after a copy of it."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from easeback.keep.database import BUSY_TIMEOUT_S
from easeback.keep.logbook.faults import told_in_words
from easeback.keep.place import DATABASE_NAME
from easeback.keep.snapshot import OWNER_ONLY_FILE, copy_database
from easeback.model.error import BrokenPlace

COPIES_FOLDER = "copies-before-migration"


def open_database(home: Path) -> None:
    """Makes the database of `home` the one in use, at this version's tables. Raises BrokenPlace where it cannot be."""
    path = home / DATABASE_NAME
    _use(path)
    try:
        # The write-ahead files that SQLite makes beside it take over this mode.
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, OWNER_ONLY_FILE))
        version = _version(path)
    except OSError as error:
        what = f"The logbook {path} cannot be opened: {(error.strerror or 'no reason given').lower()}."
        raise BrokenPlace(what, "It must be yours to write; else choose another folder with --home.") from error
    except sqlite3.OperationalError as error:
        what = f"The logbook {path} cannot be used: {error}."
        raise BrokenPlace(what, "Check its permissions and the free space, or choose another folder.") from error
    except sqlite3.DatabaseError as error:
        raise BrokenPlace(f"The logbook {path} cannot be opened: {error}.", "Restore a backup of it.") from error
    if version != newest_version():
        _bring_up_to_date(path, version)


def copy_before(home: Path, change: str) -> Path:
    """Copies the database of `home` as it stands, before a `change` of its tables; returns the copy."""
    copy = home / COPIES_FOLDER / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{change}.sqlite3"
    copy_database(home / DATABASE_NAME, copy)
    return copy


def newest_version() -> int:
    """The number of the newest migration that this program knows."""
    names = (each.name for each in files("easeback.keep.logbook.migrations").iterdir())
    return max(int(name[:4]) for name in names if name[:4].isdigit())


def _use(path: Path) -> None:
    if connection.settings_dict["NAME"] != str(path):
        connection.close()
        connection.settings_dict["NAME"] = str(path)


def _version(path: Path) -> int:
    """SQLite's own version number for the file, which we set to the last migration applied; 0 for an empty file."""
    with sqlite3.connect(path, timeout=BUSY_TIMEOUT_S) as database:
        number: int = database.execute("PRAGMA user_version").fetchone()[0]
    database.close()
    return number


def _bring_up_to_date(path: Path, version: int) -> None:
    if version > newest_version():
        raise BrokenPlace(f"The logbook {path} was made by a newer easeback.", "Update easeback to open it.")
    if version:
        copy_before(path.parent, f"from-{version}")
    with told_in_words():
        # Of a server's apps this one alone: sessions and accounts are brought up to date by whoever serves.
        call_command("migrate", "logbook", verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA user_version = {newest_version():d}")
