"""Findings on change: while running is rebuilt, distance, speed, slope and ground change one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.assess.state import in_the_rebuilding
from easeback.model.day import Day

FAST = ("fast", "race")


@finding("change_days", "kept_running_window_days")
def a_second_change_is_planned(morning: Morning) -> Judged:
    """While rebuilding, today's plan changes two things, or one within a week of another change."""
    if not in_the_rebuilding(morning)[0]:
        return False, {}
    planned = _planned_changes(morning)
    week = timedelta(days=morning.number("change_days"))
    lately = [
        (change, day.date)
        for day in morning.past
        if day.has_run and morning.on - day.date < week
        for change in _changes(day, _weeks_before(day.date, morning))
    ]
    second = bool(planned) and len(planned) + len(lately) > 1
    last = f"{lately[-1][0]} on {lately[-1][1]}" if lately else " and ".join(planned)
    return second, {"planned_change": " and ".join(planned), "last_change": last}


def _weeks_before(on: date, morning: Morning) -> list[Day]:
    oldest = on - timedelta(days=morning.number("kept_running_window_days"))
    return [day for day in morning.past if oldest <= day.date < on and day.has_run]


def _planned_changes(morning: Morning) -> list[str]:
    today, before = morning.today, _weeks_before(morning.on, morning)
    plan = Day(date=today.date, run_km=today.planned_km, run_min=today.planned_min, run_kind=today.planned_kind)
    return _changes(plan, before)


def _changes(day: Day, before: Sequence[Day]) -> list[str]:
    """What is new in a run against those of the weeks before it, in words; nothing where there is none to compare."""
    if not before:
        return []
    new = {
        "longer": _exceeds(day.run_km, [each.run_km for each in before])
        or (day.run_km is None and _exceeds(day.run_min, [each.run_min for each in before])),
        "faster": day.run_kind in FAST and not any(each.run_kind in FAST for each in before),
        "downhill": bool(day.run_downhill) and not any(each.run_downhill for each in before),
        "new ground": day.run_ground is not None and _is_new(day.run_ground, [each.run_ground for each in before]),
    }
    return [change for change, holds in new.items() if holds]


def _exceeds(value: float | None, before: Sequence[float | None]) -> bool:
    known = [each for each in before if each is not None]
    return value is not None and bool(known) and value > max(known)


def _is_new(ground: str, before: Sequence[str | None]) -> bool:
    known = {each for each in before if each is not None}
    return bool(known) and ground not in known
