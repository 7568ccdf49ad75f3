"""The messages of one layout, gathered from all over the file into one NumPy table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from easeback.read.fit.layout import Layout, dtype_of
from easeback.read.fit.scan import Place

Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """n messages of one layout in the order of the file, at `offsets` [bytes]; `table` has a column for each field."""

    place: Place
    offsets: Offsets
    table: NDArray[np.void]

    @property
    def layout(self) -> Layout:
        """How each of the messages is laid out."""
        return self.place.layout

    def __len__(self) -> int:
        return len(self.offsets)


def group_of(data: bytes, place: Place) -> Group:
    """The messages of `place` as a group."""
    offsets = offsets_of(place)
    return Group(place, offsets, _table(data, place, offsets))


def _table(data: bytes, place: Place, offsets: Offsets) -> NDArray[np.void]:
    dtype, size = dtype_of(place.layout), place.size
    if len(offsets) == 1:
        return np.frombuffer(data, dtype, 1, int(offsets[0]))
    # Every byte could begin a message: seen so, the messages are rows that one index operation takes out.
    every = np.ndarray((len(data) - size + 1,), np.dtype((np.void, size)), data, 0, (1,))
    return every[offsets].view(dtype)


def offsets_of(place: Place) -> Offsets:
    """Where the messages of `place` begin [bytes], ascending."""
    single = [np.array(place.offsets, dtype=np.int64)] if place.offsets else []
    stretches = [np.arange(first, first + distance * count, distance) for first, distance, count in place.stretches]
    if len(single) + len(stretches) == 1:
        return (single or stretches)[0]
    return np.sort(np.concatenate([*single, *stretches]), kind="stable")
