"""Compressed timestamps: five bits of a header that count on from the time said last, whatever message said it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.model.track import Column
from easeback.read.fit.base_types import UINT32
from easeback.read.fit.group import Group, group_of
from easeback.read.fit.scan import Place

# The five bits turn over after this many seconds.
TURN_S: Final = 32
NOT_SAID: Final = -1

Seconds = NDArray[np.int64]
Times = Mapping[Place, Column]


def compressed_times(data: bytes, places: Sequence[Place]) -> Times:
    """The time of each message of the compressed places [s since the FIT epoch], solved over all places at once.

    Where no message before says a time, the count begins at 0.
    """
    if not any(place.is_compressed for place in places):
        return {}
    groups = [group_of(data, place) for place in places if place.is_compressed or place.layout.time_slot]
    said = [_said(group) for group in groups]
    bits = [_bits(data, group, own) for group, own in zip(groups, said, strict=True)]
    order = np.argsort(np.concatenate([group.offsets for group in groups]), kind="stable")
    times = np.empty(len(order))
    times[order] = _counted_on(np.concatenate(said)[order], np.concatenate(bits)[order])
    solved = np.split(times, np.cumsum([len(group) for group in groups])[:-1])
    return {group.place: column for group, column in zip(groups, solved, strict=True) if group.place.is_compressed}


def _said(group: Group) -> Seconds:
    """The time that each message says itself."""
    slot = group.layout.time_slot
    if slot is None:
        return np.full(len(group), NOT_SAID)
    stamps = group.table[slot.key].astype(np.int64)
    return np.where(stamps == UINT32.missing, NOT_SAID, stamps)


def _bits(data: bytes, group: Group, said: Seconds) -> Seconds:
    if not group.place.is_compressed:
        return said % TURN_S
    headers = np.frombuffer(data, np.uint8)[group.offsets]
    return np.where(said == NOT_SAID, headers, said) % TURN_S


def _counted_on(said: Seconds, bits: Seconds) -> Seconds:
    """In the order of the file: a time that is said counts, else the last one said and all turns of the bits since."""
    said, bits = np.concatenate(([0], said)), np.concatenate(([0], bits))
    is_said = said != NOT_SAID
    steps = np.where(is_said, 0, np.diff(bits, prepend=0) % TURN_S)
    counted = np.cumsum(steps)
    last_said = np.maximum.accumulate(np.where(is_said, np.arange(len(said)), 0))
    times: Seconds = said[last_said] + counted - counted[last_said]
    return times[1:]
