"""Findings on races: where a runner's state leaves none, and where a jog with ways out is what is left of one."""

from __future__ import annotations

from easeback.assess.finding import Judged, finding
from easeback.assess.ladder import place
from easeback.assess.morning import Morning
from easeback.assess.state import (
    amber_day_still_holds,
    in_the_rebuilding,
    red_day_still_holds,
    returning_from_a_flare,
)
from easeback.assess.symptoms import something_is_felt


@finding()
def race_is_planned(morning: Morning) -> Judged:
    """A race is planned today."""
    plan = morning.today.planned_kind
    return (None if plan is None else plan == "race"), {"planned_kind": plan}


@finding()
def state_leaves_no_race(morning: Morning) -> Judged:
    """In the walk base, on the ladder, or on the way back from a flare."""
    flare = red_day_still_holds(morning)[0] or returning_from_a_flare(morning)[0]
    return place(morning) is not None or bool(flare), {}


@finding()
def state_leaves_a_jog(morning: Morning) -> Judged:
    """Rebuilding, or an amber day, today's or one that still holds."""
    amber = something_is_felt(morning)[0] or amber_day_still_holds(morning)[0] or morning.today.painkiller
    return bool(amber) or bool(in_the_rebuilding(morning)[0]), {}
