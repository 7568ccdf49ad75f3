"""The page of a run: every measure in words and units, every absence with its reason."""

from __future__ import annotations

from dataclasses import fields, replace

from tests.made_runs import activity_of, hour_on_hills

from easeback.measure.form import PLAUSIBLE
from easeback.measure.run import measure_run
from easeback.model.measure import FormMeasure, Repair, RunMeasures, SlopeBand
from easeback.present.run import run_measures_page
from easeback.present.words_of_form import FORM

CADENCE = FormMeasure("cadence_steps_min", 171.6, 169.9, 173.4, 50.0, "device", drift=-1.24)
STANCE = FormMeasure("stance_time_ms", 251.0, 245.0, 260.0, 50.0, "Stryd", drift_absent="it takes 15 minutes")
MEASURES = RunMeasures(
    distance_km=10.0,
    elapsed_min=62.0,
    moving_min=60.0,
    unbroken_min=40.5,
    cadence_steps_min=171.6,
    distance_from="positions",
    pace_min_km=6.0,
    grade_adjusted_pace_min_km=5.5,
    ascent_m=100.0,
    descent_m=80.0,
    slope_bands=(SlopeBand("steep_down", None, -10.0, 1.0, 10.0), SlopeBand("flat", -2.0, 2.0, 9.0, 90.0)),
    form={"cadence_steps_min": CADENCE, "stance_time_ms": STANCE},
    repairs=(Repair("repeated values of power_w", 12),),
    absent={"heart_rate_bpm": "it was not recorded", "form.power_w": "no sensor", "form.form_power_w": "no sensor"},
)


def test_times_and_distance_in_the_runner_s_unit() -> None:
    """10 km in an hour are 6:00 a km, and 6.21 miles at 9:39 (6 x 1.609 = 9.656 min)."""
    metric, miles = run_measures_page(MEASURES, "km").times, run_measures_page(MEASURES, "miles").times
    assert metric[:3] == (
        "10.00 km, by the positions",
        "1:00:00 moving, 40:30 unbroken running, 1:02:00 from start to end",
        "6:00 a km, as hard as 5:30 a km on the flat",
    )
    assert miles[0].startswith("6.21 mi")
    assert miles[2].startswith("9:39 a mile")


def test_form_says_value_source_and_drift() -> None:
    """Each in its unit, by whom it was measured; no drift is a dash with its reason beside the table."""
    page = run_measures_page(MEASURES, "km")
    cadence, stance = page.form
    assert (cadence.value, cadence.middle_half, cadence.drift, cadence.source) == (
        "172 steps/min", "170 to 173", "-1.2", "watch",
    )  # fmt: skip
    assert (stance.value, stance.drift, stance.source) == ("251 ms", "-", "Stryd")
    assert page.drift_absent == (("ground contact", "it takes 15 minutes"),)


def test_a_sensor_that_fell_silent_says_how_much_it_saw() -> None:
    """13 of 50 minutes of ground contact beside all of the cadence."""
    form = {CADENCE.name: CADENCE, STANCE.name: replace(STANCE, minutes=13.0)}
    cadence, stance = run_measures_page(replace(MEASURES, form=form), "km").form
    assert (cadence.source, stance.source) == ("watch", "Stryd, 13 of 50 min")


def test_slopes_name_their_edges() -> None:
    """The outermost bands are open."""
    page = run_measures_page(MEASURES, "km")
    assert page.terrain == ("100 m up, 80 m down",)
    assert [(each.name, each.edges, each.share) for each in page.bands] == [
        ("steep down", "-10 % and less", "10 %"),
        ("flat", "-2 to +2 %", "90 %"),
    ]


def test_what_is_absent_stands_with_its_reason() -> None:
    """Things absent for one reason share its line, and repairs are counted."""
    page = run_measures_page(MEASURES, "km")
    assert page.absent == (("heart rate", "it was not recorded"), ("power, form power", "no sensor"))
    assert page.repairs == ("repeated values of power: 12",)


def test_every_form_measure_has_its_words() -> None:
    """What can be measured can be shown, and no other."""
    assert set(FORM) == set(PLAUSIBLE)


def test_a_full_run_and_an_empty_one() -> None:
    """A run with everything fills every part but repairs and strike; one without samples has reasons only."""
    full = run_measures_page(measure_run(activity_of(hour_on_hills())), "km")
    filled = {each.name for each in fields(full) if getattr(full, each.name)}
    assert filled >= {"times", "form", "terrain", "bands", "absent"}
    empty = run_measures_page(measure_run(activity_of({})), "km")
    assert {each.name for each in fields(empty) if getattr(empty, each.name)} == {"absent", "ground"}
