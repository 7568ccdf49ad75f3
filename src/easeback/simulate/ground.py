"""Invented ground: closed loops in the middle of an ocean, where nobody lives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
HOME_LATITUDE_DEG, HOME_LONGITUDE_DEG = -47.31, -15.42
METRES_PER_DEG = 111_195.0
POINTS_ON_LOOP = 720
MEAN_ALTITUDE_M = 40.0


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop from the door and back, as arrays of one length: distance along it [m], position [deg], height [m]."""

    along_m: Numbers
    latitude_deg: Numbers
    longitude_deg: Numbers
    altitude_m: Numbers

    @property
    def length_m(self) -> float:
        """Once round [m]."""
        return float(self.along_m[-1])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a runner is after some distances: arrays of their length, position [deg] and height [m]."""

    latitude_deg: Numbers
    longitude_deg: Numbers
    altitude_m: Numbers


def make_loop(length_m: float, climb_m: float, bearing_rad: float) -> Loop:
    """A wavy loop of `length_m` that leaves the door towards `bearing_rad` and rises by `climb_m` once a round."""
    angle = np.linspace(0, 2 * np.pi, POINTS_ON_LOOP + 1)
    radius = 1 + 0.18 * np.sin(3 * angle) + 0.09 * np.cos(5 * angle)
    east, north = radius * np.cos(angle + bearing_rad), 0.7 * radius * np.sin(angle + bearing_rad)
    along = np.concatenate(([0.0], np.cumsum(np.hypot(np.diff(east), np.diff(north)))))
    size_m = length_m / along[-1]
    metres_per_deg_east = METRES_PER_DEG * np.cos(np.radians(HOME_LATITUDE_DEG))
    return Loop(
        along * size_m,
        HOME_LATITUDE_DEG + (north - north[0]) * size_m / METRES_PER_DEG,
        HOME_LONGITUDE_DEG + (east - east[0]) * size_m / metres_per_deg_east,
        MEAN_ALTITUDE_M + climb_m / 2 * (1 - np.cos(angle)),
    )


def place_at(loop: Loop, distance_m: Numbers) -> Place:
    """Where one is after `distance_m` [m] round and round the loop."""
    along = np.mod(distance_m, loop.length_m)
    return Place(
        np.interp(along, loop.along_m, loop.latitude_deg),
        np.interp(along, loop.along_m, loop.longitude_deg),
        np.interp(along, loop.along_m, loop.altitude_m),
    )
