"""Fields as columns in profile units: one array operation for each step and field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from easeback.model.track import Column
from easeback.read.fit.base_types import BaseType
from easeback.read.fit.layout import REMEMBERED, Layout, Slot
from easeback.read.fit.profile import Field, Part
from easeback.read.fit.profile_data import FIELDS
from easeback.read.fit.stack import Stack, Stored


@dataclass(frozen=True, slots=True)
class Reading:
    """What is taken of a slot: its field's own number, and what lies in its parts, where they are wanted.

    A part that is all of the field says just what the field says, under another name.
    """

    slot: Slot
    field: Field
    is_wanted: bool
    parts: tuple[tuple[Part, str, bool], ...]


def columns(stack: Stack, wanted: frozenset[str] | None = None) -> dict[str, Column]:
    """The fields of `stack` that hold one number, by profile name, n long; of `wanted` only (all without it).

    Missing is NaN. What stands for other fields in its parts gives those too, where the file does not say them itself.
    """
    found: dict[str, Column] = {}
    parts: dict[str, Column] = {}
    for reading in _readings_of(stack, wanted):
        slot, field = reading.slot, reading.field
        stored = stack.stored(slot)
        if reading.is_wanted:
            _put(found, field.name, scaled(numbers(stored, slot.base), field.scale, field.offset))
        for part, name, is_all in reading.parts:
            own = scaled(_part(stored, slot, part), part.scale, part.offset) if not is_all else found[field.name]
            _put(parts, name, own)
    for name, values in parts.items():
        _put(found, name, values)
    return found


def _put(found: dict[str, Column], name: str, values: Column) -> None:
    """`values` where nothing is said under this name so far."""
    own = found.get(name)
    found[name] = values if own is None else np.where(np.isnan(own), values, own)


def _readings_of(stack: Stack, wanted: frozenset[str] | None) -> Iterable[Reading]:
    """One for all fields of the stack that are stored alike."""
    each = [_readings(group.layout, wanted) for group in stack.groups]
    return each[0] if len(each) == 1 else {one.slot.key: one for here in each for one in here}.values()


@lru_cache(REMEMBERED)
def _readings(layout: Layout, wanted: frozenset[str] | None) -> tuple[Reading, ...]:
    fields = FIELDS.get(layout.kind, {})
    known = [(slot, fields[slot.number]) for slot in layout.slots if slot.number in fields]
    readings = (_reading(slot, field, fields, wanted) for slot, field in known)
    return tuple(each for each in readings if each.is_wanted or each.parts)


def _reading(slot: Slot, field: Field, fields: Mapping[int, Field], wanted: frozenset[str] | None) -> Reading:
    is_wanted = slot.is_one_number and (wanted is None or field.name in wanted)
    parts = [(part, fields[part.number].name) for part in field.parts if slot.base.missing is not None]
    return Reading(
        slot,
        field,
        is_wanted,
        tuple(
            (part, name, is_wanted and _is_all_of(part, field, slot))
            for part, name in parts
            if wanted is None or name in wanted
        ),
    )


def _is_all_of(part: Part, field: Field, slot: Slot) -> bool:
    """Whether the part says just what its field says, under another name."""
    is_whole = part.shift == 0 and part.bits >= 8 * slot.size and not part.accumulates
    return is_whole and (part.scale, part.offset) == (field.scale, field.offset)


def numbers(stored: Stored, base: BaseType) -> Column:
    """Numbers as the file holds them, NaN where it holds none. Infinity is none either."""
    if base.missing is None:
        return _floats(stored)
    missing = stored == base.missing
    values = stored.astype(np.float64)
    np.putmask(values, missing, np.nan)
    return values


def _floats(stored: Stored) -> Column:
    # A damaged number may be a NaN of the kind that complains.
    with np.errstate(invalid="ignore"):
        values = stored.astype(np.float64)
    np.putmask(values, ~np.isfinite(values), np.nan)
    return values


def scaled(values: Column, scale: float, offset: float) -> Column:
    """From stored numbers to the profile's unit, in place."""
    if scale != 1:
        values /= scale
    if offset:
        values -= offset
    return values


def _part(stored: Stored, slot: Slot, part: Part) -> Column:
    """The bits of `part`, n long; counted on over the whole column where they accumulate."""
    whole, missing = _whole(stored, slot)
    bits = (whole >> np.uint64(part.shift)) & np.uint64(2**part.bits - 1)
    values = np.where(missing, np.nan, bits.astype(np.float64))
    return _counted_on(values, 2**part.bits) if part.accumulates else values


def _whole(stored: Stored, slot: Slot) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """Each message's bytes as one number, the first the lowest, and where it is missing."""
    if stored.ndim == 1:
        return stored.astype(np.uint64), stored == slot.base.missing
    shifts = np.arange(min(stored.shape[1], 8), dtype=np.uint64) * np.uint64(8)
    whole = (stored[:, : len(shifts)].astype(np.uint64) << shifts).sum(axis=1, dtype=np.uint64)
    return whole, (stored == slot.base.missing).all(axis=1)


def _counted_on(values: Column, full: int) -> Column:
    known = np.isfinite(values)
    steps = np.diff(values[known], prepend=0.0) % full
    counted = np.full(len(values), np.nan)
    counted[known] = np.cumsum(steps)
    return counted
