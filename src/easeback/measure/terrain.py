"""Slopes: how far up and down a run went, how steeply, and what pace on the flat would have cost as much. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from easeback.knowledge.load import Knowledge
from easeback.measure.altitude import Profile, climbs_m, turning_points
from easeback.measure.intervals import Mask
from easeback.model.measure import SlopeBand
from easeback.model.track import Column

# Energy cost of running [J/kg/m] by slope as a fraction, from the fifth power down (Minetti 2002, valid to 45 %).
RUNNING_COST: Final = (155.4, -30.4, -43.3, 46.3, 19.5, 3.6)
BANDS: Final = (
    "steep_down", "downhill", "gentle_down", "flat", "gentle_up", "uphill", "steep_up",
)  # fmt: skip


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

    Downhill is at or below minus `downhill_slope_percent`. The longest descent is the one with the greatest drop from a
    top to the next bottom. Slopes are means over some 50 m of way: a flight of steps shows as a short steep slope.
    """
    points = turning_points(profile.height_m)
    ascent_m, descent_m = climbs_m(profile.height_m[points])
    way_m, drop_m = _steps(profile)
    slope = np.round((profile.slope_percent[1:] + profile.slope_percent[:-1]) / 2, 4)
    downhill = slope <= -known.number("downhill_slope_percent")
    longest_m, longest_drop_m = _longest_descent(profile, points)
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
    cost: Column = np.polyval(RUNNING_COST, np.clip(slope_percent / 100, -0.45, 0.45))
    return cost


def _steps(profile: Profile) -> tuple[Column, Column]:
    return np.diff(profile.way_m), -np.diff(profile.height_m)


def _longest_descent(profile: Profile, points: list[int]) -> tuple[float, float]:
    """Way and drop [m] of the greatest drop between neighbouring turning points; 0 where nothing drops."""
    heights, ways = profile.height_m, profile.way_m
    drops = [(float(heights[top] - heights[bottom]), float(ways[bottom] - ways[top])) for top, bottom in pairwise(points)]
    drop_m, way_m = max(drops, default=(0.0, 0.0))
    return (way_m, drop_m) if drop_m > 0 else (0.0, 0.0)


def _bands(way_m: Column, slope: Column, known: Knowledge) -> tuple[SlopeBand, ...]:
    edges = [known.number(f"{name}_slope_percent") for name in ("gentle", "downhill", "steep")]
    limits = [-edges[2], -edges[1], -edges[0], edges[0], edges[1], edges[2]]
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
