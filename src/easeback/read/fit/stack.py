"""The messages of one kind from all the layouts in which they were written, as if there had been only one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from easeback.read.fit.base_types import BaseType
from easeback.read.fit.group import Group
from easeback.read.fit.layout import Slot

Stored = NDArray[np.generic]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """n messages in the order of the file; `rows` says for each group which of them are its own."""

    groups: tuple[Group, ...]
    rows: tuple[Rows, ...]

    def __len__(self) -> int:
        return sum(len(group) for group in self.groups)

    def slots(self) -> list[Slot]:
        """The fields of the profile, one for all that are stored alike."""
        if len(self.groups) == 1:
            return list(self.groups[0].layout.slots)
        return list({slot.key: slot for group in self.groups for slot in group.layout.slots}.values())

    def stored(self, slot: Slot) -> Stored:
        """What the messages say in fields stored like `slot`, n long; "not said" for those that have none."""
        parts = [group.table[slot.key] if group.layout.has(slot) else None for group in self.groups]
        return self.joined(parts, slot.base)

    def joined(self, parts: Sequence[Stored | None], base: BaseType) -> Stored:
        """What each group says in a field of type `base`, None where it has none, as one column n long."""
        if len(parts) == 1 and parts[0] is not None:
            return parts[0]
        shape = next(part.shape[1:] for part in parts if part is not None)
        column: Stored = np.full((len(self), *shape), np.nan if base.missing is None else base.missing, base.code)
        for rows, part in zip(self.rows, parts, strict=True):
            if part is not None:
                column[rows] = part
        return column


def stack(groups: Sequence[Group]) -> Stack:
    """The messages of all `groups`, at least one, in one."""
    if len(groups) == 1:
        return Stack(tuple(groups), (np.arange(len(groups[0])),))
    order = np.argsort(np.concatenate([group.offsets for group in groups]), kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return Stack(tuple(groups), tuple(np.split(rank, np.cumsum([len(group) for group in groups])[:-1])))
