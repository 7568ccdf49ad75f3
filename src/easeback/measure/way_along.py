"""A run along its way: pace, slope and heart rate by stretches of one length, and up or down at each point. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.knowledge.load import Knowledge
from easeback.measure.altitude import Profile, profile_of, why_no_profile
from easeback.measure.clean import repaired
from easeback.measure.intervals import Intervals, intervals_of
from easeback.measure.thin import Points
from easeback.model.activity import Activity
from easeback.model.track import Column, Track

SHORTEST_STRETCH_M: Final = 50.0
# A stretch of which less was covered in motion than this was a stand whose position drifted: it has no pace.
LEAST_MOVING: Final = 0.5
SLOPE_WORDS: Final = ("down", "flat", "up", "unknown")


@dataclass(frozen=True, slots=True)
class WayAlong:
    """n stretches of one length: its middle [km], pace in motion [min/km], mean slope [%], mean heart rate [bpm].

    Missing is NaN.
    """

    km: Column
    pace_min_km: Column
    slope_percent: Column
    heart_rate_bpm: Column


def way_along(activity: Activity, most: int) -> WayAlong | None:
    """The run in at most `most` stretches of at least 50 m; None where its way is unknown or too short for two."""
    track, intervals, profile = _prepared(activity)
    covered_m = intervals.covered_m
    if intervals.way_from is None or covered_m[-1] < 2 * SHORTEST_STRETCH_M:
        return None
    count = min(most, int(covered_m[-1] // SHORTEST_STRETCH_M))
    edges_m = np.linspace(0.0, covered_m[-1], count + 1)
    return WayAlong(
        km=(edges_m[1:] + edges_m[:-1]) / 2000,
        pace_min_km=_paces(intervals, edges_m),
        slope_percent=_slopes(profile, edges_m),
        heart_rate_bpm=_heart_rates(track, intervals, edges_m),
    )


def slopes_at(activity: Activity, points: Points, known: Knowledge) -> NDArray[np.intp] | None:
    """Down, flat or up at each point [index into SLOPE_WORDS], length n, by `gentle_slope_percent`.

    None where the height along the way cannot be told.
    """
    track, intervals, profile = _prepared(activity)
    if profile is None:
        return None
    way_m = np.interp(points.time_s, track.column("time_s"), intervals.covered_m)
    slope, gentle = np.interp(way_m, profile.way_m, profile.slope_percent), known.number("gentle_slope_percent")
    found: NDArray[np.intp] = np.where(slope >= gentle, 2, np.where(slope <= -gentle, 0, 1))
    return found


def _prepared(activity: Activity) -> tuple[Track, Intervals, Profile | None]:
    track, _ = repaired(activity.track)
    intervals = intervals_of(track, activity.pauses)
    profile = None if why_no_profile(track, intervals) else profile_of(track, intervals)[0]
    return track, intervals, profile


def _paces(intervals: Intervals, edges_m: Column) -> Column:
    """Time over way of what was covered in motion in each stretch [min/km]."""
    covered_m = intervals.covered_m
    moving_s = _summed(np.where(intervals.moving, intervals.timer_s, 0.0))
    moving_m = _summed(np.where(intervals.moving, np.diff(covered_m), 0.0))
    seconds, way_m = (np.diff(np.interp(edges_m, covered_m, each)) for each in (moving_s, moving_m))
    known = way_m >= LEAST_MOVING * np.diff(edges_m)
    paces: Column = np.divide(seconds / 60, way_m / 1000, out=np.full(len(way_m), np.nan), where=known)
    return paces


def _slopes(profile: Profile | None, edges_m: Column) -> Column:
    """Rise over length of each stretch [%]."""
    if profile is None:
        return np.full(len(edges_m) - 1, np.nan)
    slopes: Column = 100 * np.diff(np.interp(edges_m, profile.way_m, profile.height_m)) / np.diff(edges_m)
    return slopes


def _heart_rates(track: Track, intervals: Intervals, edges_m: Column) -> Column:
    """The mean over the timer's time in each stretch [bpm]."""
    rate, covered_m = track.column("heart_rate_bpm")[1:], intervals.covered_m
    middle_m = (covered_m[1:] + covered_m[:-1]) / 2
    stretch = np.clip(np.searchsorted(edges_m, middle_m, side="right") - 1, 0, len(edges_m) - 2)
    weight = np.where(np.isfinite(rate) & (rate > 0), intervals.timer_s, 0.0)
    seconds = np.bincount(stretch, weight, len(edges_m) - 1)
    beats = np.bincount(stretch, weight * np.nan_to_num(rate), len(edges_m) - 1)
    means: Column = np.divide(beats, seconds, out=np.full(len(seconds), np.nan), where=seconds > 0)
    return means


def _summed(values: Column) -> Column:
    sums: Column = np.concatenate(([0.0], np.cumsum(values)))
    return sums
