"""A copy of the database, made before a migration -> a logbook, with the files that still lie in its data folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from easeback.keep.backup.manifest import names_of
from easeback.keep.backup.pack import is_sound, lost
from easeback.keep.backup.unpack import USE_ANOTHER, OnPart, fill
from easeback.keep.place import DATABASE_NAME
from easeback.keep.staging import ROOMS
from easeback.model.error import BrokenPlace
from easeback.model.problem import Problem

SQLITE = b"SQLite format 3\0"


def is_database(path: Path) -> bool:
    """The file begins as every SQLite database does."""
    with path.open("rb") as file:
        return file.read(len(SQLITE)) == SQLITE


def restore_copy(copy: Path, home: Path, newest_version: int, on_part: OnPart | None = None) -> tuple[Problem, ...]:
    """Restores a database copy into the empty folder `home`; a problem for each file that its data folder lost.

    The files are looked for beside the copy and one folder up, where copies before a migration lie.
    """
    names = _names(copy, newest_version)
    beside = next((each for each in (copy.parent, copy.parent.parent) if (each / ROOMS[0]).is_dir()), copy.parent)
    problems: list[Problem] = []
    fill(home, _parts(copy, beside, names, problems), len(names) + 1, on_part)
    return tuple(problems)


def _names(copy: Path, newest_version: int) -> tuple[str, ...]:
    try:
        with closing(sqlite3.connect(copy)) as rows:
            version = rows.execute("PRAGMA user_version").fetchone()[0]
        if version > newest_version:
            raise BrokenPlace(f"The copy {copy} was made by a newer easeback.", "Update easeback to restore it.")
        return names_of(copy)
    except sqlite3.DatabaseError as error:
        raise BrokenPlace(f"{copy} is damaged, or no logbook: {error}.", USE_ANOTHER) from error


def _parts(copy: Path, beside: Path, names: tuple[str, ...], problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    yield DATABASE_NAME, copy.read_bytes()
    for name in names:
        try:
            data = (beside / name).read_bytes()
        except OSError:
            problems.append(lost(name))
            continue
        if not is_sound(name, data):
            problems.append(lost(name))
        yield name, data
