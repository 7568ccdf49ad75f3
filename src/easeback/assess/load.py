"""Findings on load. They can only hold a run back, never allow one (promise 4)."""

from __future__ import annotations

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.model.finding import Shown


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
    planned, history = morning.today.planned_km, morning.history
    if planned is None:
        return None, {}
    longest = "none known" if history.longest_run_km is None else f"{history.longest_run_km:g} km"
    spike = None if history.planned_spike_percent is None else round(history.planned_spike_percent)
    return morning.history.longest_tolerated_km is None, {
        "planned_km": planned,
        "longest_run": longest,
        "spike_percent": spike,
    }


def _plan_above(morning: Morning, parameter: str) -> Judged:
    """By distance, or by minutes where no distance is planned."""
    today, history = morning.today, morning.history
    unit = "km" if today.planned_km is not None else "minutes"
    planned = today.planned_km if unit == "km" else today.planned_min
    longest = history.longest_tolerated_km if unit == "km" else history.longest_tolerated_min
    if longest is None or planned is None:
        return None, {}
    # Rounded far below what a watch tells apart: 8.8 km after 8 km is 10 %, not a hair more.
    rise_percent = round((planned / longest - 1) * 100, 6)
    values: dict[str, Shown] = {
        "planned": planned,
        "unit": unit,
        "longest": round(longest, 1),
        "rise_percent": round(rise_percent),
    }
    return rise_percent > morning.number(parameter), values


@finding("race_settled_days")
def race_planned_too_soon(morning: Morning) -> Judged:
    """A race is planned before enough settled days."""
    if morning.today.planned_kind != "race":
        return False, {}
    days = morning.history.settled_days
    return days < morning.number("race_settled_days"), {"settled_days": days}
