"""Laps of a loop, from positions alone: where a run comes back to the same place in the same direction. Pure."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.measure.loop_shape import Shape, shape_of
from easeback.measure.thin import Points, thin
from easeback.model.loops import Confidence, Loop, Loops
from easeback.model.track import Column, Track

SHORTEST_LAP_M: Final = 150.0
LONGEST_LAP_M: Final = 10_000.0
# A lap may be run in another lane and the watch be off: so far apart two passages of one place may lie.
SAME_PLACE_M: Final = 18.0
# Whoever stops at the line stops a few steps before it as often as behind it, and the last point has no direction.
AT_THE_END_M: Final = 25.0
BLOCK: Final = 128
SAME_DIRECTION: Final = 0.5  # cosine: within 60 degrees
# Laps of one loop differ in length by no more than this share and, laid on each other, in place by no more than this.
SAME_LENGTH: Final = 0.12
SAME_SHAPE_M: Final = 20.0
# Out and back on one way encloses nothing; a circle has 1.
LEAST_ROUNDNESS: Final = 0.1
LAP_SCATTER_M: Final = 6.0
NO_POSITIONS: Final = Loops(why_not="the recording holds no positions")


def measure_loops(track: Track) -> Loops:
    """The laps of loops in a run: number, direction, length of a lap [m], bend metres to each side.

    A loop is run when the way comes back to a place in the same direction and then follows itself for a lap or more; a
    single lap counts on a 400 m track only (380 to 420 m, two straights and two bends). Laps are whole ones. Valid for
    samples at most some 10 s apart; figures of eight and out and back are no loops.
    """
    points = thin(track)
    return NO_POSITIONS if points is None else Loops(tuple(find_loops(points)))


def find_loops(points: Points) -> list[Loop]:
    """The loops among points about ten metres apart, in order of time."""
    run = _Run(points)
    loops: list[Loop] = []
    last = 0
    for index in np.flatnonzero(run.is_passed_again()).tolist():
        if index >= last and len(marks := run.chain(index)) > 1 and (loop := run.loop(marks)):
            loops.append(loop)
            last = marks[-1]
    return loops


class _Run:
    """The points smoothed, with the way covered up to each [m] and the direction at each."""

    def __init__(self, points: Points) -> None:
        self.time_s = points.time_s
        self.x_m, self.y_m = _smoothed(points.x_m), _smoothed(points.y_m)
        self.way_m = np.concatenate(([0.0], np.cumsum(np.hypot(np.diff(self.x_m), np.diff(self.y_m)))))
        self.east, self.north = _direction(self.x_m, self.y_m)

    def is_passed_again(self) -> NDArray[np.bool_]:
        """Whether the run comes near each point again, at least a lap later; blocks of rows keep the table small."""
        found = np.zeros(len(self.way_m), bool)
        x_m, y_m = self.x_m.astype(np.float32), self.y_m.astype(np.float32)
        for first in range(0, len(found), BLOCK):
            rows = slice(first, min(first + BLOCK, len(found)))
            begin = int(np.searchsorted(self.way_m, self.way_m[first] + SHORTEST_LAP_M))
            end = int(np.searchsorted(self.way_m, self.way_m[rows.stop - 1] + LONGEST_LAP_M))
            squared = (x_m[rows, None] - x_m[begin:end]) ** 2 + (y_m[rows, None] - y_m[begin:end]) ** 2
            is_later = self.way_m[begin:end] - self.way_m[rows, None] >= SHORTEST_LAP_M
            found[rows] = ((squared <= AT_THE_END_M**2) & is_later).any(axis=1)
        return found

    def chain(self, index: int) -> list[int]:
        """The points at which the run passes `index` again, lap after lap, itself first."""
        marks = [index]
        while (back := self._return(marks)) is not None and self._is_alike(marks, back):
            marks.append(back)
        return marks

    def _return(self, marks: list[int]) -> int | None:
        """The first point, a lap after the last of `marks`, that lies where they lie and runs where it runs.

        Where they lie is their mean: measured from the last alone, the place would wander along the loop lap by lap.
        """
        index, x_m, y_m = marks[-1], self.x_m[marks].mean(), self.y_m[marks].mean()
        first = int(np.searchsorted(self.way_m, self.way_m[index] + SHORTEST_LAP_M))
        after = int(np.searchsorted(self.way_m, self.way_m[index] + LONGEST_LAP_M))
        apart_m = np.hypot(self.x_m[first:after] - x_m, self.y_m[first:after] - y_m)
        along = self.east[first:after] * self.east[index] + self.north[first:after] * self.north[index]
        reach_m = np.full(after - first, SAME_PLACE_M)
        if after == len(self.way_m):
            reach_m[-1:] = AT_THE_END_M
            along[-1:] = 1.0
        near = np.flatnonzero((apart_m <= reach_m) & (along >= SAME_DIRECTION))
        if not len(near):
            return None
        ends = np.flatnonzero(np.diff(near) > 1)
        passage = near[: ends[0] + 1] if len(ends) else near
        return first + int(passage[apart_m[passage].argmin()])

    def _is_alike(self, marks: list[int], back: int) -> bool:
        """Whether the lap from the last mark to `back` is as long as the laps before it."""
        if len(marks) < 2:
            return True
        lap_m = self.way_m[back] - self.way_m[marks[-1]]
        usual_m = (self.way_m[marks[-1]] - self.way_m[marks[0]]) / (len(marks) - 1)
        return bool(abs(lap_m - usual_m) <= SAME_LENGTH * usual_m)

    def loop(self, marks: list[int]) -> Loop | None:
        """The loop run from the first mark to the last; None where it is none."""
        laps = len(marks) - 1
        outlines = np.stack([self._outline(*pair) for pair in pairwise(marks)])
        middle = np.median(outlines, axis=0)
        scatter_m = float(np.hypot(*(outlines - middle).transpose(2, 0, 1)).mean())
        shape = shape_of(middle)
        # Whoever stands and scatters covers the way of a lap too, but goes around nothing as long.
        if (
            shape.length_m < SHORTEST_LAP_M
            or scatter_m > SAME_SHAPE_M
            or shape.roundness < LEAST_ROUNDNESS
            or (laps == 1 and not shape.is_oval)
        ):
            return None
        return Loop(
            from_s=float(self.time_s[marks[0]]),
            to_s=float(self.time_s[marks[-1]]),
            lap_m=shape.length_m,
            laps=laps,
            is_clockwise=shape.is_clockwise,
            is_oval=shape.is_oval,
            bend_left_m=shape.bend_left_m * laps,
            bend_right_m=shape.bend_right_m * laps,
            confidence=self._confidence(marks, shape, scatter_m),
        )

    def _outline(self, first: int, last: int) -> Column:
        """One lap as 100 places equally far apart along it, shape (100, 2) [m]."""
        way_m = self.way_m[first : last + 1]
        at_m = np.linspace(way_m[0], way_m[-1], 100, endpoint=False)
        outline: Column = np.stack(
            [np.interp(at_m, way_m, each[first : last + 1]) for each in (self.x_m, self.y_m)], axis=1
        )
        return outline

    def _confidence(self, marks: list[int], shape: Shape, scatter_m: float) -> Confidence:
        """High where the turning around the loop's middle agrees with the count, and the laps lie on each other."""
        first, last = marks[0], marks[-1]
        bearing = np.arctan2(self.y_m[first : last + 1] - shape.y_m, self.x_m[first : last + 1] - shape.x_m)
        turns = float(np.unwrap(bearing)[-1] - np.unwrap(bearing)[0]) / (2 * np.pi)
        agrees = abs(abs(turns) - (len(marks) - 1)) < 0.25 and (turns < 0) == shape.is_clockwise
        return "high" if agrees and scatter_m <= LAP_SCATTER_M else "low"


def _smoothed(values: Column) -> Column:
    """Weighted over three neighbours, the ends kept: what scatter is left after thinning."""
    smooth = values.copy()
    smooth[1:-1] = values[:-2] / 4 + values[1:-1] / 2 + values[2:] / 4
    return smooth


def _direction(x_m: Column, y_m: Column) -> tuple[Column, Column]:
    """East and north part of the direction at each point, over two neighbours to each side, length 1."""
    index = np.arange(len(x_m))
    ahead, behind = np.minimum(index + 2, len(x_m) - 1), np.maximum(index - 2, 0)
    east, north = x_m[ahead] - x_m[behind], y_m[ahead] - y_m[behind]
    length = np.maximum(np.hypot(east, north), 1e-9)
    return east / length, north / length
