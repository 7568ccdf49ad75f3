"""Which way a runner was on, and what it was made of: known streets, scatter, gaps and the ends of the earth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ovals import track_of
from tests.small_maps import HERE, ways_of

from easeback.measure.ground import ground_at, measure_ground
from easeback.measure.match import match
from easeback.measure.thin import Points, thin
from easeback.measure.way_network import lay_flat
from easeback.model.ground import GROUNDS, Ground, is_treadmill
from easeback.model.track import Column, Track
from easeback.model.ways import NO_WAYS, Ways

# A road and a soft path 12 m beside it, which meet at both ends, and a firm way that crosses both.
PARALLEL = [
    ([(0.0, 0.0), (500.0, 0.0), (1000.0, 0.0)], "hard"),
    ([(0.0, 0.0), (20.0, 12.0), (500.0, 12.0), (980.0, 12.0), (1000.0, 0.0)], "soft"),
    ([(500.0, -500.0), (500.0, 0.0), (500.0, 12.0), (500.0, 500.0)], "firm"),
]


def along(x_m: Column, y_m: Column, scatter_m: float = 0.0, seed: int = 0, here: tuple[float, float] = HERE) -> Track:
    random = np.random.default_rng(seed)
    x_m, y_m = x_m + random.normal(0, scatter_m, len(x_m)), y_m + random.normal(0, scatter_m, len(y_m))
    return track_of(x_m, y_m, np.arange(len(x_m), dtype=float), *here)


def points_of(track: Track) -> Points:
    points = thin(track)
    assert points is not None
    return points


def ground_of(track: Track, ways: Ways, distance_km: float | None = None) -> Ground:
    points = points_of(track)
    return measure_ground(points, ways, np.ones(len(points), bool), distance_km)


EAST = np.arange(30, 970, 3.0)


@pytest.mark.parametrize("seed", range(8))
def test_parallel_ways_do_not_flicker(seed: int) -> None:
    """Along the path beside the road, with 3 m of scatter, nine tenths and more are soft; and the reverse."""
    on_path = ground_of(along(EAST, np.full(len(EAST), 12.0), 3.0, seed), ways_of(PARALLEL))
    on_road = ground_of(along(EAST, np.full(len(EAST), 0.0), 3.0, seed), ways_of(PARALLEL))
    assert on_path.share["soft"] > 0.9
    assert on_road.share["hard"] > 0.9


def test_a_way_that_is_crossed_takes_no_share() -> None:
    """Running straight over a crossing, no more than one point of ten metres goes to the way that is crossed."""
    ground = ground_of(along(EAST, np.full(len(EAST), 0.0), 3.0), ways_of(PARALLEL))
    assert ground.share["firm"] <= 0.02


def test_shares_and_kilometres_of_a_known_route() -> None:
    """600 m of road, then 400 m of grass: 60 and 40 % of the run's own 1.05 km."""
    ways = ways_of([([(0.0, 0.0), (600.0, 0.0)], "hard"), ([(600.0, 0.0), (600.0, 400.0)], "soft")])
    x_m = np.concatenate((np.arange(0, 600, 3.0), np.full(134, 600.0)))
    y_m = np.concatenate((np.zeros(200), np.arange(0, 402, 3.0)))
    ground = ground_of(along(x_m, y_m), ways, 1.05)
    assert ground.share["hard"] == pytest.approx(0.6, abs=0.02)
    assert ground.distance_km["soft"] == pytest.approx(0.42, abs=0.02)
    assert sum(ground.distance_km.values()) == pytest.approx(1.05)
    assert sum(ground.share.values()) == pytest.approx(1)
    assert "OpenStreetMap" in ground.attribution


def test_far_from_any_way_is_unknown() -> None:
    """Across a field, 40 m beside the nearest way, the ground is not guessed."""
    ground = ground_of(along(EAST, np.full(len(EAST), -40.0)), ways_of(PARALLEL[:1]))
    assert ground.share["unknown"] == pytest.approx(1)


def test_a_gap_in_the_recording_is_unknown() -> None:
    """300 m without a sample on a known way count as unknown: nobody knows where the runner was."""
    x_m = np.concatenate((np.arange(0, 300, 3.0), np.arange(600, 900, 3.0)))
    ground = ground_of(along(x_m, np.zeros(len(x_m))), ways_of(PARALLEL[:1]))
    assert ground.share["unknown"] == pytest.approx(1 / 3, abs=0.02)


def test_a_run_that_no_map_covers_is_absent_with_its_reason() -> None:
    """Under half covered: no figures; over half: figures, and the rest is unknown."""
    points = points_of(along(EAST, np.zeros(len(EAST))))
    few = measure_ground(points, NO_WAYS, np.arange(len(points)) < len(points) * 0.4, None)
    assert (few.share, few.attribution) == ({}, "")
    assert few.why_not == "no map that was added covers this run"
    most = measure_ground(points, NO_WAYS, np.arange(len(points)) < len(points) * 0.6, None)
    assert most.why_not is None
    assert most.share["unknown"] == pytest.approx(1)
    assert most.covered_share == pytest.approx(0.6, abs=0.02)


