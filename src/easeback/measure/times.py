"""How far and how long: distance, moving time, the longest unbroken running, pace, cadence and steps. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from easeback.measure.intervals import Intervals, Mask
from easeback.model.activity import Activity
from easeback.model.track import Track

# A crossing or a drink does not break a run; a longer stop or walk does.
LONGEST_BREAK_S: Final = 60.0
FASTEST_M_S: Final = 12.0
LEAST_KNOWN: Final = 0.8


@dataclass(frozen=True, slots=True)
class Times:
    """Distance [km] and what it was taken from, times [min], pace [min/km], median cadence [steps/min], steps."""

    distance_km: float | None
    distance_from: str | None
    elapsed_min: float | None
    moving_min: float | None
    unbroken_min: float | None
    pace_min_km: float | None
    cadence_steps_min: float | None
    steps: float | None


def times_of(activity: Activity, track: Track, intervals: Intervals) -> Times:
    """Distance and times of an activity; `track` is its own, repaired. None where something cannot be told."""
    elapsed_s = _elapsed_s(activity)
    distance_m, distance_from = _distance_m(activity, intervals, elapsed_s)
    moving_s = _moving_s(activity, intervals)
    return Times(
        distance_km=_scaled(distance_m, 1000),
        distance_from=distance_from,
        elapsed_min=_scaled(elapsed_s, 60),
        moving_min=_scaled(moving_s, 60),
        unbroken_min=_scaled(_unbroken_s(intervals), 60),
        pace_min_km=moving_s / 60 / (distance_m / 1000) if distance_m and moving_s else None,
        cadence_steps_min=_cadence(track, intervals.moving),
        steps=_steps(track, intervals, moving_s),
    )


def _scaled(value: float | None, unit: float) -> float | None:
    return None if value is None else value / unit


def _elapsed_s(activity: Activity) -> float | None:
    time_s = activity.track.column("time_s")
    return float(time_s[-1] - time_s[0]) if len(time_s) > 1 else activity.totals.elapsed_s or activity.totals.timer_s


def _distance_m(activity: Activity, intervals: Intervals, elapsed_s: float | None) -> tuple[float | None, str | None]:
    """The device's own total, unless no runner could have covered it; else the way between samples."""
    longest_s = max(elapsed_s or 0.0, activity.totals.elapsed_s or 0.0, activity.totals.timer_s or 0.0)
    said = activity.totals.distance_m
    if said and said <= FASTEST_M_S * longest_s:
        return said, "device's total"
    way_m = float(intervals.covered_m[-1])
    return (way_m, intervals.way_from) if way_m else (None, None)


def _moving_s(activity: Activity, intervals: Intervals) -> float | None:
    if intervals.way_from is not None:
        return float(intervals.timer_s[intervals.moving].sum())
    if activity.totals.timer_s is not None:
        return activity.totals.timer_s
    return float(intervals.timer_s.sum()) if len(intervals.seconds) else None


def _unbroken_s(intervals: Intervals) -> float | None:
    """Running time [s] in the longest stretch with no break over 60 s; None where no way is known."""
    if intervals.way_from is None:
        return None
    longest_s = stretch_s = break_s = 0.0
    columns = (intervals.seconds.tolist(), intervals.timer_s.tolist(), intervals.running.tolist())
    for seconds, timer_s, is_running in zip(*columns, strict=True):
        if is_running:
            stretch_s = timer_s + (stretch_s if break_s <= LONGEST_BREAK_S else 0.0)
            break_s = seconds - timer_s
            longest_s = max(longest_s, stretch_s)
        else:
            break_s += seconds
    return float(longest_s)


def _cadence(track: Track, moving: Mask) -> float | None:
    """Median cadence [steps/min] at the samples that end a moving interval; every sample where no way is known."""
    cadence = track.column("cadence_steps_min")
    in_motion = cadence[1:][moving] if moving.any() else cadence
    known = in_motion[np.isfinite(in_motion) & (in_motion > 0)]
    return float(np.median(known)) if known.size else None


def _steps(track: Track, intervals: Intervals, moving_s: float | None) -> float | None:
    """Steps of both feet in motion; None where cadence is known for less than 80 % of the time.

    The time in motion without a reading is taken to have been like the rest.
    """
    cadence = track.column("cadence_steps_min")[1:]
    in_motion = intervals.moving if intervals.moving.any() else intervals.timed
    known = in_motion & np.isfinite(cadence) & (cadence > 0)
    known_s, whole_s = float(intervals.timer_s[known].sum()), float(intervals.timer_s[in_motion].sum())
    if moving_s is None or not known_s or known_s < LEAST_KNOWN * whole_s:
        return None
    return float(np.average(cadence[known], weights=intervals.timer_s[known])) * moving_s / 60
