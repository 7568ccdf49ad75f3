"""What a decoder makes of one FIT file: the contract between the decoder and everything after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from easeback.model.track import Column

# One message's fields by their profile name, in profile units; enumerations as the profile's words.
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class DeveloperField:
    """A third-party column as declared: `native` is the number of the profile field it stands for, if it says so."""

    name: str
    unit: str
    application: str
    native: int | None
    values: Column


@dataclass(frozen=True, slots=True)
class FitPart:
    """One FIT file. `messages` holds the kinds that are read in file order, and the names of the others with no rows.
    `records` are columns of equal length n.

    Record columns have profile names and profile units (positions in semicircles), `timestamp` in seconds since
    1989-12-31 UTC; NaN is invalid or absent.
    """

    file_type: str | None
    messages: Mapping[str, tuple[Row, ...]]
    records: Mapping[str, Column]
    developer: tuple[DeveloperField, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Damage at `byte`, counted from the start of its FIT file."""

    byte: int
    what: str


def number(row: Row, name: str) -> float | None:
    """The field `name` of a message as a number, None where it does not say one."""
    value = row.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def word(row: Row, name: str) -> str | None:
    """The field `name` of a message as a word of the profile, None where it is absent or a number unknown to us."""
    value = row.get(name)
    return value if isinstance(value, str) and value else None
