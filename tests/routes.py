"""Routes along the streets of a real map with the way of each second known, and the scatter of watches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from easeback.measure.plane import Plane, plane_around
from easeback.model.track import Column, Track
from easeback.model.ways import Ways

STEPS_A_DEGREE = 10_000_000
METRES_A_DEGREE = 111_195.0
DRIFT_MEMORY_S = 60.0


@dataclass(frozen=True)
class Route:
    """A run along the streets at one sample a second: positions [degrees] and the piece of a way under each."""

    latitude_deg: Column
    longitude_deg: Column
    piece: NDArray[np.intp]


class Streets:
    """The network of a map: which piece of a way leads from which node to which."""

    def __init__(self, ways: Ways) -> None:
        self.ways = ways
        begin = np.stack((ways.from_latitude_deg, ways.from_longitude_deg), 1)
        end = np.stack((ways.to_latitude_deg, ways.to_longitude_deg), 1)
        places = np.round(np.concatenate((begin, end)) * STEPS_A_DEGREE).astype(np.int64)
        nodes, node = np.unique(places, axis=0, return_inverse=True)
        self.place = nodes / STEPS_A_DEGREE
        self.begin, self.end = node[: len(ways)], node[len(ways) :]
        self.leaving: list[list[tuple[int, int]]] = [[] for _ in nodes]
        for piece, (one, other) in enumerate(zip(self.begin.tolist(), self.end.tolist(), strict=True)):
            self.leaving[one].append((piece, other))
            self.leaving[other].append((piece, one))

    def routes(self, number: int, length_m: float, seed: int) -> Iterator[Route]:
        """So many runs of about `length_m` [m] from places all over the map; none that ends within a kilometre."""
        random = np.random.default_rng(seed)
        while number:
            nodes, pieces = self._walk(random, length_m)
            route = self._sampled(nodes, pieces)
            if len(route.piece) * 3 >= 1000:
                number -= 1
                yield route

    def _walk(self, random: np.random.Generator, length_m: float) -> tuple[list[int], list[int]]:
        """A way through the network: mostly on along the street, else into one not yet run, back only at its end."""
        piece = int(random.integers(len(self.ways)))
        nodes, pieces, covered_m = [int(self.begin[piece]), int(self.end[piece])], [piece], 0.0
        while covered_m < length_m:
            choices = [each for each in self.leaving[nodes[-1]] if each[0] != pieces[-1]]
            if not choices:
                break
            on = [each for each in choices if self.ways.way[each[0]] == self.ways.way[pieces[-1]]]
            fresh = [each for each in choices if each[0] not in pieces[-400:]]
            pool = on if on and random.random() < 0.7 else fresh or choices
            piece, node = pool[int(random.integers(len(pool)))]
            pieces.append(piece)
            nodes.append(node)
            north, east = self.place[nodes[-1]] - self.place[nodes[-2]]
            covered_m += METRES_A_DEGREE * np.hypot(north, east * np.cos(np.radians(self.place[node][0])))
        return nodes, pieces

    def _sampled(self, nodes: list[int], pieces: list[int], speed_m_s: float = 3.0) -> Route:
        latitude, longitude = self.place[nodes].T
        plane = plane_around(latitude, longitude)
        way_m = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(plane.flat(latitude, longitude))))))
        at_m = np.arange(0, way_m[-1], speed_m_s)
        row = np.clip(np.searchsorted(way_m, at_m, side="right") - 1, 0, len(pieces) - 1)
        return Route(np.interp(at_m, way_m, latitude), np.interp(at_m, way_m, longitude), np.array(pieces)[row])


def white(random: np.random.Generator, samples: int, scatter_m: float = 3.0) -> NDArray[np.float64]:
    """Scatter that knows nothing of the second before [m east and north], shape (2, n)."""
    return random.normal(0, scatter_m, (2, samples))


def drifting(random: np.random.Generator, samples: int, scatter_m: float = 5.0) -> NDArray[np.float64]:
    """Scatter that drifts, a minute's memory (Ornstein-Uhlenbeck) [m east and north], shape (2, n)."""
    memory = np.exp(-1 / DRIFT_MEMORY_S)
    drift = random.normal(0, scatter_m, (2, samples))
    for second in range(1, samples):
        drift[:, second] = memory * drift[:, second - 1] + np.sqrt(1 - memory**2) * drift[:, second]
    return drift


def recorded(route: Route, scatter_m: NDArray[np.float64]) -> Track:
    """The route as a watch records it."""
    east = METRES_A_DEGREE * np.cos(np.radians(route.latitude_deg))
    columns = {
        "time_s": np.arange(len(route.piece), dtype=float),
        "latitude_deg": route.latitude_deg + scatter_m[1] / METRES_A_DEGREE,
        "longitude_deg": route.longitude_deg + scatter_m[0] / east,
    }
    return Track(columns)


def pieces_within(ways: Ways, plane: Plane, reach_m: float) -> Ways:
    """The pieces that begin within `reach_m` [m] of the middle of a plane."""
    x_m, y_m = plane.flat(ways.from_latitude_deg, ways.from_longitude_deg)
    return ways.taken(np.hypot(x_m, y_m) <= reach_m)
