"""Which safety questions are due: by the `ask` column of the reviewed table, on a change, and by the profile."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from tests.short_diaries import KNOWN, TODAY, Case, days_of, profile_of

from easeback.assess.conditions import CONDITIONS
from easeback.assess.schedule import (
    asked_after_a_journey,
    asked_in_full,
    due_flags,
    opened_for,
    opened_questions,
)
from easeback.knowledge.entries import Condition
from easeback.model.day import Day

# A runner to whom no condition of the profile applies: 39 years old, and every fact told.
PLAIN = {
    "born_on": "1984-06-01", "osteoporosis": False, "steroid_tablets": False, "weak_immunity": False,
    "had_cancer": False, "blood_thinner": False, "procedure": "none",
}  # fmt: skip
DAILY = {1, 2, 3, 5, 6, 7, 8, 10, 11, 13, 18, 19, 20, 21, 22, 26, 35, 37, 42}
ON_CHANGE = {4, 9, 23, 24, 36}
ONBOARDING = {4, 9, 16, 23, 24, 25, 28, 31, 32, 38, 39}
MONTHLY = {4, 16, 25, 28, 32, 38}
UNASKED = {"red_flags_denied": "unsaid"}


def due(case: Case, **facts: Any) -> set[int]:
    """The numbers of the questions due today."""
    flags = due_flags(profile_of({"profile": {**PLAIN, **facts}}), days_of(case), TODAY, KNOWN)
    return {int(flag[2:4]) for flag in flags}


def yesterday_all(today: dict[str, Any], **yesterday: Any) -> Case:
    """All questions answered yesterday, and today's words without any."""
    return {"before": "nobody", -1: yesterday, 0: {**UNASKED, **today}}


def test_daily_questions_are_due_every_day() -> None:
    """The day after everything was answered the daily rows are due, and nothing else."""
    assert due(yesterday_all({})) == DAILY


def test_answered_today_is_not_due() -> None:
    """What was answered today is done, by whatever answer, and the rest stays due."""
    assert due({0: {}}) == set()
    assert due(yesterday_all({"red_flags_denied": "RF01_SADDLE", "red_flags_unsure": "RF20_PE"})) == DAILY - {1, 20}


def test_at_the_start_everything_that_concerns_the_runner_is_due() -> None:
    """With nothing answered ever: the daily rows and those of the onboarding; what waits for a trigger is not."""
    assert due({"before": "nobody", 0: UNASKED}) == DAILY | ONBOARDING


@pytest.mark.parametrize(("days_ago", "is_due"), [(6, False), (7, True), (12, True)])
def test_weekly_questions_are_due_after_seven_days(days_ago: int, is_due: bool) -> None:
    """RF09, RF23 and RF24 come back after a week, though the runner checked in every day."""
    case: dict[Any, Any] = dict.fromkeys(range(-days_ago, 1), UNASKED)
    found = due({"before": "nobody", **case, -days_ago: {}})
    assert found == (DAILY | {9, 23, 24} if is_due else DAILY)


@pytest.mark.parametrize(("days_ago", "is_due"), [(2, False), (3, True)])
def test_a_risk_of_bone_halves_the_week_of_the_bone_questions(days_ago: int, is_due: bool) -> None:
    """With RF25 answered yes RF23 and RF24 come back after three days; RF25 itself is asked until it is no."""
    case: dict[Any, Any] = dict.fromkeys(range(-days_ago, 1), UNASKED)
    found = due({"before": "nobody", **case, -days_ago: {"red_flags": "RF25_BONE_RISK"}})
    assert found == DAILY | {25} | ({23, 24} if is_due else set())


