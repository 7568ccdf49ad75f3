"""What the last weeks say to a morning: only what lies before it, by the right window, or why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from easeback.knowledge import knowledge
from easeback.measure.training import beside_of, reach_days, training_of
from easeback.model.day import Day
from easeback.model.loops import Loop
from easeback.model.measure import FormBin, FormMeasure, RunMeasures
from easeback.model.training import RunSeen, Training

ON = date(2024, 6, 1)
LOOP = Loop(0, 600, 400, 4, False, True, 900.0, 100.0, "high")
FORM = {"cadence_steps_min": (150.0, 7.0), "vertical_oscillation_mm": (80.0, 5.0)}


def run(days_ago: int, shift: float = 0.0, balance: float | None = None, loops: tuple[Loop, ...] = ()) -> RunSeen:
    """Eight kilometres; cadence 150 + 7 x speed and bounce 80 + 5 x speed, both moved by `shift`."""
    form = {name: measure(name, at_0 + shift, slope) for name, (at_0, slope) in FORM.items()}
    if balance is not None:
        form["stance_time_balance_percent"] = measure("stance_time_balance_percent", balance, 0.0)
    measures = RunMeasures(
        8.0, 45.0, 45.0, 45.0, 170.0, device="garmin 245", downhill_km=0.5, form=form, loops=loops,
        loops_looked_for=True,
    )  # fmt: skip
    return RunSeen(ON - timedelta(days=days_ago), False, 8.0, measures)


def measure(name: str, at_0: float, by_speed: float) -> FormMeasure:
    bins = tuple(FormBin(speed, 0.0, 10.0, at_0 + by_speed * speed) for speed in (2.5, 3.0, 3.5))
    return FormMeasure(name, at_0 + by_speed * 3, 0, 0, 30, "device", bins)


def past(runs: int = 10) -> list[RunSeen]:
    """Every third day up to four days ago, by turns 1 above and 1 below."""
    return [run(3 * back + 4, 1.0 if back % 2 else -1.0) for back in range(runs - 1, -1, -1)]


def told(runs: list[RunSeen], days: tuple[Day, ...] = ()) -> Training:
    return training_of(runs, days, ON, knowledge())


def test_the_latest_run_stands_beside_the_usual() -> None:
    """Six steps fewer and 6 mm less bounce than in ten runs before, at 3 m/s: -6 beside a range of about 2 to 3."""
    form = told([*past(), run(1, -6.0)]).form
    cadence = form["cadence_steps_min"]
    assert (cadence.on, cadence.source, cadence.runs) == (ON - timedelta(days=1), "device", 10)
    assert cadence.deviation == pytest.approx(-6, abs=0.3)
    assert cadence.today == pytest.approx(165)
    assert cadence.usual == pytest.approx(cadence.today - cadence.deviation)
    assert 1.5 < cadence.plus_minus < 4
    assert cadence.speed_m_s == pytest.approx(3.0)
    assert form["vertical_oscillation_mm"].deviation == pytest.approx(-6, abs=0.3)


def test_nothing_of_the_morning_or_later_counts() -> None:
    """A run and a word of the same date change nothing at all."""
    runs, days = [*past(), run(1)], (Day(date=ON - timedelta(days=2), side="left"),)
    same_day = (*days, Day(date=ON, side="right", run_km=5.0, run_ground="road"))
    assert told([*runs, run(0, 20.0, loops=(LOOP,)), run(-1, 20.0)], same_day) == told(runs, days)


def test_each_measure_comes_from_the_latest_run_that_holds_it() -> None:
    """The pod was left at home yesterday: left and right are of the run before."""
    training = told([*past(), run(3, balance=52.5), run(1)])
    assert training.form["cadence_steps_min"].on == ON - timedelta(days=1)
    assert training.left_stance_points == pytest.approx(2.5)
    assert training.longer_stance == "left"
    assert training.absent == {
        "form.stance_time_balance_percent": "0 runs like this one in the last 90 days; it takes 5"
    }


def test_loops_ground_and_slopes_are_of_28_days() -> None:
    """The 28th day before the morning counts, the 29th does not; the side is the one said last."""
    days = tuple(
        Day(date=ON - timedelta(days=back), side=side) for back, side in ((9, "right"), (3, "left"), (2, None))
    )
    training = told([run(29, loops=(LOOP,)), run(28, loops=(LOOP,)), run(1, loops=(LOOP,))], days)
    assert training.runs == 2
    assert training.loops is not None
    assert (training.loops.laps_anticlockwise, training.loops.bend_left_m) == (8, 1800)
    assert training.loops.painful_side == "left"
    assert training.loops.inner_leg_share == pytest.approx(0.9)
    assert training.ground_km == {"unknown": 16.0}
    assert training.downhill_km == pytest.approx(1.0)


def test_without_runs_the_reason_is_told() -> None:
    """Nothing recorded: no part is there, none is zero, and each says why."""
    training = told([run(40)])
    assert (training.runs, training.form, training.loops, training.downhill_km) == (0, {}, None, None)
    assert training.left_stance_points is None
    assert set(training.absent.values()) == {"no run was recorded in the last 28 days"}
    assert set(training.absent) == {"form", "loops", "ground_km", "downhill_km", "left_stance_points"}


def test_what_another_version_measured_is_left_out_and_told() -> None:
    """Its distance still counts for the ground; the rest says how it is measured again."""
    training = told([replace(run(1, balance=53.0), measures=None)])
    assert training.ground_km == {"unknown": 8.0}
    assert set(training.absent) == {"form", "loops", "downhill_km", "left_stance_points"}
    assert all("rebuild --measures" in why for why in training.absent.values())


def test_a_run_without_altitude_or_positions_says_so() -> None:
    """No loops looked for is not zero laps; no altitude is not zero downhill."""
    seen = run(1)
    assert seen.measures is not None
    bare = replace(seen, measures=replace(seen.measures, loops_looked_for=False, downhill_km=None, form={}))
    assert told([bare]).absent == {
        "form": "no run of the last 28 days holds a form measure",
        "loops": "no run of the last 28 days holds positions",
        "downhill_km": "no run of the last 28 days holds altitude",
        "left_stance_points": "no run of the last 28 days holds left and right",
    }


def test_another_watch_has_no_usual_yet() -> None:
    """Ten runs with one watch say nothing about a run with another; nor does the road about a treadmill."""
    seen = run(1)
    assert seen.measures is not None
    other = replace(seen, measures=replace(seen.measures, device="polar v800"))
    for odd in (other, replace(seen, is_treadmill=True)):
        beside = beside_of(odd, past(), (), knowledge())
        assert beside.form == {}
        assert set(beside.form_absent.values()) == {"0 runs like this one in the last 90 days; it takes 5"}


def test_a_run_stands_beside_what_came_before_it_and_its_own_morning() -> None:
    """The word of the run's own morning counts, the next one's does not; so do the loops of the run itself."""
    days = (Day(date=ON, side="left"), Day(date=ON + timedelta(days=1), side="right"))
    beside = beside_of(run(0, -6.0, balance=52.0, loops=(LOOP,)), [*past(), run(2, loops=(LOOP,))], days, knowledge())
    assert beside.form["cadence_steps_min"].deviation == pytest.approx(-6, abs=0.5)
    assert beside.form_absent == {"stance_time_balance_percent": "0 runs like this one in the last 90 days; it takes 5"}
    assert beside.bias is not None
    assert (beside.bias.painful_side, beside.bias.longer, beside.bias.spares_painful_side) == ("left", "left", False)
    assert beside.loops is not None
    assert (beside.loops.runs, beside.loops.painful_side) == (2, "left")


def test_a_run_without_left_and_right_has_no_bias() -> None:
    """Yesterday's pod says nothing of a run without it; nor do loops follow from runs without positions."""
    seen = run(0)
    assert seen.measures is not None
    indoors = replace(seen, measures=replace(seen.measures, loops_looked_for=False))
    beside = beside_of(indoors, [], (), knowledge())
    assert (beside.bias, beside.loops) == (None, None)
    assert beside_of(seen, [run(1, balance=53.0)], (), knowledge()).bias is None


def test_the_reach_covers_the_usual_of_the_oldest_run() -> None:
    """A run 28 days ago is set beside the 90 days before it."""
    assert reach_days(knowledge()) == 28 + 90
    early = [run(28 + 5 * back) for back in range(18, 0, -1)]
    assert told([*early, run(28)]).form["cadence_steps_min"].runs == 18
