"""The shape of one loop: which way round, how round, its bends, and whether it is a 400 m track. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from easeback.model.track import Column

OVAL_SHORTEST_M, OVAL_LONGEST_M = 380.0, 420.0
# World Athletics' standard track has bends of 36.5 m and straights of 84.39 m; others are built from 28 to 50 m.
TIGHTEST_BEND_M, WIDEST_BEND_M = 26.0, 50.0
# How far on average the outline may lie off two straights and two half circles.
OVAL_MISFIT_M: Final = 4.0
# A bend turns at least as sharply as a circle of this radius, measured over this length of the loop.
BEND_RADIUS_M: Final = 80.0
BEND_WINDOW_M: Final = 30.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed outline: its middle and length [m], bend metres to each side, roundness [0 line to 1 circle]."""

    x_m: float
    y_m: float
    length_m: float
    roundness: float
    is_clockwise: bool
    is_oval: bool
    bend_left_m: float
    bend_right_m: float


def shape_of(outline: Column) -> Shape:
    """The shape of a loop from its closed outline, shape (n, 2) [m east, north], in the order in which it was run."""
    lap_m = float(np.hypot(*(np.roll(outline, -1, axis=0) - outline).T).sum())
    area_m2 = _area(outline)
    radius_m = _bend_radius(lap_m, abs(area_m2))
    is_oval = OVAL_SHORTEST_M <= lap_m <= OVAL_LONGEST_M and _fits_oval(outline, lap_m, radius_m)
    left_m, right_m = _bends(outline, lap_m)
    if is_oval:
        bends_m = 2 * np.pi * radius_m
        left_m, right_m = (bends_m, 0.0) if area_m2 > 0 else (0.0, bends_m)
    x_m, y_m = outline.mean(axis=0)
    roundness = 4 * np.pi * abs(area_m2) / lap_m**2
    return Shape(float(x_m), float(y_m), lap_m, float(roundness), area_m2 < 0, is_oval, float(left_m), float(right_m))


def _area(outline: Column) -> float:
    """The area inside [m2], positive where it was run anticlockwise (Gauss's shoelace formula)."""
    x_m, y_m = outline.T
    return float(np.sum(x_m * np.roll(y_m, -1) - np.roll(x_m, -1) * y_m) / 2)


def _bend_radius(lap_m: float, area_m2: float) -> float:
    """The radius [m] of the half circles of two straights and two bends with this length and area; a circle's at most.

    Length 2a + 2 pi r and area 2ar + pi r2 give pi r2 - length r + area = 0.
    """
    root = np.sqrt(max(lap_m**2 - 4 * np.pi * area_m2, 0.0))
    return float((lap_m - root) / (2 * np.pi))


def _fits_oval(outline: Column, lap_m: float, radius_m: float) -> bool:
    if not TIGHTEST_BEND_M <= radius_m <= WIDEST_BEND_M:
        return False
    half_straight_m = (lap_m - 2 * np.pi * radius_m) / 4
    centred = outline - outline.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    along, across = (centred @ axes.T).T
    off_axis = np.hypot(np.maximum(np.abs(along) - half_straight_m, 0), across)
    return bool(np.abs(off_axis - radius_m).mean() <= OVAL_MISFIT_M)


def _bends(outline: Column, lap_m: float) -> tuple[float, float]:
    """Metres of one lap in bends to the left and to the right."""
    spacing_m = lap_m / len(outline)
    half = max(1, round(BEND_WINDOW_M / 2 / spacing_m))
    east, north = (np.roll(outline, -half, axis=0) - outline).T
    heading = np.arctan2(north, east)
    turn = np.roll(heading, 0) - np.roll(heading, half)
    turn = (turn + np.pi) % (2 * np.pi) - np.pi
    sharp = half * spacing_m / BEND_RADIUS_M
    return float((turn > sharp).sum() * spacing_m), float((turn < -sharp).sum() * spacing_m)
