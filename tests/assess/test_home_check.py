"""The home check: by side difference, repeated next morning, heel walk at once; it never reassures."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import Case, answer_of, judgement_of

ALL_ABLE = {
    "heel_walk": "able", "toe_walk": "able", "calf_raises_left": 10, "calf_raises_right": 10, "chair_rise": "able",
    "big_toe": "able", "sock_touch": "same",
}  # fmt: skip
LEG = {"zone": "thigh", "leg_pain_0_10": 2}


def held(finding: str, case: Case) -> bool | None:
    return judgement_of(case).findings[finding].holds


@pytest.mark.parametrize(
    ("said", "tests"),
    [
        ({"heel_walk": "unsure"}, "heel walk"),
        ({"toe_walk": "not_left"}, "toe walk"),
        ({"chair_rise": "not_both"}, "chair rise"),
        ({"big_toe": "not_right"}, "big toe"),
        ({"sock_touch": "less_both"}, "sock touch"),
        ({"calf_raises_left": 10, "calf_raises_right": 7}, "calf raises"),
        ({"calf_raises_right": 7}, "calf raises"),
        ({"toe_walk": "not_left", "sock_touch": "less_left"}, "toe walk and sock touch"),
    ],
)
def test_each_test_that_differs_is_named(said: dict[str, Any], tests: str) -> None:
    """One field each; raises by the difference of the sides, a side that was left out counting as all ten."""
    judged = judgement_of({0: {**ALL_ABLE, **said} if "calf_raises_left" in said else said})
    finding = judged.findings["home_check_differs"]
    assert (finding.holds, finding.values["tests"]) == (True, tests)


def test_a_home_check_that_shows_nothing_reassures_nobody() -> None:
    """The answer with it is the answer without it: on a quiet morning, with a red flag, and with weakness."""
    for today in ({}, {"red_flags": "RF08_FOOTDROP"}, {"symptoms": "weakness"}, {"self_test": "fail"}):
        with_check, without = answer_of({0: {**today, **ALL_ABLE}}), answer_of({0: today})
        assert (with_check.verdict, with_check.care, with_check.reasons) == (
            without.verdict, without.care, without.reasons,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("case", "waits"),
    [
        ({-1: {"toe_walk": "not_left"}}, True),
        ({-7: {"toe_walk": "not_left"}}, True),
        ({-8: {"toe_walk": "not_left"}}, False),
        ({-1: {"toe_walk": "not_left"}, 0: {"toe_walk": "able"}}, False),
        ({-1: {"toe_walk": "not_left"}, 0: {"toe_walk": "not_left"}}, True),
        ({-3: {"toe_walk": "not_left"}, -2: ALL_ABLE}, False),
        ({-1: {"calf_raises_left": 7}, 0: {"calf_raises_left": 10}}, True),
        ({-1: {"calf_raises_left": 7}, 0: {"calf_raises_left": 10, "calf_raises_right": 10}}, False),
        ({-1: {"toe_walk": "not_left", "big_toe": "not_left"}, 0: {"toe_walk": "able"}}, True),
        ({0: {"toe_walk": "not_left"}}, False),
    ],
)
def test_a_difference_waits_until_the_same_tests_show_none(case: dict[Any, Any], waits: bool) -> None:
    """For a week; today's own difference is told as such."""
    assert held("home_check_waits_to_be_repeated", case) is waits


@pytest.mark.parametrize(
    ("case", "barred"),
    [
        ({}, False),
        ({0: {"walking": "limp"}}, True),
        ({0: {"symptoms": "limp"}}, True),
        ({0: {"red_flags": "RF23_FEM_NECK"}}, True),
        ({0: {"red_flags": "RF24_SACRAL_BSI"}}, True),
        ({0: {"red_flags_unsure": "RF24_SACRAL_BSI"}}, True),
        ({-2: {"red_flags": "RF26_HAM_AVULSION"}}, True),
        ({0: {"red_flags": "RF25_BONE_RISK"}}, False),
        ({"profile": {"procedure_on": "2024-01-10"}}, True),
        ({"profile": {"procedure": "disc operation"}}, True),
        ({"profile": {"procedure": "none"}}, False),
        ({"profile": {"procedure_on": "2024-01-10", "may_run_from": "2024-03-13"}}, False),
        ({"profile": {"procedure_on": "2024-01-10", "may_run_from": "2024-03-14"}}, True),
        ({"profile": {"procedure_on": "2024-01-10"}, -3: {"clinician_said": "may_run"}}, False),
        ({"profile": {"procedure_on": "2024-01-10"}, -3: {"clinician_said": "limits"}}, True),
    ],
)
def test_who_does_not_do_it(case: dict[Any, Any], barred: bool) -> None:
    """A limp, a bone or a torn tendon, and nobody before the surgeon's leave."""
    assert held("home_check_is_barred", case) is barred


@pytest.mark.parametrize(
    ("case", "due"),
    [
        ({}, False),
        ({0: LEG}, True),
        ({-7: ALL_ABLE, 0: LEG}, False),
        ({-8: ALL_ABLE, 0: LEG}, True),
        ({-1: ALL_ABLE, 0: {**LEG, "change": "worse"}}, True),
        ({-1: ALL_ABLE, 0: {"symptoms": "numbness"}}, True),
        ({0: {**LEG, "change": "worse", **ALL_ABLE}}, False),
        ({0: {**LEG, "walking": "limp"}}, False),
    ],
)
def test_it_is_due_weekly_while_it_is_in_the_leg_and_on_any_change(case: dict[Any, Any], due: bool) -> None:
    """Not daily, and not for those who do not do it."""
    assert held("home_check_is_due", case) is due
