"""The 45 red flags: their ids, urgencies and schedule typed by hand, and word for word against the reviewed table."""

from __future__ import annotations

from pathlib import Path

import pytest

from easeback.knowledge.entries import Upgrade
from easeback.knowledge.load import Knowledge
from easeback.model.words import Care

IDS = [
    "RF01_SADDLE",
    "RF02_BLADDER",
    "RF03_BOWEL",
    "RF04_SEXUAL",
    "RF05_BILATERAL_PAIN",
    "RF06_BILATERAL_WEAK",
    "RF07_PROG_WEAK",
    "RF08_FOOTDROP",
    "RF09_NEW_NUMB_1LEG",
    "RF10_CORD",
    "RF11_MAJOR_TRAUMA",
    "RF12_FRAGILITY",
    "RF13_FEVER",
    "RF14_INFECT_RISK",
    "RF15_CANCER_HX",
    "RF16_WEIGHT_NIGHT",
    "RF17_AGE",
    "RF18_AAA",
    "RF19_DVT",
    "RF20_PE",
    "RF21_ISCHAEMIA",
    "RF22_CHEST",
    "RF23_FEM_NECK",
    "RF24_SACRAL_BSI",
    "RF25_BONE_RISK",
    "RF26_HAM_AVULSION",
    "RF27_YOUNG_PARS",
    "RF28_CLAUDICATION",
    "RF29_SEVERE_PAIN",
    "RF30_NO_PROGRESS",
    "RF31_INFLAMM",
    "RF32_PREGNANT",
    "RF33_ANTICOAG",
    "RF34_POST_PROC",
    "RF35_RENAL",
    "RF36_SHINGLES",
    "RF37_SPREAD_WIDE",
    "RF38_EXERTIONAL",
    "RF39_UNDER_18",
    "RF40_RHABDO",
    "RF41_POST_PROC_NEURO",
    "RF42_NUMB_GROWING",
    "RF43_PAIN_GONE_WEAK",
    "RF44_PLATEAU",
    "RF45_SEPSIS",
]
EMERGENCY = {1, 2, 3, 5, 6, 7, 10, 11, 18, 20, 21, 22, 33, 37, 40, 41, 45}
SAME_DAY = {4, 8, 12, 13, 14, 15, 19, 23, 26, 29, 34, 35, 36, 42, 43}
CHIPS = {
    "A": {1, 2, 3, 4}, "B": {5, 6}, "C": {7, 8, 10, 42}, "D": {13, 35, 45}, "E": {19, 20, 21, 22},
    "F": {11, 12, 18, 26, 37},
}  # fmt: skip
UNSURE_EXPLAINED = {12, 13, 14, 15, 29, 35, 36}
RECALLED = {9, 10, 15, 18, 19, 20, 21, 25, 26, 27, 28, 29, *range(31, 46)}
NERVE = {1, 2, 3, 5, 6, 7, 8, 10}


def numbers(known: Knowledge, *flags: str) -> set[int]:
    assert set(flags) <= set(known.red_flags)
    return {int(flag[2:4]) for flag in flags}


def where(known: Knowledge, **fields: object) -> set[int]:
    rows = known.red_flags.items()
    return numbers(known, *(flag for flag, row in rows if all(getattr(row, k) == v for k, v in fields.items())))


def upgrade(known: Knowledge, flag: str) -> tuple[Care, set[int], set[str]]:
    (only,) = known.red_flags[flag].upgrades
    assert isinstance(only, Upgrade)
    assert only.at_least == 1
    return only.to, numbers(known, *only.when_any_flag), set(only.when_any_symptom)


def test_there_are_45_and_their_ids_stand(known: Knowledge) -> None:
    """The ids outsiders depend on, all of them, in their order."""
    assert list(known.red_flags) == IDS
    assert len(IDS) == 45


