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
SCATTER_M: Final = 5.0
MOST_CANDIDATES: Final = 8
# The cost of running straight across a way instead of along it; over three points, so that scatter does not turn it.
ACROSS_COST: Final = 5.0
LEAVE_COST: Final = 0.5
LEAP_COST: Final = 9.0
# Two ways meet where the runner is if they do within this of the step: what a watch may be off and a road's width.
MEETING_REACH_M: Final = 20.0
# Each so many metres of detour by the place where two ways meet cost as much as being a scatter off.
DETOUR_M: Final = 12.0
# Between points farther apart than this anything may have happened: a gap starts anew, a long step leaps more cheaply.
GAP_M: Final = 150.0
USUAL_STEP_M: Final = 20.0
IMPOSSIBLE: Final = 1e6

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Candidates:
    """For each of n points its k likeliest ways, shape (n, k): piece and way (-1 none), cost, the place on it [m]."""

    row: Rows
    way: Rows
    cost: Column
    x_m: Column
    y_m: Column


def match(points: Points, network: Network) -> Rows:
    """The piece of a way each point lies on [row of the ways laid flat], -1 where no way is near, length n."""
    if not len(network.way) or not len(points):
        return np.full(len(points), -1)
    near = _candidates(points, network)
    step_m = points.steps_m
    change = _change_costs(near, points, network)
    matched = np.full(len(points), -1)
    for first, after in _stretches(near, step_m):
        chosen = _cheapest(near.cost[first:after], change[first : after - 1])
        matched[first:after] = network.row[near.row[np.arange(first, after), chosen]]
    return matched


def _candidates(points: Points, network: Network) -> _Candidates:
    """The pieces within reach of each point, one a way: the one that is cheapest there."""
    point, row = network.within(points.x_m, points.y_m, FARTHEST_M)
    foot_x, foot_y = network.foot(row, points.x_m[point], points.y_m[point])
    distance_m = np.hypot(points.x_m[point] - foot_x, points.y_m[point] - foot_y)
    inside = distance_m <= FARTHEST_M
    point, row, distance_m = point[inside], row[inside], distance_m[inside]
    cost = (distance_m / SCATTER_M) ** 2 / 2 + ACROSS_COST * _across(points, point, row, network)
    order = np.lexsort((cost, network.way[row], point))
    point, row, cost = point[order], row[order], cost[order]
    best = np.concatenate(([True], (np.diff(point) != 0) | (np.diff(network.way[row]) != 0)))[: len(point)]
    return _padded(points, point[best], row[best], cost[best], network)


def _padded(points: Points, point: Rows, row: Rows, cost: Column, network: Network) -> _Candidates:
    order = np.lexsort((cost, point))
    point, row, cost = point[order], row[order], cost[order]
    rank = np.arange(len(point)) - np.searchsorted(point, point)
    kept = rank < MOST_CANDIDATES
    place = point[kept], rank[kept]
    rows = np.full((len(points), MOST_CANDIDATES), -1)
    costs = np.full((len(points), MOST_CANDIDATES), IMPOSSIBLE)
    rows[place], costs[place] = row[kept], cost[kept]
    x_m, y_m = network.foot(rows, points.x_m[:, None], points.y_m[:, None])
    return _Candidates(rows, np.where(rows >= 0, network.way[rows], -1), costs, x_m, y_m)


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
    leap = LEAP_COST * np.minimum(1, USUAL_STEP_M / np.maximum(points.steps_m, 1))
    costs = np.broadcast_to(leap[:, None, None], (len(leap), MOST_CANDIDATES, MOST_CANDIDATES)).copy()
    step, here, there, detour_m = _turns(near, points, network)
    np.minimum.at(costs, (step, here, there), LEAVE_COST + detour_m / DETOUR_M)
    costs[near.way[:-1, :, None] == near.way[1:, None, :]] = 0.0
    return costs


def _turns(near: _Candidates, points: Points, network: Network) -> tuple[Rows, Rows, Rows, Column]:
    """Where a runner may turn from one way into another that meets it: step, candidate before and after, detour [m].

    The detour is what the way by the meeting is longer than the step itself: none where the turn was taken there, and
    much where the runner passed beside it.
    """
    x_m, y_m = (points.x_m[1:] + points.x_m[:-1]) / 2, (points.y_m[1:] + points.y_m[:-1]) / 2
    step, meeting = network.meetings_within(x_m, y_m, points.steps_m / 2 + MEETING_REACH_M)
    here = _slots(near, network, step, network.one[meeting])
    there = _slots(near, network, step + 1, network.other[meeting])
    both = (here >= 0) & (there >= 0)
    step, meeting, here, there = step[both], meeting[both], here[both], there[both]
    at_x, at_y = network.meeting_x_m[meeting], network.meeting_y_m[meeting]
    to_m = np.hypot(near.x_m[step, here] - at_x, near.y_m[step, here] - at_y)
    on_m = np.hypot(near.x_m[step + 1, there] - at_x, near.y_m[step + 1, there] - at_y)
    return step, here, there, np.maximum(0, to_m + on_m - points.steps_m[step])


def _slots(near: _Candidates, network: Network, point: Rows, way: Rows) -> Rows:
    """Which candidate of each point is on `way`, -1 where none is."""
    key = np.where(near.way >= 0, np.arange(len(near.way))[:, None] * network.ways + near.way, -1).ravel()
    order = np.argsort(key)
    wanted = point * network.ways + way
    place = order[np.minimum(np.searchsorted(key, wanted, sorter=order), len(key) - 1)]
    slots: Rows = np.where(key[place] == wanted, place % MOST_CANDIDATES, -1)
    return slots


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
