"""A logbook -> one file: a snapshot of the database first, then every file that its rows speak of."""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from easeback.keep.backup import manifest
from easeback.keep.backup.manifest import Manifest, Part
from easeback.keep.backup.seal import UNSEALED, seal
from easeback.keep.place import DATABASE_NAME
from easeback.keep.snapshot import copy_database
from easeback.keep.staging import sync_folder
from easeback.model.problem import Problem

SNAPSHOT_PREFIX = ".backup-"
# What a backup that was killed left behind is older than any backup takes.
LEFTOVER_AFTER_S = 6 * 3600
EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
OnPart = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Packed:
    """What a backup holds, its size on disk, and a problem for each file that was lost or damaged before."""

    manifest: Manifest
    size_bytes: int
    problems: tuple[Problem, ...]


def pack(home: Path, target: Path, now: datetime, on_part: OnPart | None = None) -> Packed:
    """Writes the backup of the logbook in `home` to `target`, whole or not at all, while the logbook stays in use."""
    _sweep(home, f"{SNAPSHOT_PREFIX}*")
    _sweep(target.parent, f".{target.name}.new-*")
    with _snapshot(home) as database, _in_place_at_the_end(target) as file:
        packing = _Packing(home, on_part or (lambda *_: None))
        with zipfile.ZipFile(file, "w") as archive:
            archive.comment = UNSEALED
            packing.add_all(archive, database)
            version, rows = manifest.count_rows(database)
            told = Manifest(now, version, rows, tuple(packing.parts))
            archive.writestr(_entry(manifest.NAME, zipfile.ZIP_DEFLATED), told.as_json())
        seal(file)
    return Packed(told, target.stat().st_size, tuple(packing.problems))


@dataclass(slots=True)
class _Packing:
    home: Path
    on_part: OnPart
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add_all(self, archive: zipfile.ZipFile, database: Path) -> None:
        names = manifest.names_of(database)
        self._add(archive, DATABASE_NAME, database.read_bytes(), zipfile.ZIP_DEFLATED)
        for number, name in enumerate(names):
            self.on_part(number, len(names), name.partition("/")[0])
            try:
                data = (self.home / name).read_bytes()
            except OSError:
                self.problems.append(lost(name))
                continue
            if not is_sound(name, data):
                self.problems.append(lost(name))
            # What is compressed already is stored as it is.
            self._add(archive, name, data, zipfile.ZIP_STORED)

    def _add(self, archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
        archive.writestr(_entry(name, method), data)
        self.parts.append(Part(name, len(data), hashlib.sha256(data).hexdigest()))


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EARLIEST_ZIP_DATE)
    entry.compress_type = method
    entry.external_attr = 0o600 << 16
    return entry


def is_sound(name: str, data: bytes) -> bool:
    """An original is what its name says; of a track that cannot be told, and it can be made anew."""
    if not name.startswith("originals/"):
        return True
    try:
        return hashlib.sha256(gzip.decompress(data)).hexdigest() == Path(name).stem
    except (OSError, EOFError, zlib.error):
        return False


def lost(name: str) -> Problem:
    """What is said of a file that the database speaks of and that is not there or not whole."""
    if name.startswith("tracks/"):
        return Problem(name, "This track is lost.", "`easeback rebuild` makes it anew from its original; then back up.")
    return Problem(name, "This original is lost or damaged.", "Import its file again, then back up once more.")


@contextmanager
def _snapshot(home: Path) -> Iterator[Path]:
    copy = home / f"{SNAPSHOT_PREFIX}{os.getpid()}-{time.time_ns()}.sqlite3"
    try:
        copy_database(home / DATABASE_NAME, copy)
        yield copy
    finally:
        for path in home.glob(f"{copy.name}*"):
            path.unlink(missing_ok=True)


@contextmanager
def _in_place_at_the_end(target: Path) -> Iterator[BinaryIO]:
    # mkstemp makes the file 0600: a backup is as private as the logbook.
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.new-")
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _sweep(folder: Path, pattern: str) -> None:
    for path in folder.glob(pattern):
        if time.time() - path.stat().st_mtime > LEFTOVER_AFTER_S:
            path.unlink(missing_ok=True)
