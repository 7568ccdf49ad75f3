"""A definition message as the layout of the data messages that follow it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np

from easeback.read.fit.base_types import BASE_TYPES, BYTES, STRING, UINT32, BaseType

BASE_TYPE_BITS: Final = 0x1F
FIXED_BYTES, FIELD_BYTES, HEADER_BYTES = 5, 3, 1
# The field that holds the time in every kind of message.
TIMESTAMP: Final = 253
ORDERS: Final = {0: "<", 1: ">"}
# A watch writes the same few definitions into every file.
REMEMBERED: Final = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Where a field lies in a message [bytes from its header]. `developer` is the index of the app that declared it.

    `key` names number, type and size: fields of two layouts are stored alike when theirs are equal.
    """

    number: int
    start: int
    size: int
    base: BaseType
    developer: int | None = None
    key: str = field(init=False)

    def __post_init__(self) -> None:
        app = "" if self.developer is None else f"{self.developer}/"
        object.__setattr__(self, "key", f"{app}{self.number} {self.base.name} {self.size}")

    @property
    def is_one_number(self) -> bool:
        """Neither text, nor bytes, nor an array."""
        return self.size == self.base.size and self.base not in (STRING, BYTES)


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Messages of one kind, `size` bytes each with their header. Each field counts once: the first of its number.

    It stands for itself: two are equal when they are one.
    """

    kind: int
    size: int
    order: str
    slots: tuple[Slot, ...]
    developer: tuple[Slot, ...]
    keys: frozenset[str]

    def has(self, slot: Slot) -> bool:
        """Whether there is a field stored like `slot`."""
        return slot.key in self.keys

    @property
    def time_slot(self) -> Slot | None:
        """Where the timestamp lies; None where these messages have none of the usual kind."""
        found = (slot for slot in self.slots if slot.number == TIMESTAMP)
        return next((slot for slot in found if slot.base is UINT32 and slot.is_one_number), None)


def definition_size(data: bytes, start: int, *, has_developer: bool) -> int:
    """How long the definition message is whose content begins at `start` [bytes], as far as its counts are in `data`.

    A count that lies behind the end is taken as 0: the size is then already longer than what is there.
    """
    size = FIXED_BYTES + FIELD_BYTES * _byte(data, start + FIXED_BYTES - 1)
    if not has_developer:
        return size
    return size + 1 + FIELD_BYTES * _byte(data, start + size)


def _byte(data: bytes, at: int) -> int:
    return data[at] if at < len(data) else 0


@lru_cache(REMEMBERED)
def layout_of(content: bytes) -> Layout | None:
    """The layout that a definition message's `content` lays down; None when no watch could have meant it."""
    order = ORDERS.get(content[1])
    if order is None:
        return None
    fields_end = FIXED_BYTES + FIELD_BYTES * content[FIXED_BYTES - 1]
    slots, start = _native(content[FIXED_BYTES:fields_end])
    if slots is None:
        return None
    # Behind the count that stands there where apps have fields of their own.
    developer, size = _developer(content[fields_end + 1 :], start)
    kind = int.from_bytes(content[2:4], "little" if order == "<" else "big")
    return Layout(kind, size, order, slots, developer, frozenset(slot.key for slot in (*slots, *developer)))


def _native(fields: bytes) -> tuple[tuple[Slot, ...] | None, int]:
    """The fields, and where the message goes on behind them; None for a base type that does not exist."""
    slots: dict[int, Slot] = {}
    start = HEADER_BYTES
    for number, size, code in _triples(fields):
        base = BASE_TYPES.get(code & BASE_TYPE_BITS)
        if base is None:
            return None, start
        if size:
            # Some watches give a size that is no multiple of the type's: such a field can only be told as bytes.
            slots.setdefault(number, Slot(number, start, size, base if size % base.size == 0 else BYTES))
        start += size
    return tuple(slots.values()), start


def _developer(fields: bytes, start: int) -> tuple[tuple[Slot, ...], int]:
    slots: dict[tuple[int, int], Slot] = {}
    for number, size, index in _triples(fields):
        if size:
            slots.setdefault((index, number), Slot(number, start, size, BYTES, index))
        start += size
    return tuple(slots.values()), start


def _triples(fields: bytes) -> zip[tuple[int, int, int]]:
    return zip(fields[::3], fields[1::3], fields[2::3], strict=True)


@lru_cache(REMEMBERED)
def dtype_of(layout: Layout) -> np.dtype[np.void]:
    """One message of this layout as a NumPy record, its fields named by their slots' keys."""
    slots = (*layout.slots, *layout.developer)
    return np.dtype({
        "names": [slot.key for slot in slots],
        "formats": [stored_type(slot.base, slot.size, layout.order) for slot in slots],
        "offsets": [slot.start for slot in slots],
        "itemsize": layout.size,
    })  # fmt: skip


@lru_cache(REMEMBERED)
def stored_type(base: BaseType, size: int, order: str) -> np.dtype[np.generic]:
    """The NumPy type of a field of `size` bytes: one number, or an array where it holds several, or bytes."""
    if base is STRING:
        return np.dtype(f"S{size}")
    number = np.dtype(order + base.code)
    count = size // base.size
    return number if count == 1 and base is not BYTES else np.dtype((number, (count,)))
