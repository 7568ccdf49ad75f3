"""Which safety questions are due on a morning: daily, weekly in two halves, monthly, on a change, and at the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from math import inf

from easeback.knowledge.entries import RedFlag
from easeback.knowledge.load import Knowledge
from easeback.model.day import Day
from easeback.model.runner import Profile
from easeback.model.words import NEW_OR_WORSE, FlagAnswer, zone_depth

NO_PROCEDURE = ("none", "no")
NERVE_WORDS = ("numbness", "tingling", "weakness", "leg_gives_way", "foot_drop")
BUTTOCK = zone_depth("buttock")
# Conditions of the morning itself, not of the runner: where one holds, the row that waits for it is asked.
TRIGGERS = frozenset({"pain_8_or_more", "pain_fell_with_deficit", "fever_said"})


def due_flags(profile: Profile, days: Sequence[Day], on: date, known: Knowledge) -> tuple[str, ...]:
    """The red-flag questions to ask on `on`, in asking order: due by the schedule and not answered that day.

    On the day on which a clinician's word is recorded the on-change rows are asked too.
    """
    today = next((day for day in days if day.date == on), Day(date=on))
    return _due(profile, days, on, known, or_changed=today.clinician_said is not None)


def overdue_flags(profile: Profile, days: Sequence[Day], on: date, known: Knowledge) -> tuple[str, ...]:
    """Those whose silence holds a full run back: all that are due, but for those that only a clinician's word opened.

    A clinician's leave is good news: taking it away must not make the answer milder (promise 3).
    """
    return _due(profile, days, on, known, or_changed=False)


def _due(profile: Profile, days: Sequence[Day], on: date, known: Knowledge, *, or_changed: bool) -> tuple[str, ...]:
    past = [day for day in days if day.date < on]
    today = next((day for day in days if day.date == on), Day(date=on))
    asked = _last_asked(past, known)
    changed = or_changed or _something_changed(today, past, known) or bool(_procedure_lately(profile, on, known))
    return tuple(
        flag
        for flag, row in known.red_flags.items()
        if row.asked
        and flag not in today.red_flags
        and _may_concern(row, changed or flag not in asked, profile, today, past, on, known)
        and _is_due(flag, row, asked, changed, today, on, known)
    )


def _last_asked(past: Sequence[Day], known: Knowledge) -> dict[str, tuple[date, FlagAnswer]]:
    """When each question was last answered, and how. Stops as soon as all were found."""
    found: dict[str, tuple[date, FlagAnswer]] = {}
    for day in reversed(past):
        for flag, answer in day.red_flags.items():
            found.setdefault(flag, (day.date, answer))
        if len(found) == len(known.red_flags):
            break
    return found


def _is_due(
    flag: str,
    row: RedFlag,
    asked: Mapping[str, tuple[date, FlagAnswer]],
    changed: bool,
    today: Day,
    on: date,
    known: Knowledge,
) -> bool:
    if flag in opened_questions(today, known) or "daily" in row.ask or (changed and "on_change" in row.ask):
        return True
    if TRIGGERS & set(row.only_if_any):
        return True
    if flag not in asked:
        return bool({"onboarding", "weekly", "monthly"} & set(row.ask)) or changed
    last, answer = asked[flag]
    weekly = "weekly" in row.ask and on - last >= timedelta(days=_weekly_days(row, asked, known))
    monthly = "monthly" in row.ask and on - last >= timedelta(days=known.number("monthly_question_days"))
    return weekly or monthly or answer in (FlagAnswer.YES, FlagAnswer.UNSURE)


def _weekly_days(row: RedFlag, asked: Mapping[str, tuple[date, FlagAnswer]], known: Knowledge) -> float:
    """Days between two askings: a week, or half of one for a row whose risk was answered yes."""
    at_risk = any(flag in asked and asked[flag][1] is FlagAnswer.YES for flag in row.unsure_counts_with)
    return known.number("weekly_halves_apart_days" if at_risk else "weekly_question_days")


def asked_in_full(on: date, known: Knowledge) -> tuple[str, ...]:
    """The rows whose full wording is shown on `on` though a strip covers them daily: half of them, three days apart."""
    week, apart = int(known.number("weekly_question_days")), int(known.number("weekly_halves_apart_days"))
    half = {0: 1, apart: 2}.get(on.toordinal() % week)
    return tuple(flag for flag, row in known.red_flags.items() if half is not None and row.weekly_half == half)


def opened_questions(day: Day, known: Knowledge) -> tuple[str, ...]:
    """The questions that the day's symptoms and tapped chips open in full."""
    opened = [
        flag for flag, row in known.red_flags.items() if row.chip in (day.chips_opened or ()) and "daily" in row.ask
    ]
    for symptom in day.symptoms or ():
        opened += known.symptoms[symptom].opens
        if day.change in NEW_OR_WORSE:
            opened += known.symptoms[symptom].opens_when_new_or_worse
    if day.side == "both" and day.zone is not None and zone_depth(day.zone) > BUTTOCK:
        opened += known.symptoms["both_legs"].opens
    return tuple(dict.fromkeys(opened))