@pytest.mark.parametrize(("days_ago", "is_due"), [(29, False), (30, True)])
def test_monthly_questions_are_due_after_thirty_days(days_ago: int, is_due: bool) -> None:
    """RF04, RF16, RF25, RF28, RF32 and RF38 come back after a month."""
    case: dict[Any, Any] = dict.fromkeys(range(-days_ago, 1), UNASKED)
    assert due({"before": "nobody", **case, -days_ago: {}}) >= (MONTHLY if is_due else DAILY)
    assert bool(due({"before": "nobody", **case, -days_ago: {}}) & MONTHLY) == is_due


@pytest.mark.parametrize("column", ["red_flags", "red_flags_unsure"])
def test_yes_and_not_sure_are_asked_again_the_next_day(column: str) -> None:
    """What was not no yesterday is asked today."""
    assert due(yesterday_all({}, **{column: "RF16_WEIGHT_NIGHT"})) == DAILY | {16}


CHANGES = [
    ({"change": "new"}, {}),
    ({"change": "worse"}, {}),
    ({"walking": "limp"}, {}),
    ({"walking": "cannot"}, {}),
    *(({"symptoms": word}, {}) for word in ("numbness", "tingling", "weakness", "leg_gives_way", "foot_drop")),
    ({"leg_pain_0_10": 7}, {"leg_pain_0_10": 7}),
    ({"leg_pain_0_10": 3}, {"leg_pain_0_10": 1}),
    ({"zone": "thigh"}, {"zone": "buttock"}),
    ({"zone": "buttock"}, {"zone": "back"}),
    ({"zone": "thigh", "side": "right"}, {"zone": "thigh", "side": "left"}),
    ({"zone": "buttock", "side": "both"}, {"zone": "buttock"}),
]
NO_CHANGES = [
    ({"change": "same"}, {}),
    ({"change": "better"}, {}),
    ({"walking": "uncomfortable"}, {}),
    ({"symptoms": "dull"}, {}),
    ({"leg_pain_0_10": 6}, {"leg_pain_0_10": 5}),
    ({"zone": "buttock"}, {"zone": "thigh"}),
    ({"zone": "back"}, {"zone": "none"}),
    ({"zone": "back", "side": "right"}, {"zone": "back", "side": "left"}),
]


@pytest.mark.parametrize(("today", "yesterday"), CHANGES)
def test_a_change_asks_the_on_change_rows(today: dict[str, Any], yesterday: dict[str, Any]) -> None:
    """Each trigger of the clinical review adds the on-change rows to the daily ones."""
    assert due(yesterday_all(today, **yesterday)) == DAILY | ON_CHANGE


@pytest.mark.parametrize(("today", "yesterday"), NO_CHANGES)
def test_what_is_no_change_asks_no_more(today: dict[str, Any], yesterday: dict[str, Any]) -> None:
    """A quiet or better morning is no trigger."""
    assert due(yesterday_all(today, **yesterday)) == DAILY


@pytest.mark.parametrize(("days_ago", "is_due"), [(3, False), (4, True)])
def test_three_days_of_silence_are_a_change(days_ago: int, is_due: bool) -> None:
    """Three days without a check-in ask the on-change rows; two do not."""
    found = due({"before": "nobody", -days_ago: {}, 0: UNASKED})
    assert found == (DAILY | ON_CHANGE if is_due else DAILY)


@pytest.mark.parametrize(
    "missing",
    [
        pytest.param({-9: {"clinician_said": "may_run"}, 0: {**UNASKED, "clinician_said": "limits"}}, id="an_outcome"),
        pytest.param({"profile": {"procedure_on": "2024-02-01"}, 0: UNASKED}, id="within_12_weeks_of_a_procedure"),
        pytest.param({0: {**UNASKED, "painkiller": True}}, id="a_medicine_started"),
    ],
)
def test_the_other_triggers_of_the_review(missing: Case) -> None:
    """An outcome recorded, twelve weeks after a procedure, and a painkiller that is new ask the on-change rows."""
    assert due(missing, **missing.get("profile", {})) >= DAILY | ON_CHANGE


