"""Takes a file out of its .gz wrapping, within a size and a ratio that no real recording reaches."""

from __future__ import annotations

import zlib
from typing import Final

from easeback.model.problem import Problem

LARGEST_BYTES: Final = 256 * 2**20
# Recordings inflate 3 to 30 times; zlib itself allows 1,030. Below the first megabytes the ratio says nothing.
HIGHEST_RATIO: Final = 200
RATIO_COUNTS_FROM_BYTES: Final = 4 * 2**20
GZIP: Final = b"\x1f\x8b"
GZIP_FORMAT: Final = 31


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
    largest = min(LARGEST_BYTES, max(RATIO_COUNTS_FROM_BYTES, HIGHEST_RATIO * len(data)))
    content, rest = bytearray(), data
    while rest.startswith(GZIP):
        member = zlib.decompressobj(GZIP_FORMAT)
        try:
            content += member.decompress(rest, largest + 1 - len(content))
        except zlib.error:
            return bytes(content), _damaged(name)
        if len(content) > largest:
            return b"", Problem(name, f"It inflates to more than {largest // 2**20} MB.", "Is it a recording of a run?")
        if not member.eof:
            return bytes(content), _damaged(name)
        rest = member.unused_data
    return bytes(content), None


def _damaged(name: str) -> Problem:
    return Problem(name, "The .gz wrapping is damaged or cut off.", "What could be read was kept; export it again.")
