"""Which safety questions are due on a morning: daily, weekly in two halves, monthly, on a change, and at the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from easeback.assess.conditions import CONDITIONS, NERVE_WORDS, procedure_lately
from easeback.knowledge.entries import RedFlag
from easeback.knowledge.load import Knowledge
from easeback.model.day import Day
from easeback.model.runner import Profile
from easeback.model.words import NEW_OR_WORSE, FlagAnswer, zone_depth

BUTTOCK = zone_depth("buttock")
# Conditions of the morning itself, not of the runner: where one holds, the row that waits for it is asked.
TRIGGERS = frozenset({"pain_8_or_more", "pain_fell_with_deficit", "fever_said", "sore_after_a_race"})
# The questions about a clot, shown in full after hours of sitting in a seat.
AFTER_A_JOURNEY = ("RF19_DVT", "RF20_PE")


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
    changed = or_changed or _something_changed(today, past, known) or _treatment_changed(profile, on, known)
    who = Who(profile, today, past, on, known)
    return tuple(
        flag
        for flag, row in known.red_flags.items()
        if row.asked
        and flag not in today.red_flags
        and who.may_concern(row, now_or_never=changed or flag not in asked)
        and _is_due(flag, row, asked, changed, who)
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


def _is_due(flag: str, row: RedFlag, asked: Mapping[str, tuple[date, FlagAnswer]], changed: bool, who: Who) -> bool:
    on, known = who.on, who.known
    if flag in opened_questions(who.today, known) or "daily" in row.ask or (changed and "on_change" in row.ask):
        return True
    if who.is_triggered(row):
        return True
    if flag not in asked:
        return bool({"onboarding", "weekly", "monthly"} & set(row.ask)) or changed
    last, answer = asked[flag]
    of_cause = any(flag in known.causes[cause].asks for cause in who.profile.causes)
    weekly = ("weekly" in row.ask or of_cause) and on - last >= timedelta(days=_weekly_days(row, asked, who))
    monthly = "monthly" in row.ask and on - last >= timedelta(days=known.number("monthly_question_days"))
    return weekly or monthly or _has_grown_old(row, last, who) or answer in (FlagAnswer.YES, FlagAnswer.UNSURE)


def _weekly_days(row: RedFlag, asked: Mapping[str, tuple[date, FlagAnswer]], who: Who) -> float:
    """Days between two askings: a week, or half of one for a row of which there is a risk."""
    said = any(flag in asked and asked[flag][1] is FlagAnswer.YES for flag in row.unsure_counts_with)
    at_risk = said or any(who.told(name) for name in row.at_risk_if)
    return who.known.number("weekly_halves_apart_days" if at_risk else "weekly_question_days")


def _has_grown_old(row: RedFlag, last: date, who: Who) -> bool:
    """The row asks about a pain that has lasted: asked again once this one has."""
    began = who.profile.began_on
    if row.again_after is None or began is None:
        return False
    old_on = began + timedelta(days=who.known.number(row.again_after))
    return last < old_on <= who.on


def asked_in_full(on: date, known: Knowledge) -> tuple[str, ...]:
    """The rows whose full wording is shown on `on` though a strip covers them daily: half of them, three days apart."""
    week, apart = int(known.number("weekly_question_days")), int(known.number("weekly_halves_apart_days"))
    half = {0: 1, apart: 2}.get(on.toordinal() % week)
    return tuple(flag for flag, row in known.red_flags.items() if half is not None and row.weekly_half == half)


def asked_after_a_journey(profile: Profile, past: Sequence[Day], on: date, known: Knowledge) -> tuple[str, ...]:
    """The clot questions, in full, on a day of travel, the day after, and the day after a long drive."""
    return AFTER_A_JOURNEY if is_travelling(profile, on) or drove_long(past, on, known) else ()


def is_travelling(profile: Profile, on: date) -> bool:
    """A day of travel told in the profile, or the day after the last of them."""
    first, last = profile.travel_from, profile.travel_until or profile.travel_from
    return first is not None and last is not None and first <= on <= last + timedelta(days=1)


def drove_long(past: Sequence[Day], on: date, known: Knowledge) -> bool:
    """The day before was spent driving for longer than a seat does no harm."""
    told = [day.driving_h for day in past if day.date == on - timedelta(days=1)]
    return any(hours is not None and hours > known.number("long_sitting_h") for hours in told)


def opened_for(profile: Profile, days: Sequence[Day], on: date, known: Knowledge) -> tuple[str, ...]:
    """The questions that today's symptoms and tapped chips open in full, where they concern the runner."""
    today = next((day for day in days if day.date == on), Day(date=on))
    who = Who(profile, today, [day for day in days if day.date < on], on, known)
    rows = known.red_flags
    return tuple(flag for flag in opened_questions(today, known) if who.may_concern(rows[flag], now_or_never=True))


def opened_questions(day: Day, known: Knowledge) -> tuple[str, ...]:
    """The questions that the day's symptoms and tapped chips open in full, of whomever."""
    opened = [
        flag
        for flag, row in known.red_flags.items()
        if row.chip in (day.chips_opened or ()) and ("daily" in row.ask or TRIGGERS & set(row.only_if_any))
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


def _treatment_changed(profile: Profile, on: date, known: Knowledge) -> bool:
    """Within weeks of a procedure, or within days of a medicine that was started, stopped or changed."""
    return bool(procedure_lately(profile, on, known)) or medicine_changed_lately(profile, on, known)


def medicine_changed_lately(profile: Profile, on: date, known: Knowledge) -> bool:
    """A medicine was started, stopped or changed within the days in which the pain score is no guide."""
    changed_on = profile.medicine_changed_on
    return changed_on is not None and 0 <= (on - changed_on).days < known.number("medicine_change_days")


def is_injection_day(profile: Profile, on: date) -> bool:
    """Today is the day of an injection: a local anaesthetic still numbs the leg."""
    return profile.procedure_kind == "injection" and profile.procedure_on == on


@dataclass(frozen=True, slots=True)
class Who:
    """Of whom a row is asked: the profile, today's words and the past, as of one day."""

    profile: Profile
    today: Day
    past: Sequence[Day]
    on: date
    known: Knowledge

    def told(self, condition: str) -> bool | None:
        """Whether a condition holds; None where it was not told."""
        return CONDITIONS[condition](self.profile, self.today, self.past, self.on, self.known)

    def may_concern(self, row: RedFlag, *, now_or_never: bool) -> bool:
        """The row is asked of everyone, or a condition holds. One not told counts where it is `now_or_never`."""
        if row.not_on_injection_day and is_injection_day(self.profile, self.on):
            return False
        facts = [self.told(name) for name in row.only_if_any]
        return not facts or any(facts) or (None in facts and now_or_never)

    def is_triggered(self, row: RedFlag) -> bool:
        """A condition of this very morning holds, or cannot be ruled out."""
        return any(self.told(name) is not False for name in row.only_if_any if name in TRIGGERS)
