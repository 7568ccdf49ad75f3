"""How easily it is set off and how long it takes to settle: decides how long a run is watched before it counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from easeback.knowledge.load import Knowledge
from easeback.measure.remember import remembered
from easeback.model.day import Day


def irritating_runs(days: Mapping[date, Day], known: Knowledge) -> tuple[date, ...]:
    """The days whose run took over a day to settle, or of which little was too much.

    Little: a short run that brought leg pain to where a run is stopped, and that took over an hour to settle.
    """
    return tuple(day.date for day in days.values() if day.has_run and _shows_it(day, known))


def is_irritable(irritating: Collection[date], on: date, known: Knowledge) -> bool:
    """One of these runs lies within the last two weeks up to and with `on`."""
    oldest = on - timedelta(days=known.number("irritable_days"))
    return any(oldest <= each <= on for each in irritating)


@remembered
def _shows_it(day: Day, known: Knowledge) -> bool:
    if day.settled == "longer":
        return True
    short = day.run_min is not None and day.run_min <= known.number("irritable_run_min")
    hurt = (day.leg_pain_in_run_0_10 or 0) >= known.number("stop_leg_pain_0_10")
    return short and hurt and day.settled == "within_24h"
