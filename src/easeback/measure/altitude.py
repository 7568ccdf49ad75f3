"""The height along the way: a device's altitude, freed of jumps and smoothed by distance. Pure.

Barometer or GPS is not written in a file, so one way serves both: steps that no runner climbs are taken out, the rest
is laid on a grid of 5 m along the way and smoothed by a Gaussian of 20 m. Ascent and descent then count only between
turning points at least 2 m apart in height, so that noise is no climb. Of the smoothings tried this one comes nearest
to what barometric watches sum up themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from easeback.measure.intervals import Intervals
from easeback.model.measure import Repair
from easeback.model.track import Column, Track

GRID_M: Final = 5.0
SMOOTHING_M: Final = 20.0
REVERSAL_M: Final = 2.0
# Down a fall line or up a ladder nobody runs faster than this; a barometer that is calibrated anew jumps.
FASTEST_CLIMB_M_S: Final = 3.0
JUMP_M: Final = 5.0
LEAST_KNOWN: Final = 0.8
SHORTEST_WAY_M: Final = 200.0
LONGEST_WAY_M: Final = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Profile:
    """Heights [m] and slopes [%] at points along the way [m], all of one length."""

    way_m: Column
    height_m: Column
    slope_percent: Column


def why_no_profile(track: Track, intervals: Intervals) -> str | None:
    """Why the height along the way cannot be told; None where it can."""
    altitude = track.column("altitude_m")
    known = altitude[np.isfinite(altitude)]
    if not known.size:
        return "the recording holds no altitude"
    if intervals.way_from is None or intervals.covered_m[-1] < SHORTEST_WAY_M:
        return "the way is unknown or too short for slopes"
    if intervals.covered_m[-1] > LONGEST_WAY_M:
        return "the way recorded is longer than anyone runs"
    if known.size < LEAST_KNOWN * len(altitude):
        return f"altitude is known for {100 * known.size // len(altitude)} % of the samples only"
    if (known == known[0]).all():
        return "the device repeats one altitude throughout"
    return None


def profile_of(track: Track, intervals: Intervals) -> tuple[Profile, tuple[Repair, ...]]:
    """The height along the way, valid where `why_no_profile` is None, and the jumps of altitude taken out of it.

    Heights are right against each other, not against the sea.
    """
    altitude, covered_m = track.column("altitude_m"), intervals.covered_m
    known = np.isfinite(altitude)
    steady, jumps = _without_jumps(track.column("time_s")[known], altitude[known])
    length_m = float(covered_m[-1])
    way_m = np.linspace(0.0, length_m, round(length_m / GRID_M) + 1)
    height_m = smoothed(np.interp(way_m, covered_m[known], steady), way_m[1], SMOOTHING_M)
    slope = np.gradient(height_m, way_m) * 100
    return Profile(way_m, height_m, slope), (Repair("jumps of altitude", jumps),) if jumps else ()


def _without_jumps(time_s: Column, altitude_m: Column) -> tuple[Column, int]:
    climb_m = np.diff(altitude_m)
    is_jump = np.abs(climb_m) > np.maximum(JUMP_M, FASTEST_CLIMB_M_S * np.diff(time_s))
    steady = altitude_m[0] + np.concatenate(([0.0], np.cumsum(np.where(is_jump, 0.0, climb_m))))
    return steady, int(is_jump.sum())


def smoothed(values: Column, spacing_m: float, width_m: float) -> Column:
    """Evenly spaced values under a Gaussian of standard deviation `width_m` [m]; ends go on in a straight line."""
    reach = min(int(np.ceil(3 * width_m / spacing_m)), len(values) - 1)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) * spacing_m / width_m) ** 2)
    before, after = 2 * values[0] - values[reach:0:-1], 2 * values[-1] - values[-2 : -reach - 2 : -1]
    even: Column = np.convolve(np.concatenate((before, values, after)), weights / weights.sum(), mode="valid")
    return even


def turning_points(height_m: Column, reversal_m: float = REVERSAL_M) -> list[int]:
    """Indexes of bottoms and tops in turn, neighbours at least `reversal_m` [m] apart in height; none on flat ground.

    A way run backwards has the same ones.
    """
    points: list[int] = []
    heights = height_m.tolist()
    low = high = 0
    rising: bool | None = None
    for index, height in enumerate(heights):
        low = index if height < heights[low] else low
        high = index if height > heights[high] else high
        if rising is not True and height - heights[low] >= reversal_m:
            points.append(low)
            rising, high = True, index
        elif rising is not False and heights[high] - height >= reversal_m:
            points.append(high)
            rising, low = False, index
    return points if rising is None else [*points, high if rising else low]


def climbs_m(heights_m: Column) -> tuple[float, float]:
    """Ascent and descent [m] over heights at turning points; both 0 where there are none."""
    steps = np.diff(heights_m)
    return float(steps[steps > 0].sum()), float(np.abs(steps[steps < 0]).sum())
