"""Findings on load. They can only hold a run back, never allow one (promise 4)."""

from __future__ import annotations

from datetime import timedelta

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning


def longest_tolerated_km(morning: Morning) -> float | None:
    """The longest tolerated run [km] of the last 30 days and since the last red day."""
    since = morning.on - timedelta(days=morning.number("kept_running_window_days"))
    last_red = morning.history.last_red_on
    runs = morning.history.tolerated_since(max(since, last_red) if last_red else since)
    return max((run.km for run in runs if run.km), default=None)


@finding("spike_refuse", "kept_running_window_days")
def plan_far_above_longest_tolerated(morning: Morning) -> Judged:
    """The plan is far longer than the longest tolerated run of the last 30 days."""
    return _plan_above(morning, "spike_refuse")


@finding("spike_warn", "kept_running_window_days")
def plan_above_longest_tolerated(morning: Morning) -> Judged:
    """The plan is longer than the longest tolerated run of the last 30 days by more than a tenth."""
    return _plan_above(morning, "spike_warn")


@finding("kept_running_window_days")
def plan_has_nothing_to_compare_with(morning: Morning) -> Judged:
    """A distance is planned, and no tolerated run of the last 30 days is known to compare it with."""
    planned = morning.today.planned_km
    if planned is None:
        return None, {}
    return longest_tolerated_km(morning) is None, {"planned_km": planned}


def _plan_above(morning: Morning, parameter: str) -> Judged:
    longest, planned = longest_tolerated_km(morning), morning.today.planned_km
    if longest is None or planned is None:
        return None, {}
    # Rounded far below what a watch tells apart: 8.8 km after 8 km is 10 %, not a hair more.
    rise_percent = round((planned / longest - 1) * 100, 6)
    values = {"planned_km": planned, "longest_tolerated_km": round(longest, 1), "rise_percent": round(rise_percent)}
    return rise_percent > morning.number(parameter), values


@finding("race_settled_days")
def race_planned_too_soon(morning: Morning) -> Judged:
    """A race is planned before enough settled days."""
    if morning.today.planned_kind != "race":
        return False, {}
    days = morning.history.settled_days
    return days < morning.number("race_settled_days"), {"settled_days": days}
