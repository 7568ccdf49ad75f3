"""Distance, moving time, unbroken running and cadence of made tracks, by hand; against the device on real ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_runs import METRES_A_DEGREE, activity_of

from easeback.measure.run import is_too_short, measure_run
from easeback.model.activity import Activity, Pause, Totals
from easeback.model.measure import RunMeasures
from easeback.model.track import Column
from easeback.read import read_file

run = activity_of


def times(measures: RunMeasures) -> tuple[float | None, ...]:
    """Distance [km], elapsed, moving and unbroken [min], cadence [steps/min]."""
    return (
        measures.distance_km,
        measures.elapsed_min,
        measures.moving_min,
        measures.unbroken_min,
        measures.cadence_steps_min,
    )


def paced(*stretches: tuple[float, float]) -> dict[str, Column]:
    """Time and distance, a sample a second, of stretches of (seconds, m/s)."""
    speeds = np.concatenate([np.full(int(seconds), speed) for seconds, speed in stretches])
    return {"time_s": np.arange(len(speeds) + 1.0), "distance_m": np.concatenate(([0.0], np.cumsum(speeds)))}


def test_an_even_run() -> None:
    """Half an hour at 3 m/s: 5.4 km, all of it moving and unbroken."""
    measures = measure_run(run(paced((1800, 3))))
    assert times(measures) == (5.4, 30, 30, 30, None)
    assert measures.pace_min_km == pytest.approx(30 / 5.4)
    assert measures.distance_from == "device"


def test_distance_by_positions_where_the_device_says_none() -> None:
    """A hundredth of a degree north is 1,111.95 m on the sphere."""
    columns = {
        "time_s": np.arange(0.0, 401),
        "latitude_deg": 50 + np.arange(401) / 40_000,
        "longitude_deg": np.full(401, 8.0),
    }
    assert measure_run(run(columns)).distance_km == pytest.approx(1.11195, abs=1e-5)


def test_the_devices_own_total_comes_first_unless_it_cannot_be() -> None:
    """A calibrated treadmill's total is believed; 100 km in half an hour is not."""
    assert measure_run(run(paced((1800, 3)), totals=Totals(distance_m=5500))).distance_km == 5.5
    assert measure_run(run(paced((1800, 3)), totals=Totals(distance_m=100_000))).distance_km == 5.4


def test_a_pause_of_the_timer_is_no_moving_time_and_no_distance() -> None:
    """Five minutes' pause in which the runner walked 300 m to a shop: neither counts, and it breaks the run."""
    columns = paced((600, 3), (300, 1), (900, 3))
    columns = {
        "time_s": columns["time_s"],
        "latitude_deg": 50 + columns["distance_m"] / METRES_A_DEGREE,
        "longitude_deg": np.full(len(columns["time_s"]), 8.0),
    }
    measures = measure_run(run(columns, pauses=(Pause(600, 900),)))
    assert measures.distance_km == pytest.approx(4.5, abs=0.001)
    assert (measures.elapsed_min, measures.moving_min) == (30, 25)
    assert measures.unbroken_min == pytest.approx(15, abs=0.1)


def test_a_pause_within_a_long_interval_takes_only_its_own_time() -> None:
    """The watch wrote no sample from 590 to 620 and its timer stood for 12 s of that."""
    columns = {name: np.delete(values, np.arange(591, 620)) for name, values in paced((1200, 3)).items()}
    assert measure_run(run(columns, pauses=(Pause(600, 612),))).moving_min == pytest.approx(1188 / 60)


def test_standing_still_is_not_moving() -> None:
    """Two minutes at a closed gate with the timer running."""
    measures = measure_run(run(paced((600, 3), (120, 0), (600, 3))))
    assert measures.elapsed_min == 22
    assert measures.moving_min == pytest.approx(20, abs=0.2)


def test_gaps_without_samples() -> None:
    """A tunnel run through counts as moving; a gap in which the runner did not get on does not."""
    tunnel = {name: np.delete(values, np.arange(301, 400)) for name, values in paced((900, 3)).items()}
    assert measure_run(run(tunnel)).moving_min == 15
    rest = paced((900, 3))
    rest["time_s"] = np.where(rest["time_s"] > 300, rest["time_s"] + 1200, rest["time_s"])
    measures = measure_run(run(rest))
    assert measures.elapsed_min == 35
    assert measures.moving_min == pytest.approx(15, abs=0.1)
    assert measures.unbroken_min == pytest.approx(10, abs=0.1)


def test_a_short_break_does_not_break_a_run_and_a_long_one_does() -> None:
    """Walking 40 s between two times 10 min bridges them; walking 100 s does not. The walk is no running time."""
    assert measure_run(run(paced((600, 3), (40, 1.2), (600, 3)))).unbroken_min == pytest.approx(20, abs=0.2)
    assert measure_run(run(paced((600, 3), (100, 1.2), (900, 3)))).unbroken_min == pytest.approx(15, abs=0.1)


def test_a_walk_is_no_running_and_a_slow_jog_by_its_cadence_is() -> None:
    """At 1.5 m/s 115 steps a minute are a walk, 155 a jog."""
    columns = paced((900, 1.5))
    assert measure_run(run(columns)).unbroken_min == 0
    walk = columns | {"cadence_steps_min": np.full(901, 115.0)}
    assert measure_run(run(walk)).unbroken_min == 0
    jog = columns | {"cadence_steps_min": np.where(np.arange(901) % 2, 155.0, 156.0)}
    assert measure_run(run(jog)).unbroken_min == 15


