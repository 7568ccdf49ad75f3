"""Everything that one activity's own track says: times, distance, load, terrain and form. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any, Final

import numpy as np

from easeback.knowledge.load import Knowledge, knowledge
from easeback.measure.altitude import Profile, profile_of, why_no_profile
from easeback.measure.clean import repaired
from easeback.measure.effort import heart_rate_minutes, mean_heart_rate_bpm
from easeback.measure.foot_strike import measured_strikes
from easeback.measure.form import form_of, stretch_of
from easeback.measure.intervals import Intervals, intervals_of
from easeback.measure.loops import measure_loops
from easeback.measure.terrain import terrain_of
from easeback.measure.times import times_of
from easeback.model.activity import Activity
from easeback.model.measure import RunMeasures
from easeback.model.track import Column

SHORTEST_RUN_S: Final = 60.0
SHORTEST_RUN_M: Final = 100.0
NO_SAMPLES: Final = "the recording holds no samples"
NO_HEART_RATE: Final = "heart rate was not recorded, or with too many gaps"
REASONS: Final = {
    "cadence_from": "cadence was not recorded, or was read before this was kept: `easeback rebuild` tells it",
    "device": "the file does not say what recorded it",
    "cadence_steps_min": "cadence was not recorded in motion",
    "steps": "cadence is not known for most of the time in motion",
    "heart_rate_bpm": NO_HEART_RATE,
    "heart_rate_min": NO_HEART_RATE,
    "foot_strike": "no sensor measured how the foot lands",
}
OF_SLOPES: Final = {
    "grade_adjusted_pace_min_km", "ascent_m", "descent_m", "downhill_km", "downhill_percent", "downhill_drop_m",
    "longest_descent_km", "longest_descent_drop_m", "slope_bands",
}  # fmt: skip
# Form measures bring a reason each, and having had nothing to repair needs none.
NEED_NO_REASON: Final = {"form", "repairs", "absent", "loops", "loops_looked_for"}


def measure_run(activity: Activity) -> RunMeasures:
    """Every measure of one activity that its own track allows; for each of the others `absent` says why.

    Distance [km] is the device's own total, else the way while the timer ran by its running distance, positions or
    speed. Moving [min] leaves out pauses, standing still, and gaps without a sample in which the runner did not get on.
    Unbroken [min] is the running in the longest stretch without a pause, stop or walk of more than 60 s. Cadence
    [steps/min] is the median in motion. A recording without samples has the device's totals only. What depends on the
    profile or on other days (TRIMP, baselines, spikes) is computed from this record when it is asked for.
    """
    known = knowledge()
    track, repairs = repaired(activity.track)
    intervals = intervals_of(track, activity.pauses)
    found: dict[str, Any] = asdict(times_of(activity, track, intervals))
    found["cadence_from"] = track.cadence_from
    found["device"] = " ".join(part for part in (activity.device.manufacturer, activity.device.product) if part)
    found["heart_rate_min"] = heart_rate_minutes(track, intervals, known)
    found["heart_rate_bpm"] = mean_heart_rate_bpm(found["heart_rate_min"])
    why_flat = why_no_profile(track, intervals)
    profile, jumps = (None, ()) if why_flat else profile_of(track, intervals)
    found |= _terrain(profile, found["pace_min_km"], known) if profile else {}
    stretch = stretch_of(track, intervals, _slopes(intervals, profile))
    found["form"], no_form, left_out = form_of(track, stretch)
    found["foot_strike"] = measured_strikes(track, stretch, known)
    loops = measure_loops(track)
    found |= {"loops": loops.found, "loops_looked_for": loops.why_not is None}
    absent = no_form if len(track) > 1 else dict.fromkeys(no_form, NO_SAMPLES)
    absent |= {"loops": loops.why_not} if loops.why_not else {}
    absent |= dict(_absent(found, len(track), intervals.way_from, why_flat))
    found["device"] = found["device"] or None
    return RunMeasures(**found, repairs=(*repairs, *jumps, *left_out), absent=dict(sorted(absent.items())))


def is_too_short(measures: RunMeasures) -> bool:
    """Under 60 s or under 100 m: not a run (DECISIONS, *Runs*); without a distance the time decides."""
    time_min = max(measures.moving_min or 0.0, measures.elapsed_min or 0.0)
    too_near = measures.distance_km is not None and measures.distance_km * 1000 < SHORTEST_RUN_M
    return too_near or time_min * 60 < SHORTEST_RUN_S


def _terrain(profile: Profile, pace_min_km: float | None, known: Knowledge) -> dict[str, Any]:
    terrain = terrain_of(profile, known)
    adjusted = pace_min_km / terrain.cost_ratio if pace_min_km else None
    named = {name: getattr(terrain, name) for name in OF_SLOPES - {"grade_adjusted_pace_min_km", "slope_bands"}}
    return named | {"slope_bands": terrain.bands, "grade_adjusted_pace_min_km": adjusted}


def _slopes(intervals: Intervals, profile: Profile | None) -> Column:
    """The slope in the middle of each interval [%]; NaN where no profile is known."""
    if profile is None:
        return np.full(len(intervals.seconds), np.nan)
    covered_m = intervals.covered_m
    slope: Column = np.interp((covered_m[1:] + covered_m[:-1]) / 2, profile.way_m, profile.slope_percent)
    return slope


def _absent(
    found: dict[str, Any], samples: int, way_from: str | None, why_flat: str | None
) -> Iterator[tuple[str, str]]:
    """Name and reason of each field of the record that is not there; a measured zero is there."""
    no_track = None if samples > 1 else NO_SAMPLES
    no_way = "no way was covered" if way_from else "neither distance nor positions nor speed were recorded"
    for each in fields(RunMeasures):
        is_there = each.name in NEED_NO_REASON or found.get(each.name) not in (None, "", (), {})
        if not is_there:
            of_slopes = why_flat if each.name in OF_SLOPES else None
            yield each.name, no_track or of_slopes or REASONS.get(each.name) or no_way
