"""Past runs: how long without a break, and whether they were tolerated (DECISIONS, *Tolerated run*)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.short_diaries import KNOWN, TODAY, days_of

from easeback.measure.diary import measure_diary
from easeback.measure.runs import unbroken_minutes
from easeback.model.day import Day
from easeback.model.history import PastRun

RUN = {"run_km": 8, "run_min": 45, "run_kind": "easy"}


def run_of(run_day: dict[str, Any], morning_after: dict[str, Any] | str = "quiet") -> PastRun:
    """The run of the day before yesterday, with the morning after it."""
    after: Any = {} if morning_after == "quiet" else morning_after
    days = days_of({"before": "nobody", -2: {**RUN, **run_day}, -1: after, 0: {}})
    [run] = measure_diary(days, TODAY, KNOWN).runs
    return run


def test_a_run_and_a_settled_morning_after_it_is_tolerated() -> None:
    """Not cut short, settled the next morning: tolerated, with what it measured."""
    run = run_of({"settled": "within_24h"})
    assert (run.on, run.km, run.minutes, run.unbroken_min) == (TODAY - timedelta(days=2), 8, 45, 45)
    assert (run.tolerated, run.why_not, run.on_green) == (True, None, True)


@pytest.mark.parametrize(
    ("run_day", "why"),
    [
        ({"stopped_early": True}, "symptoms cut it short"),
        ({"settled": "longer"}, "it took more than 24 hours to settle"),
        ({"walking_after_run": "limp"}, "you limped after it"),
        ({"leg_pain_in_run_0_10": 6}, "leg pain in it was high"),
        ({"symptoms_in_run": "numbness"}, "it brought weakness or numbness"),
        ({"symptoms_in_run": "foot_drop"}, "it brought weakness or numbness"),
        ({"painkiller": True}, "a painkiller was taken for this"),
        ({"zone": "thigh", "leg_pain_0_10": 5}, "it fell on a red day"),
    ],
)
def test_what_makes_a_run_not_tolerated(run_day: dict[str, Any], why: str) -> None:
    """A run that was stopped, flared, fell on a red day or on a painkiller never counts, whatever the next morning."""
    run = run_of(run_day)
    assert (run.tolerated, run.why_not) == (False, why)


@pytest.mark.parametrize(
    "run_day",
    [
        {"leg_pain_in_run_0_10": 5},
        {"symptoms_in_run": "tingling"},
        {"walking_after_run": "uncomfortable"},
        {"zone": "thigh", "leg_pain_0_10": 4},
    ],
)
def test_what_a_tolerated_run_may_hold(run_day: dict[str, Any]) -> None:
    """Below the limits the settled next morning decides."""
    assert run_of(run_day).tolerated is True


def test_an_unsettled_next_morning_is_not_tolerated() -> None:
    """The run felt fine and the leg hurt the next morning: not tolerated."""
    run = run_of({"settled": "within_1h"}, {"zone": "thigh", "leg_pain_0_10": 3})
    assert (run.tolerated, run.why_not) == (False, "the next morning was not settled")


@pytest.mark.parametrize("morning_after", ["nothing", {"zone": "unsaid", "leg_pain_0_10": "unsaid"}])
def test_without_an_answer_next_morning_it_is_unknown(morning_after: Any) -> None:
    """Not tolerated and not failed: nobody said."""
    run = run_of({"settled": "within_1h"}, morning_after)
    assert (run.tolerated, run.why_not) == (None, None)


def test_what_was_bad_needs_no_answer_next_morning() -> None:
    """A run cut short is not tolerated, answer or not."""
    assert run_of({"stopped_early": True}, "nothing").tolerated is False


def test_only_days_with_running_before_today_are_past_runs() -> None:
    """Today's run is not past; a symptom alone, a walk and a zero are no run; this morning answers for yesterday's."""
    case = {
        "before": "nobody",
        -4: {"run_km": 0},
        -3: {"walk_min": 40},
        -2: {"symptoms_in_run": "dull"},
        -1: RUN,
        0: RUN,
    }
    runs = measure_diary(days_of(case), TODAY, KNOWN).runs
    assert [(run.on, run.tolerated) for run in runs] == [(TODAY - timedelta(days=1), True)]


def test_a_run_on_a_morning_with_something_felt_is_not_on_green() -> None:
    """Cuts are measured from the last green session; this is none, though tolerated."""
    run = run_of({"zone": "buttock", "leg_pain_0_10": 1})
    assert (run.tolerated, run.on_green) == (True, False)


SHORT_AND_SORE = {"run_km": 3, "run_min": 20, "run_kind": "easy", "leg_pain_in_run_0_10": 4, "settled": "within_24h"}


@pytest.mark.parametrize(
    ("before", "today", "tolerated"),
    [
        ({}, {"zone": "thigh", "leg_pain_0_10": 3}, True),
        ({"settled": "longer"}, {"zone": "thigh", "leg_pain_0_10": 3}, False),
        ({"settled": "longer"}, {}, True),
        ({"settled": "longer"}, "nothing", None),
        (SHORT_AND_SORE, {"zone": "thigh", "leg_pain_0_10": 3}, False),
        ({**SHORT_AND_SORE, "run_min": 21}, {"zone": "thigh", "leg_pain_0_10": 3}, True),
        ({**SHORT_AND_SORE, "leg_pain_in_run_0_10": 3}, {"zone": "thigh", "leg_pain_0_10": 3}, True),
    ],
)
def test_while_little_sets_it_off_a_run_is_watched_for_two_days(
    before: dict[str, Any], today: dict[str, Any] | str, tolerated: bool | None
) -> None:
    """After a run that took over a day to settle, or a short sore one, the second morning has to be settled too."""
    case: Any = {"before": "nobody", -9: {**RUN, **before}, -8: {}, -2: RUN, -1: {}, 0: today}
    assert measure_diary(days_of(case), TODAY, KNOWN).runs[-1].tolerated is tolerated


@pytest.mark.parametrize("lately", [{-4: {**RUN, "settled": "within_24h"}}, {-3: {**RUN, "leg_pain_in_run_0_10": 4}}])
def test_a_run_that_the_one_before_had_eased_is_not_on_green(lately: dict[Any, Any]) -> None:
    """Nothing was felt on its morning, yet it was 60 %: no measure for the next cut, and no step of the ladder."""
    case: Any = {"before": "nobody", **lately, -2: RUN, -1: {}, 0: {}}
    assert [run.on_green for run in measure_diary(days_of(case), TODAY, KNOWN).runs] == [True, False]


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ({"run_min": 45, "run_kind": "easy"}, 45),
        ({"run_min": 45, "run_unbroken_min": 31}, 31),
        ({"run_min": 45, "run_kind": "walk_run"}, None),
        ({"run_min": 45, "run_kind": "walk_run", "run_unbroken_min": 9}, 9),
        ({"run_km": 8}, 32),
        ({"run_kind": "easy"}, None),
    ],
)
def test_unbroken_minutes(said: dict[str, Any], minutes: float | None) -> None:
    """Measured, else the run's minutes; never of walk and run by turns; a bare distance counts as very fast."""
    assert unbroken_minutes(Day(date=TODAY, **said), KNOWN) == minutes
