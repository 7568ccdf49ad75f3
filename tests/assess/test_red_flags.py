"""The 45 red flags: a table typed by hand from the reviewed one, every answer, and what holds after it was given."""

from __future__ import annotations

import pytest
from tests.short_diaries import KNOWN, answer_of, judgement_of

from easeback.assess.red_flags import CAPS
from easeback.model.judgement import OpenFlag
from easeback.model.words import Care, FlagAnswer, Verdict

# What one answer this morning leaves at best, by DECISIONS, *From findings to a verdict*: yes | not sure | usual,
# without an examination. E emergency, now. D see a clinician before you run, today. B the same, book it. C caution:
# ease, book.
EMERGENCY, TODAY, BOOK, CAUTION = "E", "D", "B", "C"
MEANS = {
    EMERGENCY: (Verdict.EMERGENCY, Care.EMERGENCY_NOW),
    TODAY: (Verdict.DOCTOR, Care.SAME_DAY),
    BOOK: (Verdict.DOCTOR, Care.ROUTINE),
    CAUTION: (Verdict.EASE, Care.ROUTINE),
}
TABLE = """
RF01_SADDLE         E E D
RF02_BLADDER        E E D
RF03_BOWEL          E E D
RF04_SEXUAL         D D D
RF05_BILATERAL_PAIN E E D
RF06_BILATERAL_WEAK E E D
RF07_PROG_WEAK      E E D
RF08_FOOTDROP       D D D
RF09_NEW_NUMB_1LEG  B B B
RF10_CORD           E E D
RF11_MAJOR_TRAUMA   E E D
RF12_FRAGILITY      D B D
RF13_FEVER          D B D
RF14_INFECT_RISK    D B D
RF15_CANCER_HX      D B D
RF16_WEIGHT_NIGHT   B B B
RF17_AGE            C C C
RF18_AAA            E E D
RF19_DVT            D D D
RF20_PE             E E D
RF21_ISCHAEMIA      E E D
RF22_CHEST          E E D
RF23_FEM_NECK       D D D
RF24_SACRAL_BSI     B B B
RF25_BONE_RISK      C C C
RF26_HAM_AVULSION   D D D
RF27_YOUNG_PARS     B B B
RF28_CLAUDICATION   C C C
RF29_SEVERE_PAIN    D B D
RF30_NO_PROGRESS    B B B
RF31_INFLAMM        C C C
RF32_PREGNANT       B B B
RF33_ANTICOAG       E E D
RF34_POST_PROC      D D D
RF35_RENAL          D B D
RF36_SHINGLES       D B D
RF37_SPREAD_WIDE    E E D
RF38_EXERTIONAL     C C C
RF39_UNDER_18       B B B
RF40_RHABDO         E E D
RF41_POST_PROC_NEURO E E D
RF42_NUMB_GROWING   D D D
RF43_PAIN_GONE_WEAK D D D
RF44_PLATEAU        C C C
RF45_SEPSIS         E E D
"""
ROWS = {name: tuple(means) for name, *means in (line.split() for line in TABLE.split("\n") if line)}
COLUMNS = {"red_flags": 0, "red_flags_unsure": 1, "red_flags_usual": 2}
EMERGENCIES = [name for name, means in ROWS.items() if means[0] == EMERGENCY]
SAME_DAY = [name for name, means in ROWS.items() if means[0] == TODAY]
ROUTINE_NO_RUN = [name for name, means in ROWS.items() if means[0] == BOOK]
CAUTIONS = [name for name, means in ROWS.items() if means[0] == CAUTION]
BONE = ["RF23_FEM_NECK", "RF24_SACRAL_BSI", "RF26_HAM_AVULSION", "RF27_YOUNG_PARS"]
WORKED_OUT = ["RF30_NO_PROGRESS", "RF44_PLATEAU"]
BLOCKS = {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 18, 19, 20, 21, 22, 23, 26, 33, 34, 37, 39, 40, 41, 42, 43, 45}


