"""A diary's history: red days and their holds, settled mornings, the settled zone, bad and green days, breaks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.short_diaries import KNOWN, TODAY, Case, days_of

from easeback.measure.diary import measure_diary
from easeback.model.history import History, RedDay

RED_BACK = {"zone": "thigh", "leg_pain_0_10": 5}
RED_CALF = {"zone": "calf", "leg_pain_0_10": 2, "change": "worse"}
RUN = {"run_km": 6, "run_min": 35, "run_kind": "easy"}


def history_of(case: Case) -> History:
    """The history of a case as this morning knows it."""
    return measure_diary(days_of(case), TODAY, KNOWN)


def back(days: int) -> date:
    """The date so many days ago."""
    return TODAY - timedelta(days=days)


def only_red_day(case: Case) -> RedDay:
    """The one red day of a case."""
    [red] = history_of(case).red_days
    return red


def test_a_quiet_diary() -> None:
    """Sixteen quiet days with eight runs: no red day, every morning settled, every run tolerated."""
    history = history_of({})
    assert (history.red_days, history.last_bad_on, history.last_break_on, history.felt_today) == ((), None, None, ())
    assert (history.settled_zone, history.settled_today) == ("none", True)
    assert (history.settled_mornings, history.settled_days, history.last_green_on) == (15, 17, back(1))
    assert [run.tolerated for run in history.runs] == [True] * 8
    assert history.days_since_last_run == 2


def test_days_after_the_morning_and_its_run_are_not_known() -> None:
    """What happened in or after today's run, and tomorrow, change nothing of this morning's history."""
    case: Case = {}
    with_more = {0: {**RUN, "settled": "longer", "leg_pain_in_run_0_10": 9}, 1: RED_BACK}
    assert history_of(case) == history_of(with_more)


def test_the_order_of_the_days_does_not_matter() -> None:
    """The same days backwards give the same history."""
    days = days_of({-5: RED_BACK, -3: RED_CALF})
    assert measure_diary(days, TODAY, KNOWN) == measure_diary(days[::-1], TODAY, KNOWN)


@pytest.mark.parametrize(
    ("case", "needed", "released"),
    [
        ({-3: RED_BACK}, 1, back(2)),
        ({-3: {"back_pain_0_10": 6}}, 1, back(2)),
        ({-3: RED_CALF}, 2, back(1)),
        ({-3: {"walking": "limp"}}, 2, back(1)),
        ({-3: {"woke_by_leg_pain": True}}, 2, back(1)),
        ({-1: RED_BACK}, 1, TODAY),
        ({-1: RED_CALF}, 2, None),
        ({0: RED_BACK}, 1, None),
    ],
)
def test_a_red_day_is_released_by_its_settled_morning(case: Case, needed: int, released: date | None) -> None:
    """One day after where it was back to thigh, two where below the knee, with a limp, or woken."""
    red = only_red_day(case)
    assert (red.days_needed, red.released_on) == (needed, released)


def test_a_red_day_is_held_until_a_settled_morning_comes() -> None:
    """Mornings that are not settled, or of which nothing is said, release nothing."""
    unsettled = {"zone": "thigh", "leg_pain_0_10": 3}
    assert only_red_day({-4: RED_BACK, -3: unsettled, -2: "nothing", -1: unsettled, 0: {}}).released_on == TODAY
    assert only_red_day({-4: RED_BACK, -3: unsettled, -2: "nothing", -1: "nothing", 0: unsettled}).released_on is None


def test_every_red_day_has_its_own_hold() -> None:
    """A second red day does not take the first one's place."""
    reds = history_of({-3: RED_CALF, -2: RED_BACK}).red_days
    assert [(red.on, red.days_needed, red.released_on) for red in reds] == [
        (back(3), 2, back(1)),
        (back(2), 1, back(1)),
    ]


def test_below_the_knee_a_week_of_little_pain_ends_a_hold() -> None:
    """It stays in the calf at 2, no worse: never settled, yet after seven days the hold ends; after six not."""
    low = {"zone": "calf", "leg_pain_0_10": 2}
    for days, released in ((7, TODAY), (6, None)):
        case: dict[Any, Any] = {-days: RED_CALF, **{-each: low for each in range(days)}}
        assert only_red_day(case).released_on == released


def test_what_a_run_left_makes_the_next_day_red_though_nobody_checked_in() -> None:
    """A run that did not settle within a day: the next day is red with a check-in and without one (promise 3)."""
    mornings: tuple[Any, ...] = ({}, "nothing")
    for morning in mornings:
        assert only_red_day({-4: {"settled": "longer"}, -3: morning}).on == back(3)


