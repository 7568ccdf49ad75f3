"""Everything that one activity's own track says: times, distance, load, terrain and form. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final

import numpy as np

from easeback.knowledge import knowledge
from easeback.measure.altitude import Profile, profile_of, why_no_profile
from easeback.measure.clean import repaired
from easeback.measure.effort import heart_rate_minutes, mean_heart_rate_bpm
from easeback.measure.foot_strike import measured_strikes
from easeback.measure.form import form_of, stretch_of
from easeback.measure.intervals import Intervals, Mask, intervals_of
from easeback.measure.terrain import terrain_of
from easeback.model.activity import Activity
from easeback.model.measure import Repair, RunMeasures
from easeback.model.track import Column, Track

# Raise it when a measure changes its meaning, so that what was kept is measured anew.
MEASURES_VERSION: Final = "2"
# A crossing or a drink does not break a run; a longer stop or walk does.
LONGEST_BREAK_S: Final = 60.0
FASTEST_M_S: Final = 12.0
SHORTEST_RUN_S: Final = 60.0
SHORTEST_RUN_M: Final = 100.0
LEAST_KNOWN: Final = 0.8


def measure_run(activity: Activity) -> RunMeasures:
    """Every measure of one activity that its own track allows; for each of the others `absent` says why.

    Distance [km] is the device's own total, else the way while the timer ran by its running distance, positions or
    speed. Moving [min] leaves out pauses, standing still, and gaps without a sample in which the runner did not get on.
    Unbroken [min] is the running in the longest stretch without a pause, stop or walk of more than 60 s. Cadence
    [steps/min] is the median in motion. A recording without samples has the device's totals only. What depends on the
    profile or on other days (TRIMP, baselines, spikes) is computed from this record when it is asked for.
    """
    track, repairs = repaired(activity.track)
    intervals = intervals_of(track, activity.pauses)
    found: dict[str, Any] = _times(activity, track, intervals)
    found |= _load(track, intervals, found)
    why_flat = why_no_profile(track, intervals)
    profile, jumps = (None, ()) if why_flat else profile_of(track, intervals)
    found |= _terrain(profile, found) if profile else {}
    stretch = stretch_of(track, intervals, _slopes(intervals, profile))
    form, no_form, left_out = form_of(track, stretch)
    strikes = measured_strikes(track, stretch)
    absent = no_form | dict(_reasons(found, intervals, why_flat, has_samples=len(track) > 1))
    absent |= {} if strikes else {"foot_strike": "no sensor measured how the foot lands"}
    return RunMeasures(
        **found,
        distance_from=_distance_from(activity, intervals, found["elapsed_min"]),
        form=form,
        foot_strike=strikes,
        repairs=(*repairs, *jumps, *left_out),
        absent=dict(sorted(absent.items())),
    )


def is_too_short(measures: RunMeasures) -> bool:
    """Under 60 s or under 100 m: not a run (DECISIONS, *Runs*); without a distance the time decides."""
    time_min = max(measures.moving_min or 0.0, measures.elapsed_min or 0.0)
    too_near = measures.distance_km is not None and measures.distance_km * 1000 < SHORTEST_RUN_M
    return too_near or time_min * 60 < SHORTEST_RUN_S


def _times(activity: Activity, track: Track, intervals: Intervals) -> dict[str, float | None]:
    elapsed_s = _elapsed_s(activity)
    return {
        "distance_km": _scaled(_distance_m(activity, intervals, elapsed_s), 1000),
        "elapsed_min": _scaled(elapsed_s, 60),
        "moving_min": _scaled(_moving_s(activity, intervals), 60),
        "unbroken_min": _scaled(_unbroken_s(intervals), 60),
        "cadence_steps_min": _cadence(track, intervals.moving),
    }


def _load(track: Track, intervals: Intervals, found: dict[str, Any]) -> dict[str, Any]:
    distance_km, moving_min = found["distance_km"], found["moving_min"]
    heart_rate_min = heart_rate_minutes(track, intervals)
    return {
        "steps": _steps(track, intervals, moving_min),
        "pace_min_km": moving_min / distance_km if distance_km and moving_min else None,
        "heart_rate_bpm": mean_heart_rate_bpm(heart_rate_min),
        "heart_rate_min": heart_rate_min,
    }


def _terrain(profile: Profile, found: dict[str, Any]) -> dict[str, Any]:
    terrain = terrain_of(profile, knowledge())
    names = {each.name for each in fields(RunMeasures)} & {each.name for each in fields(terrain)}
    pace = found["pace_min_km"]
    return {name: getattr(terrain, name) for name in names} | {
        "slope_bands": terrain.bands,
        "grade_adjusted_pace_min_km": pace / terrain.cost_ratio if pace else None,
    }


def _slopes(intervals: Intervals, profile: Profile | None) -> Column:
    """The slope in the middle of each interval [%]; NaN where no profile is known."""
    if profile is None:
        return np.full(len(intervals.seconds), np.nan)
    covered_m = intervals.covered_m
    return np.interp((covered_m[1:] + covered_m[:-1]) / 2, profile.way_m, profile.slope_percent)


def _reasons(
    found: dict[str, Any], intervals: Intervals, why_flat: str | None, *, has_samples: bool
) -> Iterator[tuple[str, str]]:
    """Name and reason of each field of the record that is not there."""
    no_track = None if has_samples else "the recording holds no samples"
    no_way = None if intervals.way_from else "neither distance nor positions nor speed were recorded"
    why = {
        "cadence_steps_min": no_track or "cadence was not recorded in motion",
        "steps": no_track or "cadence is not known for most of the time in motion",
        "heart_rate_bpm": no_track or "heart rate was not recorded, or with too many gaps",
        "heart_rate_min": no_track or "heart rate was not recorded, or with too many gaps",
    }
    for name in (each.name for each in fields(RunMeasures) if each.name not in WITH_OWN_REASONS):
        if not found.get(name):
            if found.get(name) == 0 and isinstance(found[name], float):
                continue
            yield name, why.get(name) or (why_flat if name in OF_SLOPES else None) or no_track or no_way or "no way covered"


WITH_OWN_REASONS: Final = {"distance_from", "form", "foot_strike", "repairs", "absent"}
OF_SLOPES: Final = {
    "grade_adjusted_pace_min_km", "ascent_m", "descent_m", "downhill_km", "downhill_percent", "downhill_drop_m",
    "longest_descent_km", "longest_descent_drop_m", "slope_bands",
}  # fmt: skip


def _scaled(value: float | None, unit: float) -> float | None:
    return None if value is None else value / unit


def _elapsed_s(activity: Activity) -> float | None:
    time_s = activity.track.column("time_s")
    return float(time_s[-1] - time_s[0]) if len(time_s) > 1 else activity.totals.elapsed_s or activity.totals.timer_s


def _distance_m(activity: Activity, intervals: Intervals, elapsed_s: float | None) -> float | None:
    """The device's own total, unless no runner could have covered it; else the way between samples."""
    if _total_is_believed(activity, elapsed_s):
        return activity.totals.distance_m
    known = np.isfinite(intervals.way_m)
    return float(np.maximum(intervals.way_m, 0)[known & intervals.timed].sum()) or None if known.any() else None


