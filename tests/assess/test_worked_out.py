"""RF30 and RF44 are read off the diary: from how many bad days, until whose word, and never milder for a worse past."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import Case, answer_of, judgement_of

from easeback.model.judgement import OpenFlag
from easeback.model.words import Care, Verdict

RED: dict[str, Any] = {"zone": "thigh", "change": "same", "leg_pain_0_10": 5, "run_km": 0}
WORSE: dict[str, Any] = {"zone": "buttock", "change": "worse", "leg_pain_0_10": 1}
FELT: dict[str, Any] = {"zone": "buttock", "leg_pain_0_10": 1}


def worked_out(flag: str, case: Case) -> OpenFlag | None:
    """The flag of that id, where the diary shows it."""
    return next((each for each in judgement_of(case).open_flags if each.id == flag and each.worked_out), None)


def on_days(said: dict[str, Any], *days: int) -> dict[Any, Any]:
    """The same words on each of these days."""
    return dict.fromkeys(days, said)


@pytest.mark.parametrize(("days", "holds"), [(13, False), (14, True), (20, True)])
def test_a_fortnight_of_red_days_is_no_progress(days: int, holds: bool) -> None:
    """Thirteen red days are not yet two weeks of it, fourteen are."""
    found = worked_out("RF30_NO_PROGRESS", {"before": {"from": -30}, **on_days(RED, *range(1 - days, 1))})
    assert (found is not None) is holds


def test_red_days_need_not_be_in_a_row() -> None:
    """Fourteen within three weeks count; the one on the twenty-second day back does not."""
    within = [*range(-20, -10), *range(-3, 1)]
    found = worked_out("RF30_NO_PROGRESS", {"before": {"from": -40}, **on_days(RED, *within)})
    assert found is not None
    assert str(found.since) == "2024-02-22"
    assert worked_out("RF30_NO_PROGRESS", {"before": {"from": -40}, **on_days(RED, -21, *within[1:])}) is None


@pytest.mark.parametrize(("days", "holds"), [(6, False), (7, True)])
def test_a_week_of_worse_mornings_is_no_progress(days: int, holds: bool) -> None:
    """Six mornings said to be worse within two weeks are not enough, seven are."""
    found = worked_out("RF30_NO_PROGRESS", on_days(WORSE, *(-2 * each for each in range(days))))
    assert (found is not None) is holds


def test_what_no_progress_means_for_the_day() -> None:
    """A clinician before the next run, to be booked; walking goes on; the words say that the diary shows it."""
    answer = answer_of({"before": {"from": -30}, **on_days(RED, *range(-15, 1))})
    assert (answer.verdict, answer.care) == (Verdict.DOCTOR, Care.ROUTINE)
    [reason] = [each for each in answer.reasons if each.rule == "RF30_NO_PROGRESS"]
    assert reason.text.startswith("Your diary shows since 2024-02-27: worse over two weeks")
    assert "walk_while_waiting" in [each.id for each in answer.during]


@pytest.mark.parametrize("said", ["may_run", "limits", "no_run", "treated"])
def test_a_clinicians_word_ends_it(said: str) -> None:
    """Only the red days since the word count again; waiting and not examined end nothing."""
    case = {"before": {"from": -30}, **on_days(RED, *range(-15, 1))}
    reviewed = {**case, -2: {**RED, "clinician_said": said}}
    assert worked_out("RF30_NO_PROGRESS", reviewed) is None
    assert worked_out("RF30_NO_PROGRESS", {**case, -2: {**RED, "clinician_said": "waiting"}}) is not None
    other = {**case, -2: {**RED, "clinician_said": said, "clinician_flags": "RF19_DVT"}}
    assert worked_out("RF30_NO_PROGRESS", other) is not None


def test_it_ends_by_itself_when_it_no_longer_holds() -> None:
    """Two quiet weeks later nothing is left of it."""
    assert worked_out("RF30_NO_PROGRESS", {"before": {"from": -60}, **on_days(RED, *range(-30, -13))}) is None


@pytest.mark.parametrize(("first", "holds"), [(-41, False), (-42, True), (-60, True)])
def test_six_weeks_of_something_felt_are_a_plateau(first: int, holds: bool) -> None:
    """Six whole weeks, with something felt before them too."""
    found = worked_out("RF44_PLATEAU", {"before": {"from": -70}, **on_days(FELT, *range(first, 1))})
    assert (found is not None) is holds


def test_a_week_with_two_such_mornings_breaks_the_plateau() -> None:
    """Three mornings a week keep it up, two do not."""
    thrice = on_days(FELT, *(day for day in range(-48, 1) if day % 7 in (0, 2, 4)))
    assert worked_out("RF44_PLATEAU", {"before": {"from": -70}, **thrice}) is not None
    assert worked_out("RF44_PLATEAU", {"before": {"from": -70}, **thrice, -5: {}}) is None


def test_a_plateau_is_silent_for_twelve_weeks_after_a_review() -> None:
    """Eighty-three days after the word it is silent, on the eighty-fourth it is said again."""
    felt = on_days(FELT, *range(-100, 1))
    for back, is_silent in ((-83, True), (-84, False)):
        case = {"before": {"from": -110}, **felt, back: {**FELT, "clinician_said": "may_run"}}
        assert (worked_out("RF44_PLATEAU", case) is None) is is_silent


def test_a_plateau_only_asks_for_a_review() -> None:
    """An eased run still, and a clinician to be booked."""
    found = worked_out("RF44_PLATEAU", {"before": {"from": -70}, **on_days(FELT, *range(-60, 1))})
    assert found is not None
    assert (found.at_best, found.care, found.silences_advice) == (Verdict.EASE, Care.ROUTINE, False)
