"""Garmin's account export: `summarizedActivities.json` -> hints by the start of the activity.

Files in the export carry the number of their upload, mostly another than that of the activity, so that the start is
what they have in common.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from easeback.model.problem import Problem
from easeback.read.archive.content import read_place
from easeback.read.archive.kind_words import sport_of_garmin
from easeback.read.archive.member import Hint, Place

TABLE_ENDS: Final = "summarizedactivities.json"
SERVICE: Final = "Garmin"
LIST: Final = "summarizedActivitiesExport"
# The service dates an activity by the watch's own start, to the second.
SAME_START: Final = timedelta(seconds=10)
# A watch set to a wrong zone is off by at most this.
ABOUT_THEN: Final = timedelta(hours=26)
LAST_NUMBER: Final = re.compile(r"_(\d{1,18})\.[a-z.]+$", re.IGNORECASE)
CENTIMETRES_A_METRE, MILLISECONDS_A_SECOND, EFFORT_POINTS = 100.0, 1000.0, 10.0
LARGEST_NUMBER: Final = 1e18
LATEST_S: Final = datetime(2200, 1, 1, tzinfo=UTC).timestamp()


@dataclass(frozen=True, slots=True)
class GarminSummary:
    """The activities of an account in order of their start; `hints` and `starts` have one length."""

    starts: tuple[datetime, ...]
    hints: tuple[Hint, ...]
    by_number: Mapping[int, Hint]

    def find(self, file_name: str, started_at: datetime) -> Hint | None:
        """The hint of the activity that started then; else of the number in the file's name, if it was about then.

        About: an upload may by chance have the number of another activity.
        """
        by_start = self.at(started_at)
        last = LAST_NUMBER.search(file_name)
        by_number = self.by_number.get(int(last[1])) if by_start is None and last else None
        if by_number and by_number.started_at and abs(by_number.started_at - started_at) <= ABOUT_THEN:
            return by_number
        return by_start

    def at(self, started_at: datetime) -> Hint | None:
        """The hint of the activity that started then, to 10 s; None where the account has none."""
        index = bisect_left(self.starts, started_at)
        near = range(max(0, index - 1), min(len(self.starts), index + 1))
        closest = min(near, key=lambda each: abs(self.starts[each] - started_at), default=None)
        if closest is None or abs(self.starts[closest] - started_at) > SAME_START:
            return None
        return self.hints[closest]


EMPTY: Final = GarminSummary((), (), {})


def read_summary(where: str, data: bytes) -> tuple[GarminSummary, list[Problem]]:
    """Every activity of the table that says when it started; a table that is no such JSON is a problem."""
    try:
        table = json.loads(data)
    except (ValueError, RecursionError):
        what = "It is damaged; the files were taken without the names and types in it."
        return EMPTY, [Problem(where, what, "Ask for the export again if that matters.")]
    dated: dict[datetime, Hint] = {}
    by_number: dict[int, Hint] = {}
    for row in _rows(table):
        started_at, activity_number = _start(row), _number(row, "activityId")
        # A multisport activity stands here twice, as a whole and in its parts: the parts are what the file holds.
        if started_at is not None and row.get("parent") is not True:
            hint = dated.setdefault(started_at, _hint(row, started_at))
            by_number |= {int(activity_number): hint} if activity_number is not None else {}
    starts = tuple(sorted(dated))
    return GarminSummary(starts, tuple(dated[start] for start in starts), by_number), []


@lru_cache(maxsize=8)
def summary_at(place: Place) -> GarminSummary:
    """The table that lies there, read once in a process. Its problems were reported when the members were listed."""
    data, _ = read_place(place)
    return read_summary("", data)[0]


def _rows(table: Any) -> Iterator[dict[str, Any]]:
    for part in table if isinstance(table, list) else [table]:
        rows = part.get(LIST) if isinstance(part, dict) else None
        yield from (row for row in (rows if isinstance(rows, list) else ()) if isinstance(row, dict))


def _start(row: dict[str, Any]) -> datetime | None:
    milliseconds = _number(row, "beginTimestamp")
    if milliseconds is None:
        milliseconds = _number(row, "startTimeGmt")
    if milliseconds is None or not 0 < milliseconds / MILLISECONDS_A_SECOND < LATEST_S:
        return None
    return datetime.fromtimestamp(milliseconds / MILLISECONDS_A_SECOND, UTC)


def _hint(row: dict[str, Any], started_at: datetime) -> Hint:
    kind = _text(row, "activityType")
    sport, sub_sport = sport_of_garmin(kind)
    return Hint(
        service=SERVICE,
        name=_text(row, "name"),
        kind=kind,
        sport=sport,
        sub_sport=sub_sport,
        effort_0_10=_scaled(row, "workoutRpe", EFFORT_POINTS),
        description=_text(row, "description"),
        started_at=started_at,
        distance_m=_scaled(row, "distance", CENTIMETRES_A_METRE),
        duration_s=_scaled(row, "duration", MILLISECONDS_A_SECOND),
    )


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return value.strip() if isinstance(value, str) else ""


def _number(row: dict[str, Any], name: str) -> float | None:
    value = row.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) if abs(value) < LARGEST_NUMBER else None


def _scaled(row: dict[str, Any], name: str, divisor: float) -> float | None:
    value = _number(row, name)
    return None if value is None else value / divisor
