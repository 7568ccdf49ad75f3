"""Findings on the ladder: walk base, stage, rest between runs, walking week, pause (DECISIONS, *States*)."""

from __future__ import annotations

from datetime import timedelta

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.assess.state import in_the_rebuilding, latched_by_a_break
from easeback.assess.symptoms import quiet_enough_after_a_gap
from easeback.model.ladder import LadderPlace


def place(morning: Morning) -> LadderPlace | None:
    """The place on the ladder of a runner who is latched to it and does not rebuild yet."""
    on_it = latched_by_a_break(morning)[0] and not in_the_rebuilding(morning)[0]
    return morning.history.ladder if on_it else None


def stage_shown(morning: Morning, here: LadderPlace) -> str:
    """The stage whose session comes next, as the table counts: the step put in between 9 and 10 has no number."""
    return list(morning.known.sessions.values())[here.session_stage - 1].stage


@finding()
def in_the_walk_base(morning: Morning) -> Judged:
    """After a break, no stage of the ladder is reached yet."""
    here = place(morning)
    if here is None or here.stage > 0:
        return False, {"break_until": str(here.since) if here else None}
    return True, {"break_until": str(here.since), "stage": stage_shown(morning, here), "tolerated": here.tolerated}


@finding("entry_red_free_days")
def waiting_in_the_walk_base(morning: Morning) -> Judged:
    """After a break, no stage of the ladder is reached yet and the entry to it is not met."""
    return bool(in_the_walk_base(morning)[0]) and not ladder_entry_is_met(morning)[0], {}


@finding("ladder_tolerated_runs", "ladder_head_start_days", "ladder_head_start_stage", "ladder_pause_days")
def on_the_ladder(morning: Morning) -> Judged:
    """After a break, on a stage of the ladder."""
    here = place(morning)
    if here is None or here.stage == 0:
        return False, {}
    # Whoever has done every stage but has no unbroken half hour to show stays on the last one.
    return True, {"stage": stage_shown(morning, here), "tolerated": here.tolerated}


@finding("ladder_walking_days", "ladder_fails", "ladder_fails_days")
def in_the_walking_week(morning: Morning) -> Judged:
    """A run on the ladder went badly; the week after it is for walking."""
    here = place(morning)
    until = here.walking_until if here else None
    return until is not None and morning.on <= until, {"walking_until": str(until) if until else None}


@finding("entry_red_free_days")
def ladder_entry_is_met(morning: Morning) -> Judged:
    """Quiet enough for a first walk-run, a week since the last red day or failed return, no walk that went badly."""
    quiet, values = quiet_enough_after_a_gap(morning)
    bad = [day for day in (morning.history.last_red_on, morning.history.failed_return_on) if day is not None]
    calm = not bad or morning.on - max(bad) >= timedelta(days=morning.number("entry_red_free_days"))
    return bool(quiet) and calm and walks_are_fine(morning), values


def walks_are_fine(morning: Morning) -> bool:
    """No word of the last days on two half-hour walks was no. Not asked is no bar: it is asked.

    A later yes does not take a no back within the week, so that a worse past never reads milder.
    """
    words = [day.walks_ok for day in (morning.today, *morning.last_days("entry_red_free_days"))]
    said = [word for word in words if word is not None]
    return not said or all(said)


@finding()
def paused(morning: Morning) -> Judged:
    """The runner said to be ill or away."""
    since = morning.profile.paused_since
    return since is not None and since <= morning.on, {"paused_since": str(since) if since else None}
