"""Columns that an app declared itself: its name for each, its unit, and how the numbers are stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from easeback.model.track import Column
from easeback.read.fit.base_types import BY_NAME, BYTES, STRING, BaseType
from easeback.read.fit.group import Group
from easeback.read.fit.layout import stored_type
from easeback.read.fit.part import Row, number, word
from easeback.read.fit.stack import Stack, Stored
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


Declared = Mapping[Key, Description]


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


def developer_columns_of(stack: Stack, declared: Declared) -> dict[Key, Column]:
    """The declared fields of `stack` that hold one number, as the file holds it, length n; missing is NaN."""
    groups = [_stored(group, declared) for group in stack.groups]
    keys = dict.fromkeys(key for group in groups for key in group)
    parts = {key: stack.joined([group.get(key) for group in groups], declared[key].base) for key in keys}
    return {key: numbers(part, declared[key].base) for key, part in parts.items()}


def _stored(group: Group, declared: Declared) -> dict[Key, Stored]:
    slots = {(slot.developer or 0, slot.number): slot for slot in group.layout.developer}
    bases = {key: declared[key].base for key in slots if key in declared}
    return {
        key: group.table[slots[key].key].view(stored_type(base, base.size, group.layout.order))[:, 0]
        for key, base in bases.items()
        if slots[key].size == base.size and base not in (STRING, BYTES)
    }
