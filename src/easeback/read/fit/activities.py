"""The sessions of a decoded FIT file as activities."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.model.activity import Activity
from easeback.model.problem import Problem
from easeback.model.track import EMPTY_TRACK, Column, Track
from easeback.read.columns import cadence_from, settled
from easeback.read.fit.clock import FIRST_DATE, local_time_only
from easeback.read.fit.columns import developer_columns, track_columns
from easeback.read.fit.part import FitPart, Row, number, word
from easeback.read.fit.summary import device, laps, pauses, totals, utc_offset_s
from easeback.read.sport import ANY_KIND, UNKNOWN, guess_sport

EPOCH: Final = datetime(1989, 12, 31, tzinfo=UTC)
# A session says it started before its first sample by at most this, else the samples are believed.
LONGEST_WAIT_S: Final = 3600.0


def activities_of(name: str, part: FitPart) -> tuple[list[Activity], list[Problem]]:
    """Each session of the file as an activity; one made from the samples where no session was written."""
    local = local_time_only(part)
    if local is not None:
        # Said as an offset of 0, so that the run keeps the date that the watch showed.
        found, problems = _dated_activities(name, local)
        done = "Its own date was kept."
        problems.append(Problem(name, "The watch gives only local time, not UTC.", done, is_mended=True))
        return [replace(activity, utc_offset_s=0) for activity in found], problems
    return _dated_activities(name, part)


def _dated_activities(name: str, part: FitPart) -> tuple[list[Activity], list[Problem]]:
    times = part.records.get("timestamp", np.empty(0))
    dated = np.flatnonzero(times >= FIRST_DATE)
    problems = _undated(name, len(times) - len(dated))
    sessions = _sessions(part)
    activities = []
    for index, session in enumerate(sessions):
        rows = dated[_rows_of(index, sessions, times[dated])]
        start = _start(session, times[rows])
        if start is None:
            problems.append(Problem(name, "A session has no date.", "Set the watch's clock, or enter the run by hand."))
            continue
        if not rows.size:
            problems.append(Problem(name, "A session has no samples.", "Only the watch's own totals were kept."))
        activities.append(_activity(part, session, start, rows))
    if not sessions:
        problems.append(Problem(name, "It holds no session and no dated samples.", "There is nothing to take from it."))
    elif not part.messages.get("session"):
        done = "It was made from the samples."
        problems.append(Problem(name, "The watch wrote no summary of the session.", done, is_mended=True))
    return activities, problems


def _undated(name: str, count: int) -> list[Problem]:
    if not count:
        return []
    return [Problem(name, f"Samples without a date: {count}.", "They were left out; the watch's clock may not be set.")]


def _sessions(part: FitPart) -> list[Row]:
    """In order of time, the last word of each where one was written twice; a bare one where only samples were kept."""
    latest: dict[float | None, Row] = {number(row, "start_time"): row for row in part.messages.get("session", ())}
    if latest:
        return [latest[start] for start in sorted(latest, key=lambda start: start or 0)]
    times = part.records.get("timestamp", np.empty(0))
    return [_sport_said(part)] if (times >= FIRST_DATE).any() else []


def _sport_said(part: FitPart) -> Row:
    """Sport and sub-sport by the sport message, else by a lap: what a file cut off before its session still says."""
    said = (*part.messages.get("sport", ()), *part.messages.get("lap", ()))
    row: Row = next((each for each in said if word(each, "sport")), {})
    return {field: row[field] for field in ("sport", "sub_sport") if field in row}


def _rows_of(index: int, sessions: list[Row], times: Column) -> NDArray[np.bool_]:
    """Which samples are the session's: from its start to the next one's; the first has also what lies before."""
    first = number(sessions[index], "start_time") if index else None
    after = number(sessions[index + 1], "start_time") if index + 1 < len(sessions) else None
    inside = np.ones(len(times), dtype=bool)
    if first is not None:
        inside &= times >= first
    if after is not None:
        inside &= times < after
    return inside


def _start(session: Row, times: Column) -> float | None:
    said = number(session, "start_time")
    if said is not None and said < FIRST_DATE:
        said = None
    if not times.size:
        return said
    first = float(times.min())
    return said if said is not None and 0 <= first - said <= LONGEST_WAIT_S else first


def _activity(part: FitPart, session: Row, start: float, rows: NDArray[np.intp]) -> Activity:
    sport = word(session, "sport") or UNKNOWN
    track = _track(part, sport, start, rows)
    is_guessed = sport == UNKNOWN
    if is_guessed:
        sport = guess_sport(track)
    end = start + max(totals(session).elapsed_s or 0.0, float(track.column("time_s").max(initial=0.0)))
    return Activity(
        format="FIT",
        sport=sport,
        sub_sport=word(session, "sub_sport") or ANY_KIND,
        sport_is_guessed=is_guessed,
        started_at=EPOCH + timedelta(seconds=start),
        utc_offset_s=utc_offset_s(part),
        device=device(part),
        totals=totals(session),
        laps=laps(part, start, end),
        pauses=pauses(part, start, end),
        track=track,
    )


def _track(part: FitPart, sport: str, start: float, rows: NDArray[np.intp]) -> Track:
    if not rows.size:
        return EMPTY_TRACK
    columns = track_columns(part.records, part.developer)
    columns = {name: values[rows] for name, values in columns.items()}
    columns["time_s"] = part.records["timestamp"][rows] - start
    developer = developer_columns(part.developer, rows)
    return Track(settled(columns, sport), developer, cadence_from(columns, sport))
