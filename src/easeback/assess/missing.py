"""Findings on what was not said. Missing is never healthy."""

from __future__ import annotations

from datetime import timedelta

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.assess.schedule import opened_for, overdue_flags
from easeback.assess.state import ran_unbroken_and_tolerated_it, returning_from_a_flare


@finding()
def nothing_is_said_today(morning: Morning) -> Judged:
    """No check-in today, or none that says how it is."""
    return not morning.something_is_said, {}


@finding("stale_check_in_hours")
def a_fresh_green_check_in_speaks_for_today(morning: Morning) -> Judged:
    """A runner who kept running and is in no flare checked in green within the last two days."""
    last = morning.history.last_green_on
    if last is None:
        return False, {}
    fresh = morning.on - last <= timedelta(hours=morning.number("stale_check_in_hours"))
    kept_running = bool(ran_unbroken_and_tolerated_it(morning)[0]) and not returning_from_a_flare(morning)[0]
    return fresh and kept_running, {"last_green_on": str(last)}


@finding()
def change_is_not_said(morning: Morning) -> Judged:
    """It is not said whether it is better, the same or worse."""
    return morning.something_is_said and morning.today.change is None, {}


@finding()
def where_or_how_much_is_not_said(morning: Morning) -> Judged:
    """Neither how far it reaches nor how much the leg hurts is said, or only the back without how much."""
    day = morning.today
    if not morning.something_is_said:
        return False, {}
    only_back = day.zone == "back" and day.leg_pain_0_10 is None and day.back_pain_0_10 is None
    return (day.zone is None and day.leg_pain_0_10 is None) or only_back, {}


@finding("weekly_question_days", "monthly_question_days", "weekly_halves_apart_days", "silent_days",
         "severe_leg_pain_0_10", "severe_pain_0_10", "pain_rise_0_10", "pain_fall_0_10", "procedure_weeks")  # fmt: skip
def a_safety_question_is_overdue(morning: Morning) -> Judged:
    """A safety question is due and not answered."""
    overdue = overdue_flags(morning.profile, (*morning.past, morning.today), morning.on, morning.known)
    return bool(overdue), {"overdue": len(overdue)}


@finding()
def an_opened_question_is_unanswered(morning: Morning) -> Judged:
    """A symptom said or a chip tapped today opens a red-flag question in full, and it is not answered."""
    opened = opened_for(morning.profile, (*morning.past, morning.today), morning.on, morning.known)
    open_still = [flag for flag in opened if flag not in morning.today.red_flags]
    return bool(open_still), {"opened": ", ".join(morning.known.red_flags[flag].short.en for flag in open_still)}
