"""Slopes: how far up and down a run went, how steeply, and what pace on the flat would have cost as much. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from easeback.knowledge.load import Knowledge
from easeback.measure.altitude import Profile, climbs_m, turning_points
from easeback.measure.intervals import Mask
from easeback.model.measure import SlopeBand
from easeback.model.track import Column

# Energy cost of running [J/kg/m] by slope as a fraction, from the fifth power down (Minetti 2002, valid to 45 %).
RUNNING_COST: Final = (155.4, -30.4, -43.3, 46.3, 19.5, 3.6)
BANDS: Final = ("steep_down", "downhill", "gentle_down", "flat", "gentle_up", "uphill", "steep_up")
LONGEST_BRIDGE_M: Final = 100.0


@dataclass(frozen=True, slots=True)
class Terrain:
    """What a run's profile adds up to [units as named]; `cost_ratio` is its energy cost over that of flat ground."""

    ascent_m: float
    descent_m: float
    downhill_km: float
    downhill_percent: float
    downhill_drop_m: float
    longest_descent_km: float
    longest_descent_drop_m: float
    cost_ratio: float
    bands: tuple[SlopeBand, ...]


def terrain_of(profile: Profile, known: Knowledge) -> Terrain:
    """Climb and drop [m], slope bands, the longest descent and the cost of the slopes along a profile.

    Downhill is at or below minus `downhill_slope_percent`, the longest descent at or below minus
    `gentle_slope_percent`. Slopes are means over some 50 m of way: a flight of steps shows as a short steep slope.
    """
    points = turning_points(profile.height_m)
    ascent_m, descent_m = climbs_m(profile.height_m[points])
    way_m, drop_m = _steps(profile)
    slope = np.round((profile.slope_percent[1:] + profile.slope_percent[:-1]) / 2, 4)
    downhill = slope <= -known.number("downhill_slope_percent")
    longest_m, longest_drop_m = _longest_descent(way_m, drop_m, slope <= -known.number("gentle_slope_percent"))
    return Terrain(
        ascent_m=ascent_m,
        descent_m=descent_m,
        downhill_km=float(way_m[downhill].sum()) / 1000,
        downhill_percent=100 * float(way_m[downhill].sum() / way_m.sum()),
        downhill_drop_m=float(drop_m[downhill].sum()),
        longest_descent_km=longest_m / 1000,
        longest_descent_drop_m=longest_drop_m,
        cost_ratio=float((running_cost(slope) * way_m).sum() / way_m.sum() / RUNNING_COST[-1]),
        bands=_bands(way_m, slope, known),
    )


def running_cost(slope_percent: Column) -> Column:
    """Energy cost of running on a slope [%] by minetti_2002 [J/kg/m], length n; beyond 45 % that of 45 %."""
    return np.polyval(RUNNING_COST, np.clip(slope_percent / 100, -0.45, 0.45)).astype(np.float64)


def _steps(profile: Profile) -> tuple[Column, Column]:
    return np.diff(profile.way_m), -np.diff(profile.height_m)


def _longest_descent(way_m: Column, drop_m: Column, falling: Mask) -> tuple[float, float]:
    """Way and drop [m] of the longest stretch that falls; a flatter or rising part of under 100 m does not end it."""
    rows = np.flatnonzero(falling)
    if not rows.size:
        return 0.0, 0.0
    ends = np.concatenate(([0.0], np.cumsum(way_m)))
    heights = np.concatenate(([0.0], np.cumsum(drop_m)))
    breaks = np.flatnonzero(ends[rows[1:]] - ends[rows[:-1] + 1] > LONGEST_BRIDGE_M)
    first, last = rows[np.concatenate(([0], breaks + 1))], rows[np.concatenate((breaks, [len(rows) - 1]))] + 1
    longest = int(np.argmax(ends[last] - ends[first]))
    begin, end = first[longest], last[longest]
    return float(ends[end] - ends[begin]), float(heights[end] - heights[begin])


def _bands(way_m: Column, slope: Column, known: Knowledge) -> tuple[SlopeBand, ...]:
    names = ("gentle_slope_percent", "downhill_slope_percent", "steep_slope_percent")
    gentle, downhill, steep = (known.number(name) for name in names)
    limits = [-steep, -downhill, -gentle, gentle, downhill, steep]
    whole_m = float(way_m.sum())
    found = []
    for name, low, high, within in zip(BANDS, [None, *limits], [*limits, None], _within(slope, limits), strict=True):
        band_m = float(way_m[within].sum())
        found.append(SlopeBand(name, low, high, band_m / 1000, 100 * band_m / whole_m))
    return tuple(found)


def _within(slope: Column, limits: list[float]) -> list[Mask]:
    """Which slopes lie in each band; an edge belongs to the steeper one, down as up."""
    down, up = np.searchsorted(limits, slope, side="left"), np.searchsorted(limits, slope, side="right")
    band = np.where(slope < 0, down, up)
    return [band == index for index in range(len(limits) + 1)]
