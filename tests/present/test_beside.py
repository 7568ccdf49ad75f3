"""A run and four weeks beside the runner's past, in words: no cause named, nothing made up where nothing is known."""

from __future__ import annotations

from datetime import date

import pytest

from easeback.model.loops import LoopBalance
from easeback.model.measure import Effort, RunMeasures
from easeback.model.training import FormSeen, RunBeside, SideBias, Training
from easeback.present.beside import form_beside, loops_in_words, sides_in_words
from easeback.present.run import RunTold, run_measures_page
from easeback.present.weeks import weeks_page

ON = date(2024, 6, 1)
LESS = FormSeen("vertical_oscillation_mm", ON, "device", 84.0, 90.04, -6.04, 2.5, 3.0, 12)
BALANCE = LoopBalance(3, 2, 10, 900.0, 100.0, "left", 0.9)


def test_a_deviation_beyond_single_runs_is_named() -> None:
    """6 mm less than usual, beyond the 2.5 of single runs; within them it is as usual."""
    shown = form_beside(LESS)
    assert (shown.name, shown.today, shown.usual) == ("bounce", "84.0 mm", "90.0")
    assert (shown.difference, shown.says, shown.runs) == ("-6.0 ± 2.5", "less than usual", 12)
    inside = FormSeen("cadence_steps_min", ON, "device", 171.0, 170.0, 1.0, 2.0, 3.0, 12)
    assert form_beside(inside).says == "as usual"


@pytest.mark.parametrize(
    ("bias", "words"),
    [
        (SideBias(2.0, "left", "left", False), ["52.0 %", "left foot stays longer", "on the left", "stays longer"]),
        (SideBias(-2.0, "right", "left", True), ["48.0 %", "right foot stays longer", "on the left", "stays shorter"]),
        (SideBias(0.4, "even", "left", None), ["50.4 %", "both feet alike"]),
        (SideBias(2.0, "left", None, None), ["left foot stays longer", "names no side"]),
        (SideBias(2.0, "left", "both", None), ["left foot stays longer", "says both sides"]),
    ],
)
def test_left_and_right_stand_beside_the_painful_side(bias: SideBias, words: list[str]) -> None:
    """It says which foot and which side, and of nothing that the one causes the other."""
    said = " ".join(sides_in_words(bias))
    assert all(word in said for word in words)
    assert "because" not in said


def test_without_left_and_right_nothing_is_said() -> None:
    """The page's own list of what is absent says why."""
    assert list(sides_in_words(None)) == []


def test_four_weeks_of_loops() -> None:
    """Laps each way, bends, the painful leg inside; none found and not known are two things."""
    assert list(loops_in_words(BALANCE)) == [
        "2 laps clockwise, 10 anticlockwise, in 3 runs.",
        "900 m bending left, 100 m right.",
        "The painful left leg was on the inside in 90% of the bends.",
    ]
    assert list(loops_in_words(LoopBalance(0, 0, 0, 0.0, 0.0, None, None))) == ["None found in the four weeks."]
    assert list(loops_in_words(None)) == ["Not known: no run of the four weeks holds positions."]


def test_no_inner_leg_is_made_up() -> None:
    """Bends without a painful side: the metres, and that the diary names no side."""
    said = list(loops_in_words(LoopBalance(1, 0, 4, 700.0, 0.0, None, None)))
    assert said[-1] == "No inner leg is told: the diary of the four weeks names no side that hurts."


def test_a_run_page_shows_all_of_it() -> None:
    """The usual, its absences, the effort, and the foot by the runner's word, labelled as such."""
    measures = RunMeasures(8.0, 48.0, 48.0, 48.0, 170.0, cadence_from="strides", absent={"foot_strike": "no sensor"})
    beside = RunBeside({LESS.name: LESS}, {"stance_time_ms": "0 runs like this one"}, None, BALANCE)
    page = run_measures_page(measures, "km", RunTold(None, beside, "heel", Effort(92.1, None)))
    assert [each.name for each in page.usual] == ["bounce"]
    assert page.usual_absent == (("ground contact", "0 runs like this one"),)
    assert "training impulse (TRIMP) 92" in page.times
    assert page.foot_strike == ("heel, by your own word of that day",)
    assert page.absent == ()
    assert page.cadence_from is not None
    assert "doubled" in page.cadence_from
    assert page.loops_of_weeks[0].startswith("2 laps clockwise")


def test_without_a_heart_range_the_reason_stands_below() -> None:
    """No figure, and what to tell."""
    measures = RunMeasures(8.0, 48.0, 48.0, 48.0, 170.0, absent={"foot_strike": "no sensor"})
    page = run_measures_page(measures, "km", RunTold(effort=Effort(None, "not in the profile")))
    assert page.absent == (("foot strike", "no sensor"), ("training impulse (TRIMP)", "not in the profile"))
    assert page.loops_of_weeks == page.sides == ()


def test_four_weeks_before_a_morning() -> None:
    """Kilometres and shares of the ground, slopes, loops, sides and form; what is absent with its reason."""
    training = Training(
        on=ON, runs=2, form={LESS.name: LESS}, loops=BALANCE, ground_km={"hard": 15.0, "unknown": 5.0}, downhill_km=1.5,
        left_stance_points=1.5, longer_stance="left",
        absent={"form.power_w": "no usual", "form.form_power_w": "no usual"},
    )  # fmt: skip
    page = weeks_page(training, "km")
    assert page.title == "The four weeks before 2024-06-01: 2 recorded runs"
    assert page.ground == ("hard: 15.00 km, 75%", "unknown: 5.00 km, 25%", "downhill: 1.50 km")
    assert page.sides == ("The left foot had 51.5 % of the ground contact: the left foot longer.",)
    assert page.absent == (("power, form power", "no usual"),)
    assert [each.says for each in page.form] == ["less than usual"]
    assert weeks_page(training, "miles").ground[0] == "hard: 9.32 mi, 75%"


def test_weeks_without_anything_have_only_reasons() -> None:
    """First use: no line but the title and why."""
    page = weeks_page(Training(on=ON, absent={"form": "none", "ground_km": "none"}), "km")
    assert (page.ground, page.loops, page.sides, page.form) == ((), (), (), ())
    assert page.absent == (("form, ground", "none"),)
