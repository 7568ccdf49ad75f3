"""What the FIT profile says about a field: its name, how its number is to be read, and what else lies in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Some bits of a field that stand for another field, `number`: value = bits / scale - offset.

    `accumulates`: the bits count on from where they were, and start again at 0 when they are full.
    """

    number: int
    bits: int
    shift: int
    scale: float = 1.0
    offset: float = 0.0
    accumulates: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """What a field is called and means when another field has a certain number: `when` holds (field, number) pairs."""

    name: str
    when: tuple[tuple[int, int], ...]
    scale: float = 1.0
    offset: float = 0.0
    unit: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the profile: value = stored number / scale - offset, in `unit`; `words` names an enumeration."""

    name: str
    scale: float = 1.0
    offset: float = 0.0
    unit: str = ""
    words: str = ""
    parts: tuple[Part, ...] = ()
    variants: tuple[Variant, ...] = ()
