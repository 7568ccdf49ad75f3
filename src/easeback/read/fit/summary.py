"""What a FIT file says about a session beside its samples: totals, laps, pauses, device, time zone."""

from __future__ import annotations

from typing import Final

from easeback.model.activity import Device, Lap, Pause, Totals
from easeback.read.fit.part import FitPart, Row, number, word

QUARTER_HOUR_S: Final = 900
FARTHEST_OFFSET_S: Final = 14 * 3600
CREATOR: Final = ("creator", 0)


def totals(session: Row) -> Totals:
    """The session's own sums."""
    return Totals(
        distance_m=number(session, "total_distance"),
        timer_s=number(session, "total_timer_time"),
        elapsed_s=number(session, "total_elapsed_time"),
        ascent_m=number(session, "total_ascent"),
        descent_m=number(session, "total_descent"),
    )


def laps(part: FitPart, start: float, end: float) -> tuple[Lap, ...]:
    """The laps that begin within `start` to `end` [s since the FIT epoch], in order of time."""
    found = []
    for row in part.messages.get("lap", ()):
        begins = number(row, "start_time")
        length = number(row, "total_elapsed_time")
        ends = begins + length if begins is not None and length is not None else number(row, "timestamp")
        if begins is not None and ends is not None and start <= begins <= min(end, ends):
            found.append(Lap(begins - start, ends - start, number(row, "total_distance"), word(row, "lap_trigger")))
    return tuple(sorted(found, key=lambda lap: lap.start_s))


def pauses(part: FitPart, start: float, end: float) -> tuple[Pause, ...]:
    """The times between a stop of the timer and its next start, within `start` to `end` [s since the FIT epoch]."""
    found, stopped = [], None
    events = [row for row in part.messages.get("event", ()) if word(row, "event") == "timer"]
    for row in sorted(events, key=lambda each: number(each, "timestamp") or 0):
        at, kind = number(row, "timestamp"), word(row, "event_type") or ""
        if at is None or not start <= at <= end:
            continue
        if kind.startswith("stop"):
            stopped = at if stopped is None else stopped
        elif kind == "start":
            if stopped is not None and at > stopped:
                found.append(Pause(stopped - start, at - start))
            stopped = None
    return tuple(found)


def utc_offset_s(part: FitPart) -> int | None:
    """How far the watch's local time is ahead of UTC [s], to the quarter hour; None where it does not say.

    An offset of 0 says nothing: TomTom and COROS watches write UTC as local time wherever they are.
    """
    for row in part.messages.get("activity", ()):
        local, universal = number(row, "local_timestamp"), number(row, "timestamp")
        if local is not None and universal is not None and abs(local - universal) <= FARTHEST_OFFSET_S:
            return round((local - universal) / QUARTER_HOUR_S) * QUARTER_HOUR_S or None
    return None


def device(part: FitPart) -> Device:
    """The device that wrote the file."""
    creators = (row for row in part.messages.get("device_info", ()) if row.get("device_index") in CREATOR)
    rows = (*part.messages.get("file_id", ()), *creators)
    maker = next((row["manufacturer"] for row in rows if "manufacturer" in row), "")
    names = (row[field] for field in ("product_name", "garmin_product", "product") for row in rows if field in row)
    return Device(str(maker), str(next(names, "")))
