"""Which way of a map a runner was on at each point: the cheapest path through the candidates (Viterbi). Pure.

The costs are negative logarithms of likelihoods in a hidden Markov model (Newson & Krumm 2009, ACM SIGSPATIAL 17:336):
a point far from a way or running across it is unlikely, and so is a leap to a way that does not meet the last one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.measure.thin import Points
from easeback.measure.way_network import Network
from easeback.model.track import Column

# A runner keeps to within this of the way they are on: half a wide road and what a watch is off under trees.
FARTHEST_M: Final = 25.0
SCATTER_M: Final = 4.0
MOST_CANDIDATES: Final = 8
# The cost of running straight across a way instead of along it; over three points, so that scatter does not turn it.
ACROSS_COST: Final = 6.0
LEAVE_COST: Final = 1.0
LEAP_COST: Final = 8.0
# Two ways meet where the runner is if they do within this of the step: what a watch may be off and a road's width.
MEETING_REACH_M: Final = 20.0
# Between points farther apart than this anything may have happened: a gap starts anew, a long step leaps more cheaply.
GAP_M: Final = 150.0
USUAL_STEP_M: Final = 20.0
IMPOSSIBLE: Final = 1e6

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Candidates:
    """For each of n points its k likeliest ways: row of the piece (-1 none), way, and cost; shape (n, k)."""

    row: Rows
    way: Rows
    cost: Column


def match(points: Points, network: Network) -> Rows:
    """The piece of a way each point lies on [row of the network's pieces], -1 where no way is near, length n."""
    if not len(network.way) or not len(points):
        return np.full(len(points), -1)
    near = _candidates(points, network)
    step_m = points.steps_m
    change = _change_costs(near, points, network)
    matched = np.full(len(points), -1)
    for first, after in _stretches(near, step_m):
        chosen = _cheapest(near.cost[first:after], change[first : after - 1])
        matched[first:after] = near.row[np.arange(first, after), chosen]
    return matched


def _candidates(points: Points, network: Network) -> _Candidates:
    """The pieces within reach of each point, one a way: the one that is cheapest there."""
    point, row = network.within(points.x_m, points.y_m, FARTHEST_M)
    distance_m = network.distance_m(row, points.x_m[point], points.y_m[point])
    inside = distance_m <= FARTHEST_M
    point, row, distance_m = point[inside], row[inside], distance_m[inside]
    cost = (distance_m / SCATTER_M) ** 2 / 2 + ACROSS_COST * _across(points, point, row, network)
    order = np.lexsort((cost, network.way[row], point))
    point, row, cost = point[order], row[order], cost[order]
    best = np.concatenate(([True], (np.diff(point) != 0) | (np.diff(network.way[row]) != 0)))[: len(point)]
    return _padded(len(points), point[best], row[best], cost[best], network)


def _padded(length: int, point: Rows, row: Rows, cost: Column, network: Network) -> _Candidates:
    order = np.lexsort((cost, point))
    point, row, cost = point[order], row[order], cost[order]
    rank = np.arange(len(point)) - np.searchsorted(point, point)
    kept = rank < MOST_CANDIDATES
    place = point[kept], rank[kept]
    rows = np.full((length, MOST_CANDIDATES), -1)
    costs = np.full((length, MOST_CANDIDATES), IMPOSSIBLE)
    rows[place], costs[place] = row[kept], cost[kept]
    return _Candidates(rows, np.where(rows >= 0, network.way[rows], -1), costs)


def _across(points: Points, point: Rows, row: Rows, network: Network) -> Column:
    """How far the runner's direction crosses the way's [0 along to 1 across], by the square of the sine."""
    ahead = np.minimum(np.arange(len(points)) + 1, len(points) - 1)
    behind = np.maximum(np.arange(len(points)) - 1, 0)
    east, north = points.x_m[ahead] - points.x_m[behind], points.y_m[ahead] - points.y_m[behind]
    length = np.hypot(east, north)
    east, north = (np.divide(each, length, out=np.zeros_like(each), where=length > 0) for each in (east, north))
    way_east, way_north = network.direction(row)
    sine: Column = east[point] * way_north - north[point] * way_east
    return sine**2


def _change_costs(near: _Candidates, points: Points, network: Network) -> Column:
    """The cost of going from each candidate of a point to each of the next, shape (n - 1, k, k)."""
    here, there = near.way[:-1, :, None], near.way[1:, None, :]
    leap = LEAP_COST * np.minimum(1, USUAL_STEP_M / np.maximum(points.steps_m, 1))[:, None, None]
    costs = np.where(_meet(here, there, points, network), np.minimum(LEAVE_COST, leap), leap)
    stays: Column = np.where(here == there, 0.0, costs)
    return stays


def _meet(here: Rows, there: Rows, points: Points, network: Network) -> NDArray[np.bool_]:
    """Whether two ways meet near the step from a point to the next, shape (n - 1, k, k)."""
    x_m, y_m = (points.x_m[1:] + points.x_m[:-1]) / 2, (points.y_m[1:] + points.y_m[:-1]) / 2
    step, one, other = network.meeting_within(x_m, y_m, points.steps_m / 2 + MEETING_REACH_M)
    known = np.unique((step.astype(np.int64) * network.ways + one) * network.ways + other)
    if not len(known):
        return np.zeros(np.broadcast_shapes(here.shape, there.shape), bool)
    steps = np.arange(len(x_m), dtype=np.int64)[:, None, None]
    wanted = (steps * network.ways + here) * network.ways + there
    place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    found: NDArray[np.bool_] = (known[place] == wanted) & (here >= 0) & (there >= 0)
    return found


def _stretches(near: _Candidates, step_m: Column) -> list[tuple[int, int]]:
    """First and one-past-last point of each stretch with a candidate at every point and no gap."""
    has = near.row[:, 0] >= 0
    breaks = np.concatenate(([True], ~has[1:] | ~has[:-1] | (step_m > GAP_M)))
    starts = np.flatnonzero(breaks)
    ends = np.append(starts[1:], len(has))
    return [(int(first), int(after)) for first, after in zip(starts, ends, strict=True) if has[first]]


def _cheapest(cost: Column, change: Column) -> Rows:
    """The candidate of each point on the cheapest path, length n: Viterbi's algorithm, exact."""
    columns = np.arange(cost.shape[1])
    total, came_from = cost[0], np.empty(cost.shape, np.intp)
    for index in range(1, len(cost)):
        through = total[:, None] + change[index - 1]
        came_from[index] = through.argmin(axis=0)
        total = through[came_from[index], columns] + cost[index]
    chosen = np.empty(len(cost), np.intp)
    chosen[-1] = total.argmin()
    for index in range(len(cost) - 1, 0, -1):
        chosen[index - 1] = came_from[index, chosen[index]]
    return chosen
