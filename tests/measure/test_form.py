"""Form of made runs: which field counts, what is left out, bins of speed and slope, drift at matched speed."""

from __future__ import annotations

import numpy as np
import pytest
from tests.made_runs import activity_of, hour_on_hills

from easeback.measure.run import measure_run
from easeback.model.measure import Repair, RunMeasures
from easeback.model.track import Column, DeveloperColumn

STRYD = "00" * 16


def even_run(minutes: int = 20, speed: float = 3.0, **columns: Column | float) -> dict[str, Column]:
    """At one speed, a sample a second; further columns as they are or the same throughout, but for a last digit."""
    time_s = np.arange(60.0 * minutes + 1)
    wiggle = (np.arange(len(time_s)) % 2) * 0.1
    more = {name: each + wiggle if isinstance(each, float) else each for name, each in columns.items()}
    return {"time_s": time_s, "distance_m": time_s * speed} | more


def sensor(name: str, unit: str, value: float, length: int = 1201) -> DeveloperColumn:
    return DeveloperColumn(name, unit, STRYD, np.full(length, value))


def measured(columns: dict[str, Column], *developer: DeveloperColumn) -> RunMeasures:
    return measure_run(activity_of(columns, developer=developer))


def test_a_native_field_counts_before_a_sensors() -> None:
    """The watch's own 95 mm stand, not the pod's 7.5 cm; the pod's stiffness, which no watch has, is taken."""
    columns = even_run(cadence_steps_min=170.0, vertical_oscillation_mm=95.0)
    pod = (sensor("Vertical Oscillation", "Centimeters", 7.5), sensor("Leg Spring Stiffness", "kN/m", 9.5))
    form = measured(columns, *pod).form
    bounce, stiffness = form["vertical_oscillation_mm"], form["leg_spring_stiffness_kn_m"]
    assert bounce.value == pytest.approx(95.05)
    assert bounce.source == "device"
    assert (stiffness.value, stiffness.source) == (9.5, "Stryd")


def test_a_sensors_field_is_taken_in_our_unit_where_there_is_no_native_one() -> None:
    """7.5 cm are 75 mm, 84 strides are 168 steps."""
    pod = (
        sensor("Vertical Oscillation", "Centimeters", 7.5),
        sensor("Cadence", "RPM", 84),
        sensor("Form Power", "Watts", 70),
    )
    form = measured(even_run(), *pod).form
    assert form["vertical_oscillation_mm"].value == 75
    assert form["cadence_steps_min"].value == 168
    assert form["form_power_w"].source == "Stryd"


def test_a_field_that_the_reader_let_stand_in_names_its_maker() -> None:
    """The column is there by its native name, but it is the pod's to the last digit."""
    columns = even_run(vertical_oscillation_mm=np.full(1201, 75.0) + np.arange(1201) % 2)
    pod = DeveloperColumn("Vertical Oscillation", "Centimeters", STRYD, columns["vertical_oscillation_mm"] / 10)
    assert measured(columns, pod, sensor("Form Power", "Watts", 70)).form["vertical_oscillation_mm"].source == "Stryd"


def test_step_length_is_computed_where_it_was_not_measured() -> None:
    """3 m/s at 180 steps a minute: 1,000 mm a step."""
    step = measured(even_run(cadence_steps_min=np.full(1201, 180.0) + np.arange(1201) % 2 * 1e-6)).form
    assert step["step_length_mm"].value == pytest.approx(1000, rel=1e-6)
    assert step["step_length_mm"].source == "computed"


def test_zeros_are_not_measured_and_impossible_values_are_left_out_and_counted() -> None:
    """Half the stance times are 0 and some are of a stand: the median is that of the steps."""
    stance = np.where(np.arange(1201) % 2, 0.0, 250.0 + np.arange(1201) % 4)
    stance[100:110:2] = 1500.0
    measures = measured(even_run(stance_time_ms=stance))
    assert measures.form["stance_time_ms"].value == pytest.approx(251, abs=1)
    assert Repair("values of stance_time_ms that no one running has", 5) in measures.repairs
    nothing = measured(even_run(stance_time_ms=np.zeros(1201)))
    assert nothing.absent["form.stance_time_ms"] == "neither watch nor sensor measured it"


