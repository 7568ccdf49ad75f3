"""Finds the FIT files in a stream: several may stand one behind the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from easeback.model.problem import Problem

SHORTEST_HEADER_BYTES: Final = 12
CHECKSUM_BYTES: Final = 2


@dataclass(frozen=True, slots=True)
class Link:
    """The bytes of one FIT file and where they start in the stream [bytes]."""

    start: int
    data: bytes


def starts_like_fit(data: bytes) -> bool:
    """The signature stands at byte 8 of the header."""
    return data[8:12] == b".FIT"


def chain(name: str, data: bytes) -> tuple[list[Link], list[Problem]]:
    """Every FIT file of `data` in order; what follows without being one is a problem."""
    links: list[Link] = []
    start = 0
    while start < len(data):
        rest = data[start:]
        if not starts_like_fit(rest) or rest[0] < SHORTEST_HEADER_BYTES:
            return links, [_not_fit(name, start)]
        link = Link(start, _with_size(rest))
        links.append(link)
        start += len(link.data)
    return links, []


def _with_size(rest: bytes) -> bytes:
    """One FIT file cut to its length; a length of 0, left by a watch that died, is taken as all there is."""
    header, size = rest[0], int.from_bytes(rest[4:8], "little")
    if size == 0 and len(rest) > header + CHECKSUM_BYTES:
        return rest[:4] + (len(rest) - header).to_bytes(4, "little") + rest[8:]
    return rest[: header + size + CHECKSUM_BYTES]


def _not_fit(name: str, start: int) -> Problem:
    if start == 0:
        return Problem(name, "It does not begin like a FIT file.", "Copy the file from the watch again.")
    return Problem(f"{name}, byte {start}", "What follows is no FIT file.", "What lies before it was kept.")
