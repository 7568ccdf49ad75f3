"""Positions that cannot be: at 0,0, nowhere on earth, or farther from the others than anyone moves. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.model.distance import steps_m
from easeback.model.track import Column, Track

POSITION: Final = ("latitude_deg", "longitude_deg")
# No runner covers more than 12 m in a second; other sports may be a descent on a bicycle or a ferry, no faster.
FASTEST_ON_FOOT_M_S: Final = 12.0
FASTEST_M_S: Final = 60.0
ON_FOOT: Final = {"running", "walking", "hiking"}
# Two fixes of a sound receiver scatter by this against each other, however short the time between them.
SCATTER_M: Final = 10.0
# Phones repeat a fix for some seconds and then catch up at once.
LONGEST_HOLD_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class _Fixes:
    """The known positions, since when each stands unchanged [s], and how fast this sport can be [m/s]."""

    time_s: Column
    since_s: Column
    latitude: Column
    longitude: Column
    fastest_m_s: float

    def is_reachable(self, first: int, second: int) -> bool:
        """Whether anyone gets from one position to the other in the time between them."""
        early, late = sorted((first, second))
        pair = [early, late]
        farthest_m = self.fastest_m_s * (self.time_s[late] - self.since_s[early]) + SCATTER_M
        return bool(steps_m(self.latitude[pair], self.longitude[pair])[0] <= farthest_m)

    def breaks(self) -> list[int]:
        """Indexes behind which the next position is out of reach."""
        farthest_m = self.fastest_m_s * (self.time_s[1:] - self.since_s[:-1]) + SCATTER_M
        out_of_reach = steps_m(self.latitude, self.longitude) > farthest_m
        return [int(index) for index in np.flatnonzero(out_of_reach)]


def way_m(track: Track) -> float:
    """The way over all known positions in the order of the track [m]."""
    latitude, longitude = (track.column(name) for name in POSITION)
    known = np.isfinite(latitude) & np.isfinite(longitude)
    return float(steps_m(latitude[known], longitude[known]).sum())


def nowhere(track: Track) -> NDArray[np.bool_]:
    """Which samples have a position at exactly 0,0 or outside the coordinates of the earth; length n."""
    latitude, longitude = (track.column(name) for name in POSITION)
    off_the_earth = (np.abs(latitude) > 90) | (np.abs(longitude) > 180)
    impossible: NDArray[np.bool_] = off_the_earth | ((latitude == 0) & (longitude == 0))
    return impossible


def jumps(track: Track, sport: str) -> NDArray[np.bool_]:
    """Which samples have a position out of reach of the others; length n.

    Judged outwards from the longest stretch without a break, at 12 m/s on foot and 60 m/s in other sports.
    """
    latitude, longitude = (track.column(name) for name in POSITION)
    rows = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude) & ~nowhere(track))
    out = np.zeros(len(track), dtype=np.bool_)
    fixes = _fixes(track, rows, FASTEST_ON_FOOT_M_S if sport in ON_FOOT else FASTEST_M_S)
    breaks = fixes.breaks() if len(rows) > 1 else []
    if breaks:
        parts = pairwise([0, *(index + 1 for index in breaks), len(rows)])
        first, after = max(parts, key=lambda part: part[1] - part[0])
        out[rows[_unreachable(fixes, range(first, -1, -1))]] = True
        out[rows[_unreachable(fixes, range(after - 1, len(rows)))]] = True
    return out


def _fixes(track: Track, rows: NDArray[np.intp], fastest_m_s: float) -> _Fixes:
    time_s, latitude, longitude = (track.column(name)[rows] for name in ("time_s", *POSITION))
    moved = (np.diff(latitude, prepend=np.nan) != 0) | (np.diff(longitude, prepend=np.nan) != 0)
    since = np.maximum.accumulate(np.where(moved, np.arange(len(rows)), 0))
    return _Fixes(time_s, np.maximum(time_s[since], time_s - LONGEST_HOLD_S), latitude, longitude, fastest_m_s)


def _unreachable(fixes: _Fixes, walk: range) -> list[int]:
    """Going along `walk` from a trusted position: those out of reach of the last one that was within it."""
    trusted, unreachable = walk[0], []
    for index in walk[1:]:
        if fixes.is_reachable(trusted, index):
            trusted = index
        else:
            unreachable.append(index)
    return unreachable