def test_walking_and_standing_are_no_form() -> None:
    """Ten minutes at 3 m/s and 168 steps, ten walked at 1.4 m/s and 112: only the running counts."""
    speed = np.repeat([3.0, 1.4], 600)
    cadence = np.repeat([168.0, 112.0], 600) + np.arange(1200) % 2
    columns = {
        "time_s": np.arange(1201.0),
        "distance_m": np.concatenate(([0.0], np.cumsum(speed))),
        "cadence_steps_min": np.concatenate((cadence[:1], cadence)),
    }
    form = measured(columns).form["cadence_steps_min"]
    assert form.value == pytest.approx(168.5, abs=0.5)
    assert form.minutes == pytest.approx(10, abs=0.1)


def test_bins_hold_speed_slope_and_the_median_there() -> None:
    """Cadence is made as 150 + 7 x speed: each bin has it at its own speed, and their minutes add up."""
    form = measured(hour_on_hills()).form["cadence_steps_min"]
    assert len(form.bins) > 8
    for each in form.bins:
        assert each.value == pytest.approx(150 + 7 * each.speed_m_s, abs=0.6)
        assert each.minutes >= 0.5
    assert {round(each.slope_percent or 0) > 1 for each in form.bins} == {True, False}
    assert sum(each.minutes for each in form.bins) == pytest.approx(60, abs=2)


def test_drift_at_matched_speed_is_found_though_the_speed_changes() -> None:
    """Cadence falls by 6 over the hour whatever the speed: last third less first third is 4, two thirds of it."""
    columns = hour_on_hills()
    columns["cadence_steps_min"] = columns["cadence_steps_min"] - 6 * columns["time_s"] / 3600
    drift = measured(columns).form["cadence_steps_min"].drift
    assert drift == pytest.approx(-4, abs=0.5)


def test_a_faster_finish_is_no_drift() -> None:
    """Two speeds by turns, the fast one longer at the end, form by speed alone: no drift, though cadence rose by 2."""
    slow, fast = 2.6, 3.4
    speed = np.repeat([slow, fast, slow, fast, slow, fast], [400, 100, 400, 200, 200, 400])
    cadence = 150 + 7 * speed + np.arange(len(speed)) % 2
    columns = {
        "time_s": np.arange(len(speed) + 1.0),
        "distance_m": np.concatenate(([0.0], np.cumsum(speed))),
        "cadence_steps_min": np.concatenate((cadence[:1], cadence)),
    }
    form = measured(columns).form["cadence_steps_min"]
    assert form.drift == pytest.approx(0, abs=0.6)


def test_why_there_is_no_drift() -> None:
    """A short run, and thirds that share no speed."""
    short = measured(even_run(10, cadence_steps_min=170.0)).form["cadence_steps_min"]
    assert (short.drift, short.drift_absent) == (None, "it takes 15 minutes of running")
    speed = np.linspace(2.2, 4.4, 1200)
    columns = even_run(20, cadence_steps_min=170.0) | {"distance_m": np.concatenate(([0.0], np.cumsum(speed)))}
    apart = measured(columns).form["cadence_steps_min"]
    assert (apart.drift, apart.drift_absent) == (None, "first and last third were run at different speeds or slopes")


def test_a_treadmill_without_a_distance_keeps_its_form_without_speed() -> None:
    """A chest strap alone: cadence is told, no bin and no step length are."""
    columns = even_run(cadence_steps_min=170.0)
    del columns["distance_m"]
    measures = measured(columns)
    assert measures.form["cadence_steps_min"].bins == ()
    assert measures.form["cadence_steps_min"].drift_absent == "speed is unknown"
    assert measures.absent["form.step_length_mm"] == "cadence or speed is missing"


def test_a_sensor_that_came_late_says_for_how_long_it_measured() -> None:
    """Ten seconds are too few to tell; five minutes are told as five."""
    stance = np.full(1201, np.nan)
    stance[-10:] = 250.0
    late = measured(even_run(stance_time_ms=stance))
    assert late.absent["form.stance_time_ms"] == "it was measured for less than a minute of running"
    stance[-300:] = 250.0 + np.arange(300) % 2
    assert measured(even_run(stance_time_ms=stance)).form["stance_time_ms"].minutes == pytest.approx(5)