def open_flag(flag: str, case: dict[object, object]) -> OpenFlag | None:
    """The open flag of that id, if it is open this morning."""
    return next((each for each in judgement_of(case).open_flags if each.id == flag), None)


def is_open(flag: str, case: dict[object, object]) -> bool:
    """The flag is open this morning."""
    return open_flag(flag, case) is not None


def test_the_table_holds_all_45_rows() -> None:
    """The hand-typed table is the whole table: 17 emergencies, 15 same day, 7 to book, 6 cautions."""
    assert set(ROWS) == set(KNOWN.red_flags)
    assert [len(each) for each in (EMERGENCIES, SAME_DAY, ROUTINE_NO_RUN, CAUTIONS)] == [17, 15, 7, 6]


def test_every_urgency_and_gate_has_its_cap() -> None:
    """No pair of urgency and gate is left without a verdict, and a sooner care is never the milder verdict."""
    for gate in ("block", "no_run", "caution"):
        caps = [CAPS[care, gate].mildness for care in (Care.EMERGENCY_NOW, Care.SAME_DAY, Care.ROUTINE)]
        assert caps == sorted(caps)


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("flag", ROWS)
def test_an_answer_gives_its_verdict_and_care(flag: str, column: str) -> None:
    """On an otherwise quiet morning yes, not sure and usual without an examination give what the table says."""
    answer = answer_of({0: {column: flag}})
    verdict, care = MEANS[ROWS[flag][COLUMNS[column]]]
    assert (answer.verdict, answer.care) == (verdict, care)
    [reason] = [each for each in answer.reasons if each.rule == flag]
    assert "2024-03-13" in reason.text
    assert KNOWN.red_flags[flag].short.en in reason.text


@pytest.mark.parametrize("flag", ROWS)
def test_no_is_no_flag(flag: str) -> None:
    """All answered no: nothing is open, and the quiet morning runs."""
    assert not is_open(flag, {0: {"red_flags_denied": "all"}})


@pytest.mark.parametrize("flag", ROWS)
def test_usual_with_an_examination_is_no_flag(flag: str) -> None:
    """Long there, unchanged, and a clinician's word on record before: no flag."""
    assert not is_open(flag, {-5: {"clinician_said": "may_run"}, 0: {"red_flags_usual": flag}})
    assert not is_open(flag, {-5: {"clinician_said": "limits", "clinician_flags": flag}, 0: {"red_flags_usual": flag}})


@pytest.mark.parametrize("flag", ["RF01_SADDLE", "RF08_FOOTDROP", "RF09_NEW_NUMB_1LEG"])
def test_usual_needs_an_examination_of_that_flag(flag: str) -> None:
    """A clinician who spoke of another flag, or who did not examine, is no examination of this one."""
    of_another = {"clinician_said": "may_run", "clinician_flags": "RF19_DVT"}
    assert is_open(flag, {-5: of_another, 0: {"red_flags_usual": flag}})
    assert is_open(flag, {-5: {"clinician_said": "waiting"}, 0: {"red_flags_usual": flag}})
    assert is_open(flag, {-5: {"clinician_said": "not_examined"}, 0: {"red_flags_usual": flag}})


@pytest.mark.parametrize(
    ("flag", "fact"),
    [
        ("RF09_NEW_NUMB_1LEG", "known_numbness_examined_on"),
        ("RF42_NUMB_GROWING", "known_numbness_examined_on"),
        ("RF08_FOOTDROP", "known_weakness_examined_on"),
    ],
)
def test_the_profile_holds_an_examination_too(flag: str, fact: str) -> None:
    """What the profile says was examined by that day is examined; a later date is not."""
    assert not is_open(flag, {"profile": {fact: "2024-01-10"}, 0: {"red_flags_usual": flag}})
    assert is_open(flag, {"profile": {fact: "2024-03-13"}, -2: {"red_flags_usual": flag}})


