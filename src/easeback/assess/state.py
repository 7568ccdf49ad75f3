"""Findings on the runner's state: not for them, flare return, kept running, rebuilding (DECISIONS, *States*)."""

from __future__ import annotations

from datetime import date, timedelta

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.knowledge.load import RETURN_SHARES
from easeback.model.history import PastRun
from easeback.model.runner import Profile
from easeback.model.words import BINDING_WORDS, FlagAnswer


@finding("adult_years")
def under_eighteen(morning: Morning) -> Judged:
    """The runner is under 18."""
    age = morning.profile.age_on(morning.on)
    return (None if age is None else age < morning.number("adult_years")), {"age": age}


@finding("procedure_weeks", "pregnancy_weeks")
def procedure_or_pregnancy_without_a_limit(morning: Morning) -> Judged:
    """Pregnant, lately given birth or operated on, and no clinician's limit on running since is recorded.

    An injection has its own rule; a fusion waits for the surgeon's word however long it takes.
    """
    profile = morning.profile
    begins = [_operated_on(morning), _pregnancy_began(morning)]
    began = max(filter(None, begins), default=None)
    if began is None and not _is_undated(profile):
        return False, {}
    return not _agreed_since(began, morning), {}


def pregnancy_is_agreed(morning: Morning) -> bool:
    """Pregnant or lately given birth by the profile, and a clinician's word on running with it is recorded."""
    began = _pregnancy_began(morning)
    return began is not None and _agreed_since(began, morning)


def _operated_on(morning: Morning) -> date | None:
    profile = morning.profile
    if profile.procedure_kind == "injection":
        return None
    if profile.procedure_kind == "fusion" and profile.procedure_on is not None:
        return profile.procedure_on if profile.procedure_on <= morning.on else None
    return _lately(profile.procedure_on, "procedure_weeks", morning)


def _pregnancy_began(morning: Morning) -> date | None:
    profile = morning.profile
    if profile.pregnant:
        return morning.on - timedelta(weeks=morning.number("pregnancy_weeks"))
    return _lately(profile.gave_birth_on, "procedure_weeks", morning)


def _is_undated(profile: Profile) -> bool:
    """An operation, or a cause that speaks of one or of a pregnancy, of which no date or word was told."""
    operation = profile.procedure not in (None, "none", "no") or profile.procedure_kind in ("operation", "fusion")
    told_of = operation or "after_surgery" in profile.causes
    pregnancy = "pregnancy" in profile.causes and profile.pregnant is None and profile.gave_birth_on is None
    injected = profile.procedure_kind == "injection"
    return pregnancy or (told_of and not injected and profile.procedure_on is None)


def _lately(happened_on: date | None, parameter: str, morning: Morning) -> date | None:
    """The date, where it lies within the weeks that the parameter says."""
    if happened_on is None or not timedelta(0) <= morning.on - happened_on <= timedelta(
        weeks=morning.number(parameter)
    ):
        return None
    return happened_on


def _agreed_since(began: date | None, morning: Morning) -> bool:
    """A limit stands in the profile, or a clinician's word on running was recorded since."""
    told = [limit for limit in morning.profile.every_limit if limit.says_something]
    limits = [limit for limit in told if began is None or limit.said_on is None or limit.said_on >= began]
    said = [day.date for day in (*morning.past, morning.today) if day.clinician_said in BINDING_WORDS]
    return bool(limits) or any(began is None or day >= began for day in said)


@finding("hold_days_back_to_knee", "hold_days_below_knee", "hold_days_still_below_knee")
def red_day_still_holds(morning: Morning) -> Judged:
    """A red day has not been followed by its settled morning yet."""
    held = [red for red in morning.history.red_days if red.released_on is None]
    return bool(held), {"red_on": str(held[-1].on) if held else None}


@finding("return_days", "return_rest_hours")
def returning_from_a_flare(morning: Morning) -> Judged:
    """A red day within the last weeks, and not yet four tolerated runs since, two days apart."""
    last, done = morning.history.last_red_on, morning.history.return_runs
    if last is None or morning.on - last > timedelta(days=morning.number("return_days")):
        return False, {}
    return done < len(RETURN_SHARES), {"red_on": str(last), "return_runs": done}


@finding("return_rest_hours")
def ran_within_rest_time(morning: Morning) -> Judged:
    """The last run is less than 48 hours ago."""
    days = morning.history.days_since_last_run
    if days is None:
        return None, {}
    return days * 24 < morning.number("return_rest_hours"), {"days_since_last_run": days}


@finding("red_free_days")
def red_day_lately(morning: Morning) -> Judged:
    """A red day within the last two weeks."""
    last = morning.history.last_red_on
    if last is None:
        return False, {}
    return morning.on - last < timedelta(days=morning.number("red_free_days")), {"red_on": str(last)}


