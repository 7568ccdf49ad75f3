"""Laps of a loop from positions alone: count, direction, bends, and four weeks beside the painful side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from tests.ovals import LAP_M, RADIUS_M, clocked, oval, oval_run, track_of

from easeback.measure.loop_balance import loop_balance
from easeback.measure.loops import measure_loops
from easeback.model.loops import Loop, Loops
from easeback.model.track import Column, Track

SEEDS = 40
TODAY = date(2026, 11, 24)


def counted(loops: Loops) -> tuple[int, int]:
    return loops.laps_clockwise, loops.laps_anticlockwise


def polygon(corners: list[tuple[float, float]], laps: int, scatter_m: float = 2.0) -> Track:
    """So many laps around corners [m], 3 m a second."""
    places = np.array([*corners * laps, corners[0]])
    way_m = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(places, axis=0).T))))
    at_m = np.arange(0, way_m[-1], 3.0)
    random = np.random.default_rng(2)
    x_m, y_m = (np.interp(at_m, way_m, each) + random.normal(0, scatter_m, len(at_m)) for each in places.T)
    return track_of(x_m, y_m, np.arange(len(at_m), dtype=float))


def mapped(track: Track, latitude: float = 1.0, order: int = 1) -> Track:
    """The track mirrored at the equator (`latitude` -1) or run the other way (`order` -1)."""
    columns: dict[str, Column] = {"time_s": track.column("time_s")}
    columns["latitude_deg"] = latitude * track.column("latitude_deg")[::order]
    columns["longitude_deg"] = track.column("longitude_deg")[::order]
    return Track(columns)


def test_laps_and_direction_on_a_track_are_exact() -> None:
    """Ovals both ways with 3 m of scatter, pauses and changes of direction: exact for 95 % of seeds and more."""
    runs = [oval_run(seed) for seed in range(SEEDS)]
    found = [measure_loops(run.track) for run in runs]
    exact = sum(counted(loops) == clocked(run) for loops, run in zip(found, runs, strict=True))
    assert sum(sum(clocked(run)) for run in runs) > 5 * SEEDS
    assert exact >= 0.95 * SEEDS
    assert all(each.is_oval for loops in found for each in loops.found)


@pytest.mark.parametrize("laps", [1, 2, 10, 25])
def test_whole_laps_that_end_at_the_line_all_count(laps: int) -> None:
    """Whoever stops where they started has run the last lap too; its bends are a full circle of the track's radius."""
    x_m, y_m = oval(np.arange(0, laps * LAP_M + 0.1, LAP_M / 133))
    random = np.random.default_rng(laps)
    track = track_of(
        x_m + random.normal(0, 2, len(x_m)), y_m + random.normal(0, 2, len(x_m)), np.arange(len(x_m), dtype=float)
    )
    loops = measure_loops(track)
    assert counted(loops) == (0, laps)
    assert loops.found[0].lap_m == pytest.approx(LAP_M, rel=0.03)
    assert loops.found[0].bend_left_m == pytest.approx(laps * 2 * np.pi * RADIUS_M, rel=0.06)
    assert loops.found[0].bend_right_m == 0


@pytest.mark.parametrize("seed", range(10))
def test_running_it_backwards_swaps_the_directions(seed: int) -> None:
    """Reversing a track swaps clockwise and anticlockwise."""
    track = oval_run(seed).track
    assert counted(measure_loops(mapped(track, order=-1))) == counted(measure_loops(track))[::-1]


@pytest.mark.parametrize("seed", range(10))
def test_mirroring_swaps_the_directions(seed: int) -> None:
    """Mirroring a track swaps clockwise and anticlockwise, and left bends and right bends."""
    track = oval_run(seed).track
    here, there = measure_loops(track), measure_loops(mapped(track, latitude=-1.0))
    assert counted(there) == counted(here)[::-1]
    assert [each.bend_left_m for each in there.found] == pytest.approx([each.bend_right_m for each in here.found])


def test_a_block_is_a_loop_and_no_track() -> None:
    """Four times around a block of 600 m: four laps anticlockwise, about all its bends to the left."""
    loops = measure_loops(polygon([(0, 0), (200, 0), (200, 100), (0, 100)], 4))
    assert counted(loops) == (0, 4)
    assert not loops.found[0].is_oval
    assert loops.found[0].lap_m == pytest.approx(600, rel=0.06)
    assert loops.found[0].bend_left_m > 4 * 60
    assert loops.found[0].bend_right_m < 4 * 10


