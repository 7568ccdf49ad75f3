"""A map's ways laid flat around a run: which lie near a point, how far off, and where they meet. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from easeback.measure.thin import Points
from easeback.model.track import Column
from easeback.model.ways import Ways

# OpenStreetMap writes places in ten-millionths of a degree: ends that are equal there are one node.
STEPS_A_DEGREE: Final = 10_000_000
MOST_WAYS_AT_A_NODE: Final = 12
# So many points at a time are compared with the map, and what lies farther than this from them is not looked at.
STRETCH: Final = 16
BESIDE_M: Final = 40.0

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Network:
    """n pieces of m ways, which `way` counts from 0, and the places at which `one` way meets the `other`.

    `row` says for each piece which of the ways' pieces it was.
    """

    row: Rows
    way: Rows
    ways: int
    from_x_m: Column
    from_y_m: Column
    to_x_m: Column
    to_y_m: Column
    one: Rows
    other: Rows
    meeting_x_m: Column
    meeting_y_m: Column
    pieces: Any
    meetings: Any

    def within(self, x_m: Column, y_m: Column, reach_m: float) -> tuple[Rows, Rows]:
        """Pairs (point, piece) that may be within `reach_m` [m]: their boxes touch."""
        return _near(self.pieces, x_m, y_m, reach_m)

    def meetings_within(self, x_m: Column, y_m: Column, reach_m: Column) -> tuple[Rows, Rows]:
        """Pairs (point, meeting) that may be within `reach_m` [m] of each other."""
        return _near(self.meetings, x_m, y_m, reach_m)

    def foot(self, row: Rows, x_m: Column, y_m: Column) -> tuple[Column, Column]:
        """The place on each of the pieces `row` that is nearest to a position [m], shapes that fit together."""
        from_x, from_y = self.from_x_m[row], self.from_y_m[row]
        along_x, along_y = self.to_x_m[row] - from_x, self.to_y_m[row] - from_y
        squared = along_x**2 + along_y**2
        share = ((x_m - from_x) * along_x + (y_m - from_y) * along_y) / np.where(squared > 0, squared, 1)
        share = np.clip(share, 0, 1)
        return from_x + share * along_x, from_y + share * along_y

    def direction(self, row: Rows) -> tuple[Column, Column]:
        """East and north part of the direction of the pieces `row`, length 1."""
        east, north = self.to_x_m[row] - self.from_x_m[row], self.to_y_m[row] - self.from_y_m[row]
        length = np.hypot(east, north)
        length = np.where(length > 0, length, 1)
        return east / length, north / length


def lay_flat(ways: Ways, points: Points) -> Network:
    """The network of the `ways` that pass near a run's points, on its plane, with its search trees."""
    import shapely

    from_x, from_y = points.plane.flat(ways.from_latitude_deg, ways.from_longitude_deg)
    to_x, to_y = points.plane.flat(ways.to_latitude_deg, ways.to_longitude_deg)
    row = np.flatnonzero(_is_beside(points, (from_x, from_y), (to_x, to_y)))
    ways = ways.taken(row)
    from_x, from_y, to_x, to_y = from_x[row], from_y[row], to_x[row], to_y[row]
    ids, way = np.unique(ways.way, return_inverse=True)
    ends = np.stack((np.stack((from_x, from_y), 1), np.stack((to_x, to_y), 1)), 1)
    one, other, end = _meetings(ways, way)
    places = np.concatenate((ends[:, 0], ends[:, 1]))[end]
    pieces, meetings = shapely.STRtree(shapely.linestrings(ends)), shapely.STRtree(shapely.points(places))
    return Network(
        row, way, len(ids), from_x, from_y, to_x, to_y, one, other, places[:, 0], places[:, 1], pieces, meetings
    )


def _is_beside(points: Points, begin: tuple[Column, Column], end: tuple[Column, Column]) -> NDArray[np.bool_]:
    """Whether the box of each piece comes near the box of any stretch of the run: most of a town is left out so."""
    west, east = np.minimum(begin[0], end[0]), np.maximum(begin[0], end[0])
    south, north = np.minimum(begin[1], end[1]), np.maximum(begin[1], end[1])
    is_beside = np.zeros(len(west), bool)
    for first in range(0, len(points), STRETCH):
        x_m, y_m = points.x_m[first : first + STRETCH], points.y_m[first : first + STRETCH]
        in_x = (east >= x_m.min() - BESIDE_M) & (west <= x_m.max() + BESIDE_M)
        is_beside |= in_x & (north >= y_m.min() - BESIDE_M) & (south <= y_m.max() + BESIDE_M)
    return is_beside


def _near(tree: Any, x_m: Column, y_m: Column, reach_m: Column | float) -> tuple[Rows, Rows]:
    import shapely

    point, row = tree.query(shapely.box(x_m - reach_m, y_m - reach_m, x_m + reach_m, y_m + reach_m))
    return point, row


def _meetings(ways: Ways, way: Rows) -> tuple[Rows, Rows, Rows]:
    """Each pair of ways that share a node, in both orders, and an end there [row of all beginnings, then all ends]."""
    begin, end = (
        _node(ways.from_latitude_deg, ways.from_longitude_deg),
        _node(ways.to_latitude_deg, ways.to_longitude_deg),
    )
    nodes, owner = np.concatenate((begin, end)), np.concatenate((way, way))
    order = np.lexsort((owner, nodes))
    order = order[np.concatenate(([True], (np.diff(nodes[order]) != 0) | (np.diff(owner[order]) != 0)))[: len(order)]]
    found = [np.empty((3, 0), np.intp)]
    for apart in range(1, min(MOST_WAYS_AT_A_NODE, len(order))):
        here, there = order[:-apart], order[apart:]
        same = nodes[here] == nodes[there]
        one, other, place = owner[here][same], owner[there][same], here[same]
        found += [np.stack((one, other, place)), np.stack((other, one, place))]
    one, other, place = np.concatenate(found, axis=1)
    return one, other, place


def _node(latitude_deg: Column, longitude_deg: Column) -> NDArray[np.int64]:
    """One number for each place."""
    north = np.round((latitude_deg + 90) * STEPS_A_DEGREE).astype(np.int64)
    east = np.round((longitude_deg + 180) % 360 * STEPS_A_DEGREE).astype(np.int64)
    return north * (360 * STEPS_A_DEGREE + 1) + east