@pytest.mark.parametrize("flag", ["RF01_SADDLE", "RF08_FOOTDROP", "RF09_NEW_NUMB_1LEG"])
def test_worse_than_usual_is_yes(flag: str) -> None:
    """An examination of the usual never covers a new yes."""
    case = {-5: {"clinician_said": "may_run"}, -2: {"red_flags_usual": flag}, 0: {"red_flags": flag}}
    assert answer_of(case).verdict is MEANS[ROWS[flag][0]][0]


@pytest.mark.parametrize("column", ["red_flags", "red_flags_unsure"])
@pytest.mark.parametrize("flag", EMERGENCIES)
def test_an_emergency_stays_until_an_outcome(flag: str, column: str) -> None:
    """Answered no every day since, even for weeks: still an emergency, for nobody has said what it was."""
    for day in (-1, -12):
        answer = answer_of({day: {column: flag}})
        assert (answer.verdict, answer.care) == (Verdict.EMERGENCY, Care.EMERGENCY_NOW)


@pytest.mark.parametrize("said", ["may_run", "limits", "no_run"])
@pytest.mark.parametrize("flag", ROWS)
def test_an_outcome_releases(flag: str, said: str) -> None:
    """A clinician's judgement recorded on a later day ends it, by naming the flag or by naming none."""
    for named in ({}, {"clinician_flags": flag}, {"clinician_flags": f"RF99; {flag}"}):
        assert not is_open(flag, {-3: {"red_flags": flag}, -2: {"clinician_said": said, **named}})


@pytest.mark.parametrize("flag", EMERGENCIES + SAME_DAY + BONE)
def test_what_is_no_outcome_releases_nothing(flag: str) -> None:
    """Waiting, not examined, and a word on another flag leave it open; so does a leave given before it."""
    for said in ("waiting", "not_examined"):
        assert is_open(flag, {-3: {"red_flags": flag}, -2: {"clinician_said": said}})
    other = "RF36_SHINGLES" if flag != "RF36_SHINGLES" else "RF35_RENAL"
    assert is_open(flag, {-3: {"red_flags": flag}, -2: {"clinician_said": "may_run", "clinician_flags": other}})
    assert is_open(flag, {-4: {"clinician_said": "may_run"}, -3: {"red_flags": flag}})


@pytest.mark.parametrize("flag", EMERGENCIES)
def test_a_leave_ends_when_it_gets_worse(flag: str) -> None:
    """Yes again after the outcome is a new emergency."""
    case = {-3: {"red_flags": flag}, -2: {"clinician_said": "may_run"}, 0: {"red_flags": flag}}
    assert answer_of(case).verdict is Verdict.EMERGENCY


@pytest.mark.parametrize("flag", EMERGENCIES)
def test_a_leave_of_the_same_day_needs_the_flags_name_and_a_later_no(flag: str) -> None:
    """Said on the day itself it may have come before the flag: it counts only where it names it and a no follows."""
    raised = {"red_flags": flag, "clinician_said": "may_run"}
    assert is_open(flag, {-1: raised})
    assert not is_open(flag, {-1: {**raised, "clinician_flags": flag}})
    assert is_open(flag, {0: {**raised, "clinician_flags": flag}})


@pytest.mark.parametrize("flag", SAME_DAY + [each for each in ROUTINE_NO_RUN if each not in WORKED_OUT])
def test_answered_no_it_is_at_best_a_walk(flag: str) -> None:
    """The day after, answered no: a walk at best, and training advice is no longer silenced."""
    found = open_flag(flag, {-1: {"red_flags": flag}})
    assert found is not None
    assert (found.at_best, found.care, found.silences_advice) == (Verdict.WALK, Care.ROUTINE, False)
    assert answer_of({-1: {"red_flags": flag}}).verdict is Verdict.WALK


