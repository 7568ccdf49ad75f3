"""Original files, byte for byte under their SHA-256, written whole or not at all."""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
from pathlib import Path

from easeback.keep.place import OWNER_ONLY_FOLDER
from easeback.model.error import BrokenPlace

OWNER_ONLY_FILE = 0o600
# Fast and within a few percent of the best ratio on FIT files, which are dense already.
COMPRESSION_LEVEL = 6


def sha256_of(content: bytes) -> str:
    """The name under which `content` is kept: its SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def keep_original(home: Path, content: bytes) -> str:
    """Keeps the bytes of a file, compressed, and returns their SHA-256. Keeping them twice changes nothing."""
    name = sha256_of(content)
    path = original_path(home, name)
    if not path.exists():
        # mtime=0: the same bytes give the same file on every machine.
        write_whole(path, gzip.compress(content, COMPRESSION_LEVEL, mtime=0))
    return name


def read_original(home: Path, sha256: str) -> bytes:
    """The bytes kept under `sha256`, checked against it. Raises BrokenPlace where they are lost or changed."""
    path = original_path(home, sha256)
    try:
        content = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, gzip.BadGzipFile, ValueError) as error:
        raise _lost(path) from error
    if sha256_of(content) != sha256:
        raise _lost(path)
    return content


def original_path(home: Path, sha256: str) -> Path:
    """Where the original with this SHA-256 lies."""
    return home / "originals" / sha256[:2] / f"{sha256}.gz"


def write_whole(path: Path, content: bytes) -> None:
    """Writes `content` to `path` owner-only, so that after a crash there is all of it or nothing."""
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
    # mkstemp makes the file 0600.
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself durable. Windows cannot open a folder and needs no such step."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lost(path: Path) -> BrokenPlace:
    return BrokenPlace(f"The original {path} is lost or damaged.", "Import the file again, or restore a backup.")
