"""Messages as rows, for the kinds of which a file holds few: sessions, laps, events, devices.

They are read one by one: for a handful of messages NumPy would cost more than it saves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from struct import Struct
from typing import Any, TypeVar

from easeback.read.fit.base_types import BYTES, STRING
from easeback.read.fit.layout import REMEMBERED, Layout, Slot
from easeback.read.fit.part import Row
from easeback.read.fit.profile import Field, Variant
from easeback.read.fit.profile_data import FIELDS, WORDS

Key = TypeVar("Key", int, str)
# A stored value -> what it says in profile units, None where it says nothing.
Say = Callable[[Any], Any]
Wanted = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read the messages of a layout: `unpack` gives a value for each slot, and each slot's `say` what it says.

    `names` are those of the fields; None where one is called or read after what another says.
    """

    unpack: Callable[[bytes, int], tuple[Any, ...]]
    says: tuple[Say, ...]
    names: tuple[str, ...] | None
    numbers: tuple[int, ...]


def rows(data: bytes, layout: Layout, offsets: Iterable[int], wanted: Wanted = None) -> list[Row]:
    """The messages at `offsets` [bytes] by profile names, of the fields `wanted` (all by default) as far as said."""
    plan = _plan(layout, wanted)
    messages = [plan.unpack(data, offset) for offset in offsets]
    if plan.names is not None:
        return [_said(plan.names, plan.says, message) for message in messages]
    fields = FIELDS[layout.kind]
    return [_row(_said(plan.numbers, plan.says, message), fields, wanted) for message in messages]


def _said(keys: Iterable[Key], says: Iterable[Say], message: Iterable[Any]) -> dict[Key, Any]:
    found = zip(keys, says, message, strict=True)
    return {key: said for key, say, value in found if (said := say(value)) is not None}


@lru_cache(REMEMBERED)
def _plan(layout: Layout, wanted: Wanted) -> Plan:
    fields, slots = FIELDS.get(layout.kind, {}), _needed(layout, wanted)
    is_plain = not any(fields[slot.number].variants or fields[slot.number].parts for slot in slots)
    says = [_stored(slot, layout.order) for slot in slots]
    if is_plain:
        says = [_in_profile_units(say, fields[slot.number]) for say, slot in zip(says, slots, strict=True)]
    names = tuple(fields[slot.number].name for slot in slots) if is_plain else None
    unpack = Struct(_format(layout.order, slots)).unpack_from
    return Plan(unpack, tuple(says), names, tuple(slot.number for slot in slots))


def _needed(layout: Layout, wanted: Wanted) -> tuple[Slot, ...]:
    """The fields that are wanted, and those that decide what they are called."""
    fields = FIELDS.get(layout.kind, {})
    known = {slot.number: slot for slot in layout.slots if slot.number in fields}
    if wanted is None:
        return tuple(known.values())
    needed = {number for number in known if _names(fields, number) & set(wanted)}
    asked = {other for number in needed for each in fields[number].variants for other, _ in each.when}
    return tuple(slot for number, slot in known.items() if number in needed | asked)


def _names(fields: Mapping[int, Field], number: int) -> set[str]:
    """All that a field may be called, and what lies in its parts."""
    field = fields[number]
    parts = (name for part in field.parts for name in _names(fields, part.number))
    return {field.name, *(variant.name for variant in field.variants), *parts}


def _format(order: str, slots: Iterable[Slot]) -> str:
    """For `struct`, from a message's header on; what is no single number is taken as bytes."""
    text, at = order, 0
    for slot in slots:
        text += f"{slot.start - at}x" + (slot.base.letter if slot.is_one_number else f"{slot.size}s")
        at = slot.start + slot.size
    return text


def _stored(slot: Slot, order: str) -> Say:
    """Gives a stored value without what means "not said"; arrays as tuples."""
    base, missing = slot.base, slot.base.missing
    if base is STRING:
        return lambda value: value.split(b"\0", 1)[0].decode("utf-8", "replace") or None
    if base is BYTES:
        return lambda value: None if all(each == missing for each in value) else tuple(value)
    if not slot.is_one_number:
        unpack = Struct(f"{order}{slot.size // base.size}{base.letter}").unpack
        return lambda value: tuple(None if each == missing else each for each in unpack(value))
    if missing is None:
        return lambda value: value if isfinite(value) else None
    return lambda value: None if value == missing else value


def _in_profile_units(say: Say, field: Field) -> Say:
    if not field.words and field.scale == 1 and not field.offset:
        return say
    return lambda value: None if (said := say(value)) is None else _in_words(said, field)


def _row(stored: Mapping[int, Any], fields: Mapping[int, Field], wanted: Wanted) -> Row:
    row: dict[str, object] = {}
    parts: dict[str, object] = {}
    for number, value in stored.items():
        field = fields[number]
        meaning = _meaning(field, stored)
        if wanted is None or meaning.name in wanted:
            row[meaning.name] = _in_words(value, meaning)
        for part in field.parts:
            target = _meaning(fields[part.number], stored)
            if (wanted is None or target.name in wanted) and isinstance(value, int):
                parts[target.name] = _in_words((value >> part.shift) & (2**part.bits - 1), target)
    return {**parts, **row}


def _meaning(field: Field, stored: Mapping[int, Any]) -> Field | Variant:
    """The variant of `field` that the other numbers of the message choose, else the field itself."""
    for variant in field.variants:
        if any(stored.get(number) == value for number, value in variant.when):
            return variant
    return field


def _in_words(value: Any, meaning: Field | Variant) -> object:
    """In profile units, an enumeration's number as its word where the profile has one."""
    if isinstance(value, tuple):
        return tuple(_scaled(each, meaning) for each in value)
    if meaning.words:
        return WORDS[meaning.words].get(value, value)
    return _scaled(value, meaning)


def _scaled(value: Any, meaning: Field | Variant) -> object:
    if isinstance(value, str) or (meaning.scale == 1 and not meaning.offset):
        return value
    return None if value is None else value / meaning.scale - meaning.offset
