"""The bytes of FIT messages: a definition, then all data messages of one kind as one structured array."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Base type: NumPy type and the value that means "not recorded".
ENUM, SINT8, UINT8, UINT16, SINT32, UINT32 = 0x00, 0x01, 0x02, 0x84, 0x85, 0x86
BASE_TYPES = {
    ENUM: ("u1", 0xFF),
    SINT8: ("i1", 0x7F),
    UINT8: ("u1", 0xFF),
    UINT16: ("<u2", 0xFFFF),
    SINT32: ("<i4", 0x7FFFFFFF),
    UINT32: ("<u4", 0xFFFFFFFF),
}
HEADER_SIZE, PROTOCOL_2_0, PROFILE_VERSION = 14, 0x20, 2132
DEFINITION = 0x40


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a message: its number, base type, and how a value is stored: (value + offset) x scale."""

    number: int
    base: int
    scale: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of message: the local number we give it, FIT's number, and its fields by our names."""

    local: int
    number: int
    fields: Mapping[str, Field]


def messages(kind: Kind, columns: Mapping[str, NDArray[np.float64]]) -> bytes:
    """The definition of `kind` with these fields, and one data message a row; NaN is written as not recorded."""
    fields = {name: kind.fields[name] for name in columns}
    layout = [("header", "u1"), *((name, BASE_TYPES[field.base][0]) for name, field in fields.items())]
    rows = np.zeros(len(next(iter(columns.values()))), dtype=np.dtype(layout))
    rows["header"] = kind.local
    for name, field in fields.items():
        rows[name] = _stored(field, columns[name])
    return _definition(kind, fields) + rows.tobytes()


def _stored(field: Field, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values as the numbers of the file. A value that its field cannot hold is a fault of ours and raises."""
    stored = np.round((values + field.offset) * field.scale)
    numpy_type, missing = BASE_TYPES[field.base]
    limits = np.iinfo(np.dtype(numpy_type))
    if np.any(stored < limits.min) or np.any(stored >= missing):
        raise ValueError(f"a value does not fit into FIT field {field.number}")
    return np.where(np.isnan(stored), float(missing), stored)


def _definition(kind: Kind, fields: Mapping[str, Field]) -> bytes:
    head = struct.pack("<BBBHB", DEFINITION | kind.local, 0, 0, kind.number, len(fields))
    sizes = (np.dtype(BASE_TYPES[field.base][0]).itemsize for field in fields.values())
    return head + b"".join(bytes((f.number, size, f.base)) for f, size in zip(fields.values(), sizes, strict=True))


def file_of(body: bytes) -> bytes:
    """A whole FIT file around the messages of `body`: header with checksum, messages, checksum over everything."""
    head = struct.pack("<BBHI4s", HEADER_SIZE, PROTOCOL_2_0, PROFILE_VERSION, len(body), b".FIT")
    whole = head + struct.pack("<H", checksum(head)) + body
    return whole + struct.pack("<H", checksum(whole))


def _checksum_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
        table.append(value)
    return tuple(table)


CHECKSUM_TABLE = _checksum_table()


def checksum(content: bytes) -> int:
    """FIT's CRC-16 of `content`: the reflected polynomial 0xA001, starting from zero."""
    value = 0
    for byte in content:
        value = value >> 8 ^ CHECKSUM_TABLE[(value ^ byte) & 0xFF]
    return value
