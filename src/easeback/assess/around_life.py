"""Findings on what a life brings: illness, medicine, an injection, journeys, new shoes, a streak, a race."""

from __future__ import annotations

from datetime import date, timedelta

from easeback.assess import schedule
from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.assess.nerve import said
from easeback.model.words import BINDING_WORDS, DEFICITS, NEW_OR_WORSE


@finding()
def ill_today(morning: Morning) -> Judged:
    """The runner said to be ill and has not said to be well again."""
    since, well = morning.profile.ill_since, morning.profile.well_since
    ill = since is not None and since <= morning.on and (well is None or well < since or well > morning.on)
    return ill, {"ill_since": str(since) if since else None}


@finding("ill_step_down_days", "long_break_days")
def first_run_after_an_illness(morning: Morning) -> Judged:
    """Well again after several days of illness, and no run since."""
    since, well, last = morning.profile.ill_since, morning.profile.well_since, morning.history.last_run_on
    if since is None or well is None or not since <= well <= morning.on:
        return False, {}
    was_long = well - since >= timedelta(days=morning.number("ill_step_down_days"))
    fresh = morning.on - well < timedelta(days=morning.number("long_break_days"))
    return was_long and fresh and (last is None or last < well), {"ill_days": (well - since).days}


@finding("medicine_change_days")
def medicine_changed_lately(morning: Morning) -> Judged:
    """A medicine was started, stopped or changed in the last days."""
    changed_on = morning.profile.medicine_changed_on
    lately = schedule.medicine_changed_lately(morning.profile, morning.on, morning.known)
    return lately, {"changed_on": str(changed_on) if changed_on else None}


@finding()
def medicine_is_sedating(morning: Morning) -> Judged:
    """The runner takes an opioid or another medicine that makes drowsy."""
    return morning.profile.medicine_is_sedating, {}


@finding("injection_rest_hours")
def injection_is_fresh(morning: Morning) -> Judged:
    """An injection of the spine within two days, or on a day not told, and no word of the clinic on running since."""
    injected_on = _injected_on(morning)
    if morning.profile.procedure_kind != "injection" or _clinic_spoke_since(injected_on, morning):
        return False, {}
    values = {"injected_on": str(injected_on) if injected_on else "a day not told"}
    if injected_on is None:
        return morning.profile.procedure_on is None, values
    return (morning.on - injected_on).days * 24 < morning.number("injection_rest_hours"), values


@finding("injection_hold_days")
def injection_hides_the_pain(morning: Morning) -> Judged:
    """An injection of the spine within two weeks: the pain score is no guide."""
    injected_on = _injected_on(morning)
    if injected_on is None:
        return False, {}
    held = (morning.on - injected_on).days < morning.number("injection_hold_days")
    return held, {"injected_on": str(injected_on)}


@finding()
def injection_was_today(morning: Morning) -> Judged:
    """Today is the day of an injection of the spine."""
    return schedule.is_injection_day(morning.profile, morning.on), {}


def _injected_on(morning: Morning) -> date | None:
    profile = morning.profile
    is_past = profile.procedure_on is not None and profile.procedure_on <= morning.on
    return profile.procedure_on if profile.procedure_kind == "injection" and is_past else None


def _clinic_spoke_since(injected_on: date | None, morning: Morning) -> bool:
    """A dated limit, or a word on running, from the day of the injection on."""
    if injected_on is None:
        return False
    limits = [limit.said_on for limit in morning.profile.every_limit if limit.says_something]
    words = [day.date for day in (*morning.past, morning.today) if day.clinician_said in BINDING_WORDS]
    return any(day is not None and day >= injected_on for day in (*limits, *words))


@finding("long_sitting_h")
def on_or_after_a_journey(morning: Morning) -> Judged:
    """A day of travel, the day after, or the day after hours at the wheel."""
    told = schedule.is_travelling(morning.profile, morning.on)
    return told or schedule.drove_long(morning.past, morning.on, morning.known), {}


@finding()
def lifted_yesterday(morning: Morning) -> Judged:
    """Lifted, bent or twisted under load yesterday."""
    return morning.yesterday.lifting, {}


@finding("new_shoes_days")
def new_shoes_lately(morning: Morning) -> Judged:
    """New shoes, insoles or a heel-raise within the last days."""
    since = morning.profile.new_shoes_on
    if since is None:
        return False, {}
    lately = 0 <= (morning.on - since).days < morning.number("new_shoes_days")
    return lately, {"new_shoes_on": str(since)}


@finding("streak_days")
def runs_every_day(morning: Morning) -> Judged:
    """A run on every one of the last days: a streak."""
    days = int(morning.number("streak_days"))
    ran = {day.date for day in morning.last_days("streak_days") if day.has_run}
    return len(ran) >= days, {"streak_days": len(ran)}


@finding()
def a_painkiller_before_a_race(morning: Morning) -> Judged:
    """A race is planned today, and a painkiller for this was taken."""
    plan, painkiller = morning.today.planned_kind, morning.today.painkiller
    if plan is None or painkiller is None:
        return None, {}
    return plan == "race" and painkiller, {}


@finding()
def was_sent_away_unexamined(morning: Morning) -> Judged:
    """The last word of a clinician is that nobody examined it, and a red flag is open."""
    words = [day.clinician_said for day in (*morning.past, morning.today) if day.clinician_said]
    return bool(morning.open_flags) and bool(words) and words[-1] == "not_examined", {}


@finding()
def foot_is_numb_or_weak(morning: Morning) -> Judged:
    """Numbness or lost strength is named this morning: a pedal may not be felt or pressed."""
    found = said(morning.today, "numbness", *DEFICITS)
    return bool(found), {}


@finding("known_check_days")
def weakness_is_the_known_one(morning: Morning) -> Judged:
    """Weakness that a clinician examined and agreed to, said to be no worse, and as recorded in the home check."""
    examined, day = morning.profile.known_weakness_examined_on, morning.today
    found = said(day, *DEFICITS)
    agreed = bool(morning.profile.known_weakness_agreed) and examined is not None and examined <= morning.on
    if not agreed or not found or not set(found) <= {"weakness", "muscle_wasting"}:
        return False, {}
    tests = [each.self_test for each in (day, *morning.last_days("known_check_days")) if each.self_test is not None]
    passed = bool(tests) and set(tests) == {"pass"}
    changed = any(each.change in NEW_OR_WORSE for each in (day, *morning.last_days("known_check_days")))
    values = {"examined_on": str(examined), "recorded": recorded_strength(morning)}
    return passed and not changed and day.change is not None, values


def recorded_strength(morning: Morning) -> str:
    """The strength of each side as a clinician recorded it, in words."""
    profile = morning.profile
    sides = {
        "left": (profile.known_calf_raises_left, profile.known_heel_walk_left),
        "right": (profile.known_calf_raises_right, profile.known_heel_walk_right),
    }
    told = [f"{side}: {', '.join(filter(None, _strength(*each)))}" for side, each in sides.items() if any(
        part is not None for part in each)]  # fmt: skip
    return "; ".join(told) or "not written down"


def _strength(raises: float | None, heel_walk: bool | None) -> tuple[str, str]:
    heels = {None: "", True: "walks on the heel", False: "cannot walk on the heel"}[heel_walk]
    return ("" if raises is None else f"{raises:g} calf raises", heels)
