"""The seal at the end of a backup: the SHA-256 of every byte before it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

MARK = b"easeback-backup-1 sha256:"
DIGEST_BYTES = 64
# The zip's comment while the digest is not known; its length is counted in the zip, so it must be right from the start.
UNSEALED = MARK + b"0" * DIGEST_BYTES
PIECE_BYTES = 2**20


def seal(file: BinaryIO) -> None:
    """Writes the digest over the zeros at the end of an unsealed backup."""
    digest = _digest(file)
    file.seek(-DIGEST_BYTES, os.SEEK_END)
    file.write(digest)


def is_sealed(path: Path) -> bool | None:
    """True: every byte is as it was written. False: some byte is not. None: there is no seal, the file is cut off."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - len(UNSEALED)))
        end = file.read()
        if not end.startswith(MARK) or len(end) != len(UNSEALED):
            return None
        return end[len(MARK) :] == _digest(file)


def _digest(file: BinaryIO) -> bytes:
    left = file.seek(0, os.SEEK_END) - DIGEST_BYTES
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (piece := file.read(min(PIECE_BYTES, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest().encode()
