"""Where files on their way in lie until they are taken in: a folder each, its facts beside its content.

The folder is the queue: what a crash or a stopped server leaves there is found again by the next one.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Final
from uuid import uuid4

import msgspec

from easeback.keep.place import OWNER_ONLY_FOLDER
from easeback.keep.snapshot import OWNER_ONLY_FILE
from easeback.model.upload import Stage, Upload

FOLDER: Final = "uploads"
ABOUT: Final = "about.json"
CONTENT: Final = "content"
ID: Final = re.compile(r"[0-9a-f]{24}")
LONGEST_NAME: Final = 120
NOT_IN_A_NAME: Final = re.compile(r"[\x00-\x1f/\\:*?\"<>|]")
# Two tabs may send the same file; a piece is short, so one lock for all costs nothing.
_ONE_PIECE_AT_A_TIME: Final = Lock()


def begin(home: Path, upload: Upload) -> Upload:
    """Makes room for a file; what has arrived of the same one before is kept, and where it stands is told."""
    known = find(home, upload.runner, upload.id)
    if known is not None and known.stage in (Stage.ARRIVING, Stage.WAITING, Stage.WORKING):
        return known
    remove(home, upload)
    for folder in (home / FOLDER, _folder(home, upload).parent, _folder(home, upload), content(home, upload).parent):
        folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
    keep(home, upload)
    return upload


def append(home: Path, upload: Upload, offset: int, piece: bytes) -> int:
    """Adds a piece where it belongs and returns how much is there now. A piece for another place changes nothing."""
    with _ONE_PIECE_AT_A_TIME:
        handle = os.open(content(home, upload), os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0), OWNER_ONLY_FILE)
        with os.fdopen(handle, "r+b") as file:
            there = file.seek(0, os.SEEK_END)
            if there != offset or there + len(piece) > upload.size_bytes:
                return there
            try:
                file.write(piece)
                file.flush()
            except OSError:
                with suppress(OSError):
                    file.truncate(offset)
                raise
            return offset + len(piece)


def find(home: Path, runner: int, upload_id: str) -> Upload | None:
    """The upload of this id, with how much of it is there; None where there is none."""
    if not ID.fullmatch(upload_id):
        return None
    try:
        told = (home / FOLDER / str(runner) / upload_id / ABOUT).read_bytes()
        upload = msgspec.json.decode(told, type=Upload)
    except (OSError, msgspec.DecodeError):
        return None
    return replace(upload, arrived_bytes=_size(content(home, upload))) if upload.stage is Stage.ARRIVING else upload


def all_of(home: Path, runner: int) -> tuple[Upload, ...]:
    """Every upload of the runner, in order of time."""
    return _in_order(home / FOLDER / str(runner), home)


def all_uploads(home: Path) -> tuple[Upload, ...]:
    """Every upload of every runner, in order of time."""
    found = (each for folder in _folders(home / FOLDER) for each in _in_order(folder, home))
    return tuple(sorted(found, key=lambda each: each.began_at))


def keep(home: Path, upload: Upload) -> None:
    """Keeps what is known of the upload, whole or not at all. One that was removed meanwhile stays away."""
    path = _folder(home, upload) / ABOUT
    temporary = path.with_suffix(f".new-{uuid4().hex[:8]}")
    try:
        handle = os.open(temporary, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, OWNER_ONLY_FILE)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(upload))
        os.replace(temporary, path)
    except FileNotFoundError:
        return
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def content(home: Path, upload: Upload) -> Path:
    """Where the content lies, under the file's own name."""
    return _folder(home, upload) / CONTENT / file_name(upload.name)


def drop_content(home: Path, upload: Upload) -> None:
    """Removes the content; what became of it stays told."""
    shutil.rmtree(_folder(home, upload) / CONTENT, ignore_errors=True)


def remove(home: Path, upload: Upload) -> None:
    """Removes the upload altogether."""
    shutil.rmtree(_folder(home, upload), ignore_errors=True)


def beside(home: Path, upload: Upload) -> Path:
    """A folder beside the content for work on it; it goes when the upload goes."""
    return _folder(home, upload) / "work"


def file_name(name: str) -> str:
    """A name that every system takes as one file, its ending kept."""
    plain = NOT_IN_A_NAME.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    return plain[-LONGEST_NAME:].lstrip(" .") or "file"


def _folder(home: Path, upload: Upload) -> Path:
    return home / FOLDER / str(upload.runner) / upload.id


def _in_order(folder: Path, home: Path) -> tuple[Upload, ...]:
    found = (find(home, int(folder.name), each.name) for each in _folders(folder))
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.began_at))


def _folders(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (each for each in folder.iterdir() if each.is_dir())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
