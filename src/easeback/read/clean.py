"""Puts right what recordings get wrong: order of time, jumps of the clock, impossible positions. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.model.activity import Activity, Lap, Pause
from easeback.model.distance import steps_m
from easeback.model.problem import Problem
from easeback.model.track import Column, DeveloperColumn, Track

# No runner covers more than 12 m in a second; other sports may be a descent on a bicycle or a ferry, no faster.
FASTEST_ON_FOOT_M_S: Final = 12.0
FASTEST_M_S: Final = 60.0
ON_FOOT: Final = {"running", "walking", "hiking"}
# Below a second between samples the scatter of a position says nothing about speed.
SHORTEST_STEP_S: Final = 1.0
LONGEST_HOLD_S: Final = 5.0
# Sorting may lengthen the way by scatter alone, not by more.
MOST_DETOUR: Final = 1.01
# A clock that was set, or a watch that nobody stopped: never one run.
LONGEST_GAP_S: Final = 6 * 3600.0
POSITION: Final = ("latitude_deg", "longitude_deg")


def clean(activity: Activity, where: str) -> tuple[Activity, list[Problem]]:
    """The activity with its track repaired, and one problem for each kind of repair.

    Samples are put in order of time and those of one moment joined; of two parts with more than six hours and no pause
    between them the one with more samples is kept; positions that cannot be become missing. Nothing else is changed.
    """
    problems: list[Problem] = []
    track = _in_order(activity.track, where, problems)
    activity = _longest_part(replace(activity, track=track), where, problems)
    track = _possible_positions(activity.track, activity.sport, where, problems)
    return replace(activity, track=track), problems


def _in_order(track: Track, where: str, problems: list[Problem]) -> Track:
    """Sorted by time; but where that makes the way longer the order was right and the times wrong: those samples go."""
    time_s = track.column("time_s")
    if (backward := int((np.diff(time_s) < 0).sum())) > 0:
        by_time = _take(track, np.argsort(time_s, kind="stable"))
        on_time = _take(track, np.flatnonzero(time_s >= np.maximum.accumulate(time_s)))
        is_sorted_wrong = _way_m(by_time) > MOST_DETOUR * _way_m(track)
        done = f"{len(time_s) - len(on_time)} samples were left out." if is_sorted_wrong else "They were put in order."
        problems.append(Problem(where, f"The time goes back at {backward} samples.", done))
        track = on_time if is_sorted_wrong else by_time
    return _joined(track)


def _way_m(track: Track) -> float:
    latitude, longitude = (track.column(name) for name in POSITION)
    known = np.isfinite(latitude) & np.isfinite(longitude)
    return float(steps_m(latitude[known], longitude[known]).sum())


def _joined(track: Track) -> Track:
    """Samples of the same moment as one, the first that says a value counting; watches write sensors one by one."""
    time_s = track.column("time_s")
    groups, start = np.unique(time_s, return_index=True)
    if len(groups) == len(time_s):
        return track
    columns = {name: _first_known(values, start) for name, values in track.columns.items()}
    developer = (
        DeveloperColumn(each.name, each.unit, each.application, _first_known(each.values, start))
        for each in track.developer
    )
    return Track(columns, tuple(developer))


def _first_known(values: Column, start: NDArray[np.intp]) -> Column:
    """The first finite value of each group of neighbours that begins at `start`, length of `start`."""
    indexes = np.where(np.isfinite(values), np.arange(len(values)), len(values))
    first = np.minimum.reduceat(indexes, start)
    return np.append(values, np.nan)[first]


def _longest_part(activity: Activity, where: str, problems: list[Problem]) -> Activity:
    time_s = activity.track.column("time_s")
    gaps = [
        index
        for index in np.flatnonzero(np.diff(time_s) > LONGEST_GAP_S)
        if not _is_paused(activity.pauses, time_s[index], time_s[index + 1])
    ]
    if not gaps:
        return activity
    first, last = _longest(np.array(gaps), len(time_s))
    hours = max(time_s[index + 1] - time_s[index] for index in gaps) / 3600
    left_out = len(time_s) - (last - first)
    what = f"The time jumps by {hours:.0f} hours."
    problems.append(Problem(where, what, f"The longer part was kept and {left_out} samples left out."))
    return _moved(activity, np.arange(first, last))


def _longest(breaks: NDArray[np.intp], length: int) -> tuple[int, int]:
    """First and one-past-last index of the longest part of `length` samples, cut behind each of `breaks`."""
    edges = [0, *(int(index) + 1 for index in breaks), length]
    return max(pairwise(edges), key=lambda part: part[1] - part[0])


def _is_paused(pauses: tuple[Pause, ...], begin_s: float, end_s: float) -> bool:
    return any(pause.start_s <= begin_s + LONGEST_GAP_S and pause.end_s >= end_s - LONGEST_GAP_S for pause in pauses)


def _moved(activity: Activity, rows: NDArray[np.intp]) -> Activity:
    """The activity with only `rows` of its track, counted from the first of them."""
    track = _take(activity.track, rows)
    start_s, end_s = float(track.column("time_s")[0]), float(track.column("time_s")[-1])
    if activity.track.column("time_s")[0] == start_s:
        start_s = 0.0
    columns = dict(track.columns) | {"time_s": track.column("time_s") - start_s}
    within = [lap for lap in activity.laps if lap.start_s < end_s and lap.end_s > start_s]
    pauses = [pause for pause in activity.pauses if pause.start_s < end_s and pause.end_s > start_s]
    return replace(
        activity,
        started_at=activity.started_at + timedelta(seconds=start_s),
        laps=tuple(_shifted_lap(lap, start_s) for lap in within),
        pauses=tuple(Pause(max(0.0, pause.start_s - start_s), pause.end_s - start_s) for pause in pauses),
        track=Track(columns, track.developer),
    )


def _shifted_lap(lap: Lap, by_s: float) -> Lap:
    return replace(lap, start_s=max(0.0, lap.start_s - by_s), end_s=lap.end_s - by_s)


def _possible_positions(track: Track, sport: str, where: str, problems: list[Problem]) -> Track:
    if any(name not in track for name in POSITION):
        return track
    latitude, longitude = (track.column(name) for name in POSITION)
    known = np.isfinite(latitude) & np.isfinite(longitude)
    nowhere = known & ((latitude == 0) & (longitude == 0) | (np.abs(latitude) > 90) | (np.abs(longitude) > 180))
    _report(int(nowhere.sum()), "lie at 0,0 or nowhere on earth", where, problems)
    jumps = _jumps(track, known & ~nowhere, FASTEST_ON_FOOT_M_S if sport in ON_FOOT else FASTEST_M_S)
    _report(len(jumps), "are too far from the others to be true", where, problems)
    missing = ~known | nowhere
    missing[jumps] = True
    if missing.all():
        return Track({name: values for name, values in track.columns.items() if name not in POSITION}, track.developer)
    columns = {name: np.where(missing, np.nan, track.column(name)) for name in POSITION}
    return Track(dict(track.columns) | columns, track.developer)


def _report(count: int, what: str, where: str, problems: list[Problem]) -> None:
    if count:
        problems.append(Problem(where, f"{count} positions {what}.", "They were left out of the track."))


def _jumps(track: Track, known: NDArray[np.bool_], fastest_m_s: float) -> list[int]:
    """Indexes of positions that no one can have reached, judged outwards from the longest stretch without a jump."""
    rows = np.flatnonzero(known)
    if len(rows) < 2:
        return []
    latitude, longitude = (track.column(name)[rows] for name in POSITION)
    time_s = track.column("time_s")[rows]
    held_s = _held_s(time_s, latitude, longitude)
    reachable = steps_m(latitude, longitude) <= fastest_m_s * np.maximum(np.diff(time_s) + held_s[:-1], SHORTEST_STEP_S)
    if reachable.all():
        return []
    first, after = _longest(np.flatnonzero(~reachable), len(rows))
    beyond = _unreachable(time_s, latitude, longitude, range(after - 1, len(rows)), fastest_m_s)
    before = _unreachable(time_s, latitude, longitude, range(first, -1, -1), fastest_m_s)
    return [int(rows[index]) for index in (*before, *beyond)]


def _held_s(time_s: Column, latitude: Column, longitude: Column) -> Column:
    """How long each position has stood unchanged [s], at most 5: phones repeat a fix and then catch up at once."""
    is_new = np.concatenate(([True], (np.diff(latitude) != 0) | (np.diff(longitude) != 0)))
    since = np.maximum.accumulate(np.where(is_new, np.arange(len(time_s)), 0))
    return np.minimum(time_s - time_s[since], LONGEST_HOLD_S)


def _unreachable(time_s: Column, latitude: Column, longitude: Column, walk: range, fastest_m_s: float) -> list[int]:
    """Going along `walk` from a trusted position: those too far from the last one that was reachable."""
    trusted, unreachable = walk[0], []
    for index in walk[1:]:
        pair = [trusted, index]
        seconds = abs(time_s[index] - time_s[trusted]) + LONGEST_HOLD_S
        if steps_m(latitude[pair], longitude[pair])[0] <= fastest_m_s * seconds:
            trusted = index
        else:
            unreachable.append(index)
    return unreachable


def _take(track: Track, rows: NDArray[np.intp]) -> Track:
    columns = {name: values[rows] for name, values in track.columns.items()}
    developer = (DeveloperColumn(each.name, each.unit, each.application, each.values[rows]) for each in track.developer)
    return Track(columns, tuple(developer))
