"""What the virtual runner plans: seventeen weeks of base, build, one day too much, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

SEASON_DAYS = 119
# Base up to here, then build; on this day the flare is set off.
BUILD_FROM_DAY, TOO_MUCH_ON_DAY, BASE_AGAIN_FROM_DAY = 35, 55, 56
REST = "rest"
# Kind by day of the week of the plan: easy and quality days, the long run last.
WEEK = (REST, "easy", REST, "quality", "easy", REST, "long")
EASY_MIN, QUALITY_MIN, LONG_MIN = 42.0, 45.0, 60.0
LONG_GROWS_MIN_PER_WEEK = 5.0
# The race of a friend, run instead of the easy long run, then hours in the car and boxes to carry.
TOO_MUCH_MIN, TOO_MUCH_DRIVING_H = 115.0, 3.5


@dataclass(frozen=True, slots=True)
class Planned:
    """A day's plan: kind as in the diary, minutes, and what else the day brings. `wilful`: pain will not be heard."""

    kind: str
    minutes: float
    wilful: bool = False
    driving_h: float = 0.0
    lifting: bool = False


def season_day(index: int) -> int:
    """The day within its season, from 0, of the day `index` of all days."""
    return index % SEASON_DAYS


def plan(index: int) -> Planned:
    """The plan for day `index`, counted from 0 through as many seasons as are wanted."""
    day = season_day(index)
    if day == TOO_MUCH_ON_DAY:
        return Planned("race", TOO_MUCH_MIN, True, TOO_MUCH_DRIVING_H, True)
    return _session(WEEK[index % len(WEEK)], day // 7, building=BUILD_FROM_DAY <= day < TOO_MUCH_ON_DAY)


def _session(kind: str, week: int, *, building: bool) -> Planned:
    if kind == "quality":
        return Planned("fast" if building else "steady", QUALITY_MIN, building)
    if kind == "long":
        growth = LONG_GROWS_MIN_PER_WEEK * (week if building else min(week, 3))
        return Planned("long", LONG_MIN + growth, building)
    return Planned(kind, EASY_MIN if kind == "easy" else 0.0, building)