@pytest.mark.parametrize(
    ("said", "opened"),
    [
        ({"symptoms": ("numbness",), "change": "worse"}, {9, 42}),
        ({"symptoms": ("numbness",), "change": "new"}, {9, 42}),
        ({"symptoms": ("numbness",), "change": "same"}, set()),
        ({"symptoms": ("weakness",), "change": "worse"}, {7, 8}),
        ({"symptoms": ("weakness",), "change": "same"}, set()),
        ({"symptoms": ("foot_drop",), "change": "better"}, {8}),
        ({"symptoms": ("both_legs",), "change": "same"}, {5}),
        ({"side": "both", "zone": "thigh"}, {5}),
        ({"side": "both", "zone": "buttock"}, set()),
        ({"side": "left", "zone": "foot"}, set()),
    ],
)
def test_a_symptom_opens_its_questions(said: dict[str, Any], opened: set[int]) -> None:
    """The symptoms of DECISIONS open the full questions, and no others do."""
    day = Day(date=TODAY, checked_in=True, **said)
    assert {int(flag[2:4]) for flag in opened_questions(day, KNOWN)} == opened


def test_every_condition_is_answered() -> None:
    """Each of the 16 conditions of the knowledge has its judge, and no judge is left over."""
    assert set(CONDITIONS) == set(get_args(Condition))
    assert len(CONDITIONS) == 16


NEVER_ASKED: Case = {"before": "nobody", 0: UNASKED}
WORSE: Case = yesterday_all({"change": "worse"})


