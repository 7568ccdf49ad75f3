"""Where a damaged FIT file can be read on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from easeback.read.fit.layout import Layout, Slot, definition_size, layout_of
from easeback.read.fit.profile_data import FIELDS
from easeback.read.fit.scan import DEVELOPER, LOCAL_BITS, Place

TIMESTAMP: Final = "253"
# A definition: header, a reserved byte that is 0, byte order.
DEFINITION_START: Final = re.compile(rb"[\x40-\x4f\x60-\x6f]\x00[\x00\x01]", re.DOTALL)
# How far the time of a sample may lie from those before the damage.
LOCALS: Final = LOCAL_BITS + 1
NEAR_S: Final = 86_400
SAMPLES_BEFORE: Final = 5


def next_message(data: bytes, at: int, places: Sequence[Place | None]) -> int:
    """The first byte from `at` on where a message is told beyond doubt; the end of `data` where there is none.

    That is a definition with its first message behind it, or a sample of a kind that was written before, whose time is
    near and which another such sample follows. `places` are those of the 256 header bytes.
    """
    samples = (_next_sample(data, at, header, place) for header, place in enumerate(places[:LOCALS]) if place)
    return min((next(_definitions(data, at), len(data)), *samples))


def _definitions(data: bytes, at: int) -> Iterator[int]:
    for match in DEFINITION_START.finditer(data, at):
        header, start = data[match.start()], match.start() + 1
        has_developer = bool(header & DEVELOPER)
        end = start + definition_size(data, start, has_developer=has_developer)
        layout = layout_of(data[start:end], has_developer=has_developer) if end < len(data) else None
        if layout and layout.slots and layout.kind in FIELDS and data[end] == header & LOCAL_BITS:
            yield match.start()


def _next_sample(data: bytes, at: int, header: int, place: Place) -> int:
    """The first of two messages of `place` in a row whose times are near those before the damage."""
    slot = next((slot for slot in place.layout.slots if slot.key == TIMESTAMP and slot.size == 4), None)
    before = sorted(_last_offsets(place))[-SAMPLES_BEFORE:]
    if slot is None or not before:
        return len(data)
    size = place.layout.size
    stamps = _stamps(data, place.layout, slot)
    middle = np.median(stamps[before])
    heads = np.frombuffer(data, np.uint8)
    found = np.flatnonzero(heads[at : len(data) - 2 * size] == header) + at
    found = found[(heads[found + size] == header)]
    near = (np.abs(stamps[found] - middle) < NEAR_S) & (np.abs(stamps[found + size] - middle) < NEAR_S)
    return int(found[near][0]) if near.any() else len(data)


def _last_offsets(place: Place) -> list[int]:
    stretches = place.stretches[-SAMPLES_BEFORE:]
    ends = [first + distance * max(0, count - back) for first, distance, count in stretches for back in (1, 2, 3, 4, 5)]
    return place.offsets[-SAMPLES_BEFORE:] + ends


def _stamps(data: bytes, layout: Layout, slot: Slot) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """By the offset of a message: the time that it would say."""
    every = np.ndarray((len(data) - layout.size + 1,), layout.order + "u4", data, slot.start, (1,))
    return every.astype(np.int64)
