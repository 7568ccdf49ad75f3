"""A FIT encoder for tests, written from the public protocol and sharing no code with the package."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

UINT8, SINT8, UINT16, SINT32, UINT32, STRING, BYTE, ENUM = 0x02, 0x01, 0x84, 0x85, 0x86, 0x07, 0x0D, 0x00
SIZES = {UINT8: "B", SINT8: "b", UINT16: "H", SINT32: "i", UINT32: "I", ENUM: "B"}
# 2024-03-01 06:00:00 UTC in seconds since 1989-12-31.
START = 1078207200

Field = tuple[int, int, int | bytes]


def checksum(data: bytes) -> int:
    """CRC-16 of the FIT protocol (polynomial 0x8005, reflected)."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc


@dataclass
class FitFile:
    """FIT messages as they are appended; `bytes()` closes the file with header and checksum."""

    body: bytearray = field(default_factory=bytearray)

    def message(
        self, number: int, fields: list[Field], developer: list[tuple[int, int, bytes]] | None = None, order: str = "<"
    ) -> FitFile:
        """Definition and data of one message; `developer` lists (field number, developer index, value)."""
        big = 1 if order == ">" else 0
        definition = struct.pack(order + "BBHB", 0, big, number, len(fields))
        definition += b"".join(bytes((num, _size(kind, value), kind)) for num, kind, value in fields)
        if developer is not None:
            definition += bytes((len(developer),))
            definition += b"".join(bytes((num, len(value), index)) for num, index, value in developer)
        self.body += bytes((0x40 if developer is None else 0x60,)) + definition
        self.body += b"\x00" + b"".join(_pack(order, kind, value) for _, kind, value in fields)
        self.body += b"".join(value for _, _, value in developer or [])
        return self

    def compressed(self, offset: int, fields: list[Field]) -> FitFile:
        """A record without a timestamp field, five bits of time in its header instead."""
        self.body += bytes((0x40,)) + struct.pack("<BBHB", 0, 0, 20, len(fields))
        self.body += b"".join(bytes((num, _size(kind, value), kind)) for num, kind, value in fields)
        self.body += bytes((0x80 | offset & 0x1F,)) + b"".join(_pack("<", kind, value) for _, kind, value in fields)
        return self

    def file_id(self, kind: int = 4) -> FitFile:
        """Manufacturer Garmin; type 4 is an activity."""
        return self.message(0, [(0, ENUM, kind), (1, UINT16, 1), (4, UINT32, START)])

    def record(self, at_s: int, *more: Field, order: str = "<") -> FitFile:
        return self.message(20, [(253, UINT32, START + at_s), *more], order=order)

    def session(self, *more: Field, start_s: int = 0, sport: int = 1, sub_sport: int = 0) -> FitFile:
        return self.message(18, [(2, UINT32, START + start_s), (5, ENUM, sport), (6, ENUM, sub_sport), *more])

    def timer(self, at_s: int, kind: int) -> FitFile:
        """A timer event: 0 starts, 4 stops all."""
        return self.message(21, [(253, UINT32, START + at_s), (0, ENUM, 0), (1, ENUM, kind)])

    def bytes(self, *, header_checksum: bool = True, size: int | None = None) -> bytes:
        header = struct.pack("<BBHI4s", 14, 0x20, 2100, len(self.body) if size is None else size, b".FIT")
        header += struct.pack("<H", checksum(header) if header_checksum else 0)
        whole = header + bytes(self.body)
        return whole + struct.pack("<H", checksum(whole))


def _size(kind: int, value: int | bytes) -> int:
    return len(value) if isinstance(value, bytes) else struct.calcsize(SIZES[kind])


def _pack(order: str, kind: int, value: int | bytes) -> bytes:
    return value if isinstance(value, bytes) else struct.pack(order + SIZES[kind], value)


@pytest.fixture
def fit() -> Callable[[], FitFile]:
    """Makes an empty FIT file to append messages to."""
    return FitFile
