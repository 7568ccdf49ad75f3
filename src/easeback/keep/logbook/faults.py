"""A full or read-only disk as one sentence, wherever the database meets it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import OperationalError

from easeback.model.error import BrokenPlace

# SQLite's primary codes for what the system did; with others, such as a table that is not there, we are at fault.
OF_THE_DISK: Final = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED,
}  # fmt: skip
PRIMARY_CODE: Final = 0xFF


def fault_of_disk(error: BaseException) -> str | None:
    """SQLite's words where the system refused what the database wanted to write; None for any other error."""
    from_sqlite = error.__cause__ if isinstance(error, OperationalError) else error
    code = from_sqlite.sqlite_errorcode if isinstance(from_sqlite, sqlite3.Error) else sqlite3.SQLITE_OK
    return str(error) if code & PRIMARY_CODE in OF_THE_DISK else None


@contextmanager
def told_in_words() -> Iterator[None]:
    """Raises BrokenPlace where the system refuses what the database wants to write."""
    try:
        yield
    except OperationalError as error:
        what_to_do = "Nothing that was there is lost; free some space, close what else uses it, and try again."
        raise BrokenPlace(f"The logbook cannot be written: {error}.", what_to_do) from error
