"""Where a damaged FIT file can be read on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.read.fit.layout import Layout, definition_size, layout_of
from easeback.read.fit.profile_data import FIELDS
from easeback.read.fit.scan import DEVELOPER, LOCAL_BITS, Place

KIND_LOW_FIRST: Final = b"|".join(re.escape(kind.to_bytes(2, "little")) for kind in FIELDS)
KIND_HIGH_FIRST: Final = b"|".join(re.escape(kind.to_bytes(2, "big")) for kind in FIELDS)
# A definition: header, a reserved byte that is 0, byte order, kind.
DEFINITION_START: Final = re.compile(
    rb"[\x40-\x4f\x60-\x6f]\x00(?:\x00(?:" + KIND_LOW_FIRST + rb")|\x01(?:" + KIND_HIGH_FIRST + rb"))", re.DOTALL
)
# How far the time of a sample may lie from those before it.
NEAR_S: Final = 86_400
SAMPLES_BEFORE: Final = 5
# Two samples lie within so many messages; and so many places are looked at before a kind of sample is given up.
LONGEST_TURN, MOST_TRIES = 8, 64

Stamps = NDArray[np.uint32]


def next_message(data: bytes, at: int, places: Sequence[Place | None]) -> int:
    """The first byte from `at` on where a message is told beyond doubt; the end of `data` where there is none.

    That is a definition with its first message behind it, or a sample of a kind that was written before, whose time is
    near and which another such sample follows soon. `places` are those of the 256 header bytes.
    """
    samples = (_next_sample(data, at, header, places) for header in range(LOCAL_BITS + 1))
    return min((next(_definitions(data, at), len(data)), *samples))


def stamps(data: bytes, layout: Layout) -> Stamps | None:
    """By the offset where a message of this layout would begin: the time it would say [s]; None if it says none."""
    slot = layout.time_slot
    if slot is None or len(data) < layout.size:
        return None
    return np.ndarray((len(data) - layout.size + 1,), layout.order + "u4", data, slot.start, (1,))


def _definitions(data: bytes, at: int) -> Iterator[int]:
    for match in DEFINITION_START.finditer(data, at):
        header, start = data[match.start()], match.start() + 1
        end = start + definition_size(data, start, has_developer=bool(header & DEVELOPER))
        layout = layout_of(data[start:end]) if end < len(data) else None
        if layout and layout.slots and data[end] == header & LOCAL_BITS:
            yield match.start()


def _next_sample(data: bytes, at: int, header: int, places: Sequence[Place | None]) -> int:
    """The first sample with this header that can be believed."""
    place = places[header]
    times = stamps(data, place.layout) if place else None
    if place is None or times is None or not (before := place.last_offsets(SAMPLES_BEFORE)):
        return len(data)
    heads = np.frombuffer(data, np.uint8)[at : len(times)]
    tries = np.flatnonzero(heads == header) + at
    is_near = np.abs(times[tries] - np.median(times[before])) < NEAR_S
    near = tries[is_near][:MOST_TRIES].tolist()
    return next((offset for offset in near if _comes_again(data, offset, times, places)), len(data))


def _comes_again(data: bytes, offset: int, times: Stamps, places: Sequence[Place | None]) -> bool:
    """Whether another message with the header at `offset` follows soon, at a time that is near."""
    position = offset
    for _ in range(LONGEST_TURN):
        place = places[data[position]]
        position += place.size if place else len(data)
        if position >= len(times):
            return False
        if data[position] == data[offset]:
            return abs(int(times[position]) - int(times[offset])) < NEAR_S
    return False