def test_cadence_is_the_median_in_motion() -> None:
    """Zeros and the stand at the lights do not count."""
    cadence = np.concatenate((np.full(600, 170.0), np.full(121, 0.0), np.full(600, 172.0)))
    measures = measure_run(run(paced((600, 3), (120, 0), (600, 3)) | {"cadence_steps_min": cadence}))
    assert measures.cadence_steps_min == pytest.approx(171, abs=1)


def test_without_samples_only_the_totals_speak() -> None:
    """Nothing is made up: no track, no unbroken time and no cadence."""
    measures = measure_run(run({}, totals=Totals(distance_m=5000, timer_s=1700, elapsed_s=1800)))
    assert times(measures) == (5, 30, 1700 / 60, None, None)
    assert measures.absent["ascent_m"] == measures.absent["form.power_w"] == "the recording holds no samples"
    assert times(measure_run(run({}))) == (None,) * 5


def test_a_treadmill_run_with_only_a_heart_rate_has_a_time_and_no_distance() -> None:
    """Missing is never zero."""
    measures = measure_run(run({"time_s": np.arange(0.0, 1801), "heart_rate_bpm": np.full(1801, 140.0)}))
    assert times(measures) == (None, 30, 30, None, None)
    assert measures.absent["distance_km"] == "neither distance nor positions nor speed were recorded"


@pytest.mark.parametrize(
    ("distance_km", "minutes", "too_short"),
    [
        (5.0, 30.0, False),
        (0.09, 30.0, True),
        (0.2, 0.9, True),
        (None, 30.0, False),
        (None, 0.5, True),
        (None, None, True),
    ],
)
def test_under_a_minute_or_a_hundred_metres_is_no_run(
    distance_km: float | None, minutes: float | None, too_short: bool
) -> None:
    """By distance where it is known, else by time; with neither there is no run."""
    assert is_too_short(RunMeasures(distance_km, minutes, minutes, None, None)) is too_short


@given(st.lists(st.tuples(st.integers(1, 200), st.floats(0, 6)), min_size=1, max_size=8))
def test_unbroken_is_part_of_moving_is_part_of_elapsed(stretches: list[tuple[int, float]]) -> None:
    """In any run the three times stand in this order, and distance is the sum of its parts."""
    measures = measure_run(run(paced(*stretches)))
    assert measures.elapsed_min is not None
    if (measures.moving_min, measures.unbroken_min) != (measures.moving_min, None):
        assert measures.moving_min is not None
        assert measures.unbroken_min is not None
        assert -1e-9 <= measures.unbroken_min <= measures.moving_min + 1e-9 <= measures.elapsed_min + 2e-9
    expected_km = sum(seconds * speed for seconds, speed in stretches) / 1000
    assert (measures.distance_km or 0) == pytest.approx(expected_km, abs=1e-6)


@pytest.mark.real
@pytest.mark.parametrize(
    "name",
    ["gc__10kUNLP2014-Garmin15", "gc__2019-09-07-11-22-19", "gpsbabel__garmin-forerunner-10", "sportslib__6916663933"],
)
def test_real_runs_agree_with_the_watch(recordings: Path, name: str) -> None:
    """Without its totals, distance and moving time come within 1 % of what the watch summed up itself."""
    (activity,) = read_file(recordings / "fit" / "runs" / f"{name}.fit").activities
    said = activity.totals
    assert said.distance_m is not None
    assert said.timer_s is not None
    measures = measure_run(run(dict(activity.track.columns), activity.pauses))
    assert measures.distance_km == pytest.approx(said.distance_m / 1000, rel=0.01)
    assert measures.moving_min == pytest.approx(said.timer_s / 60, rel=0.01)


@pytest.mark.real
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("fit/runs_indoor/sportslib__6860622783.fit", "tcx/runs/sportslib__6860622783.tcx"),
        ("fit/runs/gc__10kUNLP2014-Garmin15.fit", "tcx/runs/gc__10kUNLP2014-Garmin15.tcx"),
        ("gpx/runs/runpandas__run.gpx", "tcx/runs/runpandas__run.tcx"),
        ("gpx/runs/sportslib__movescount.gpx", "gpx/runs/sportslib__sports-tracker.gpx"),
        ("fit/runs/sportslib__2067489619.fit", "gpx/runs/sportslib__2067489619.gpx"),
    ],
)
def test_one_run_in_two_formats_measures_the_same(recordings: Path, first: str, second: str) -> None:
    """Distance and times agree to 1 %, like with like: over positions where one format carries no distance."""
    (one,), (other,) = (read_file(recordings / file).activities for file in (first, second))
    if "distance_m" not in one.track or "distance_m" not in other.track:
        one, other = (run(_by_position(each), each.pauses) for each in (one, other))
    a, b = measure_run(one), measure_run(other)
    assert a.distance_km == pytest.approx(b.distance_km, rel=0.01)
    assert a.elapsed_min == pytest.approx(b.elapsed_min, rel=0.01)
    assert a.moving_min == pytest.approx(b.moving_min, rel=0.01)


def _by_position(activity: Activity) -> dict[str, Column]:
    return {name: activity.track.columns[name] for name in ("time_s", "latitude_deg", "longitude_deg")}
