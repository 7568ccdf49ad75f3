"""Points of a GPX or TCX file, gathered piece by piece, as a track and the pauses between the pieces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np

from easeback.model.activity import Pause
from easeback.model.problem import Problem
from easeback.model.track import COLUMNS, Column, Track
from easeback.read.columns import cadence_from, from_points, settled

Point = dict[str, float]
# Many points: columns of equal length, `moment_s` always among them; NaN where a point does not say.
Points = Mapping[str, Column]
MOMENT: Final = "moment_s"


@dataclass(frozen=True, slots=True)
class Block:
    """Points that came together."""

    points: Points


@dataclass(slots=True)
class Pieces:
    """The points of one activity, one list for each stretch between pauses; `offset_s` is the first one named."""

    stretches: list[list[Point | Block]] = field(default_factory=list)
    offset_s: int | None = None

    def begin(self) -> None:
        """A new stretch begins."""
        self.stretches.append([])

    def add(self, points: Point | Block) -> None:
        """One point or several of the stretch that is open."""
        if not self.stretches:
            self.begin()
        self.stretches[-1].append(points)

    def joined(self) -> list[Points]:
        """Each stretch as columns that hold its moments too; empty ones are gone."""
        return [_joined(stretch) for stretch in self.stretches if stretch]


def dated(stretches: Sequence[Points]) -> list[Points]:
    """The stretches with only their points that have a moment; empty ones are gone."""
    known = [np.isfinite(stretch[MOMENT]) for stretch in stretches]
    return [
        stretch if is_known.all() else {name: values[is_known] for name, values in stretch.items()}
        for stretch, is_known in zip(stretches, known, strict=True)
        if is_known.any()
    ]


def track_of(stretches: Sequence[Points], start_s: float, sport: str) -> Track:
    """The points of all stretches as a track; `start_s` is in seconds since 1970."""
    points = _concatenated(stretches)
    columns = {name: points[name] for name in COLUMNS if name in points} | {"time_s": points[MOMENT] - start_s}
    return Track(settled(columns, sport), cadence_from=cadence_from(columns, sport))


def pauses_between(stretches: Sequence[Points], start_s: float) -> tuple[Pause, ...]:
    """The gaps from the last point of a stretch to the first of the next [s since `start_s`]."""
    gaps = pairwise(stretch[MOMENT] for stretch in stretches)
    found = [Pause(float(before[-1]) - start_s, float(after[0]) - start_s) for before, after in gaps]
    return tuple(pause for pause in found if pause.end_s > pause.start_s)


def first_moment(stretches: Sequence[Points]) -> float:
    """The earliest moment of the points [s since 1970]."""
    return min(float(stretch[MOMENT].min()) for stretch in stretches)


def count(stretches: Sequence[Points]) -> int:
    """How many points there are."""
    return sum(len(stretch[MOMENT]) for stretch in stretches)


def undated(where: str, stretches: Sequence[Points]) -> list[Problem]:
    """A problem when some points have no time, or none has."""
    missing = count(stretches) - count(dated(stretches))
    if not missing:
        return []
    if missing == count(stretches):
        return [Problem(where, "Its points have no times.", "It may be a planned route; export the recording itself.")]
    return [Problem(where, f"Points without a time: {missing}.", "They were left out.")]


def _joined(stretch: Sequence[Point | Block]) -> Points:
    """Single points and blocks, as they follow each other, as columns."""
    parts: list[Points] = []
    singles: list[Point] = []
    for part in stretch:
        if isinstance(part, Block):
            parts += [*([_columns(singles)] if singles else []), part.points]
            singles = []
        else:
            singles.append(part)
    return _concatenated([*parts, *([_columns(singles)] if singles else [])])


def _columns(points: list[Point]) -> Points:
    return from_points(points, {MOMENT, *(name for point in points for name in point)})


def _concatenated(parts: Sequence[Points]) -> Points:
    if len(parts) == 1:
        return parts[0]
    names = {name for part in parts for name in part}
    return {name: np.concatenate([_column(part, name) for part in parts]) for name in names}


def _column(part: Points, name: str) -> Column:
    return part[name] if name in part else np.full(len(part[MOMENT]), np.nan)