@pytest.mark.parametrize("flag", [each for each in SAME_DAY + ROUTINE_NO_RUN if each not in BONE + WORKED_OUT])
def test_seven_days_of_no_release(flag: str) -> None:
    """Seven explicit noes end it, six do not, and a day on which it was not asked is not one of them."""
    assert is_open(flag, {-6: {"red_flags": flag}})
    assert not is_open(flag, {-7: {"red_flags": flag}})
    assert is_open(flag, {-7: {"red_flags": flag}, -3: {"red_flags_denied": "unsaid"}})


@pytest.mark.parametrize("flag", BONE)
def test_bone_is_never_released_by_no_alone(flag: str) -> None:
    """Fifteen noes do not make a bone whole: a clinician's outcome does."""
    assert is_open(flag, {-15: {"red_flags": flag}})
    assert answer_of({-15: {"red_flags": flag}}).verdict is Verdict.WALK
    assert not is_open(flag, {-15: {"red_flags": flag}, -10: {"clinician_said": "may_run"}})


@pytest.mark.parametrize("flag", CAUTIONS + WORKED_OUT)
def test_cautions_and_what_is_worked_out_end_with_no(flag: str) -> None:
    """A caution, and RF30 and RF44, last only while they hold."""
    assert not is_open(flag, {-1: {"red_flags": flag}})
    assert is_open(flag, {-1: {"red_flags": flag}, 0: {"red_flags_denied": "unsaid"}})


@pytest.mark.parametrize("flag", ROWS)
def test_not_asked_again_it_lasts(flag: str) -> None:
    """Raised three days ago and not answered since: it holds as on the first day."""
    silent = {"red_flags_denied": "unsaid"}
    answer = answer_of({-3: {"red_flags": flag}, -2: silent, -1: silent, 0: silent})
    assert answer.verdict.mildness <= MEANS[ROWS[flag][0]][0].mildness
    assert flag in [reason.rule for reason in answer.reasons]


@pytest.mark.parametrize("flag", ROWS)
def test_only_block_rows_silence_training_advice(flag: str) -> None:
    """A block row leaves nothing but the recording of the outcome; the others leave walking, or the eased run."""
    answer = answer_of({0: {"red_flags": flag}})
    silenced = not (answer.session or answer.before or answer.during)
    assert silenced == (int(flag[2:4]) in BLOCKS)


@pytest.mark.parametrize("flag", ROWS)
def test_a_worse_answer_is_never_milder(flag: str) -> None:
    """No, usual, not sure, yes: each leaves at most what the one before it left."""
    told = [{}, *({column: flag} for column in ("red_flags_usual", "red_flags_unsure", "red_flags"))]
    mildness = [answer_of({0: said}).verdict.mildness for said in told]
    assert mildness == sorted(mildness, reverse=True)


@pytest.mark.parametrize(
    ("worst", "later", "flag", "care"),
    [
        ("red_flags", "red_flags_unsure", "RF13_FEVER", Care.SAME_DAY),
        ("red_flags", "red_flags_usual", "RF01_SADDLE", Care.EMERGENCY_NOW),
        ("red_flags_unsure", "red_flags_usual", "RF20_PE", Care.EMERGENCY_NOW),
    ],
)
def test_of_several_days_the_strictest_counts(worst: str, later: str, flag: str, care: Care) -> None:
    """A milder word today does not take the place of the yes two days ago."""
    silent = {"red_flags_denied": "unsaid"}
    found = open_flag(flag, {-2: {worst: flag}, -1: silent, 0: {later: flag}})
    assert found is not None
    assert (found.care, found.answer) == (care, FlagAnswer.YES if worst == "red_flags" else FlagAnswer.UNSURE)
    assert str(found.since) == "2024-03-11"


def test_the_strictest_flag_comes_first() -> None:
    """Several open flags are named with the most urgent first."""
    flags = "RF25_BONE_RISK;RF09_NEW_NUMB_1LEG;RF19_DVT;RF01_SADDLE"
    opened = judgement_of({0: {"red_flags": flags}}).open_flags
    assert [each.id for each in opened] == ["RF01_SADDLE", "RF19_DVT", "RF09_NEW_NUMB_1LEG", "RF25_BONE_RISK"]
