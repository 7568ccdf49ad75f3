"""What weeks of diary say by themselves: worse over two weeks, no better after six; never asked."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import Case, answer_of, judgement_of

from easeback.model.judgement import OpenFlag
from easeback.model.words import Care, Verdict

RED = {"zone": "thigh", "leg_pain_0_10": 5, "change": "same"}
WORSE = {"zone": "buttock", "leg_pain_0_10": 2, "change": "worse"}
BETTER = {"zone": "buttock", "leg_pain_0_10": 2, "change": "better"}
ACHE = {"zone": "buttock", "leg_pain_0_10": 2}
SIX_WORSE = dict.fromkeys((-12, -10, -8, -5, -3, -1), WORSE)
BEFORE = {"from": -70, "last_run": -30}


def reds(*days: int) -> dict[Any, Any]:
    return dict.fromkeys(days, RED)


def flag(name: str, case: Case) -> OpenFlag | None:
    return next((each for each in judgement_of({"before": BEFORE, **case}).open_flags if each.id == name), None)


@pytest.mark.parametrize(
    ("case", "is_open"),
    [
        (reds(*range(-13, 1)), True),
        (reds(*range(-12, 1)), False),
        (reds(*range(-20, -6)), True),
        (reds(*range(-21, -7)), False),
        ({**reds(*range(-20, 1)), **dict.fromkeys(range(-20, -13), "nothing")}, True),
        ({**reds(*range(-20, 1)), -10: {**RED, "clinician_said": "treated"}}, False),
        ({**reds(*range(-20, 1)), -14: {**RED, "clinician_said": "treated"}}, True),
        ({**reds(*range(-20, 1)), -10: {**RED, "clinician_said": "waiting"}}, True),
    ],
)
def test_fourteen_red_days_in_three_weeks_are_worse_over_two_weeks(case: dict[Any, Any], is_open: bool) -> None:
    """Missing mornings do not break the row; a clinician who looked at it begins it anew, one who did not does not."""
    assert (flag("RF30_NO_PROGRESS", case) is not None) is is_open


@pytest.mark.parametrize(
    ("case", "is_open"),
    [
        (SIX_WORSE, True),
        (dict.fromkeys((-12, -10, -5, -3, -1), WORSE), False),
        (dict.fromkeys((-12, -10, -8, -5, -3), WORSE), False),
        ({**SIX_WORSE, **dict.fromkeys((-13, -11, -9, -6, -4, -2), BETTER)}, False),
        ({**SIX_WORSE, **dict.fromkeys((-13, -11, -9, -6, -4), BETTER)}, True),
        ({**SIX_WORSE, -4: {"run_km": 5, "run_min": 30}}, False),
        ({**SIX_WORSE, -4: {"run_km": 5}}, True),
        ({**SIX_WORSE, -4: {"run_min": 30}, -18: {"run_min": 31}}, True),
    ],
)  # fmt: skip
def test_two_weeks_rather_worse_than_better_on_no_more_running(case: dict[Any, Any], is_open: bool) -> None:
    """Three worse mornings in each week, more than were better; more minutes than before explain it otherwise."""
    assert (flag("RF30_NO_PROGRESS", case) is not None) is is_open


def test_it_is_a_visit_to_book_and_says_where_it_comes_from() -> None:
    """Routine, no run, walking shown; said to come from the diary, not from an answer; gone once it no longer holds."""
    answer = answer_of({"before": BEFORE, **reds(*range(-13, 1))})
    [reason] = [each for each in answer.reasons if each.rule == "RF30_NO_PROGRESS"]
    assert (answer.verdict, answer.care, answer.state.id) == (Verdict.DOCTOR, Care.ROUTINE, "book")
    assert reason.text == "Your diary shows: worse over two weeks."
    assert [each.id for each in answer.during] == ["walk_while_waiting"]
    assert flag("RF30_NO_PROGRESS", reds(*range(-24, -8))) is None


def test_an_answer_is_not_doubled_by_the_diary() -> None:
    """Ticked and worked out: one flag, the answered one."""
    case: dict[Any, Any] = {"before": BEFORE, **reds(*range(-13, 1))}
    case[0] = {**RED, "red_flags": "RF30_NO_PROGRESS"}
    found = [each for each in judgement_of(case).open_flags if each.id == "RF30_NO_PROGRESS"]
    assert [each.worked_out for each in found] == [False]


ACHING = {"before": {"from": -60, "also": ACHE}}
FIRST_WEEK, LAST_WEEK = range(-48, -41), range(-6, 1)


@pytest.mark.parametrize(
    ("case", "is_open"),
    [
        ({}, True),
        ({key: {**ACHE, "leg_pain_0_10": 4} for key in FIRST_WEEK}, False),
        ({key: {**ACHE, "leg_pain_0_10": 3} for key in LAST_WEEK}, True),
        ({key: {"leg_pain_0_10": 1} for key in range(-25, -21)}, False),
        ({key: {"leg_pain_0_10": 1} for key in range(-25, -22)}, True),
        (dict.fromkeys(range(-27, -20), "nothing"), False),
        ({0: {"zone": "none", "leg_pain_0_10": 0, "change": "better"}}, False),
        ({-30: {**ACHE, "clinician_said": "treated"}}, False),
        ({-30: {**ACHE, "clinician_said": "not_examined"}}, True),
    ],
)
def test_no_better_after_six_weeks(case: dict[Any, Any], is_open: bool) -> None:
    """Felt on most mornings of each week, no less at the end than at the start, felt today, and not reviewed."""
    judged = judgement_of({**ACHING, **case})
    assert any(each.id == "RF44_PLATEAU" for each in judged.open_flags) is is_open


@pytest.mark.parametrize(("weeks", "is_open"), [(11, False), (12, True)])
def test_a_review_silences_it_for_twelve_weeks(weeks: int, is_open: bool) -> None:
    """Eleven weeks after a review it is not mentioned, twelve weeks after it is."""
    case: dict[Any, Any] = {"before": {"from": -100, "also": ACHE}, -7 * weeks: {**ACHE, "clinician_said": "may_run"}}
    assert any(each.id == "RF44_PLATEAU" for each in judgement_of(case).open_flags) is is_open


def test_a_plateau_is_a_review_to_book_and_holds_no_easy_run_back() -> None:
    """At best `ease`, which the ache asks for anyway."""
    answer = answer_of(ACHING)
    assert (answer.verdict, answer.care) == (Verdict.EASE, Care.ROUTINE)
