"""Puts right what recordings get wrong: order of time, jumps of the clock, impossible positions. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.model.activity import Activity, Lap, Pause, Totals
from easeback.model.problem import Problem
from easeback.model.track import Column, DeveloperColumn, Track
from easeback.read.positions import POSITION, jumps, nowhere, way_m
from easeback.read.possible import possible

# Sorting may lengthen the way by scatter alone, not by more.
MOST_DETOUR: Final = 1.01
# A clock that was set, or runs of several days in one file: never one run. Shorter parts are a clock's first guesses.
LONGEST_GAP_S: Final = 6 * 3600.0
SHORTEST_PART_S: Final = 60.0
# Watches record up to four samples a second.
SAME_MOMENT_S: Final = 0.25


def clean(activity: Activity, where: str) -> tuple[list[Activity], list[Problem]]:
    """The activity with its track repaired, and one problem for each kind of repair.

    Samples are put in order of time and those of one moment joined; values and positions that cannot be become missing.
    Parts with more than six hours and no pause between them become activities of their own, as far as they last a
    minute.
    """
    problems: list[Problem] = []
    track = possible(activity.track, where, problems)
    ordered = replace(activity, track=_in_order(track, where, problems))
    parts = _parts(ordered, where, problems)
    tracks = [_possible_positions(part.track, part.sport, where, problems) for part in parts]
    return [replace(part, track=track) for part, track in zip(parts, tracks, strict=True)], problems


def _in_order(track: Track, where: str, problems: list[Problem]) -> Track:
    """Sorted by time; but where that makes the way longer the order was right and the times wrong: those samples go."""
    time_s = track.column("time_s")
    if (backward := int((np.diff(time_s) < 0).sum())) > 0:
        by_time = _take(track, np.argsort(time_s, kind="stable"))
        on_time = _take(track, np.flatnonzero(time_s >= np.maximum.accumulate(time_s)))
        is_sorted_wrong = way_m(by_time) > MOST_DETOUR * way_m(track)
        done = f"Samples left out: {len(time_s) - len(on_time)}." if is_sorted_wrong else "They were put in order."
        problems.append(Problem(where, f"Samples at which the time goes back: {backward}.", done, is_mended=True))
        track = on_time if is_sorted_wrong else by_time
    return _joined(track)


def _joined(track: Track) -> Track:
    """Samples of the same moment as one, the first that says a value counting; watches write sensors one by one."""
    start = _moments(track.column("time_s"))
    if len(start) == len(track):
        return track
    columns = {name: _first_known(values, start) for name, values in track.columns.items()}
    developer = (
        DeveloperColumn(each.name, each.unit, each.application, _first_known(each.values, start))
        for each in track.developer
    )
    return replace(track, columns=columns, developer=tuple(developer))


def _moments(time_s: Column) -> NDArray[np.intp]:
    """Indexes of the samples that begin a new moment. Services that mix two sources write them milliseconds apart."""
    if (np.diff(time_s) >= SAME_MOMENT_S).all():
        return np.arange(len(time_s))
    starts, last_s = [], -np.inf
    for index, at_s in enumerate(time_s):
        if at_s - last_s >= SAME_MOMENT_S:
            starts.append(index)
            last_s = at_s
    return np.array(starts, dtype=np.intp)


def _first_known(values: Column, start: NDArray[np.intp]) -> Column:
    """The first finite value of each group of neighbours that begins at `start`, length of `start`."""
    indexes = np.where(np.isfinite(values), np.arange(len(values)), len(values))
    first = np.minimum.reduceat(indexes, start)
    return np.append(values, np.nan)[first]


def _parts(activity: Activity, where: str, problems: list[Problem]) -> list[Activity]:
    time_s = activity.track.column("time_s")
    gaps = [
        int(index)
        for index in np.flatnonzero(np.diff(time_s) > LONGEST_GAP_S)
        if not _is_paused(activity.pauses, time_s[index], time_s[index + 1])
    ]
    if not gaps:
        return [activity]
    ranges = _ranges(gaps, len(time_s))
    kept = [(first, after) for first, after in ranges if time_s[after - 1] - time_s[first] >= SHORTEST_PART_S]
    kept = kept or [max(ranges, key=lambda part: part[1] - part[0])]
    hours = max(time_s[index + 1] - time_s[index] for index in gaps) / 3600
    problems.append(_split(where, hours, len(kept), len(time_s) - sum(after - first for first, after in kept)))
    parts = [_moved(activity, np.arange(first, after)) for first, after in kept]
    # The device's totals are of all parts together: of one alone only where the others were nothing.
    return parts if len(parts) == 1 else [replace(part, totals=Totals()) for part in parts]


def _split(where: str, hours: float, parts: int, left_out: int) -> Problem:
    done = f"It was taken as {parts} recordings." if parts > 1 else "One part was kept."
    rest = f" Samples left out: {left_out}." if left_out else ""
    return Problem(where, f"The time jumps by {hours:.0f} hours.", done + rest)


def _ranges(breaks: Sequence[int], length: int) -> list[tuple[int, int]]:
    """First and one-past-last index of each part of `length` samples, cut behind each of `breaks`."""
    return list(pairwise([0, *(index + 1 for index in breaks), length]))


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
        track=replace(track, columns=columns),
    )


def _shifted_lap(lap: Lap, by_s: float) -> Lap:
    return replace(lap, start_s=max(0.0, lap.start_s - by_s), end_s=lap.end_s - by_s)


def _possible_positions(track: Track, sport: str, where: str, problems: list[Problem]) -> Track:
    if any(name not in track for name in POSITION):
        return track
    no_place, too_far = nowhere(track), jumps(track, sport)
    _report(int(no_place.sum()), "at 0,0 or nowhere on earth", where, problems)
    _report(int(too_far.sum()), "too far from the others to be true", where, problems)
    columns = {name: np.where(no_place | too_far, np.nan, track.column(name)) for name in POSITION}
    if not all(np.isfinite(values).any() for values in columns.values()):
        kept = {name: values for name, values in track.columns.items() if name not in POSITION}
        return replace(track, columns=kept)
    return replace(track, columns=dict(track.columns) | columns)


def _report(count: int, what: str, where: str, problems: list[Problem]) -> None:
    if count:
        done = "They were left out of the track."
        problems.append(Problem(where, f"Positions {what}: {count}.", done, is_mended=True))


def _take(track: Track, rows: NDArray[np.intp]) -> Track:
    columns = {name: values[rows] for name, values in track.columns.items()}
    developer = (DeveloperColumn(each.name, each.unit, each.application, each.values[rows]) for each in track.developer)
    return replace(track, columns=columns, developer=tuple(developer))