@pytest.mark.parametrize(
    ("row", "facts", "case", "is_due"),
    [
        (12, {"born_on": "1959-03-13"}, NEVER_ASKED, True),
        (12, {"born_on": "1959-03-14"}, NEVER_ASKED, False),
        (12, {"osteoporosis": True}, NEVER_ASKED, True),
        (12, {"steroid_tablets": True}, NEVER_ASKED, True),
        (12, {"osteoporosis": None}, NEVER_ASKED, True),
        (14, {"weak_immunity": True}, NEVER_ASKED, True),
        (14, {"recent_infection_on": "2024-02-20"}, NEVER_ASKED, True),
        (14, {"procedure_on": "2024-01-10"}, NEVER_ASKED, True),
        (15, {"had_cancer": True}, NEVER_ASKED, True),
        (15, {"had_cancer": False}, NEVER_ASKED, False),
        (15, {"had_cancer": None}, NEVER_ASKED, True),
        (17, {"born_on": "1968-03-13"}, NEVER_ASKED, True),
        (17, {"born_on": "1968-03-14"}, NEVER_ASKED, False),
        (27, {"born_on": "2006-03-13"}, NEVER_ASKED, True),
        (27, {"born_on": "2006-03-14"}, NEVER_ASKED, False),
        (27, {"born_on": "1998-03-14"}, NEVER_ASKED, True),
        (27, {"born_on": "1998-03-13"}, NEVER_ASKED, False),
        (33, {"blood_thinner": True}, WORSE, True),
        (33, {"blood_thinner": True}, yesterday_all({}), False),
        (33, {"blood_thinner": False}, WORSE, False),
        (41, {"procedure_on": "2023-12-20"}, yesterday_all({}), True),
        (41, {"procedure_on": "2023-12-19"}, yesterday_all({}), False),
        (41, {"procedure_on": "2024-03-13"}, yesterday_all({}), True),
        (41, {"procedure_on": "2024-03-14"}, yesterday_all({}), False),
        (41, {"procedure": "disc operation"}, NEVER_ASKED, True),
        (41, {"procedure": None, "causes": ["after_surgery"]}, yesterday_all({}), True),
        (41, {"procedure": None, "procedure_kind": "injection"}, yesterday_all({}), True),
        (
            41,
            {"procedure": None, "procedure_kind": "injection", "procedure_on": "2023-12-01"},
            yesterday_all({}),
            False,
        ),
        (34, {"procedure_on": "2024-02-20"}, NEVER_ASKED, True),
        (34, {}, NEVER_ASKED, False),
        (29, {}, yesterday_all({"leg_pain_0_10": 8}), True),
        (29, {}, yesterday_all({"back_pain_0_10": 8}), True),
        (29, {}, yesterday_all({"leg_pain_0_10": 7}), False),
        (40, {}, {"before": "nobody", -3: {"run_kind": "race"}, -1: {}, 0: {**UNASKED, "change": "worse"}}, True),
        (40, {}, {"before": "nobody", -4: {"run_kind": "race"}, -1: {}, 0: {**UNASKED, "change": "worse"}}, False),
        (40, {}, {"before": "nobody", -3: {"run_kind": "easy"}, -1: {}, 0: {**UNASKED, "change": "worse"}}, False),
        (43, {}, yesterday_all({"leg_pain_0_10": 3, "symptoms": "numbness"}, leg_pain_0_10=6), True),
        (43, {}, yesterday_all({"leg_pain_0_10": 4, "symptoms": "numbness"}, leg_pain_0_10=6), False),
        (43, {}, yesterday_all({"leg_pain_0_10": 3, "symptoms": "tingling"}, leg_pain_0_10=6), False),
        (45, {}, yesterday_all({"red_flags": "RF13_FEVER"}), True),
        (45, {}, yesterday_all({"red_flags_unsure": "RF13_FEVER"}), True),
        (45, {}, yesterday_all({"chips_opened": "D"}), True),
        (45, {}, yesterday_all({"chips_opened": "A"}), False),
        (40, {}, {"before": "nobody", -2: {"run_kind": "race"}, -1: {}, 0: {**UNASKED, "symptoms": "stiffness"}}, True),
        (
            40,
            {},
            {"before": "nobody", -2: {"run_kind": "fast"}, -1: {}, 0: {**UNASKED, "symptoms": "stiffness"}},
            False,
        ),
        (40, {}, {"before": "nobody", -2: {"run_kind": "race"}, -1: {}, 0: {**UNASKED, "symptoms": "dull"}}, False),
        (6, {"procedure_kind": "injection", "procedure_on": "2024-03-13"}, yesterday_all({}), False),
        (8, {"procedure_kind": "injection", "procedure_on": "2024-03-13"}, yesterday_all({}), False),
        (6, {"procedure_kind": "injection", "procedure_on": "2024-03-12"}, yesterday_all({}), True),
        (6, {"procedure_kind": "operation", "procedure_on": "2024-03-13"}, yesterday_all({}), True),
        (45, {}, yesterday_all({}), False),
        (45, {}, yesterday_all({"red_flags_denied": "RF13_FEVER", "change": "worse"}), False),
    ],
)
def test_a_condition_narrows_whom_a_question_is_asked(
    row: int, facts: dict[str, Any], case: Case, is_due: bool
) -> None:
    """A conditional row is asked of those to whom it applies, and once of those who never told."""
    assert (row in due(case, **facts)) == is_due


def test_the_two_halves_are_asked_in_full_three_days_apart() -> None:
    """Once in any week each half is shown in full: RF01 to 03, 05, 06; three days later RF07 to 10, 23 and 24."""
    week = [asked_in_full(date(2024, 3, 4) + timedelta(days=each), KNOWN) for each in range(7)]
    shown = {number: {int(flag[2:4]) for flag in flags} for number, flags in enumerate(week) if flags}
    assert sorted(shown.values(), key=min) == [{1, 2, 3, 5, 6}, {7, 8, 9, 10, 23, 24}]
    first, second = sorted(shown)
    assert second - first in (3, 4)


@pytest.mark.parametrize(("cause", "row"), [("spinal_stenosis", 28), ("overuse", 25), ("piriformis", 24)])
def test_a_cause_asks_its_rows_every_week(cause: str, row: int) -> None:
    """What the runner knows of the cause asks a monthly row after a week; without the cause it waits."""
    case: dict[Any, Any] = {"before": "nobody", **dict.fromkeys(range(-8, 1), UNASKED), -8: {}}
    assert row in due(case, causes=[cause])
    assert (row in due(case)) is (row == 24)


