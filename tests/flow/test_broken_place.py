"""What the disk does is told in words; what is our fault stays a fault."""

from __future__ import annotations

import errno
import os
import sqlite3

import pytest
from django.db import OperationalError

from easeback.flow.broken_place import broken_place_of


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_what_a_disk_refuses_is_a_broken_place(number: int) -> None:
    """The file is named, and the system's reason."""
    found = broken_place_of(OSError(number, os.strerror(number), "/somewhere/tracks"))
    assert found is not None
    assert found.what.startswith("/somewhere/tracks cannot be written or read:")
    assert os.strerror(number).lower() in found.what


def raised(code: int) -> OperationalError:
    """As Django wraps what SQLite says."""
    inner = sqlite3.OperationalError("its words")
    inner.sqlite_errorcode = code
    error = OperationalError("its words")
    error.__cause__ = inner
    return error


def test_a_full_database_is_a_broken_place() -> None:
    """Extended codes count by their lowest byte: a failing sync (4 << 8 | 10) is a failing disk."""
    for code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, 4 << 8 | sqlite3.SQLITE_IOERR):
        found = broken_place_of(raised(code))
        assert found is not None
        assert "its words" in found.what


def test_our_own_faults_stay_faults() -> None:
    """A table that is not there, a file that is not there, any other exception."""
    assert broken_place_of(raised(sqlite3.SQLITE_ERROR)) is None
    assert broken_place_of(FileNotFoundError(errno.ENOENT, "no such file", "x")) is None
    assert broken_place_of(KeyError("x")) is None
