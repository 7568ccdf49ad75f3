"""Distance, moving time, the longest stretch of unbroken running, and cadence of one activity. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.model.activity import Activity, Pause
from easeback.model.distance import steps_m
from easeback.model.measure import RunMeasures
from easeback.model.track import Column, Track

# The scatter of a GPS at rest drifts at 0.1 to 0.4 m/s; the slowest walk is about twice that.
STANDING_M_S: Final = 0.5
# Speed is taken over 10 s around a moment: shorter windows show the scatter of positions, not the runner.
HALF_WINDOW_S: Final = 5.0
# In a longer gap without samples the runner counts as moving only where the way covered says a walk at least.
LONGEST_STEP_S: Final = 10.0
SLOWEST_WALK_M_S: Final = 1.0
# People change from walking to running by choice at about 1.9 to 2.1 m/s (Hreljac 1993, Med Sci Sports Exerc 25:1158)
# and can run more slowly, so below that a cadence that no walk at this speed reaches says running too.
SLOWEST_RUN_M_S: Final = 1.8
SLOWEST_JOG_M_S: Final = 1.2
RUNNING_CADENCE_STEPS_MIN: Final = 140.0
# A crossing or a drink does not break a run; a longer stop or walk does.
LONGEST_BREAK_S: Final = 60.0
FASTEST_M_S: Final = 12.0
SHORTEST_RUN_S: Final = 60.0
SHORTEST_RUN_M: Final = 100.0


@dataclass(frozen=True, slots=True)
class _Steps:
    """The n - 1 intervals between samples: length and how much of it the timer ran [s], whether that is most of it,
    way [m] (NaN unknown) and speed [m/s]."""

    seconds: Column
    timer_s: Column
    timed: NDArray[np.bool_]
    way_m: Column
    speed_m_s: Column


def measure_run(activity: Activity) -> RunMeasures:
    """Distance [km], elapsed, moving and unbroken running time [min], cadence [steps/min] of one activity.

    Distance is the device's own total, else the way while the timer ran by its running distance, positions or speed.
    Moving leaves out pauses, standing still, and gaps without a sample in which the runner did not get on. Unbroken is
    the running in the longest stretch without a pause, stop or walk of more than 60 s. A recording without samples has
    the device's totals only. None where something cannot be told.
    """
    steps = _steps(activity)
    moving = _moving(steps)
    elapsed_s = _elapsed_s(activity)
    distance_m = _distance_m(activity, steps, elapsed_s)
    return RunMeasures(
        distance_km=_scaled(distance_m, 1000),
        elapsed_min=_scaled(elapsed_s, 60),
        moving_min=_scaled(_moving_s(activity, steps, moving), 60),
        unbroken_min=_scaled(_unbroken_s(activity.track, steps, moving), 60),
        cadence_steps_min=_cadence(activity.track, moving),
    )


def is_too_short(measures: RunMeasures) -> bool:
    """Under 60 s or under 100 m: not a run (DECISIONS, *Runs*); without a distance the time decides."""
    time_min = max(measures.moving_min or 0.0, measures.elapsed_min or 0.0)
    too_near = measures.distance_km is not None and measures.distance_km * 1000 < SHORTEST_RUN_M
    return too_near or time_min * 60 < SHORTEST_RUN_S


def _scaled(value: float | None, unit: float) -> float | None:
    return None if value is None else value / unit


def _elapsed_s(activity: Activity) -> float | None:
    time_s = activity.track.column("time_s")
    return float(time_s[-1] - time_s[0]) if len(time_s) > 1 else activity.totals.elapsed_s or activity.totals.timer_s


def _distance_m(activity: Activity, steps: _Steps, elapsed_s: float | None) -> float | None:
    """The device's own total, unless no runner could have covered it; else the way between samples."""
    longest_s = max(elapsed_s or 0.0, activity.totals.elapsed_s or 0.0, activity.totals.timer_s or 0.0)
    said = activity.totals.distance_m
    if said and said <= FASTEST_M_S * longest_s:
        return said
    return _sum(steps.way_m, steps.timed) or None


def _sum(way_m: Column, timed: NDArray[np.bool_]) -> float | None:
    known = np.isfinite(way_m)
    return float(np.maximum(way_m, 0)[known & timed].sum()) if known.any() else None


