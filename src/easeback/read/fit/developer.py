"""Columns that an app declared itself: its name for each, its unit, and how the numbers are stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from easeback.model.track import Column
from easeback.read.fit.base_types import BY_NAME, BYTES, STRING, BaseType
from easeback.read.fit.group import Group
from easeback.read.fit.layout import Slot, stored_type
from easeback.read.fit.part import Row, number, word
from easeback.read.fit.view import numbers

# The app's index and its number for the field.
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Description:
    """A field as its app declared it. `native` is the number of the profile field that it stands for, if any."""

    key: Key
    name: str
    unit: str
    application: str
    native: int | None
    base: BaseType


def descriptions(declared: Sequence[Row], applications: Sequence[Row]) -> dict[Key, Description]:
    """What the file declares, by app and field; where one was declared twice the last counts."""
    names: dict[object, str] = {row.get("developer_data_index"): _application(row) for row in applications}
    found = (_description(row, names) for row in declared)
    return {each.key: each for each in found if each is not None}


def _description(row: Row, names: Mapping[object, str]) -> Description | None:
    index, field = number(row, "developer_data_index"), number(row, "field_definition_number")
    name, native = word(row, "field_name"), number(row, "native_field_num")
    if index is None or field is None or name is None:
        return None
    return Description(
        key=(int(index), int(field)),
        name=name,
        unit=word(row, "units") or "",
        application=names.get(index, ""),
        native=None if native is None else int(native),
        base=BY_NAME.get(word(row, "fit_base_type_id") or "", BYTES),
    )


def _application(row: Row) -> str:
    """The application's 16 bytes in hexadecimal; empty where it does not name itself."""
    identity = row.get("application_id")
    if not isinstance(identity, tuple) or any(not isinstance(byte, int) or not 0 <= byte < 256 for byte in identity):
        return ""
    return bytes(identity).hex()


def developer_columns_of(group: Group, declared: Mapping[Key, Description]) -> dict[Key, Column]:
    """The declared fields of `group` that hold one number, as the file holds it, length n; missing is NaN."""
    slots = {(slot.developer or 0, slot.number): slot for slot in group.layout.developer}
    numeric = {key: slot for key, slot in slots.items() if key in declared and _is_number(slot, declared[key].base)}
    return {key: _column(group, slot, declared[key].base) for key, slot in numeric.items()}


def _is_number(slot: Slot, base: BaseType) -> bool:
    return base not in (STRING, BYTES) and slot.size == base.size


def _column(group: Group, slot: Slot, base: BaseType) -> Column:
    stored = group.table[slot.key].view(stored_type(base, slot.size, group.layout.order))
    return numbers(stored[:, 0], base)