def test_the_emergencies_are_these(known: Knowledge) -> None:
    """Seventeen rows send to an emergency department now, fifteen to a clinician today, and all emergencies block."""
    assert where(known, urgency=Care.EMERGENCY_NOW) == EMERGENCY
    assert where(known, urgency=Care.SAME_DAY) == SAME_DAY
    assert where(known, urgency=Care.EMERGENCY_NOW, run_gate="block") == EMERGENCY


def test_not_sure_is_yes_where_time_counts(known: Knowledge) -> None:
    """Not sure is yes on every emergency row and on same-day rows but those that are explained and asked once more."""
    assert where(known, unsure_counts=True) == EMERGENCY | (SAME_DAY - UNSURE_EXPLAINED)


def test_a_bone_risk_turns_not_sure_about_bone_into_yes(known: Knowledge) -> None:
    """RF25 does so for RF24; RF23 counts not sure as yes already, and with RF24 it is asked twice as often."""
    told = {flag: row.unsure_counts_with for flag, row in known.red_flags.items() if row.unsure_counts_with}
    assert told == dict.fromkeys(("RF23_FEM_NECK", "RF24_SACRAL_BSI"), ("RF25_BONE_RISK",))
    by_profile = {flag: row.at_risk_if for flag, row in known.red_flags.items() if row.at_risk_if}
    assert by_profile == dict.fromkeys(told, ("bone_risk",))


def test_each_chip_opens_its_rows(known: Knowledge) -> None:
    """The six chips share out the daily rows; only the row for those after a procedure is asked by itself."""
    assert {chip: where(known, chip=chip) for chip in CHIPS} == CHIPS
    daily = numbers(known, *(flag for flag, row in known.red_flags.items() if "daily" in row.ask))
    assert daily - set().union(*CHIPS.values()) == {41}
    assert list(known.chips) == ["A", "B", "C", "D", "E", "F", "none"]


def test_the_week_is_asked_in_two_halves(known: Knowledge) -> None:
    """RF01 to 03, 05 and 06 in one half, RF07 to 10, 23 and 24 in the other; each of them is a weekly row."""
    assert where(known, weekly_half=1) == {1, 2, 3, 5, 6}
    assert where(known, weekly_half=2) == {7, 8, 9, 10, 23, 24}
    assert all("weekly" in row.ask for row in known.red_flags.values() if row.weekly_half)


def test_what_is_worked_out_is_never_asked(known: Knowledge) -> None:
    """No progress and plateau come from the diary, not from a question."""
    assert where(known, asked=False) == {30, 44}


def test_the_profile_and_the_days_narrow_whom_a_row_is_asked(known: Knowledge) -> None:
    """A row is narrowed only where its note says so; a known aneurysm narrows nothing."""
    narrowed = {flag: set(row.only_if_any) for flag, row in known.red_flags.items() if row.only_if_any}
    assert narrowed == {
        "RF12_FRAGILITY": {"age_65_or_over", "osteoporosis", "steroid_tablets"},
        "RF14_INFECT_RISK": {"weak_immunity", "recent_infection", "procedure_within_12_weeks"},
        "RF15_CANCER_HX": {"had_cancer"},
        "RF17_AGE": {"age_over_55"},
        "RF27_YOUNG_PARS": {"age_18_to_25"},
        "RF29_SEVERE_PAIN": {"pain_8_or_more"},
        "RF33_ANTICOAG": {"blood_thinner"},
        "RF34_POST_PROC": {"procedure_within_12_weeks"},
        "RF40_RHABDO": {"hard_run_in_3_days", "sore_after_a_race"},
        "RF41_POST_PROC_NEURO": {"procedure_within_12_weeks"},
        "RF43_PAIN_GONE_WEAK": {"pain_fell_with_deficit"},
        "RF45_SEPSIS": {"fever_said"},
    }


def test_a_fever_after_a_procedure_is_an_emergency(known: Knowledge) -> None:
    """RF13 rises by a fact of the profile, as its note says; no other row does."""
    by_fact = {flag: each.when_any_condition for flag, row in known.red_flags.items() for each in row.upgrades}
    assert {flag: facts for flag, facts in by_fact.items() if facts} == {"RF13_FEVER": ("procedure_within_12_weeks",)}