def _steps(activity: Activity) -> _Steps:
    track = activity.track
    time_s = track.column("time_s")
    seconds, way_m = np.diff(time_s), _way(track)
    timer_s = seconds - _paused_s(time_s, activity.pauses)
    return _Steps(seconds, timer_s, timer_s > seconds / 2, way_m, _speed(time_s, way_m))


def _paused_s(time_s: Column, pauses: tuple[Pause, ...]) -> Column:
    """How much of each interval lies in pauses [s]."""
    paused_s = np.zeros(max(len(time_s) - 1, 0))
    for pause in pauses:
        paused_s += np.maximum(0, np.minimum(time_s[1:], pause.end_s) - np.maximum(time_s[:-1], pause.start_s))
    return paused_s


def _way(track: Track) -> Column:
    """The way covered in each interval [m]: the device's distance, else positions, else its speed; NaN unknown."""
    seconds = np.diff(track.column("time_s"))
    speed = track.column("speed_m_s")
    ways = (np.diff(track.column("distance_m")), _position_steps(track), (speed[1:] + speed[:-1]) / 2 * seconds)
    told = (way for way in ways if np.isfinite(way).sum() > len(way) / 2 and np.nansum(way) > 0)
    best = next(told, ways[0])
    return np.where(best < 0, np.nan, best)


def _position_steps(track: Track) -> Column:
    """Way to each sample from the last one with a position [m]: the whole way of a gap stands in its end."""
    latitude, longitude = track.column("latitude_deg"), track.column("longitude_deg")
    rows = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
    way_m = np.full(max(len(track) - 1, 0), np.nan)
    if len(rows) > 1:
        way_m[rows[1:] - 1] = steps_m(latitude[rows], longitude[rows])
    return way_m


def _speed(time_s: Column, way_m: Column) -> Column:
    """Speed around the middle of each interval [m/s], over a window of 10 s or the interval where that is longer."""
    if not np.isfinite(way_m).any():
        return np.full(len(way_m), np.nan)
    covered_m = np.concatenate(([0.0], np.cumsum(np.nan_to_num(way_m))))
    middle, half = (time_s[1:] + time_s[:-1]) / 2, np.maximum(np.diff(time_s) / 2, HALF_WINDOW_S)
    begin = np.maximum(middle - half, time_s[0])
    end = np.minimum(middle + half, time_s[-1])
    speed: Column = (np.interp(end, time_s, covered_m) - np.interp(begin, time_s, covered_m)) / (end - begin)
    return speed


def _moving(steps: _Steps) -> NDArray[np.bool_]:
    slowest = np.where(steps.seconds > LONGEST_STEP_S, SLOWEST_WALK_M_S, STANDING_M_S)
    return steps.timed & (steps.speed_m_s >= slowest)


def _moving_s(activity: Activity, steps: _Steps, moving: NDArray[np.bool_]) -> float | None:
    if np.isfinite(steps.way_m).any():
        return float(steps.timer_s[moving].sum())
    if activity.totals.timer_s is not None:
        return activity.totals.timer_s
    return float(steps.timer_s.sum()) if len(steps.seconds) else None


def _unbroken_s(track: Track, steps: _Steps, moving: NDArray[np.bool_]) -> float | None:
    """Running time [s] in the longest stretch with no break over 60 s; None where no way is known."""
    if not np.isfinite(steps.way_m).any():
        return None
    cadence = track.column("cadence_steps_min")[1:]
    jogging = (steps.speed_m_s >= SLOWEST_JOG_M_S) & (cadence >= RUNNING_CADENCE_STEPS_MIN)
    running = moving & ((steps.speed_m_s >= SLOWEST_RUN_M_S) | jogging)
    longest_s = stretch_s = break_s = 0.0
    for seconds, timer_s, is_running in zip(steps.seconds, steps.timer_s, running, strict=True):
        if is_running:
            stretch_s = timer_s + (stretch_s if break_s <= LONGEST_BREAK_S else 0.0)
            break_s = seconds - timer_s
            longest_s = max(longest_s, stretch_s)
        else:
            break_s += seconds
    return float(longest_s)


def _cadence(track: Track, moving: NDArray[np.bool_]) -> float | None:
    """Median cadence [steps/min] at the samples that end a moving interval; every sample where no way is known."""
    cadence = track.column("cadence_steps_min")
    in_motion = cadence[1:][moving] if moving.any() else cadence
    known = in_motion[np.isfinite(in_motion) & (in_motion > 0)]
    return float(np.median(known)) if known.size else None
