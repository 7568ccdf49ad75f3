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
Order = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """n messages; `order` is that of the file, as indexes into the messages of one group after the other."""

    groups: tuple[Group, ...]
    order: Order

    def __len__(self) -> int:
        return len(self.order)

    def stored(self, slot: Slot) -> Stored:
        """What the messages say in fields stored like `slot`, n long; "not said" for those that have none."""
        parts = [group.table[slot.key] if group.layout.has(slot) else None for group in self.groups]
        return self.joined(parts, slot.base)

    def joined(self, parts: Sequence[Stored | None], base: BaseType) -> Stored:
        """What each group says in a field of type `base`, None where it has none, as one column n long."""
        if len(parts) == 1 and parts[0] is not None:
            return parts[0]
        shape = next(part.shape[1:] for part in parts if part is not None)
        nothing = np.array(np.nan if base.missing is None else base.missing, base.code)
        filled = (
            np.broadcast_to(nothing, (len(group), *shape)) if part is None else part
            for group, part in zip(self.groups, parts, strict=True)
        )
        column: Stored = np.concatenate(list(filled))[self.order]
        return column


def stack(groups: Sequence[Group]) -> Stack:
    """The messages of all `groups`, at least one, in one."""
    if len(groups) == 1:
        return Stack(tuple(groups), np.arange(len(groups[0])))
    offsets = np.concatenate([group.offsets for group in groups])
    return Stack(tuple(groups), np.argsort(offsets, kind="stable"))
