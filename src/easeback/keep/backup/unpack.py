"""One file -> a logbook: all of it verified before anything of it is in its place."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from easeback.keep.backup import manifest
from easeback.keep.backup.manifest import Manifest, Part, read_manifest
from easeback.keep.backup.seal import is_sealed
from easeback.keep.place import DATABASE_NAME
from easeback.keep.staging import ROOMS, Staged, settle, stage, sync_folder
from easeback.model.error import BrokenPlace

# Everything is written here first; as long as it is there and no database beside it, nothing was restored.
UNDER_WAY = ".restoring"
FILES_AT_ONCE = 200
USE_ANOTHER = "Nothing was restored. Use another copy of the backup."
# Whatever a damaged zip makes of the library that reads it.
ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, NotImplementedError, KeyError,
    RuntimeError,
)  # fmt: skip
OnPart = Callable[[int, int, str], None]
Parts = Iterator[tuple[str, bytes]]


def unpack(backup: Path, home: Path, newest_version: int, on_part: OnPart | None = None) -> Manifest:
    """Restores `backup` into the empty folder `home`. Raises BrokenPlace, and restores nothing, where it is damaged."""
    told = verified(backup)
    if told.tables_version > newest_version:
        raise BrokenPlace(f"The backup {backup} was made by a newer easeback.", "Update easeback to restore it.")
    fill(home, _parts(backup, told.parts), len(told.parts), on_part)
    return told


def verified(backup: Path) -> Manifest:
    """The list of a backup of which every byte is as it was written. Raises BrokenPlace naming what is damaged."""
    sealed = is_sealed(backup)
    if sealed is None:
        raise BrokenPlace(f"{backup} is no backup of easeback, or it is cut off.", USE_ANOTHER)
    if not sealed:
        raise BrokenPlace(f"The backup {backup} is damaged: {damage(backup)}.", USE_ANOTHER)
    try:
        with zipfile.ZipFile(backup) as archive:
            return read_manifest(archive.read(manifest.NAME))
    except ZIP_ERRORS as error:
        raise BrokenPlace(f"{backup} is sealed, but no backup that this easeback knows.", "Update easeback.") from error


def damage(backup: Path) -> str:
    """Which part of a broken backup it is that was changed, in words."""
    try:
        with zipfile.ZipFile(backup) as archive:
            told = read_manifest(archive.read(manifest.NAME))
            bad = [part.name for part in told.parts if not _is_as_told(archive, part)]
    except ZIP_ERRORS:
        return "its list of parts cannot be read"
    if not bad:
        return "not in its parts but between them or in its seal"
    return bad[0] if len(bad) == 1 else f"{bad[0]} and {len(bad) - 1} more parts"


def fill(home: Path, parts: Parts, total: int, on_part: OnPart | None) -> None:
    """Writes `parts` beside their places in `home`, checks the database, and moves them in, the database last."""
    beside = home / UNDER_WAY
    clear_leftovers(home)
    beside.mkdir(mode=0o700)
    try:
        _write(beside, parts, total, on_part or (lambda *_: None))
        _check(beside / DATABASE_NAME)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    for room in ROOMS:
        if (beside / room).exists():
            (beside / room).replace(home / room)
    sync_folder(home)
    (beside / DATABASE_NAME).replace(home / DATABASE_NAME)
    sync_folder(home)
    shutil.rmtree(beside)


def clear_leftovers(home: Path) -> None:
    """Removes what a restore that was cut off left, before it had put a database in place."""
    if (home / UNDER_WAY).exists() and not (home / DATABASE_NAME).exists():
        for name in (*ROOMS, UNDER_WAY):
            shutil.rmtree(home / name, ignore_errors=True)


def _parts(backup: Path, parts: Sequence[Part]) -> Parts:
    with zipfile.ZipFile(backup) as archive:
        for part in parts:
            data = archive.read(part.name)
            if not _matches(part, data):
                raise BrokenPlace(f"The backup {backup} is damaged: {part.name}.", USE_ANOTHER)
            yield part.name, data


def _write(folder: Path, parts: Parts, total: int, on_part: OnPart) -> None:
    staged: list[Staged] = []
    for number, (name, data) in enumerate(parts):
        on_part(number, total, name.partition("/")[0])
        staged.append(stage(folder / name, data))
        if len(staged) >= FILES_AT_ONCE:
            settle(staged)
            staged.clear()
    settle(staged)


def _check(database: Path) -> None:
    try:
        with closing(sqlite3.connect(database)) as rows:
            answer = rows.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        answer = str(error)
    if answer != "ok":
        raise BrokenPlace(f"The database in the backup is damaged: {answer}.", USE_ANOTHER)


def _is_as_told(archive: zipfile.ZipFile, part: Part) -> bool:
    try:
        return _matches(part, archive.read(part.name))
    except ZIP_ERRORS:
        return False


def _matches(part: Part, data: bytes) -> bool:
    return len(data) == part.size_bytes and hashlib.sha256(data).hexdigest() == part.sha256
