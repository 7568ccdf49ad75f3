"""How easily it is set off and how long it takes to settle: decides how long a run is watched before it counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from easeback.knowledge.load import Knowledge
from easeback.measure.remember import remembered
from easeback.model.day import Day


def is_irritable(days: Mapping[date, Day], on: date, known: Knowledge) -> bool:
    """A run of the last two weeks up to and with `on` took over a day to settle, or little of it was too much.

    Little: a short run that brought leg pain to where a run is stopped, and that took over an hour to settle.
    """
    # Asked for every run of a year: the days of the two weeks are looked up, not looked for.
    lately = (days.get(on - timedelta(days=each)) for each in range(int(known.number("irritable_days")) + 1))
    return any(_shows_it(day, known) for day in lately if day is not None and day.has_run)


@remembered
def _shows_it(day: Day, known: Knowledge) -> bool:
    if day.settled == "longer":
        return True
    short = day.run_min is not None and day.run_min <= known.number("irritable_run_min")
    hurt = (day.leg_pain_in_run_0_10 or 0) >= known.number("stop_leg_pain_0_10")
    return short and hurt and day.settled == "within_24h"
