"""A group's fields as columns in profile units: one array operation for each step and field."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from easeback.model.track import Column
from easeback.read.fit.base_types import BYTES, STRING, BaseType
from easeback.read.fit.group import Group
from easeback.read.fit.layout import Slot
from easeback.read.fit.profile import Field, Part
from easeback.read.fit.profile_data import FIELDS

Stored = NDArray[np.generic]


def columns(group: Group, wanted: Collection[str] | None = None) -> dict[str, Column]:
    """The numbers of `group` by profile name, of the fields `wanted` (all without it); missing is NaN.

    A field that holds one number is n long, one that holds k numbers (n, k). What stands for other fields in its parts
    gives those too, where the file does not say them itself.
    """
    fields = FIELDS.get(group.layout.kind, {})
    found: dict[str, Column] = {}
    parts: dict[str, Column] = {}
    for slot in group.layout.slots:
        field = fields.get(slot.number)
        if field is None or slot.base is STRING:
            continue
        stored = group.table[slot.key]
        if wanted is None or field.name in wanted:
            found[field.name] = scaled(numbers(stored, slot.base), field.scale, field.offset)
        for part in field.parts if slot.base.missing is not None else ():
            name = fields[part.number].name
            if wanted is not None and name not in wanted:
                continue
            if field.name in found and _is_all_of(part, field, slot):
                parts[name] = found[field.name]
            else:
                parts[name] = scaled(_part(stored, slot, part), part.scale, part.offset)
    return found | dict(_completed(found, parts))


def _is_all_of(part: Part, field: Field, slot: Slot) -> bool:
    """Whether the part says just what its field says, under another name."""
    is_whole = part.shift == 0 and part.bits >= 8 * slot.size and slot.base is not BYTES and not part.accumulates
    return is_whole and (part.scale, part.offset) == (field.scale, field.offset)


def _completed(found: dict[str, Column], parts: dict[str, Column]) -> Iterator[tuple[str, Column]]:
    """The columns of `parts`, each behind the field of that name where there is one."""
    for name, values in parts.items():
        own = found.get(name)
        yield name, values if own is None or own.shape != values.shape else np.where(np.isnan(own), values, own)


def numbers(stored: Stored, base: BaseType) -> Column:
    """Numbers as the file holds them, NaN where it holds none. Infinity is none either."""
    if base.missing is None:
        return _floats(stored)
    missing = stored == base.missing
    if base is BYTES:
        missing = np.broadcast_to(missing.all(axis=-1, keepdims=True), stored.shape)
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
