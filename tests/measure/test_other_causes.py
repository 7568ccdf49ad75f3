"""The other leg, other sport, missing mornings, and episodes of red flags."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.short_diaries import KNOWN, TODAY, Case, days_of

from easeback.measure.diary import measure_diary
from easeback.measure.other_causes import flagged_first_on
from easeback.model.history import History

LEFT = {"side": "left", "zone": "thigh", "leg_pain_0_10": 2}
RIGHT = {"side": "right", "zone": "thigh", "leg_pain_0_10": 2}
WORSE = {"change": "worse", "zone": "buttock", "leg_pain_0_10": 2}
SPORT = {"cross_train_min": 45}


def history_of(case: Case) -> History:
    return measure_diary(days_of(case), TODAY, KNOWN)


def ago(dates: Any) -> list[int]:
    return [(TODAY - day).days for day in dates]


@pytest.mark.parametrize(
    ("case", "days"),
    [
        ({-5: LEFT, 0: RIGHT}, [0]),
        ({-5: LEFT, -3: RIGHT, 0: LEFT}, [3, 0]),
        ({-5: LEFT, -3: RIGHT, 0: RIGHT}, [3]),
        ({-5: LEFT, 0: {**RIGHT, "zone": "back"}}, []),
        ({-5: LEFT, 0: {**RIGHT, "zone": "unsaid"}}, []),
        ({-5: LEFT, -2: {**RIGHT, "zone": "none"}, 0: RIGHT}, []),
        ({-5: LEFT, -2: {**LEFT, "side": "both"}, 0: LEFT}, []),
        ({0: RIGHT}, []),
    ],
)
def test_the_other_leg_is_the_one_not_last_named(case: dict[Any, Any], days: list[int]) -> None:
    """From the buttock down, and by the leg last named, whatever was felt in it."""
    assert ago(history_of(case).other_side_on) == days


def test_the_other_leg_begins_the_settled_mornings_anew() -> None:
    """A settled morning by its numbers, but in the other leg: the count is that of the mornings since."""
    history = history_of({-9: {"side": "left"}, -2: {"side": "right", "zone": "buttock", "leg_pain_0_10": 1}})
    assert (history.settled_mornings, history.settled_today) == (2, True)


@pytest.mark.parametrize(
    ("case", "provoked", "red"),
    [
        ({-1: SPORT, 0: WORSE}, [0], []),
        ({-1: SPORT, 0: {**WORSE, "change": "same"}}, [], []),
        ({-1: {"cross_train_min": 0}, 0: WORSE}, [], []),
        ({-15: SPORT, -14: WORSE, -1: SPORT, 0: WORSE}, [14, 0], [0]),
        ({-16: SPORT, -15: WORSE, -1: SPORT, 0: WORSE}, [15, 0], []),
    ],
)
def test_other_sport_that_provokes_is_amber_then_red(case: dict[Any, Any], provoked: list[int], red: list[int]) -> None:
    """By the runner's word on the next morning; the second within a fortnight makes the day red."""
    history = history_of({"before": {"from": -30, "last_run": -20}, **case})
    assert ago(history.provoked_on) == provoked
    assert ago(day.on for day in history.red_days if "other_sport" in day.because) == red


@pytest.mark.parametrize(
    ("case", "silent"),
    [
        ({}, 0),
        ({-1: "nothing"}, 1),
        ({-1: "nothing", -2: {"all": "unsaid", "sleep_h": 7}, -3: "nothing"}, 3),
        ({"before": "nobody", 0: {}}, 0),
    ],
)
def test_missing_mornings_are_counted_back_from_today(case: dict[Any, Any], silent: int) -> None:
    """A night's sleep alone says nothing of the body; who never said anything has missed nothing."""
    assert history_of(case).silent_mornings == silent


def test_flags_within_a_week_of_each_other_are_one_episode() -> None:
    """Day 0, 7 and 14 hang together; day 22 is another."""
    days = [TODAY + timedelta(days=each) for each in (0, 7, 14, 22)]
    assert flagged_first_on(days, KNOWN) == (days[0], days[3])
