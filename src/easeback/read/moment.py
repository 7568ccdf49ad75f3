"""Moments as GPX and TCX write them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

# Earlier moments come from a clock that was never set: no watch recorded before.
FIRST_YEAR: Final = 1990


def moment(text: str) -> tuple[float, int | None] | None:
    """Seconds since 1970 UTC and the offset from UTC [s] that the text names; None where it is no plausible moment.

    `Z`, `+00:00` and no zone at all are read as UTC and name no offset: services write them whatever the runner's zone.
    """
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if not FIRST_YEAR <= at.year < 9999:
        return None
    offset = at.utcoffset()
    seconds = (at if offset is not None else at.replace(tzinfo=UTC)).timestamp()
    return seconds, (round(offset.total_seconds()) or None) if offset is not None else None


def number(text: str) -> float | None:
    """The finite number that `text` says, else None."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None