def test_an_anaesthetic_and_an_old_pain_change_when_a_row_is_asked(known: Knowledge) -> None:
    """RF06 and RF08 wait on the day of an injection; RF31 is asked once more when the pain is three months old."""
    assert where(known, not_on_injection_day=True) == {6, 8}
    assert where(known, again_after="inflammatory_days") == {31}
    assert known.number("inflammatory_days") == 90


def test_other_answers_raise_the_urgency(known: Knowledge) -> None:
    """The upgrades that the notes state: sex, fever, cancer beside a nerve row, two risks together, a bone at rest."""
    assert upgrade(known, "RF04_SEXUAL") == (Care.EMERGENCY_NOW, NERVE, set())
    assert upgrade(known, "RF15_CANCER_HX") == (Care.EMERGENCY_NOW, NERVE | {4}, set())
    assert upgrade(known, "RF13_FEVER") == (Care.EMERGENCY_NOW, NERVE | {4, 9, 41, 42, 43, 45}, set())
    assert upgrade(known, "RF16_WEIGHT_NIGHT") == (Care.SAME_DAY, {14, 15, 17}, set())
    assert upgrade(known, "RF17_AGE") == (Care.SAME_DAY, {14, 15, 16}, set())
    assert upgrade(known, "RF19_DVT") == (Care.EMERGENCY_NOW, {20, 22}, set())
    rest = {"limp", "rest_pain", "night_pain", "pain_every_step"}
    assert upgrade(known, "RF24_SACRAL_BSI") == (Care.SAME_DAY, set(), rest)
    assert sum(bool(row.upgrades) for row in known.red_flags.values()) == 7


def test_an_upgrade_raises_and_never_names_itself(known: Knowledge) -> None:
    """An upgrade goes to a more urgent care than the row's own, and counts other flags only."""
    for flag, row in known.red_flags.items():
        for raised in row.upgrades:
            assert raised.to.calm < row.urgency.calm, flag
            assert flag not in raised.when_any_flag


def test_bone_rows_are_these(known: Knowledge) -> None:
    """Bone does not heal by seven days of no: RF23, RF24, RF26 and RF27."""
    assert where(known, is_bone=True) == {23, 24, 26, 27}


def test_what_was_recalled_is_marked(known: Knowledge) -> None:
    """A row is marked unverified exactly where its provenance speaks of memory, and SAFETY.md says how many are."""
    recalled = numbers(known, *(flag for flag, row in known.red_flags.items() if "memory" in row.provenance))
    assert recalled == RECALLED
    assert where(known, unverified=True) == recalled
    safety = (Path(__file__).resolve().parents[2] / "SAFETY.md").read_text(encoding="utf-8")
    assert f"{len(recalled)} of the 45 red flags" in safety


def test_the_short_form_is_short(known: Knowledge) -> None:
    """Each row has three to eight plain words for a reason, no two alike."""
    shorts = [row.short.en for row in known.red_flags.values()]
    assert all(3 <= len(short.split()) <= 8 for short in shorts), shorts
    assert len(set(shorts)) == 45


@pytest.mark.real
def test_every_row_stands_word_for_word(known: Knowledge, reviewed_rows: dict[str, dict[str, str]]) -> None:
    """Question, note, sources and provenance are verbatim; urgency, gate and schedule are those of the table."""
    ours = {
        flag: {
            "id": flag,
            "question": row.question.en,
            "urgency": str(row.urgency),
            "run_gate": row.run_gate,
            "ask": ";".join(row.ask),
            "note": row.note,
            "source": row.source_words,
            "provenance": row.provenance,
        }
        for flag, row in known.red_flags.items()
    }
    assert ours == reviewed_rows
    assert len(reviewed_rows) == 45
