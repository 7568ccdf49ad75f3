"""Bytes that can be read from any point: a file, a stretch of it, or an archive stored deflated within another one."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, Final, Protocol

RAW_DEFLATE: Final = -15
STEP_BYTES: Final = 256 * 1024
# A point to return to weighs about 50 kB: a part of 1 GB takes 6 MB, and no return costs more than 0.05 s.
MARK_EVERY_BYTES: Final = 8 * 2**20


class Seekable(Protocol):
    """So many bytes; `read_at` gives fewer than asked where they end."""

    @property
    def size_bytes(self) -> int:
        """How many there are."""

    def read_at(self, start: int, count: int) -> bytes:
        """Up to `count` bytes from `start` on."""


@dataclass(frozen=True, slots=True)
class DiskFile:
    """A file on disk. Opened for each read: nothing is held, so nothing is left open when an import is stopped."""

    path: str
    size_bytes: int

    def read_at(self, start: int, count: int) -> bytes:
        """Up to `count` bytes from `start` on. Raises OSError where the file is gone."""
        with open(self.path, "rb", buffering=0) as file:
            file.seek(start)
            return file.read(max(0, min(count, self.size_bytes - start)))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of something seekable, as a zip that is stored uncompressed within another."""

    whole: Seekable
    start: int
    size_bytes: int

    def read_at(self, start: int, count: int) -> bytes:
        """Up to `count` bytes from `start` on."""
        return self.whole.read_at(self.start + start, max(0, min(count, self.size_bytes - start)))


@dataclass(frozen=True, slots=True)
class _Mark:
    """The state of the inflation at one point: bytes given out, bytes taken in, and zlib's own state there."""

    given: int
    taken: int
    state: Any


class Inflated:
    """A deflated stream, read from any point without being held: inflated forward from the last mark before it."""

    def __init__(self, packed: Seekable, size_bytes: int) -> None:
        self.size_bytes = size_bytes
        self._packed = packed
        self._marks = [_Mark(0, 0, zlib.decompressobj(RAW_DEFLATE))]
        self._return_to(self._marks[0])

    def read_at(self, start: int, count: int) -> bytes:
        """Up to `count` bytes from `start` on; fewer where the stream ends, is cut or is damaged."""
        if start < self._block_start:
            self._return_to(self._marks[bisect_right(self._marks, start, key=lambda mark: mark.given) - 1])
        end, pieces = min(start + count, self.size_bytes), []
        while start < end:
            piece = self._block[start - self._block_start : end - self._block_start]
            pieces.append(piece)
            start += len(piece)
            if start < end and not self._advance():
                break
        return b"".join(pieces)

    def _return_to(self, mark: _Mark) -> None:
        self._inflater = mark.state.copy()
        self._taken, self._block_start, self._block = mark.taken, mark.given, b""

    def _advance(self) -> bool:
        """Inflates the next block; False at the end of what can be had."""
        self._set_mark()
        rest = self._inflater.unconsumed_tail
        if not rest and not self._inflater.eof:
            rest = self._packed.read_at(self._taken, STEP_BYTES)
            self._taken += len(rest)
        try:
            block = self._inflater.decompress(rest, STEP_BYTES) if not self._inflater.eof else b""
        except zlib.error:
            return False
        self._block_start, self._block = self._block_start + len(self._block), block
        return bool(rest or block)

    def _set_mark(self) -> None:
        given = self._block_start + len(self._block)
        if given >= self._marks[-1].given + MARK_EVERY_BYTES and not self._inflater.unconsumed_tail:
            self._marks.append(_Mark(given, self._taken, self._inflater.copy()))
