"""Findings on what a clinician said. A limit binds; a leave never lifts today's symptoms."""

from __future__ import annotations

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.model.runner import Limit, common_kinds
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
    return "limits" in latest_words(morning).values() or in_profile, {}


@finding()
def clinician_set_a_later_date(morning: Morning) -> Judged:
    """A clinician's date for running again lies ahead."""
    dates = [morning.profile.no_running_until, morning.profile.may_run_from]
    ahead = [day for day in dates if day is not None and day > morning.on]
    return bool(ahead), {"may_run_from": str(max(ahead)) if ahead else None}


@finding("shortest_run_min")
def clinicians_limit_leaves_no_run(morning: Morning) -> Judged:
    """The strictest of the clinicians' limits in minutes is too short for any run."""
    most = morning.profile.max_run_min
    if most is None:
        return None, {}
    too_short = most < morning.number("shortest_run_min") and not _kinds_clash(morning)
    return too_short, {"max_run_min": most}


@finding()
def clinicians_allow_no_common_kind(morning: Morning) -> Judged:
    """Two clinicians allow kinds of run of which none is the same."""
    return _kinds_clash(morning), {}


def _kinds_clash(morning: Morning) -> bool:
    return common_kinds(limit.on(morning.on) for limit in morning.profile.every_limit) == ()


@finding()
def planned_kind_is_not_allowed(morning: Morning) -> Judged:
    """The kind of run planned is not among those a clinician allowed."""
    allowed, planned = morning.profile.allowed_run_kinds, morning.today.planned_kind
    if not allowed or planned is None:
        return None, {}
    return planned not in (*allowed, "walk", "rest"), {"planned_kind": planned, "allowed": ", ".join(allowed)}


@finding()
def clinicians_differ(morning: Morning) -> Judged:
    """Two clinicians said different things about running."""
    told = (limit.on(morning.on) for limit in morning.profile.every_limit)
    limits = {limit.by.casefold(): limit for limit in told if limit.says_something}
    words = latest_words(morning)
    leave_of_another = any(word == "may_run" and who not in limits for who, word in words.items())
    differ = (
        len({limit.terms for limit in limits.values()}) > 1
        or len(set(words.values())) > 1
        or (bool(limits) and leave_of_another)
    )
    said = [limit_in_words(limit) for limit in limits.values()]
    said += [f"{who or 'a clinician'}: {word.replace('_', ' ')}" for who, word in words.items()]
    return differ, {"said": "; ".join(said)}


def limit_in_words(limit: Limit) -> str:
    """Who said what, in a few words."""
    parts = [
        f"no running until {limit.no_running_until}" if limit.no_running_until else "",
        f"from {limit.may_run_from}" if limit.may_run_from else "",
        f"at most {limit.max_run_min:g} minutes" if limit.max_run_min is not None else "",
        f"only {', '.join(limit.allowed_run_kinds)}" if limit.allowed_run_kinds else "",
    ]
    return f"{limit.by or 'a clinician'}: {', '.join(filter(None, parts)) or 'no limit now'}"