@finding("kept_running_min", "kept_running_window_days", "assumed_fastest_pace_min_km")
def ran_unbroken_and_tolerated_it(morning: Morning) -> Judged:
    """Half an hour unbroken, tolerated, within the last 30 days, by the diary or by the runner's word."""
    oldest = morning.on - timedelta(days=morning.number("kept_running_window_days"))
    runs = [run for run in long_unbroken(morning) if run.on >= oldest]
    word = morning.profile.last_unbroken_30_min_on
    by_word = word is not None and oldest <= word < morning.on and bool(morning.profile.settled_next_morning)
    return bool(runs) or by_word, {"run_on": str(runs[-1].on) if runs else (str(word) if by_word else None)}


def long_unbroken(morning: Morning) -> list[PastRun]:
    """Tolerated runs that were long enough without a break, oldest first."""
    least = morning.number("kept_running_min")
    return [run for run in morning.history.tolerated_since(None) if (run.unbroken_min or 0) >= least]


@finding("long_break_days", "break_red_days", "ladder_fails", "ladder_fails_days", "rebuild_days",
         "rebuild_tolerated_runs", "run_leg_pain_0_10")  # fmt: skip
def latched_by_a_break(morning: Morning) -> Judged:
    """After a break that no clinician's leave ended, four weeks of full stages at little leg pain are not done yet."""
    broke = morning.history.last_break_on
    if broke is None:
        return False, {}
    since = [run for run in long_unbroken(morning) if run.on > broke]
    enough = int(morning.number("rebuild_tolerated_runs"))
    if len(since) < enough:
        return True, {"break_until": str(broke)}
    built_from = max(since[enough - 1].on, *_loud_mornings(morning))
    built = timedelta(days=morning.number("rebuild_days"))
    return morning.on - built_from < built, {"break_until": str(broke), "built_from": str(built_from)}


def _loud_mornings(morning: Morning) -> list[date]:
    """The mornings up to today on which the leg hurt more than a full run allows, after the first day there is."""
    most = morning.number("run_leg_pain_0_10")
    return [date.min, *(day.date for day in (*morning.past, morning.today) if (day.leg_pain_0_10 or 0) > most)]


@finding("rebuild_tolerated_runs")
def rebuilding(morning: Morning) -> Judged:
    """After a break, two unbroken half hours were tolerated."""
    broke = morning.history.last_break_on
    since = [run for run in long_unbroken(morning) if broke is not None and run.on > broke]
    return len(since) >= morning.number("rebuild_tolerated_runs"), {}


@finding()
def in_the_rebuilding(morning: Morning) -> Judged:
    """After a break the unbroken half hours are done, and the four weeks after them are not."""
    latched, values = latched_by_a_break(morning)
    return bool(latched) and bool(rebuilding(morning)[0]), values


@finding("ladder_pause_days", "gap_days")
def paused_while_rebuilding(morning: Morning) -> Judged:
    """Rebuilding, and no run for a week, less than two."""
    return _rebuilding_after(morning, "ladder_pause_days", "gap_days")


@finding("gap_days", "long_break_days")
def long_paused_while_rebuilding(morning: Morning) -> Judged:
    """Rebuilding, and no run for two weeks or more."""
    return _rebuilding_after(morning, "gap_days", "long_break_days")


def _rebuilding_after(morning: Morning, least: str, below: str) -> Judged:
    days = morning.history.days_since_last_run
    if days is None:
        return None, {}
    within = morning.number(least) <= days < morning.number(below)
    return within and bool(in_the_rebuilding(morning)[0]), {"days_since_last_run": days}


@finding("amber_mornings", "amber_mornings_back")
def amber_day_still_holds(morning: Morning) -> Judged:
    """An amber day has not been followed by its settled mornings yet."""
    amber = morning.history.amber_on
    return amber is not None, {"amber_on": str(amber) if amber else None}


@finding("run_settled_mornings", "settled_mornings_window_days", "settled_leg_pain_0_10", "settled_back_pain_0_10")
def enough_settled_mornings(morning: Morning) -> Judged:
    """Enough mornings in a row were settled, today's included."""
    count = morning.history.settled_mornings
    today = bool(morning.history.settled_today)
    return today and count >= morning.number("run_settled_mornings"), {"settled_mornings": count}


@finding()
def flag_said_under_eighteen(morning: Morning) -> Judged:
    """The question about being under 18 was answered yes."""
    answers = [day.red_flags.get("RF39_UNDER_18") for day in (*morning.past, morning.today)]
    given = [answer for answer in answers if answer is not None]
    return bool(given) and given[-1] is FlagAnswer.YES, {}
