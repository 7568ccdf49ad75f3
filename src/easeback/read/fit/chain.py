"""Finds the FIT files in a stream: several may stand one behind the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from easeback.model.problem import Problem

SHORTEST_HEADER_BYTES: Final = 12
CHECKSUM_BYTES: Final = 2
# Watches chain a handful; each file costs time however short it is.
MOST_FILES: Final = 1000


@dataclass(frozen=True, slots=True)
class Link:
    """The bytes of one FIT file and where they start in the stream [bytes].

    `body_end` is where its messages should end by its header; a file that is cut off has fewer bytes than that.
    """

    start: int
    data: bytes
    body_end: int

    @property
    def header_size(self) -> int:
        """Where the messages begin [bytes]."""
        return self.data[0]


def starts_like_fit(data: bytes) -> bool:
    """The signature stands at byte 8 of the header."""
    return data[8:12] == b".FIT"


def chain(name: str, data: bytes) -> tuple[list[Link], list[Problem]]:
    """Every FIT file of `data` in order; what follows without being one is a problem."""
    links: list[Link] = []
    start = 0
    while start < len(data):
        head = data[start : start + SHORTEST_HEADER_BYTES]
        if not starts_like_fit(head) or head[0] < SHORTEST_HEADER_BYTES:
            return links, [_not_fit(name, start)]
        if len(links) == MOST_FILES:
            return links, [Problem(f"{name}, byte {start}", "Too many files follow.", "What lies before was kept.")]
        body_end = _body_end(head, len(data) - start)
        links.append(Link(start, data[start : start + body_end + CHECKSUM_BYTES], body_end))
        start += body_end + CHECKSUM_BYTES
    return links, []


def _body_end(head: bytes, there: int) -> int:
    """Where the messages end; a length of 0, left by a watch that died, is taken as all that is there."""
    header, size = head[0], int.from_bytes(head[4:8], "little")
    if size == 0 and there > header + CHECKSUM_BYTES:
        return there
    return header + size


def _not_fit(name: str, start: int) -> Problem:
    if start == 0:
        return Problem(name, "It does not begin like a FIT file.", "Copy the file from the watch again.")
    return Problem(f"{name}, byte {start}", "What follows is no FIT file.", "What lies before it was kept.")
