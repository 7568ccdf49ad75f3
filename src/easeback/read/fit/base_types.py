"""FIT's base types: how numbers are stored, and which number means "not said"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, eq=False)
class BaseType:
    """`code` is NumPy's without byte order, `letter` that of `struct`, `size` in bytes.

    `missing` is None where no number means "not said".
    """

    name: str
    code: str
    letter: str
    size: int
    missing: int | None


STRING: Final = BaseType("string", "S", "s", 1, None)
UINT32: Final = BaseType("uint32", "u4", "I", 4, 0xFFFFFFFF)
FLOAT64: Final = BaseType("float64", "f8", "d", 8, None)
# Bytes are an array even where there is only one: all of them 255 means "not said".
BYTES: Final = BaseType("byte", "u1", "B", 1, 0xFF)

# By the lower five bits of their number: the upper ones only repeat whether byte order matters.
BASE_TYPES: Final[Mapping[int, BaseType]] = {
    0: BaseType("enum", "u1", "B", 1, 0xFF),
    1: BaseType("sint8", "i1", "b", 1, 0x7F),
    2: BaseType("uint8", "u1", "B", 1, 0xFF),
    3: BaseType("sint16", "i2", "h", 2, 0x7FFF),
    4: BaseType("uint16", "u2", "H", 2, 0xFFFF),
    5: BaseType("sint32", "i4", "i", 4, 0x7FFFFFFF),
    6: UINT32,
    7: STRING,
    8: BaseType("float32", "f4", "f", 4, None),
    9: FLOAT64,
    10: BaseType("uint8z", "u1", "B", 1, 0),
    11: BaseType("uint16z", "u2", "H", 2, 0),
    12: BaseType("uint32z", "u4", "I", 4, 0),
    13: BYTES,
    14: BaseType("sint64", "i8", "q", 8, 0x7FFFFFFFFFFFFFFF),
    15: BaseType("uint64", "u8", "Q", 8, 0xFFFFFFFFFFFFFFFF),
    16: BaseType("uint64z", "u8", "Q", 8, 0),
}
BY_NAME: Final[Mapping[str, BaseType]] = {base.name: base for base in BASE_TYPES.values()}
