"""Files of a batch: written beside their place, made durable together, then moved into place together."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from easeback.keep.place import OWNER_ONLY_FOLDER
from easeback.model.error import BrokenPlace

PREFIX = ".new-"
ROOMS = ("originals", "tracks")
# Side by side the waits for the disk overlap, and a journal commits them together; more than a few gain nothing.
SYNCS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Staged:
    """A file written whole at `temporary` that belongs at `path`; not durable and not visible yet."""

    temporary: str
    path: str


def takes_no_more(home: Path, error: OSError) -> BrokenPlace:
    """What to say when a file could not be written into the data folder."""
    return BrokenPlace(
        f"The data folder {home} takes no more: {(error.strerror or 'no reason given').lower()}.",
        "Nothing that was there is lost; free some space, or choose another folder with --home, and try again.",
    )


def stage(path: Path, content: bytes) -> Staged:
    """Writes `content` owner-only beside `path`."""
    make_folders(path)
    # mkstemp makes the file 0600.
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=PREFIX)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return Staged(temporary, str(path))


def settle(staged: Sequence[Staged]) -> None:
    """Makes the files durable, then visible. After it a row that names them may be written."""
    if not staged:
        return
    folders = {os.path.dirname(each.path) for each in staged}
    with ThreadPoolExecutor(SYNCS_AT_ONCE) as threads:
        list(threads.map(_sync_file, [each.temporary for each in staged]))
        for each in staged:
            os.replace(each.temporary, each.path)
        # The folders above too: those of the first file under two letters were just made.
        list(threads.map(sync_folder, folders | {os.path.dirname(folder) for folder in folders}))


def drop(staged: Iterable[Staged]) -> None:
    """Takes back files that were not settled."""
    for each in staged:
        Path(each.temporary).unlink(missing_ok=True)


def sweep(home: Path) -> int:
    """Removes what work that was cut off left beside its place; how many there were. Only while nothing else works."""
    left = [path for room in ROOMS for path in (home / room).glob(f"*/{PREFIX}*")]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def make_folders(path: Path) -> None:
    """Makes the two owner-only folders above `path`."""
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)


def sync_folder(folder: str | Path) -> None:
    """Makes renames within `folder` durable. Windows cannot open a folder and needs no such step."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_file(path: str) -> None:
    # Windows refuses to sync a file that is open for reading only.
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