def _total_is_believed(activity: Activity, elapsed_s: float | None) -> bool:
    longest_s = max(elapsed_s or 0.0, activity.totals.elapsed_s or 0.0, activity.totals.timer_s or 0.0)
    return 0 < (activity.totals.distance_m or 0.0) <= FASTEST_M_S * longest_s


def _distance_from(activity: Activity, intervals: Intervals, elapsed_min: float | None) -> str | None:
    total = _total_is_believed(activity, None if elapsed_min is None else elapsed_min * 60)
    return "device's total" if total else intervals.way_from


def _moving_s(activity: Activity, intervals: Intervals) -> float | None:
    if np.isfinite(intervals.way_m).any():
        return float(intervals.timer_s[intervals.moving].sum())
    if activity.totals.timer_s is not None:
        return activity.totals.timer_s
    return float(intervals.timer_s.sum()) if len(intervals.seconds) else None


def _unbroken_s(intervals: Intervals) -> float | None:
    """Running time [s] in the longest stretch with no break over 60 s; None where no way is known."""
    if not np.isfinite(intervals.way_m).any():
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


def _steps(track: Track, intervals: Intervals, moving_min: float | None) -> float | None:
    """Steps of both feet in motion; None where cadence is known for less than 80 % of the time."""
    cadence = track.column("cadence_steps_min")[1:]
    in_motion = intervals.moving if intervals.moving.any() else intervals.timed
    known = in_motion & np.isfinite(cadence) & (cadence > 0)
    known_s, whole_s = float(intervals.timer_s[known].sum()), float(intervals.timer_s[in_motion].sum())
    if moving_min is None or not known_s or known_s < LEAST_KNOWN * whole_s:
        return None
    return float(np.average(cadence[known], weights=intervals.timer_s[known])) * moving_min