def test_without_positions_there_are_no_points() -> None:
    """A recording without GPS, and one with a single position, give nothing to match."""
    missing = np.full(5, np.nan)
    assert thin(Track({"time_s": np.arange(5.0)})) is None
    one = missing.copy()
    one[2] = 8.7
    assert thin(Track({"time_s": np.arange(5.0), "latitude_deg": one, "longitude_deg": one})) is None


def test_standing_still_is_no_distance() -> None:
    """Ten minutes at a traffic light with 3 m of scatter add no more than a few points."""
    random = np.random.default_rng(3)
    scatter = random.normal(0, 3, (2, 934))
    moving = np.concatenate((np.arange(0, 500, 3.0), np.arange(500, 1000, 3.0)))
    still = np.insert(moving, 167, np.full(600, 500.0))
    without, standing = (
        points_of(track_of(x_m + scatter[0][: len(x_m)], scatter[1][: len(x_m)], np.arange(len(x_m), dtype=float)))
        for x_m in (moving, still)
    )
    assert len(without) > 80
    assert len(standing) - len(without) <= 4


@pytest.mark.parametrize("here", [(-17.0, 180.0), (16.0, -180.0), (89.9, 40.0), (-89.9, -10.0)])
def test_the_date_line_and_the_poles_are_places_like_any(here: tuple[float, float]) -> None:
    """The same streets and the same run give the same shares there."""
    far = ground_of(along(EAST, np.full(len(EAST), 12.0), 1.0, 5, here), ways_of(PARALLEL, here))
    assert far.share["soft"] > 0.95


def streets_and_way(seed: int) -> tuple[Ways, Column, Column]:
    """Blocks of 150 m with a class drawn for each side, and a way of 2.1 km along them [m], a place each second."""
    random = np.random.default_rng(seed)
    block = [((i * 150.0, j * 150.0), (i * 150.0 + 150 * (1 - up), j * 150.0 + 150 * up)) for i in range(6)
             for j in range(6) for up in (0, 1)]  # fmt: skip
    ways = ways_of([(list(each), str(random.choice(GROUNDS))) for each in block])
    corner, places = np.array([2, 2]), [(300.0, 300.0)]
    for _ in range(14):
        moves = [np.array(move) for move in ((1, 0), (-1, 0), (0, 1), (0, -1))]
        corner = next(new for move in random.permutation(4) if 0 <= min(new := corner + moves[move]) <= max(new) <= 5)
        places.append((corner[0] * 150.0, corner[1] * 150.0))
    at = np.arange(0, 14 * 150, 3.0)
    x_m, y_m = (np.interp(at, np.arange(15) * 150.0, [place[axis] for place in places]) for axis in (0, 1))
    return ways, x_m, y_m


@given(st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_scatter_of_3_m_moves_shares_by_less_than_5_points(seed: int) -> None:
    """On streets that are 40 m and more apart the shares of each class stay within 5 points under 3 m of scatter."""
    ways, x_m, y_m = streets_and_way(seed)
    exact, scattered = ground_of(along(x_m, y_m), ways), ground_of(along(x_m, y_m, 3.0, seed), ways)
    assert max(abs(exact.share[name] - scattered.share[name]) for name in GROUNDS) < 0.05


@given(st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_a_fifth_of_the_samples_moves_shares_by_less_than_5_points(seed: int) -> None:
    """A position each 15 m instead of each 3 m, as a watch in its power-saving mode writes them."""
    ways, x_m, y_m = streets_and_way(seed)
    whole = along(x_m, y_m)
    fifth = Track({name: values[::5] for name, values in whole.columns.items()})
    exact, thinned = ground_of(whole, ways), ground_of(fifth, ways)
    assert max(abs(exact.share[name] - thinned.share[name]) for name in GROUNDS) < 0.05


def test_the_cheapest_path_is_the_best_of_all_paths() -> None:
    """Viterbi's choice costs what the best of all enumerated paths costs, on small random tables."""
    from itertools import product

    from easeback.measure.match import _cheapest

    random = np.random.default_rng(7)
    for _ in range(20):
        cost, change = random.random((5, 3)), random.random((4, 3, 3))
        paths = product(range(3), repeat=5)

        def price(path: tuple[int, ...], cost: Column = cost, change: Column = change) -> float:
            leaps = sum(change[i, path[i], path[i + 1]] for i in range(4))
            return float(sum(cost[i, path[i]] for i in range(5)) + leaps)

        assert price(tuple(_cheapest(cost, change).tolist())) == pytest.approx(min(map(price, paths)))


def test_a_map_without_ways_matches_nothing() -> None:
    """No way: every point is matched to none, and its ground is unknown."""
    points = points_of(along(EAST, np.zeros(len(EAST))))
    assert (match(points, lay_flat(NO_WAYS, points)) == -1).all()
    assert (ground_at(points, NO_WAYS) == GROUNDS.index("unknown")).all()


def test_a_treadmill_is_told_by_the_file() -> None:
    """The devices' words for running on the spot, and no others."""
    assert is_treadmill("treadmill")
    assert is_treadmill("indoor_running")
    assert not is_treadmill("trail")
