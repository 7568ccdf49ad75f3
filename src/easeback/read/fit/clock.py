"""Files of watches that count seconds since they were switched on and say only once what time that was."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from easeback.read.fit.part import FitPart, Row, number

# Smaller numbers count seconds since the device was switched on: no date.
FIRST_DATE: Final = 0x10000000
MOMENTS: Final = ("timestamp", "start_time")


def local_time_only(part: FitPart) -> FitPart | None:
    """The file with its moments in the watch's local time, where that is all the watch knew; None for other files.

    The FR70 and its like count from switching on and write local time into the activity message, never UTC.
    """
    times = part.records.get("timestamp", np.empty(0))
    if (times >= FIRST_DATE).any():
        return None
    for row in part.messages.get("activity", ()):
        local, since_on = number(row, "local_timestamp"), number(row, "timestamp")
        if local is not None and since_on is not None and since_on < FIRST_DATE <= local:
            return _shifted(part, local - since_on)
    return None


def _shifted(part: FitPart, by_s: float) -> FitPart:
    messages = {name: tuple(_shifted_row(row, by_s) for row in rows) for name, rows in part.messages.items()}
    records = dict(part.records)
    if "timestamp" in records:
        records["timestamp"] = records["timestamp"] + by_s
    return replace(part, messages=messages, records=records)


def _shifted_row(row: Row, by_s: float) -> Row:
    moments = {name: number(row, name) for name in MOMENTS}
    return {**row, **{name: at + by_s for name, at in moments.items() if at is not None and at < FIRST_DATE}}
