"""Track cleaning: what is repaired, how it is reported, and that sound tracks stay as they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from easeback.model.activity import Activity, Device, Pause, Totals
from easeback.model.track import Column, Track
from easeback.read.clean import clean

STARTED = datetime(2024, 3, 1, 6, 0, tzinfo=UTC)
# A degree of latitude on the sphere of the package: 6,371,008.8 m x pi / 180.
METRES_A_DEGREE = 111_195.08


def activity(
    time_s: list[float], north_m: list[float], sport: str = "running", pauses: tuple[Pause, ...] = ()
) -> Activity:
    latitude = 50 + np.array(north_m) / METRES_A_DEGREE
    columns = {
        "time_s": np.array(time_s, dtype=float),
        "latitude_deg": latitude,
        "longitude_deg": np.full(len(time_s), 8.0),
    }
    totals = Totals(distance_m=1000)
    return Activity("GPX", sport, "generic", False, STARTED, None, Device(), totals, (), pauses, Track(columns))


def north_m(cleaned: Activity) -> Column:
    return np.round((cleaned.track.column("latitude_deg") - 50) * METRES_A_DEGREE, 3)


def test_a_jump_is_removed_and_reported_once() -> None:
    """Two positions 500 m off among 3 m/s: both go, in one problem, and the others stay."""
    way = [3.0 * at for at in range(40)]
    way[20], way[30] = 560, -400
    (cleaned,), problems = clean(activity(list(range(40)), way), "a.gpx")
    assert np.flatnonzero(np.isnan(north_m(cleaned))).tolist() == [20, 30]
    assert [str(problem) for problem in problems] == [
        "a.gpx: Positions too far from the others to be true: 2. They were left out of the track."
    ]


def test_a_wrong_first_fix_does_not_condemn_the_rest() -> None:
    """The longest stretch is trusted, not the first point."""
    (cleaned,), _ = clean(activity(list(range(20)), [5000.0, *(3.0 * at for at in range(1, 20))]), "a")
    assert np.flatnonzero(np.isnan(north_m(cleaned))).tolist() == [0]


def test_a_fix_that_is_held_and_catches_up_is_no_jump() -> None:
    """A phone repeats a position for three seconds and then moves 18 m at once."""
    (cleaned,), problems = clean(activity([0, 1, 2, 3, 4, 5, 6, 7, 8], [0, 6, 6, 6, 24, 30, 36, 42, 48]), "a")
    assert problems == []
    assert not np.isnan(north_m(cleaned)).any()


def test_a_descent_by_bicycle_is_no_jump() -> None:
    """Twenty metres a second is impossible on foot and not on wheels."""
    way = [25.0 * at for at in range(20)]
    assert clean(activity(list(range(20)), way, sport="cycling"), "a")[1] == []
    assert clean(activity(list(range(20)), way, sport="running"), "a")[1] != []


def test_zero_zero_is_nowhere() -> None:
    """Points in the Gulf of Guinea are missing positions; with nothing else the columns are gone."""
    run = activity([0, 1, 2], [0, 3, 6])
    run.track.column("latitude_deg")[1] = run.track.column("longitude_deg")[1] = 0
    (cleaned,), problems = clean(run, "a")
    assert np.isnan(cleaned.track.column("longitude_deg")).tolist() == [False, True, False]
    assert "0,0" in problems[0].what
    for name in ("latitude_deg", "longitude_deg"):
        run.track.column(name)[:] = 0
    (cleaned,), _ = clean(run, "a")
    assert "latitude_deg" not in cleaned.track


def test_samples_out_of_order_are_sorted() -> None:
    """Two rows that changed places are put back, and counted."""
    (cleaned,), problems = clean(activity([0, 1, 3, 2, 4], [0, 3, 9, 6, 12]), "a")
    assert north_m(cleaned).tolist() == [0, 3, 6, 9, 12]
    assert "goes back: 1" in problems[0].what


def test_where_the_order_is_right_and_the_time_wrong_those_samples_go() -> None:
    """Samples stamped with old times but placed along the way would zigzag if sorted."""
    (cleaned,), problems = clean(activity([0, 10, 3, 20, 12, 30], [0, 30, 45, 60, 75, 90]), "a")
    assert cleaned.track.column("time_s").tolist() == [0, 10, 20, 30]
    assert north_m(cleaned).tolist() == [0, 30, 60, 90]
    assert "left out: 2" in problems[0].what_to_do


def test_samples_of_one_moment_are_joined() -> None:
    """A watch that writes each sensor on its own row gives one sample, with every value it said."""
    run = activity([0, 1, 1, 2], [0, 3, 3, 6])
    columns = dict(run.track.columns) | {"heart_rate_bpm": np.array([100, np.nan, 101, 102])}
    (cleaned,), problems = clean(replace(run, track=Track(columns)), "a")
    assert cleaned.track.column("heart_rate_bpm").tolist() == [100, 101, 102]
    assert problems == []


def test_runs_of_two_days_in_one_file_become_two() -> None:
    """Both parts last a minute, so both are kept with their own start, and the device's total belongs to neither."""
    day = 86_400
    parts, problems = clean(activity([0, 60, 90, day, day + 60], [0, 180, 270, 0, 180]), "a")
    assert [len(part.track) for part in parts] == [3, 2]
    assert parts[1].started_at == STARTED + timedelta(days=1)
    assert parts[1].track.column("time_s").tolist() == [0, 60]
    assert [part.totals.distance_m for part in parts] == [None, None]
    assert "jumps by 24 hours" in problems[0].what


def test_a_clocks_first_guess_is_dropped_and_the_run_keeps_its_totals() -> None:
    """One sample years before the others is no run of its own."""
    year = 366 * 86_400
    (run,), problems = clean(activity([0, year, year + 60, year + 120], [0, 0, 180, 360]), "a")
    assert run.started_at == STARTED + timedelta(days=366)
    assert run.totals.distance_m == 1000
    assert "left out: 1" in problems[0].what_to_do


def test_a_long_pause_of_the_timer_is_no_jump_of_the_clock() -> None:
    """The watch was paused over night: still one recording."""
    parts, problems = clean(activity([0, 60, 40_000, 40_060], [0, 180, 180, 360], pauses=(Pause(60, 40_000),)), "a")
    assert (len(parts), problems) == (1, [])


@given(st.lists(st.floats(0.5, 11.5), min_size=2, max_size=60))
def test_a_sound_track_stays_as_it_is(speeds_m_s: list[float]) -> None:
    """Any run below 12 m/s at a sample a second comes out unchanged and without a problem."""
    run = activity(list(range(len(speeds_m_s))), np.cumsum(speeds_m_s).tolist())
    (cleaned,), problems = clean(run, "a")
    assert problems == []
    assert north_m(cleaned).tolist() == north_m(run).tolist()


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(-1e6, 1e6)), max_size=40))
def test_whatever_comes_in_time_increases_and_samples_do_not_multiply(samples: list[tuple[float, float]]) -> None:
    """Cleaning never fails, never adds a sample and always leaves time rising from the start."""
    run = activity([time for time, _ in samples], [way for _, way in samples])
    parts, _ = clean(run, "a")
    assert parts
    assert sum(len(part.track) for part in parts) <= len(samples)
    assert all((np.diff(part.track.column("time_s")) > 0).all() for part in parts)
