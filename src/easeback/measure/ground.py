"""The ground of one run: each point's way and what it is made of, as distance and share of each class. Pure."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.measure.match import GAP_M, match
from easeback.measure.thin import Points
from easeback.measure.way_network import lay_flat
from easeback.model.ground import GROUNDS, UNKNOWN_GROUND, Ground
from easeback.model.track import Column
from easeback.model.ways import Ways

LEAST_COVERED_SHARE: Final = 0.5

NO_POSITIONS: Final = Ground(why_not="the recording holds no positions")
NOT_COVERED: Final = "no map that was added covers this run"
ON_TREADMILL: Final = Ground(is_treadmill=True, why_not="it was run on a treadmill or indoors")


def measure_ground(
    points: Points, ways: Ways, covered: NDArray[np.bool_], distance_km: float | None, maps: tuple[str, ...] = ()
) -> Ground:
    """The ground of a run by the ways around it: distance [km] and share [0..1] of each class of GROUNDS.

    `covered` says of each of the n points whether it lies where the maps hold ways. Distances add up to `distance_km`
    [km], or to the way between the points where that is None. Unknown is: a way whose tags do not say, a point farther
    than 25 m from every way, a gap in the recording, and what lies outside the maps. Absent where less than half of the
    way is covered. Right for 96 to 99 % of points at 3 m of scatter (docs/reference/ground.md).
    """
    weight_m = _weights(points.steps_m)
    total_m = float(weight_m.sum())
    if total_m <= 0:
        return NO_POSITIONS
    covered_share = float(weight_m[covered].sum()) / total_m
    if covered_share < LEAST_COVERED_SHARE:
        return Ground(covered_share=covered_share, why_not=NOT_COVERED)
    share = _shares(ground_at(points, ways), points.steps_m)
    kilometres = total_m / 1000 if distance_km is None else distance_km
    return Ground(
        distance_km={name: float(part) * kilometres for name, part in zip(GROUNDS, share, strict=True)},
        share={name: float(part) for name, part in zip(GROUNDS, share, strict=True)},
        covered_share=covered_share,
        maps=maps,
    )


def ground_at(points: Points, ways: Ways) -> NDArray[np.intp]:
    """The class of ground at each point [index into GROUNDS], length n."""
    row = match(points, lay_flat(ways, points))
    ground = np.append(ways.ground, UNKNOWN_GROUND).astype(np.intp)
    found: NDArray[np.intp] = ground[row]
    return found


def _shares(ground: NDArray[np.intp], steps_m: Column) -> Column:
    """The share of each class: every step half to its one end and half to the other, a gap to unknown."""
    known_m = np.where(steps_m > GAP_M, 0.0, steps_m)
    length_m = np.bincount(ground, _weights(known_m), len(GROUNDS))
    length_m[UNKNOWN_GROUND] += steps_m.sum() - known_m.sum()
    share: Column = length_m / length_m.sum()
    return share


def _weights(steps_m: Column) -> Column:
    weights: Column = np.concatenate((steps_m, [0.0])) / 2 + np.concatenate(([0.0], steps_m)) / 2
    return weights
