"""Form against the runner's own past: matched speed, coverage of the uncertainty, and what is never compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from easeback.knowledge import knowledge
from easeback.measure.baseline import FormOfRun, comparable, deviation_of, why_no_deviation
from easeback.model.measure import FormBin, FormMeasure

TODAY = date(2024, 6, 1)
SPEEDS = (2.5, 2.75, 3.0, 3.25)


def run(
    days_ago: int, shift: float = 0.0, speeds: tuple[float, ...] = SPEEDS, slopes: tuple[float | None, ...] = (0.0,)
) -> FormOfRun:
    """Cadence 150 + 7 x speed - 0.5 x slope, moved by `shift` that day; five minutes a bin."""
    bins = tuple(
        FormBin(speed, slope, 5.0, 150 + 7 * speed - 0.5 * (slope or 0) + shift) for speed in speeds for slope in slopes
    )
    form = FormMeasure("cadence_steps_min", 170, 168, 172, 20, "device", bins)
    return FormOfRun(TODAY - timedelta(days=days_ago), "watch", False, form)


def past(seed: int = 1, runs: int = 12, scatter: float = 1.0) -> list[FormOfRun]:
    chance = np.random.default_rng(seed)
    return [run(3 * number + 1, scatter * chance.standard_normal()) for number in range(runs)]


def test_a_change_of_cadence_is_found_at_matched_speed() -> None:
    """Run faster than ever before but in reach, 5 steps fewer than usual there: -5 within its own uncertainty."""
    found = deviation_of(run(0, -5.0, (3.0, 3.25)), past(), knowledge())
    assert found is not None
    assert found.deviation == pytest.approx(-5, abs=0.8)
    assert 0.5 < found.plus_minus < 4
    assert found.is_beyond_usual
    assert found.today == pytest.approx(150 + 7 * 3.125 - 5)
    assert found.usual == pytest.approx(found.today - found.deviation)
    assert (found.runs, found.minutes) == (12, 10)


def test_an_ordinary_day_is_within_the_usual() -> None:
    """Slower, so lower in cadence, but as usual for that speed."""
    found = deviation_of(run(0, 0.3, (2.5,)), past(), knowledge())
    assert found is not None
    assert not found.is_beyond_usual


@pytest.mark.parametrize("runs", [6, 12, 30])
def test_nineteen_of_twenty_ordinary_days_lie_within(runs: int) -> None:
    """Of 300 made runners on an ordinary day the 95 % range holds 92 to 99 %."""
    within = 0
    for seed in range(300):
        today = run(0, float(np.random.default_rng(1000 + seed).standard_normal()), (2.75, 3.0))
        found = deviation_of(today, past(seed, runs), knowledge())
        within += found is not None and not found.is_beyond_usual
    assert 0.92 <= within / 300 <= 0.99


def test_a_day_of_a_broken_sensor_does_not_move_the_usual() -> None:
    """One past run 60 steps off: the usual stays within one step."""
    odd = [*past(), run(40, -60.0)]
    found = deviation_of(run(0), odd, knowledge())
    assert found is not None
    assert found.deviation == pytest.approx(0, abs=1)
    assert found.plus_minus < 8


def test_slope_is_taken_out_where_the_past_has_slopes() -> None:
    """A day all uphill at 4 %, two steps lower by the hill alone, is as usual."""
    hilly = [replace(each, form=run(1, 0.0, slopes=(-4.0, 0.0, 4.0)).form) for each in past()]
    found = deviation_of(run(0, 0.0, (2.75,), (4.0,)), hilly, knowledge())
    assert found is not None
    assert found.deviation == pytest.approx(0, abs=1e-6)


def test_the_same_past_gives_the_same_answer() -> None:
    """Nothing is drawn at random; the order in which the runs come does not matter."""
    one = deviation_of(run(0, 1.0), past(), knowledge())
    assert one == deviation_of(run(0, 1.0), past(), knowledge())
    other = deviation_of(run(0, 1.0), past()[::-1], knowledge())
    assert one is not None
    assert other is not None
    assert other.deviation == pytest.approx(one.deviation)


def test_only_the_same_device_source_and_ground_of_the_last_90_days_compare() -> None:
    """Another watch, a treadmill, a pod's reading, a run of last winter and today itself are left out."""
    like, today = run(5), run(0)
    others = [
        replace(like, device="other watch"),
        replace(like, treadmill=True),
        replace(like, form=replace(like.form, source="Stryd")),
        replace(like, form=replace(like.form, name="stance_time_ms")),
        run(91),
        run(0),
    ]
    assert comparable(today, [like, run(90), *others, today], knowledge()) == (like, run(90))


def test_why_there_is_nothing_to_compare() -> None:
    """Too few runs like it, or a speed that was not run."""
    four = why_no_deviation(run(0), past(runs=4), knowledge())
    assert four == "4 runs like this one in the last 90 days; it takes 5"
    sprint = why_no_deviation(run(0, 0.0, (5.0,)), past(), knowledge())
    assert sprint == "today's speeds and slopes are not among those of your last runs"
    assert deviation_of(run(0), [], knowledge()) is None
    assert why_no_deviation(run(0), past(), knowledge()) is None