def test_a_rectangle_as_long_as_a_track_is_no_track() -> None:
    """Length alone does not make a 400 m track."""
    loops = measure_loops(polygon([(0, 0), (180, 0), (180, 20), (0, 20)], 3))
    assert [each.is_oval for each in loops.found] == [False]


@pytest.mark.parametrize(
    "corners",
    [
        [(0.0, 0.0), (300.0, 0.0)],
        [(0.0, 0.0), (100.0, 100.0), (200.0, 0.0), (100.0, -100.0), (0.0, 0.0), (-100.0, 100.0), (-200.0, 0.0),
         (-100.0, -100.0)],
    ],
)  # fmt: skip
def test_out_and_back_and_figures_of_eight_are_no_loops(corners: list[tuple[float, float]]) -> None:
    """Where neither side is the inner one there is no direction to count."""
    assert measure_loops(polygon(corners, 4)).found == ()


def test_one_round_of_a_city_is_no_lap() -> None:
    """A single way home over the same place is not a loop that was run in laps."""
    assert measure_loops(polygon([(0, 0), (900, 0), (900, 700), (0, 700)], 1)).found == ()


def test_a_wandering_run_has_no_loops() -> None:
    """A run that goes its way finds none."""
    random = np.random.default_rng(4)
    heading = np.cumsum(random.normal(0, 0.05, 3600)) * 0.3
    x_m, y_m = np.cumsum(3.3 * np.cos(heading)), np.cumsum(3.3 * np.sin(heading))
    assert measure_loops(track_of(x_m, y_m, np.arange(3600.0))).found == ()


def test_without_positions_the_reason_is_told() -> None:
    """No GPS: not zero laps, but not known."""
    assert measure_loops(Track({"time_s": np.arange(10.0)})).why_not == "the recording holds no positions"


LOOP = Loop(0, 600, 400, 4, False, True, 900.0, 100.0, "high")


def test_four_weeks_are_summed_and_set_beside_the_painful_side() -> None:
    """The 28th day back counts, the 29th does not; the left leg was inside on 900 of 1,100 bend metres."""
    clockwise = replace(LOOP, laps=1, is_clockwise=True, bend_left_m=0.0, bend_right_m=100.0)
    runs = [
        (TODAY, Loops((LOOP,))),
        (TODAY - timedelta(days=27), Loops((clockwise,))),
        (TODAY - timedelta(days=28), Loops((LOOP,))),
        (TODAY, Loops()),
        (TODAY, Loops(why_not="the recording holds no positions")),
    ]
    left = loop_balance(runs, TODAY, "left")
    assert (left.runs, left.laps_clockwise, left.laps_anticlockwise) == (2, 1, 4)
    assert (left.bend_left_m, left.bend_right_m) == (900, 200)
    assert left.inner_leg_share == pytest.approx(900 / 1100)
    assert loop_balance(runs, TODAY, "right").inner_leg_share == pytest.approx(200 / 1100)


def test_a_wide_round_has_no_inner_leg() -> None:
    """Two laps of 2.7 km with 54 m of bends that scatter drew: the metres stand, no leg was inside."""
    wide = replace(LOOP, lap_m=2700, laps=2, is_oval=False, bend_left_m=0.0, bend_right_m=54.0)
    alone = loop_balance([(TODAY, Loops((wide,)))], TODAY, "left")
    assert (alone.bend_right_m, alone.inner_leg_share) == (54, None)
    beside = loop_balance([(TODAY, Loops((wide, LOOP)))], TODAY, "left")
    assert beside.inner_leg_share == pytest.approx(900 / 1000)


@pytest.mark.parametrize("side", ["both", None])
def test_no_inner_leg_where_not_one_leg_hurts(side: str | None) -> None:
    """Both legs, or no word: no share is made up; without bends neither."""
    assert loop_balance([(TODAY, Loops((LOOP,)))], TODAY, side).inner_leg_share is None
    assert loop_balance([], TODAY, "left").inner_leg_share is None
