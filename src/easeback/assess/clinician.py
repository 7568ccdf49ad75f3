"""Findings on what a clinician said. A limit binds; a leave never lifts today's symptoms."""

from __future__ import annotations

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.model.words import BINDING_WORDS


def latest_words(morning: Morning) -> dict[str, str]:
    """The last binding word of each clinician, by who said it (empty where that was not recorded)."""
    words: dict[str, str] = {}
    for day in (*morning.past, morning.today):
        if day.clinician_said in BINDING_WORDS:
            words[(day.clinician_who or "").casefold()] = day.clinician_said
    return words


@finding()
def clinician_said_no_run(morning: Morning) -> Judged:
    """The last word of a clinician is: no running."""
    return "no_run" in latest_words(morning).values(), {}


@finding()
def clinician_set_limits(morning: Morning) -> Judged:
    """A clinician allowed running within limits."""
    profile = morning.profile
    in_profile = profile.max_run_min is not None or bool(profile.allowed_run_kinds)
    ended = profile.limits_until is not None and profile.limits_until < morning.on
    return "limits" in latest_words(morning).values() or (in_profile and not ended), {}


@finding()
def clinician_set_a_later_date(morning: Morning) -> Judged:
    """A clinician's date for running again lies ahead."""
    dates = [morning.profile.no_running_until, morning.profile.may_run_from]
    ahead = [day for day in dates if day is not None and day > morning.on]
    return bool(ahead), {"may_run_from": str(max(ahead)) if ahead else None}


@finding("shortest_run_min")
def clinicians_limit_leaves_no_run(morning: Morning) -> Judged:
    """The clinician's limit in minutes is too short for any run."""
    most, until = morning.profile.max_run_min, morning.profile.limits_until
    if most is None or (until is not None and until < morning.on):
        return None, {}
    return most < morning.number("shortest_run_min"), {"max_run_min": most}


@finding()
def planned_kind_is_not_allowed(morning: Morning) -> Judged:
    """The kind of run planned is not among those a clinician allowed."""
    allowed, planned = morning.profile.allowed_run_kinds, morning.today.planned_kind
    if not allowed or planned is None:
        return None, {}
    return planned not in (*allowed, "walk", "rest"), {"planned_kind": planned, "allowed": ", ".join(allowed)}
