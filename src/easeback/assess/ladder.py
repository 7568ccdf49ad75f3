"""Findings on the ladder: walk base, stage, rest between runs, walking week, pause (DECISIONS, *States*)."""

from __future__ import annotations

from datetime import timedelta

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.assess.state import latched_by_a_break, rebuilding
from easeback.assess.symptoms import quiet_enough_after_a_gap
from easeback.model.ladder import LadderPlace


def place(morning: Morning) -> LadderPlace | None:
    """The place on the ladder of a runner who is latched to it and does not rebuild yet."""
    on_it = latched_by_a_break(morning)[0] and not rebuilding(morning)[0]
    return morning.history.ladder if on_it else None


@finding()
def in_the_walk_base(morning: Morning) -> Judged:
    """After a break, no stage of the ladder is reached yet."""
    here = place(morning)
    return here is not None and here.stage == 0, {"break_until": str(here.since) if here else None}


@finding("entry_red_free_days")
def waiting_in_the_walk_base(morning: Morning) -> Judged:
    """After a break, no stage of the ladder is reached yet and the entry to it is not met."""
    return bool(in_the_walk_base(morning)[0]) and not ladder_entry_is_met(morning)[0], {}


@finding("ladder_tolerated_runs", "ladder_head_start_days", "ladder_head_start_stage", "ladder_pause_days")
def on_the_ladder(morning: Morning) -> Judged:
    """After a break, on a stage of the ladder."""
    here = place(morning)
    # Whoever has done every stage but has no unbroken half hour to show stays on the last one.
    values = {"stage": min(here.stage, here.top), "tolerated": here.tolerated} if here else {}
    return here is not None and here.stage > 0, values


@finding("ladder_walking_days", "ladder_fails", "ladder_fails_days")
def in_the_walking_week(morning: Morning) -> Judged:
    """A run on the ladder went badly; the week after it is for walking."""
    here = place(morning)
    until = here.walking_until if here else None
    return until is not None and morning.on <= until, {"walking_until": str(until) if until else None}


@finding("entry_red_free_days")
def ladder_entry_is_met(morning: Morning) -> Judged:
    """Quiet enough for a first walk-run, a week since the last red day, and no walk that went badly."""
    quiet, values = quiet_enough_after_a_gap(morning)
    last_red = morning.history.last_red_on
    calm = last_red is None or morning.on - last_red >= timedelta(days=morning.number("entry_red_free_days"))
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
