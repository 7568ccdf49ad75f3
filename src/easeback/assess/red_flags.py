"""Red flags: which are open this morning, how urgent each is, and what still holds after it was answered no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from easeback.assess.conditions import CONDITIONS
from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.assess.state import pregnancy_is_agreed
from easeback.knowledge.entries import RedFlag
from easeback.model.day import Day
from easeback.model.judgement import OpenFlag
from easeback.model.words import EXAMINED, Care, FlagAnswer, Verdict

# The row asks for a fact; once a clinician's limit for it stands, the limit takes the row's place.
PREGNANCY = "RF32_PREGNANT"
CAPS: Mapping[tuple[Care, str], Verdict] = {
    (Care.EMERGENCY_NOW, "block"): Verdict.EMERGENCY,
    (Care.EMERGENCY_NOW, "no_run"): Verdict.EMERGENCY,
    (Care.EMERGENCY_NOW, "caution"): Verdict.EMERGENCY,
    (Care.SAME_DAY, "block"): Verdict.DOCTOR,
    (Care.SAME_DAY, "no_run"): Verdict.DOCTOR,
    (Care.SAME_DAY, "caution"): Verdict.DOCTOR,
    (Care.ROUTINE, "block"): Verdict.DOCTOR,
    (Care.ROUTINE, "no_run"): Verdict.DOCTOR,
    (Care.ROUTINE, "caution"): Verdict.EASE,
}


def open_flags(morning: Morning) -> tuple[OpenFlag, ...]:
    """The red flags that hold this morning, strictest first; of one flag raised on several days the strictest."""
    days = (*morning.past, morning.today)
    # Nearly every day denies all: the set of its answers tells so without looking at each.
    raised = [day for day in days if set(day.red_flags.values()) - {FlagAnswer.NO}]
    flags = sorted({flag for day in raised for flag, answer in day.red_flags.items() if answer is not FlagAnswer.NO})
    standing = {flag: found for flag in flags if (found := _standing(flag, raised, days, morning))}
    opened = [
        min(
            (_open(flag, day, answer, set(standing) - {flag}, morning) for day, answer in found),
            key=lambda each: (each.at_best.mildness, each.care.calm, each.answered_no_since),
        )
        for flag, found in standing.items()
    ]
    return tuple(sorted(opened, key=lambda each: (each.at_best.mildness, each.care.calm, each.id)))


def _standing(flag: str, raised: Sequence[Day], days: Sequence[Day], morning: Morning) -> list[tuple[Day, FlagAnswer]]:
    """The days on which the flag was answered other than no, but for those known and examined, or released since.

    Every such day holds by itself: a later, milder answer does not take its place.
    """
    row = morning.known.red_flags[flag]
    return [
        (day, answer)
        for day in reversed(raised)
        if (answer := day.red_flags.get(flag, FlagAnswer.NO)) is not FlagAnswer.NO
        and not (flag == PREGNANCY and pregnancy_is_agreed(morning))
        and not (answer is FlagAnswer.USUAL and _was_examined(flag, day, days, morning))
        and not _is_released(flag, row, day, days, morning)
    ]


def _was_examined(flag: str, day: Day, days: Sequence[Day], morning: Morning) -> bool:
    """A clinician's judgement up to that day is on record, in the diary or in the profile."""
    profile = morning.profile
    by_profile = {
        "RF09_NEW_NUMB_1LEG": profile.known_numbness_examined_on,
        "RF42_NUMB_GROWING": profile.known_numbness_examined_on,
        "RF08_FOOTDROP": profile.known_weakness_examined_on,
    }.get(flag)
    in_diary = any(each.clinician_said in EXAMINED and _speaks_of(flag, each) for each in days if each.date <= day.date)
    return in_diary or (by_profile is not None and by_profile <= day.date)


def _speaks_of(flag: str, day: Day) -> bool:
    """A clinician's word counts for the flags it names, or for all where it names none."""
    named = _named(day)
    return not named or flag in named


def _named(day: Day) -> list[str]:
    return [each.strip() for each in (day.clinician_flags or "").split(";") if each.strip()]


def _is_released(flag: str, row: RedFlag, raised: Day, days: Sequence[Day], morning: Morning) -> bool:
    """An outcome was recorded, or the row was answered no for long enough (never for an emergency or bone)."""
    later = [day for day in days if day.date > raised.date]
    if any(day.clinician_said in EXAMINED and _speaks_of(flag, day) for day in later):
        return True
    named_today = raised.clinician_said in EXAMINED and flag in _named(raised)
    denials = [day for day in later if day.red_flags.get(flag) is FlagAnswer.NO]
    if named_today and denials:
        return True
    if row.urgency is Care.EMERGENCY_NOW or row.is_bone or not denials:
        return False
    if row.urgency is Care.ROUTINE and (row.run_gate == "caution" or not row.asked):
        return True
    return len(denials) >= morning.number("flag_release_days")


