"""Takes a file out of its .gz wrapping, within a size and a ratio that no real recording reaches."""

from __future__ import annotations

import zlib
from contextlib import suppress
from typing import Final

from easeback.model.problem import Problem

LARGEST_BYTES: Final = 256 * 2**20
# Recordings inflate 3 to 30 times; zlib itself allows 1,030. Below the first megabytes the ratio says nothing.
HIGHEST_RATIO: Final = 200
RATIO_COUNTS_FROM_BYTES: Final = 4 * 2**20
GZIP: Final = b"\x1f\x8b"
GZIP_FORMAT: Final = 31
STEP_BYTES: Final = 64 * 1024


def unwrap(name: str, data: bytes) -> tuple[bytes, str, tuple[Problem, ...]]:
    """The content of a .gz file with its inner name; anything else comes back as it is.

    A file damaged within gives what inflates before the damage, and a problem.
    """
    if not data.startswith(GZIP):
        return data, name, ()
    inner_name = name[:-3] if name.lower().endswith(".gz") else name
    content, problem = _inflate(data, name)
    return content, inner_name, (problem,) if problem else ()


def _inflate(data: bytes, name: str) -> tuple[bytes, Problem | None]:
    """Every stream of `data`, one behind the other, as one content."""
    largest = min(LARGEST_BYTES, max(RATIO_COUNTS_FROM_BYTES, HIGHEST_RATIO * len(data)))
    content, at = bytearray(), 0
    while data.startswith(GZIP, at):
        before = len(content)
        try:
            end = _one_stream(data, at, content, largest)
        except zlib.error:
            content[before:] = inflated_before_damage(data, at, GZIP_FORMAT, largest - before)
            return bytes(content), _damaged(name)
        if len(content) > largest:
            return b"", Problem(name, f"It inflates to more than {largest // 2**20} MB.", "Is it a recording of a run?")
        if end is None:
            return bytes(content), _damaged(name)
        at = end
    # Zeros are padding.
    return bytes(content), _damaged(name) if data[at:].strip(b"\0") else None


def _one_stream(data: bytes, at: int, content: bytearray, largest_bytes: int) -> int | None:
    """Adds the stream that begins at `at`; gives where it ends, None where it is cut off or too much.

    In steps: of one call over everything zlib hands back a copy of the rest, which makes many small streams endless.
    """
    stream = zlib.decompressobj(GZIP_FORMAT)
    while at < len(data) and len(content) <= largest_bytes:
        content += stream.decompress(data[at : at + STEP_BYTES], largest_bytes + 1 - len(content))
        at = min(at + STEP_BYTES, len(data)) - len(stream.unused_data)
        if stream.eof:
            return at
    return None


def inflated_before_damage(data: bytes, at: int, window: int, most_bytes: int) -> bytes:
    """What the stream that begins at `at` gives up to the very byte that breaks it; `window` is zlib's, for its kind.

    A call that fails gives nothing of its piece, so that the piece is taken again, byte by byte.
    """
    stream, content = zlib.decompressobj(window), bytearray()
    for start in range(at, len(data), STEP_BYTES):
        before, piece = stream.copy(), data[start : start + STEP_BYTES]
        try:
            content += stream.decompress(piece, most_bytes + 1 - len(content))
        except zlib.error:
            content += _byte_by_byte(before, piece, most_bytes + 1 - len(content))
            break
        if stream.eof or len(content) > most_bytes:
            break
    return bytes(content[:most_bytes])


def _byte_by_byte(stream: zlib._Decompress, piece: bytes, most_bytes: int) -> bytes:
    content = bytearray()
    with suppress(zlib.error):
        for byte in piece:
            content += stream.decompress(bytes((byte,)), max(1, most_bytes - len(content)))
            if len(content) >= most_bytes:
                break
    return bytes(content)


def _damaged(name: str) -> Problem:
    return Problem(name, "The .gz wrapping is damaged or cut off.", "What could be read was kept; export it again.")
