"""Positions about ten metres apart: standing and scatter fall away, each point a mean of samples. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Final

import numpy as np

from easeback.measure.plane import Plane, plane_around
from easeback.model.track import Column, Track

# A sample a second moves a runner 2 to 4 m: points then lie about 10 m apart.
SPACING_M: Final = 8.0
# Positions are averaged over 5 s before the runner counts as having moved on: the scatter of single ones is no way.
HALF_WINDOW_S: Final = 2.5


@dataclass(frozen=True, slots=True)
class Points:
    """Points along a run, length n: metres east and north on `plane`, time [s], and a position near each [degrees]."""

    plane: Plane
    x_m: Column
    y_m: Column
    time_s: Column
    latitude_deg: Column
    longitude_deg: Column

    def __len__(self) -> int:
        return len(self.x_m)

    @property
    def steps_m(self) -> Column:
        """Distances between neighbours [m], length n - 1."""
        steps: Column = np.hypot(np.diff(self.x_m), np.diff(self.y_m))
        return steps


def thin(track: Track, spacing_m: float = SPACING_M) -> Points | None:
    """The track's positions thinned to about `spacing_m` [m]; None where fewer than two samples hold a position."""
    latitude, longitude = track.column("latitude_deg"), track.column("longitude_deg")
    rows = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
    if len(rows) < 2:
        return None
    latitude, longitude, time_s = latitude[rows], longitude[rows], track.column("time_s")[rows]
    plane = plane_around(latitude, longitude)
    x_m, y_m = plane.flat(latitude, longitude)
    starts = _starts(_averaged(x_m, time_s), _averaged(y_m, time_s), spacing_m)
    x_m, y_m, time_s = (_group_means(values, starts) for values in (x_m, y_m, time_s))
    return Points(plane, x_m, y_m, time_s, latitude[starts], longitude[starts])


def _averaged(values: Column, time_s: Column) -> Column:
    """The mean over the window around each sample, length n."""
    sums = np.concatenate(([0.0], np.cumsum(values)))
    begin = np.searchsorted(time_s, time_s - HALF_WINDOW_S)
    end = np.searchsorted(time_s, time_s + HALF_WINDOW_S, side="right")
    means: Column = (sums[end] - sums[begin]) / (end - begin)
    return means


def _starts(x_m: Column, y_m: Column, spacing_m: float) -> list[int]:
    """The samples at which the runner has moved `spacing_m` on from the one before, the first included."""
    starts, here_x, here_y = [0], x_m[0], y_m[0]
    for index, (x, y) in enumerate(zip(x_m.tolist(), y_m.tolist(), strict=True)):
        if hypot(x - here_x, y - here_y) >= spacing_m:
            starts.append(index)
            here_x, here_y = x, y
    return starts


def _group_means(values: Column, starts: list[int]) -> Column:
    sizes = np.diff([*starts, len(values)])
    means: Column = np.add.reduceat(values, starts) / sizes
    return means
