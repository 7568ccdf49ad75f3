"""Red flags that mean more together: what raises an urgency, and what not sure is worth beside another row."""

from __future__ import annotations

import pytest
from tests.short_diaries import KNOWN, answer_of, judgement_of

from easeback.model.judgement import OpenFlag
from easeback.model.words import Care, Verdict

NERVE = ["RF01_SADDLE", "RF02_BLADDER", "RF03_BOWEL", "RF05_BILATERAL_PAIN", "RF06_BILATERAL_WEAK", "RF07_PROG_WEAK",
         "RF08_FOOTDROP", "RF10_CORD"]  # fmt: skip
WITH_FLAG = [
    *(("RF04_SEXUAL", other, Care.EMERGENCY_NOW) for other in NERVE),
    *(("RF13_FEVER", other, Care.EMERGENCY_NOW) for other in (
        *NERVE, "RF04_SEXUAL", "RF09_NEW_NUMB_1LEG", "RF41_POST_PROC_NEURO", "RF42_NUMB_GROWING",
        "RF43_PAIN_GONE_WEAK", "RF45_SEPSIS")),
    *(("RF15_CANCER_HX", other, Care.EMERGENCY_NOW) for other in (*NERVE, "RF04_SEXUAL")),
    *(("RF16_WEIGHT_NIGHT", other, Care.SAME_DAY) for other in ("RF14_INFECT_RISK", "RF15_CANCER_HX", "RF17_AGE")),
    *(("RF17_AGE", other, Care.SAME_DAY) for other in ("RF14_INFECT_RISK", "RF15_CANCER_HX", "RF16_WEIGHT_NIGHT")),
    *(("RF19_DVT", other, Care.EMERGENCY_NOW) for other in ("RF20_PE", "RF22_CHEST")),
]  # fmt: skip
WITH_SYMPTOM = ["limp", "rest_pain", "night_pain", "pain_every_step"]


def open_flag(flag: str, case: dict[object, object]) -> OpenFlag | None:
    """The open flag of that id, if it is open this morning."""
    return next((each for each in judgement_of(case).open_flags if each.id == flag), None)


@pytest.mark.parametrize(("flag", "other", "care"), WITH_FLAG)
def test_a_second_flag_raises_the_urgency(flag: str, other: str, care: Care) -> None:
    """Two rows that mean more together are judged together."""
    found = open_flag(flag, {0: {"red_flags": f"{flag};{other}"}})
    assert found is not None
    assert found.care is care
    assert found.at_best is (Verdict.EMERGENCY if care is Care.EMERGENCY_NOW else Verdict.DOCTOR)


@pytest.mark.parametrize("symptom", WITH_SYMPTOM)
def test_a_sore_bone_that_hurts_without_running_is_the_same_day(symptom: str) -> None:
    """RF24 with a limp, at rest, at night or with each step needs a clinician today, a limp in walking too."""
    for said in ({"symptoms": symptom}, {"walking": "limp"}):
        answer = answer_of({0: {"red_flags": "RF24_SACRAL_BSI", **said}})
        assert (answer.verdict, answer.care) == (Verdict.DOCTOR, Care.SAME_DAY)


def test_every_upgrade_of_the_table_is_tested() -> None:
    """The upgrades tried here are all that the knowledge holds."""
    held = {
        (name, other, upgrade.to)
        for name, row in KNOWN.red_flags.items()
        for upgrade in row.upgrades
        for other in upgrade.when_any_flag
    }
    assert held == set(WITH_FLAG)
    symptoms = {name: upgrade.when_any_symptom for name, row in KNOWN.red_flags.items() for upgrade in row.upgrades}
    assert {name: set(said) for name, said in symptoms.items() if said} == {"RF24_SACRAL_BSI": set(WITH_SYMPTOM)}


def test_not_sure_about_a_bone_counts_beside_a_risk_of_bone() -> None:
    """RF24 not sure is to be booked alone, and counts as yes beside RF25: with a limp that is the same day."""
    alone = open_flag("RF24_SACRAL_BSI", {0: {"red_flags_unsure": "RF24_SACRAL_BSI", "symptoms": "rest_pain"}})
    beside = {"red_flags_unsure": "RF24_SACRAL_BSI", "red_flags": "RF25_BONE_RISK", "symptoms": "rest_pain"}
    with_risk = open_flag("RF24_SACRAL_BSI", {0: beside})
    assert alone is not None
    assert with_risk is not None
    assert (alone.care, with_risk.care) == (Care.ROUTINE, Care.SAME_DAY)


def test_not_sure_that_is_raised_to_an_emergency_is_one() -> None:
    """Not sure about fever beside a foot that drops: the verdict and the headline say emergency, not only the care."""
    answer = answer_of({0: {"red_flags_unsure": "RF13_FEVER", "red_flags": "RF08_FOOTDROP"}})
    assert (answer.verdict, answer.care) == (Verdict.EMERGENCY, Care.EMERGENCY_NOW)
    assert answer.headline.startswith("Go to an emergency department now.")


@pytest.mark.parametrize("column", ["red_flags", "red_flags_unsure"])
def test_a_fever_within_weeks_of_a_procedure_is_an_emergency(column: str) -> None:
    """Twelve weeks after an operation or injection a fever with back pain does not wait; later it is the same day."""
    for procedure_on, verdict in (("2023-12-20", Verdict.EMERGENCY), ("2023-12-19", Verdict.DOCTOR)):
        profile = {"procedure": "operation", "procedure_on": procedure_on, "max_run_min": 20}
        assert answer_of({"profile": profile, 0: {column: "RF13_FEVER"}}).verdict is verdict


def test_not_sure_about_a_bone_counts_with_a_risk_of_the_profile() -> None:
    """Osteoporosis told once does what RF25 answered yes does."""
    said = {"red_flags_unsure": "RF24_SACRAL_BSI", "symptoms": "rest_pain"}
    with_risk = open_flag("RF24_SACRAL_BSI", {"profile": {"osteoporosis": True}, 0: said})
    without = open_flag("RF24_SACRAL_BSI", {"profile": {"osteoporosis": False}, 0: said})
    assert with_risk is not None
    assert without is not None
    assert (with_risk.care, without.care) == (Care.SAME_DAY, Care.ROUTINE)


def test_an_agreed_pregnancy_is_no_flag_any_more() -> None:
    """Without a limit RF32 is booked; with the midwife's, and a pregnancy told in the profile, it is silent."""
    said: dict[object, object] = {0: {"red_flags": "RF32_PREGNANT"}}
    limits = {"limits": [{"by": "midwife", "said_on": "2024-03-01", "max_run_min": 20}]}
    assert open_flag("RF32_PREGNANT", {**said, "profile": {"pregnant": True}}) is not None
    assert open_flag("RF32_PREGNANT", {**said, "profile": limits}) is not None
    assert open_flag("RF32_PREGNANT", {**said, "profile": {"pregnant": True, **limits}}) is None


def test_not_sure_where_it_does_not_count_says_what_to_do() -> None:
    """No run, and asking a clinician this week, in words."""
    answer = answer_of({0: {"red_flags_unsure": "RF35_RENAL"}})
    [reason] = [each for each in answer.reasons if each.rule == "RF35_RENAL"]
    assert "ask a clinician this week" in reason.text
