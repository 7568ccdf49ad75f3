"""The measures on real recordings: sensors agree with the watch, formats with each other, ascent with the barometer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from easeback.measure.run import measure_run
from easeback.measure.vendor import sensor_columns
from easeback.model.activity import Activity
from easeback.model.measure import RunMeasures
from easeback.read import read_file

pytestmark = pytest.mark.real


def the_run(recordings: Path, file: str) -> Activity:
    return next(each for each in read_file(recordings / file).activities if each.is_run)


@pytest.mark.parametrize(
    "file",
    [
        "fit/multisport/sportslib__4623204522.fit",
        "fit/runs/gc__Fr955v19.28andStryd.fit",
        "fit/runs/gc__Garmin920_withFirstbeat.fit",
        "fit/runs/jkfitparser__running-with-developer-data.fit",
        "fit/runs_indoor/sportslib__6860622783.fit",
        "fit/runs_trail/gc__4077461142.fit",
    ],
)
def test_stryds_centimetres_and_the_native_millimetres_agree(recordings: Path, file: str) -> None:
    """On foot and chest, in two units: steps within 2.5 %, stance within a quarter, bounce within 40 % of each other.

    A foot pod and a chest strap do not measure the same bounce; a unit mistaken would be ten times off.
    """
    activity = the_run(recordings, file)
    native, pod = measure_run(activity).form, sensor_columns(activity.track)
    running = activity.track.column("speed_m_s") > 2
    assert native["vertical_oscillation_mm"].source == "device"
    for name, apart in (("cadence_steps_min", 0.025), ("vertical_oscillation_mm", 0.4), ("stance_time_ms", 0.25)):
        middle = float(np.nanmedian(pod[name].values[running]))
        assert middle == pytest.approx(native[name].value, rel=apart), name


def test_stryd_speaks_in_the_stead_of_a_watch_that_says_nothing(recordings: Path) -> None:
    """The same run saved by another program lost the strap's fields: the pod's stand in, in millimetres, by name."""
    lost = measure_run(the_run(recordings, "fit/runs/gc__Fr955v19.28andStryd-saved.fit")).form
    assert lost["vertical_oscillation_mm"].source == "Stryd"
    assert 60 < lost["vertical_oscillation_mm"].value < 100
    kept = measure_run(the_run(recordings, "fit/runs/gc__Fr955v19.28andStryd.fit")).form
    assert kept["vertical_oscillation_mm"].source == "device"
    assert kept["leg_spring_stiffness_kn_m"].value == lost["leg_spring_stiffness_kn_m"].value


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("fit/runs_indoor/sportslib__6860622783.fit", "tcx/runs/sportslib__6860622783.tcx"),
        ("fit/runs/gc__10kUNLP2014-Garmin15.fit", "tcx/runs/gc__10kUNLP2014-Garmin15.tcx"),
        ("fit/runs/sportslib__2067489619.fit", "gpx/runs/sportslib__2067489619.gpx"),
    ],
)
def test_one_run_gives_the_same_measures_from_each_format(recordings: Path, first: str, second: str) -> None:
    """Times, cadence, steps, heart rate and slopes within 1 %; distance and pace within 2.5 %.

    The GPX carries no distance of the device, only its positions. What one format lacks is absent, with its reason.
    """
    one, other = (measure_run(the_run(recordings, file)) for file in (first, second))
    exact = ("elapsed_min", "moving_min", "cadence_steps_min", "steps", "heart_rate_bpm", "ascent_m", "descent_m")
    told = 0
    for name, apart in [*((name, 0.01) for name in exact), *((name, 0.025) for name in ("distance_km", "pace_min_km"))]:
        if getattr(one, name) is None:
            assert name in one.absent
            assert name in other.absent
        else:
            told += 1
            assert getattr(other, name) == pytest.approx(getattr(one, name), rel=apart), name
    assert told >= 4
    cadence, same = one.form.get("cadence_steps_min"), other.form.get("cadence_steps_min")
    assert (cadence is None) == (same is None)
    assert cadence is None or same is None or same.value == pytest.approx(cadence.value, rel=0.01)


@pytest.mark.parametrize(
    "file",
    [
        "fit/multisport/sportslib__4623204522.fit",
        "fit/runs/gc__2019-09-07-11-22-19.fit",
        "fit/runs/gc__Garmin920_withFirstbeat.fit",
        "fit/runs/jkfitparser__running-with-developer-data.fit",
        "fit/runs/pyfitparse__2013-02-06-12-11-14.fit",
        "fit/runs/sportslib__6916663933.fit",
        "fit/runs_trail/gc__4077461142.fit",
    ],
)
def test_ascent_and_descent_come_near_the_watchs_own(recordings: Path, file: str) -> None:
    """A tenth and 4 m apart at most from what the watch summed up by its own, unpublished way."""
    activity = the_run(recordings, file)
    measures = measure_run(activity)
    assert measures.ascent_m == pytest.approx(activity.totals.ascent_m, rel=0.1, abs=4)
    assert measures.descent_m == pytest.approx(activity.totals.descent_m, rel=0.1, abs=4)


def test_whatever_is_missing_in_any_run_has_its_reason(recordings: Path) -> None:
    """Over all recordings: a number, or a reason; never both, never neither."""
    files = [*recordings.glob("tcx/**/*.tcx"), *recordings.glob("gpx/runs/*.gpx"), *recordings.glob("fit/runs*/*.fit")]
    runs = [each for file in files for each in read_file(file).activities if each.is_run]
    assert len(runs) > 30
    for activity in runs:
        measures = measure_run(activity)
        assert all(_is_told(measures, name) != (name in measures.absent) for name in NAMES), activity.started_at


NAMES = (
    "distance_km", "moving_min", "unbroken_min", "cadence_steps_min", "steps", "pace_min_km", "ascent_m", "descent_m",
    "grade_adjusted_pace_min_km", "downhill_km", "longest_descent_km", "slope_bands", "heart_rate_bpm",
    "heart_rate_min", "foot_strike", "form.step_length_mm", "form.vertical_oscillation_mm", "form.power_w",
    "form.cadence_steps_min",
)  # fmt: skip


def _is_told(measures: RunMeasures, name: str) -> bool:
    if name.startswith("form."):
        return name.removeprefix("form.") in measures.form
    return getattr(measures, name) not in (None, (), {})


def test_standing_about_is_no_loop(recordings: Path) -> None:
    """Where this runner stood, 49 minutes in, the scattered way came back on itself around some 118 m: no lap."""
    file = "gpx/history_one_runner_2020_2021/runpandas__720bf570-d855-4303-87c2-74d85429e52d.gpx"
    measures = measure_run(the_run(recordings, file))
    assert measures.loops_looked_for
    assert measures.loops == ()