@pytest.mark.parametrize(
    ("case", "mornings", "days"),
    [
        ({-2: {"leg_pain_0_10": 3}}, 2, 2),
        ({0: {"leg_pain_0_10": 3}}, 0, 0),
        ({-1: "nothing", -3: {"leg_pain_0_10": 3}}, 2, 3),
        ({-1: {"zone": "unsaid", "leg_pain_0_10": "unsaid"}, -3: {"leg_pain_0_10": 3}}, 2, 3),
        ({-2: {"painkiller": True}}, 2, 2),
    ],
)
def test_settled_mornings_in_a_row(case: Case, mornings: int, days: int) -> None:
    """An unsettled morning ends the row; one that was not said neither counts nor resets."""
    history = history_of(case)
    assert (history.settled_mornings, history.settled_days) == (mornings, days)


def test_settled_mornings_are_counted_in_a_fortnight() -> None:
    """Three settled mornings long ago do not speak for today: only the last 14 days count."""
    history = history_of({"before": "nobody", -20: {}, -19: {}, -14: {}, 0: {}})
    assert history.settled_mornings == 2


def test_the_settled_zone_moves_up_at_once() -> None:
    """From the thigh to the buttock in a day."""
    assert (
        history_of(
            {"before": "nobody", -3: {"zone": "thigh", "leg_pain_0_10": 2}, -2: {"zone": "buttock"}}
        ).settled_zone
        == "buttock"
    )


@pytest.mark.parametrize(("days", "zone"), [(14, "buttock"), (15, "thigh")])
def test_the_settled_zone_moves_down_after_fourteen_stable_days(days: int, zone: str) -> None:
    """Fourteen days at leg 2 or less and no worse, further down than before; today's own morning is not among them."""
    low = {"zone": "thigh", "leg_pain_0_10": 2}
    case: dict[Any, Any] = {"before": "nobody", -30: {"zone": "buttock"}, **{-each: low for each in range(days + 1)}}
    assert history_of(case).settled_zone == zone


def test_a_loud_day_starts_the_fourteen_days_anew() -> None:
    """Leg pain of 3 in the middle of the fortnight: not stable."""
    low = {"zone": "thigh", "leg_pain_0_10": 2}
    case: dict[Any, Any] = {"before": "nobody", -30: {"zone": "buttock"}, **{-each: low for each in range(21)}}
    assert history_of({**case, -8: {"zone": "thigh", "leg_pain_0_10": 3}}).settled_zone == "buttock"


def test_without_a_zone_there_is_no_settled_zone() -> None:
    """Nobody said where it reaches: unknown, not none."""
    assert history_of({"before": "nobody", -1: {"zone": "unsaid"}, 0: {}}).settled_zone is None


@pytest.mark.parametrize(
    ("case", "bad"),
    [
        ({-4: {"zone": "buttock", "leg_pain_0_10": 1}}, back(4)),
        ({-4: {"symptoms": "stiffness"}}, back(4)),
        ({-4: {"settled": "longer"}}, back(3)),
        ({0: {"zone": "buttock"}}, None),
        ({-4: {"change": "better"}}, None),
    ],
)
def test_the_last_bad_day(case: Case, bad: date | None) -> None:
    """The last day before today on which something was felt, or that was red; a better alone is not bad."""
    assert history_of(case).last_bad_on == bad


@pytest.mark.parametrize(
    ("case", "green"),
    [
        ({-1: "nothing"}, back(2)),
        ({-1: {"zone": "buttock"}}, None),
        ({-1: {"change": "unsaid"}}, None),
        ({"before": "nobody", 0: {}}, None),
    ],
)
def test_the_last_check_in_is_green_or_there_is_none(case: Case, green: date | None) -> None:
    """Only the last check-in before today can speak for it, and only if it was green."""
    assert history_of(case).last_green_on == green


@pytest.mark.parametrize(
    ("case", "broke"),
    [
        ({"before": {"from": -50, "last_run": -30}, -2: RUN}, back(3)),
        ({"before": {"from": -50, "last_run": -29}, -2: RUN}, None),
        ({"before": {"from": -50, "last_run": -28}}, back(1)),
        ({"before": {"from": -50, "last_run": -27}}, None),
        ({"before": "nobody", 0: {}}, None),
    ],
)
def test_twenty_eight_days_without_a_run_are_a_break(case: Case, broke: date | None) -> None:
    """Four weeks from run to run, or from the last run to today; where no run is known there is no break to tell."""
    assert history_of(case).last_break_on == broke


@pytest.mark.parametrize(("red_days", "is_break"), [(7, False), (8, True)])
def test_more_than_seven_red_days_in_a_fortnight_are_a_break(red_days: int, is_break: bool) -> None:
    """Eight red days are a long flare, seven are not."""
    reds = {-each: RED_BACK for each in range(2, 2 + red_days)}
    history = history_of({"before": {"from": -20, "last_run": -13}, **reds})
    assert len(history.red_days) == red_days
    assert (history.last_break_on is not None) == is_break
