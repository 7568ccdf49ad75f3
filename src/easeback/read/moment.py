"""Moments as GPX and TCX write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np

from easeback.model.track import Column

# Earlier moments come from a clock that was never set: no watch recorded before.
FIRST_YEAR, FIRST_IMPOSSIBLE_YEAR = 1990, 9999
FIRST_MOMENT: Final = np.datetime64(f"{FIRST_YEAR}-01-01")
LAST_MOMENT: Final = np.datetime64(f"{FIRST_IMPOSSIBLE_YEAR}-01-01")
PLAIN_MOMENT: Final = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3}|\.\d{6})?Z"
PLAIN: Final = re.compile(PLAIN_MOMENT + rb"(?:\n" + PLAIN_MOMENT + rb")*+")


def moment(text: str) -> tuple[float, int | None] | None:
    """Seconds since 1970 UTC and the offset from UTC [s] that the text names; None where it is no plausible moment.

    `Z`, `+00:00` and no zone at all are read as UTC and name no offset: services write them whatever the runner's zone.
    """
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if not FIRST_YEAR <= at.year < FIRST_IMPOSSIBLE_YEAR:
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


def moments_in_utc(texts: Sequence[bytes]) -> Column | None:
    """All of `texts` at once [s since 1970], where each is plain and ends in `Z`; None where one is not.

    Each is what `moment` says of it.
    """
    together = b"\n".join(texts)
    # NumPy reads no Z.
    plain = together[:-1].split(b"Z\n")
    if len(plain) != len(texts) or not PLAIN.fullmatch(together):
        return None
    try:
        at = np.array(plain).astype("datetime64[us]")
    except ValueError:
        return None
    if at.min() < FIRST_MOMENT or at.max() >= LAST_MOMENT:
        return None
    return at.astype(np.int64) / 1_000_000