def test_a_pain_that_has_grown_old_asks_about_inflammation_once_more() -> None:
    """RF31 was answered in the first weeks; on the ninetieth day it is asked again, and then no more."""
    early: dict[Any, Any] = {"before": "nobody", -20: {}, **dict.fromkeys(range(-19, 1), UNASKED)}
    assert 31 in due(early, began_on="2023-12-14")
    assert 31 not in due(early, began_on="2023-12-15")
    assert 31 not in due(early)
    assert 31 not in due({"before": "nobody", -1: {}, 0: UNASKED}, began_on="2023-12-01")


def test_a_bone_risk_of_the_profile_asks_the_bone_rows_twice_a_week() -> None:
    """Osteoporosis, steroid tablets or an earlier stress fracture count as RF25 does."""
    case: dict[Any, Any] = {"before": "nobody", **dict.fromkeys(range(-3, 1), UNASKED), -3: {}}
    assert {23, 24} <= due(case, earlier_stress_fracture=True)
    assert not {23, 24} & due(case, earlier_stress_fracture=False)


def test_a_medicine_that_changed_asks_the_on_change_rows() -> None:
    """For seven days, the day of the change counted."""
    assert due(yesterday_all({}), medicine_changed_on="2024-03-07") == DAILY | ON_CHANGE
    assert due(yesterday_all({}), medicine_changed_on="2024-03-06") == DAILY


def test_a_tapped_chip_never_waits_for_a_row_that_does_not_concern_the_runner() -> None:
    """Chip F opens the brittle back only of whom it may be; of the others nothing stays unanswered."""
    today = {"chips_opened": "F", "red_flags_denied": "RF11_MAJOR_TRAUMA;RF18_AAA;RF26_HAM_AVULSION;RF37_SPREAD_WIDE"}
    case = yesterday_all(today)
    days, opened = days_of(case), "RF12_FRAGILITY"
    assert opened not in opened_for(profile_of({"profile": PLAIN}), days, TODAY, KNOWN)
    assert opened in opened_for(profile_of({"profile": {**PLAIN, "osteoporosis": True}}), days, TODAY, KNOWN)
    assert opened in opened_for(profile_of({"profile": {**PLAIN, "osteoporosis": None}}), days, TODAY, KNOWN)


def test_a_chip_for_fever_opens_the_signs_of_sepsis() -> None:
    """Feeling really ill without a changed back is asked about too, and left unanswered it is no run."""
    day = Day(date=TODAY, checked_in=True, chips_opened=("D",))
    assert {int(flag[2:4]) for flag in opened_questions(day, KNOWN)} == {13, 35, 45}


@pytest.mark.parametrize(
    ("facts", "case", "asked"),
    [
        ({"travel_from": "2024-03-12"}, {}, True),
        ({"travel_from": "2024-03-10", "travel_until": "2024-03-12"}, {}, True),
        ({"travel_from": "2024-03-10", "travel_until": "2024-03-11"}, {}, False),
        ({"travel_from": "2024-03-14"}, {}, False),
        ({}, {-1: {"driving_h": 5}}, True),
        ({}, {-1: {"driving_h": 4}}, False),
        ({}, {-1: {"sitting_h": 10}}, False),
    ],
)
def test_a_journey_asks_about_a_clot_in_full(facts: dict[str, Any], case: Case, asked: bool) -> None:
    """On the days of travel, the day after, and the day after more than four hours at the wheel."""
    profile = profile_of({"profile": facts})
    shown = asked_after_a_journey(profile, days_of({"before": "nobody", 0: UNASKED, **case}), TODAY, KNOWN)
    assert shown == (("RF19_DVT", "RF20_PE") if asked else ())