def _something_changed(today: Day, past: Sequence[Day], known: Knowledge) -> bool:
    """A trigger of the on-change questions (CLINICAL-REVIEW section 2)."""
    last = next((day for day in reversed(past) if day.checked_in), None)
    return (
        today.change in NEW_OR_WORSE
        or today.walking in ("limp", "cannot")
        or any(word in (today.symptoms or ()) for word in NERVE_WORDS)
        or (today.leg_pain_0_10 or 0) >= known.number("severe_leg_pain_0_10")
        or (today.side == "both" and _leg_depth(today.zone) >= BUTTOCK)
        or (last is not None and _changed_since(last, today, known))
    )


def _changed_since(last: Day, today: Day, known: Knowledge) -> bool:
    silent = (today.date - last.date).days > known.number("silent_days")
    deeper = _leg_depth(today.zone) > max(_leg_depth(last.zone), BUTTOCK - 1)
    other_side = (
        today.side is not None
        and last.side is not None
        and today.side != last.side
        and _leg_depth(today.zone) >= BUTTOCK
    )
    both_said = today.leg_pain_0_10 is not None and last.leg_pain_0_10 is not None
    rise = both_said and (today.leg_pain_0_10 or 0) - (last.leg_pain_0_10 or 0) >= known.number("pain_rise_0_10")
    medicine = today.painkiller is not None and last.painkiller is not None and today.painkiller != last.painkiller
    return silent or deeper or other_side or rise or medicine


def _leg_depth(zone: str | None) -> int:
    return 0 if zone is None else zone_depth(zone)


def _may_concern(
    row: RedFlag, now_or_never: bool, profile: Profile, today: Day, past: Sequence[Day], on: date, known: Knowledge
) -> bool:
    """The row is asked of everyone, or a condition holds. One that cannot be told counts where it is `now_or_never`."""
    if not row.only_if_any:
        return True
    facts = [CONDITIONS[name](profile, today, past, on, known) for name in row.only_if_any]
    return any(facts) or (None in facts and now_or_never)


def _worst_pain(day: Day) -> float:
    return max(day.leg_pain_0_10 or 0, day.back_pain_0_10 or 0)


def _procedure_lately(profile: Profile, on: date, known: Knowledge) -> bool | None:
    if profile.procedure_on is None:
        return False if (profile.procedure or "").strip().casefold() in NO_PROCEDURE else None
    return timedelta(0) <= on - profile.procedure_on <= timedelta(weeks=known.number("procedure_weeks"))


def _infection_lately(profile: Profile, on: date, known: Knowledge) -> bool | None:
    if profile.recent_infection_on is None:
        return profile.weak_immunity
    return on - profile.recent_infection_on <= timedelta(weeks=known.number("procedure_weeks"))


def _age(profile: Profile, on: date, lowest: float, highest: float = inf) -> bool | None:
    age = profile.age_on(on)
    return None if age is None else lowest <= age <= highest


def _pain_fell_with_deficit(today: Day, past: Sequence[Day], known: Knowledge) -> bool | None:
    """Leg pain fell much in two days beside numbness or weakness; None where today's pain is not said."""
    if not any(word in (today.symptoms or ()) for word in NERVE_WORDS if word != "tingling"):
        return False
    if today.leg_pain_0_10 is None:
        return None
    oldest = today.date - timedelta(days=known.number("pain_fall_days"))
    pains = [day.leg_pain_0_10 for day in past if day.date >= oldest and day.leg_pain_0_10 is not None]
    return bool(pains) and max(pains) - today.leg_pain_0_10 >= known.number("pain_fall_0_10")


def _hard_run_lately(today: Day, past: Sequence[Day], known: Knowledge) -> bool:
    oldest = today.date - timedelta(days=known.number("hard_run_days"))
    return any(day.run_kind in ("race", "long", "fast") for day in past if day.date >= oldest)


Condition = Callable[[Profile, Day, Sequence[Day], date, Knowledge], bool | None]
CONDITIONS: Mapping[str, Condition] = {
    "age_65_or_over": lambda profile, _today, _past, on, known: _age(profile, on, known.number("fragile_bone_years")),
    "age_over_55": lambda profile, _today, _past, on, known: _age(
        profile, on, known.number("first_back_pain_years") + 1
    ),
    "age_18_to_25": lambda profile, _today, _past, on, known: _age(
        profile, on, known.number("adult_years"), known.number("young_back_years")
    ),
    "osteoporosis": lambda profile, *_rest: profile.osteoporosis,
    "steroid_tablets": lambda profile, *_rest: profile.steroid_tablets,
    "weak_immunity": lambda profile, *_rest: profile.weak_immunity,
    "recent_infection": lambda profile, _today, _past, on, known: _infection_lately(profile, on, known),
    "had_cancer": lambda profile, *_rest: profile.had_cancer,
    "blood_thinner": lambda profile, *_rest: profile.blood_thinner,
    "procedure_within_12_weeks": lambda profile, _today, _past, on, known: _procedure_lately(profile, on, known),
    "pain_8_or_more": lambda _profile, today, _past, _on, known: _worst_pain(today) >= known.number("severe_pain_0_10"),
    "pain_fell_with_deficit": lambda _profile, today, past, _on, known: _pain_fell_with_deficit(today, past, known),
    "fever_said": lambda _profile, today, *_rest: (
        today.red_flags.get("RF13_FEVER") in (FlagAnswer.YES, FlagAnswer.UNSURE)
    ),
    "hard_run_in_3_days": lambda _profile, today, past, _on, known: _hard_run_lately(today, past, known),
}
