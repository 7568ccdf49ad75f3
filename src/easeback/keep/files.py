"""Original files, byte for byte under their SHA-256, written whole or not at all."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

from easeback.keep.staging import Staged, drop, settle, stage
from easeback.model.error import BrokenPlace

# On real FIT files level 1 is three times as fast as 6, which makes them 6 % smaller; 9 gains no more than 6.
COMPRESSION_LEVEL = 1


def sha256_of(content: bytes) -> str:
    """The name under which `content` is kept: its SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def keep_original(home: Path, content: bytes) -> str:
    """Keeps the bytes of a file, compressed, and returns their SHA-256. Keeping them twice changes nothing."""
    name = sha256_of(content)
    path = original_path(home, name)
    if not path.exists():
        write_whole(path, compressed(content))
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


def stage_original(home: Path, sha256: str, content: bytes) -> Staged:
    """Writes the bytes of a file, compressed, beside their place."""
    return stage(original_path(home, sha256), compressed(content))


def compressed(content: bytes) -> bytes:
    """The bytes as they are stored. mtime=0: the same bytes give the same file on every machine."""
    return gzip.compress(content, COMPRESSION_LEVEL, mtime=0)


def write_whole(path: Path, content: bytes) -> None:
    """Writes `content` to `path` owner-only, so that after a crash there is all of it or nothing."""
    staged = stage(path, content)
    try:
        settle([staged])
    except BaseException:
        drop([staged])
        raise


def _lost(path: Path) -> BrokenPlace:
    return BrokenPlace(f"The original {path} is lost or damaged.", "Import the file again, or restore a backup.")
