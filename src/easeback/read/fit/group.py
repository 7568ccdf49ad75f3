"""The messages of one layout, gathered from all over the file into one NumPy table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from easeback.read.fit.layout import Layout
from easeback.read.fit.scan import Place

Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """n messages of one layout in the order of the file, at `offsets` [bytes]; `table` has a column for each field."""

    layout: Layout
    is_compressed: bool
    offsets: Offsets
    table: NDArray[np.void]

    def __len__(self) -> int:
        return len(self.offsets)

    def headers(self) -> NDArray[np.uint8]:
        """The first byte of each message, length n."""
        return self.table.view(np.uint8).reshape(len(self), -1)[:, 0]


def group_of(data: bytes, place: Place) -> Group:
    """The messages of `place` as a group."""
    offsets = _offsets(place)
    # Every byte could begin a message: seen so, the messages are rows that one index operation takes out.
    size = place.layout.size
    every = np.ndarray((len(data) - size + 1,), np.dtype((np.void, size)), buffer=data, strides=(1,))
    return Group(place.layout, place.is_compressed, offsets, every[offsets].view(place.layout.dtype))


def _offsets(place: Place) -> Offsets:
    single = [np.array(place.offsets, dtype=np.int64)] if place.offsets else []
    stretches = [np.arange(count) * distance + first for first, distance, count in place.stretches]
    together = np.concatenate([*single, *stretches])
    return together if len(single) + len(stretches) == 1 else np.sort(together, kind="stable")
