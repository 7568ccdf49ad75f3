"""Points of a GPX or TCX file, gathered piece by piece, as a track and the pauses between the pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np

from easeback.model.activity import Pause
from easeback.model.problem import Problem
from easeback.model.track import COLUMNS, Track
from easeback.read.columns import from_points, settled

Point = dict[str, float]
MOMENT: Final = "moment_s"


@dataclass(slots=True)
class Pieces:
    """The points of one activity, one list for each stretch between pauses; `offset_s` is the first one named."""

    stretches: list[list[Point]] = field(default_factory=list)
    offset_s: int | None = None

    def begin(self) -> None:
        """A new stretch begins."""
        self.stretches.append([])

    def add(self, point: Point) -> None:
        """A point of the stretch that is open."""
        if not self.stretches:
            self.begin()
        self.stretches[-1].append(point)

    def count(self) -> int:
        """All points, dated or not."""
        return sum(len(stretch) for stretch in self.stretches)

    def dated(self) -> list[list[Point]]:
        """The stretches with only their points that have a moment; empty ones are gone."""
        kept = ([point for point in stretch if MOMENT in point] for stretch in self.stretches)
        return [stretch for stretch in kept if stretch]


def track_of(stretches: Sequence[Sequence[Point]], start_s: float, sport: str) -> Track:
    """The points of all stretches as a track; `start_s` is in seconds since 1970."""
    points = [point for stretch in stretches for point in stretch]
    columns = from_points(points, [name for name in COLUMNS if any(name in point for point in points)])
    columns["time_s"] = np.array([point[MOMENT] for point in points]) - start_s
    return Track(settled(columns, sport))


def pauses_between(stretches: Sequence[Sequence[Point]], start_s: float) -> tuple[Pause, ...]:
    """The gaps from the last point of a stretch to the first of the next [s since `start_s`]."""
    gaps = pairwise(stretches)
    found = [Pause(before[-1][MOMENT] - start_s, after[0][MOMENT] - start_s) for before, after in gaps]
    return tuple(pause for pause in found if pause.end_s > pause.start_s)


def first_moment(stretches: Sequence[Sequence[Point]]) -> float:
    """The earliest moment of the points [s since 1970]."""
    return min(point[MOMENT] for stretch in stretches for point in stretch)


def undated(where: str, pieces: Pieces) -> list[Problem]:
    """A problem when some points have no time, or none has."""
    missing = pieces.count() - sum(len(stretch) for stretch in pieces.dated())
    if not missing:
        return []
    if missing == pieces.count():
        return [Problem(where, "Its points have no times.", "It may be a planned route; export the recording itself.")]
    return [Problem(where, f"Points without a time: {missing}.", "They were left out.")]
