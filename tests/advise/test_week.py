"""The choices of a plan: which days run, how far, and what a morning to come is taken to be like."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.short_diaries import KNOWN, TODAY, answer_of, judgement_of

from easeback.advise.week import (
    NO_SESSION,
    Way,
    is_a_running_day,
    next_km,
    quiet_morning,
    red_morning,
    runs_per_week,
    session_of,
    settled_morning,
    usual_runs_per_week,
    way_of,
    with_run,
)
from easeback.measure.mornings import is_settled, what_is_felt, why_red
from easeback.model.answer import Block

MONDAY = date(2024, 3, 4)


def week_of(per_week: float, days: int = 14) -> str:
    """Two weeks of running days and others, from a day before which nothing was run."""
    ran: list[date] = []
    for each in range(days):
        on = MONDAY + timedelta(days=each)
        if is_a_running_day(on, ran, per_week):
            ran.append(on)
    return "".join("x" if MONDAY + timedelta(days=each) in ran else "." for each in range(days))


@pytest.mark.parametrize(
    ("per_week", "expected"),
    [
        (1, "x......x......"),
        (2, "x..x...x..x..."),
        (3, "x.x.x..x.x.x.."),
        (4, "xx.x.x.xx.x.x."),
        (7, "xxxxxxxxxxxxxx"),
    ],
)
def test_runs_are_spread_evenly(per_week: float, expected: str) -> None:
    """No stretch of days holds more than its share of a week; by hand."""
    assert week_of(per_week) == expected


def test_the_usual_week_is_the_profiles_then_the_diarys_then_few() -> None:
    """The profile's 5; every other day is 4 a week, for four weeks or for two; nobody's is 3."""
    assert usual_runs_per_week(judgement_of({"profile": {"usual_runs_per_week": 5}}), KNOWN) == 5
    assert usual_runs_per_week(judgement_of({"before": {"from": -30}}), KNOWN) == 4
    assert usual_runs_per_week(judgement_of({}), KNOWN) == 4
    assert usual_runs_per_week(judgement_of({"before": "nobody", 0: {}}), KNOWN) == 3


def test_after_a_break_or_a_flare_runs_are_few() -> None:
    """Six a week is six for who kept running, three on the ladder; two stay two."""
    states = ("kept_running_green", "ladder", "flare_return")
    assert [runs_per_week(6, state, KNOWN) for state in states] == [6, 3, 3]
    assert runs_per_week(2, "ladder", KNOWN) == 2


def test_the_morning_to_come_is_the_last_settled_one() -> None:
    """Zone, pain and symptoms are copied, all questions denied; it is settled by the rules that judge it."""
    like = settled_morning(None, TODAY, KNOWN)
    assert (like.zone, like.leg_pain_0_10, like.back_pain_0_10) == (None, 2, 3)
    assert is_settled(like, None, KNOWN)
    copied = settled_morning(judgement_of({0: {"zone": "thigh", "leg_pain_0_10": 1}}).today, TODAY, KNOWN)
    assert (copied.zone, copied.leg_pain_0_10, set(copied.red_flags)) == ("thigh", 1, set(KNOWN.red_flags))
    assert is_settled(copied, None, KNOWN)


def test_the_best_morning_feels_nothing_and_the_red_one_is_just_red() -> None:
    """A quiet morning holds nothing; the setback is red by its leg pain alone."""
    assert what_is_felt(quiet_morning(TODAY, KNOWN), KNOWN) == ()
    assert why_red(red_morning(TODAY, KNOWN), None, KNOWN) == ("leg_pain",)


def test_a_session_is_run_at_the_usual_pace_and_within_its_kilometres() -> None:
    """45 minutes at 5.625 min/km are 8 km; at 4 min/km they would be 11.25, and the cap of 8.8 km leaves 35 minutes."""
    answer = answer_of({})
    assert session_of(answer, 5.625, None).km == 8
    capped = session_of(answer, 4, None)
    assert (capped.blocks, capped.km) == ((Block("run", 35),), 8.75)


def test_no_run_is_no_session() -> None:
    """A limp leaves a walk, and nothing to record."""
    assert session_of(answer_of({0: {"walking": "limp"}}), 6, None) == NO_SESSION


def test_a_planned_distance_is_not_lost_to_whole_minutes() -> None:
    """8.8 km at 5.625 min/km are 49.5 minutes, told as 49: the distance stays 8.8."""
    answer = answer_of({0: {"planned_km": 8.8, "planned_min": 49.5}})
    assert (session_of(answer, 5.625, 8.8).running_min, session_of(answer, 5.625, 8.8).km) == (49, 8.8)


def test_a_run_as_it_goes_is_tolerated() -> None:
    """The day then holds minutes, distance, and that it settled."""
    day = with_run(quiet_morning(TODAY, KNOWN), session_of(answer_of({}), 5.625, None))
    assert (day.run_min, day.run_km, day.run_kind, day.settled, day.stopped_early) == (
        45,
        8,
        "easy",
        "within_1h",
        False,
    )


def test_the_next_distance_is_a_tenth_more_once_a_week() -> None:
    """8 km tolerated: 8.8 km; 8 km while the last longer run is 6 days back; 8.5 km where that is the goal."""
    history = judgement_of({}).history
    six, seven = (TODAY - timedelta(days=each) for each in (6, 7))
    assert next_km(history, 20, Way(6, 4, 8, None), 4, KNOWN) == 8.8
    assert next_km(history, 20, Way(6, 4, 8, seven), 4, KNOWN) == 8.8
    assert next_km(history, 20, Way(6, 4, 6, six), 4, KNOWN) == 6
    assert next_km(history, 8.5, Way(6, 4, 8, None), 4, KNOWN) == 8.5


def test_the_longer_run_waits_for_the_day_after_a_rest() -> None:
    """A run yesterday: the usual distance today, unless every day runs."""
    history = judgement_of({-1: {"run_km": 8, "run_min": 45, "settled": "within_1h"}}).history
    assert next_km(history, 20, Way(6, 4, 8, None), 4, KNOWN) == 8
    assert next_km(history, 20, Way(6, 7, 8, None), 7, KNOWN) == 8.8


def test_the_way_begins_with_what_was_run() -> None:
    """8 km in 45 minutes again and again: 5.625 min/km, 8 km, and no run longer than those before it."""
    way = way_of(judgement_of({}), KNOWN)
    assert (way.pace_min_km, way.usual_km, way.longer_on) == (5.625, 8, None)
    longer = way_of(judgement_of({-2: {"run_km": 8.5, "run_min": 48}}), KNOWN)
    assert longer.longer_on == TODAY - timedelta(days=2)