def _open(flag: str, day: Day, answer: FlagAnswer, others: set[str], morning: Morning) -> OpenFlag:
    row = morning.known.red_flags[flag]
    care = _care(row, answer, others, morning)
    denied = any(
        each.red_flags.get(flag) is FlagAnswer.NO for each in (*morning.past, morning.today) if each.date > day.date
    )
    at_best = _cap(row, care, answer, others, morning)
    if denied and care is not Care.EMERGENCY_NOW:
        at_best, care = Verdict.WALK, Care.ROUTINE
    blocks = row.run_gate == "block" or care is Care.EMERGENCY_NOW
    return OpenFlag(flag, day.date, answer, care, at_best, blocks and not (denied and at_best is Verdict.WALK), denied)


def _care(row: RedFlag, answer: FlagAnswer, others: set[str], morning: Morning) -> Care:
    """The row's own urgency, raised by what else is answered or said; `usual` without an examination is same day."""
    care = row.urgency
    symptoms = set(morning.today.symptoms or ()) | ({"limp"} if morning.today.walking in ("limp", "cannot") else set())
    for upgrade in row.upgrades:
        with_flags = len(others & set(upgrade.when_any_flag)) >= upgrade.at_least and bool(upgrade.when_any_flag)
        with_fact = any(_told(name, morning) for name in upgrade.when_any_condition)
        if with_flags or with_fact or symptoms & set(upgrade.when_any_symptom):
            care = min(care, upgrade.to, key=lambda each: each.calm)
    if answer is FlagAnswer.USUAL and care is Care.EMERGENCY_NOW:
        return Care.SAME_DAY
    if answer is FlagAnswer.UNSURE and not _unsure_counts(row, others, morning) and care is not Care.EMERGENCY_NOW:
        return Care.ROUTINE
    return care


def _cap(row: RedFlag, care: Care, answer: FlagAnswer, others: set[str], morning: Morning) -> Verdict:
    """What the row leaves. Not sure where it does not count lowers a same-day row's care only, never its cap."""
    does_not_count = answer is FlagAnswer.UNSURE and not _unsure_counts(row, others, morning)
    if does_not_count and care is Care.ROUTINE and row.urgency is not Care.ROUTINE:
        return Verdict.DOCTOR
    return CAPS[care, row.run_gate]


def _unsure_counts(row: RedFlag, others: set[str], morning: Morning) -> bool:
    """Not sure counts as yes: always for some rows, beside certain others or with a known risk for one."""
    at_risk = any(_told(name, morning) for name in row.at_risk_if)
    return row.unsure_counts or at_risk or bool(others & set(row.unsure_counts_with))


def _told(condition: str, morning: Morning) -> bool:
    """The condition is known to hold."""
    return bool(CONDITIONS[condition](morning.profile, morning.today, morning.past, morning.on, morning.known))


@finding()
def a_red_flag_is_open(morning: Morning) -> Judged:
    """A red flag was answered yes, or not sure where that counts, and nothing has released it."""
    found = morning.open_flags
    return bool(found), {"red_flags": ";".join(each.id for each in found)}


@finding()
def emergency_flag_is_open(morning: Morning) -> Judged:
    """An emergency red flag is open."""
    return any(each.care is Care.EMERGENCY_NOW for each in morning.open_flags), {}


@finding()
def same_day_flag_is_open(morning: Morning) -> Judged:
    """A red flag that needs a clinician today is open."""
    return any(each.care is Care.SAME_DAY for each in morning.open_flags), {}


@finding()
def routine_flag_is_open(morning: Morning) -> Judged:
    """A red flag that needs an examination before the next run is open, or one that was answered no still holds."""
    return any(each.care is Care.ROUTINE and each.at_best.mildness <= 2 for each in morning.open_flags), {}


@finding()
def hip_bone_flag_is_open(morning: Morning) -> Judged:
    """The question about pain deep in the groin or at the front of the hip was answered so that it holds."""
    return _is_open("RF23_FEM_NECK", morning), {}


@finding()
def walking_ache_flag_is_open(morning: Morning) -> Judged:
    """The question about legs that ache on walking and ease with rest was answered so that it holds."""
    return _is_open("RF28_CLAUDICATION", morning), {}


def _is_open(flag: str, morning: Morning) -> bool:
    return flag in [each.id for each in morning.open_flags]
