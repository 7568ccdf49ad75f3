"""What followed a run in the next 48 hours, by the diary alone: it names no cause."""

from __future__ import annotations

from datetime import date, timedelta

from easeback.flow.logbook import Logbook
from easeback.flow.replay import followed_by
from easeback.keep.logbook import store
from easeback.knowledge import knowledge
from easeback.measure.mornings import why_red
from easeback.model.day import Day
from easeback.present.diary import day_line
from easeback.present.what_followed import WhatFollowed


def what_followed(logbook: Logbook, on: date, today: date) -> WhatFollowed:
    """What the diary says of the day `on` from its run on, and of those days after it that have come by `today`."""
    known, units = knowledge(), store.profile(logbook.runner).units
    span = int(known.number("aftermath_days"))
    dates = [on + timedelta(days=number) for number in range(span + 1)]
    days = {day.date: day for day in store.days_on(logbook.runner, dates)}
    day = days.get(on, Day(date=on))
    lines = tuple(
        day_line(
            days.get(each, Day(date=each)),
            is_red=each in days and bool(why_red(days[each], days.get(each - timedelta(days=1)), known)),
            units=units,
        )
        for each in dates[1:]
        if each <= today
    )
    return WhatFollowed(
        followed=followed_by(day, days),
        leg_pain_in_run_0_10=day.leg_pain_in_run_0_10,
        zone_in_run=day.zone_in_run,
        walking_after_run=day.walking_after_run,
        stopped_early=day.stopped_early,
        settled=day.settled,
        days=lines,
    )
