"""A group's messages as rows, for the kinds of which a file holds few: sessions, laps, events, devices."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from easeback.read.fit.base_types import BYTES, STRING
from easeback.read.fit.group import Group
from easeback.read.fit.layout import REMEMBERED, Layout, Slot
from easeback.read.fit.part import Row
from easeback.read.fit.profile import Field, Variant
from easeback.read.fit.profile_data import FIELDS, WORDS

Stored = dict[int, Any]


def rows(group: Group, wanted: tuple[str, ...] | None = None) -> list[Row]:
    """The messages of `group` by profile names, of the fields `wanted` (all by default); the missing are left out."""
    fields, slots = FIELDS.get(group.layout.kind, {}), _needed(group.layout, wanted)
    if not slots:
        return [{} for _ in range(len(group))]
    table = group.table[[slot.key for slot in slots]]
    return [_row(_stored(slots, message), fields, wanted) for message in table.tolist()]


@lru_cache(REMEMBERED)
def _needed(layout: Layout, wanted: tuple[str, ...] | None) -> tuple[Slot, ...]:
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


def _stored(slots: tuple[Slot, ...], message: tuple[Any, ...]) -> Stored:
    """What the fields of one message say, by their numbers; arrays as tuples."""
    said = {slot.number: _said(slot, value) for slot, value in zip(slots, message, strict=True)}
    return {number: value for number, value in said.items() if value is not None}


def _said(slot: Slot, value: Any) -> Any:
    base = slot.base
    if base is STRING:
        return value.split(b"\0", 1)[0].decode("utf-8", "replace") or None
    if isinstance(value, int):
        return None if value == base.missing else value
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None
    several = tuple(value.tolist())
    if base is BYTES:
        return None if all(each == base.missing for each in several) else several
    return tuple(None if each == base.missing else each for each in several)


def _row(stored: Stored, fields: Mapping[int, Field], wanted: Collection[str] | None) -> Row:
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


def _meaning(field: Field, stored: Stored) -> Field | Variant:
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
