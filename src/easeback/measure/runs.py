"""Past runs: how long they were, and whether they were tolerated (DECISIONS, *Tolerated run*)."""

from __future__ import annotations

from datetime import date, timedelta

from easeback.knowledge.load import Knowledge
from easeback.measure.mornings import is_green, is_settled, why_red
from easeback.model.day import Day
from easeback.model.history import PastRun
from easeback.model.words import DEFICITS

ONE_DAY = timedelta(days=1)


def past_runs(days: dict[date, Day], on: date, known: Knowledge) -> tuple[PastRun, ...]:
    """Every day with a run before `on`, oldest first; today's morning answers for yesterday's run."""
    return tuple(_past_run(day, days, known) for day in days.values() if day.has_run and day.date < on)


def _past_run(day: Day, days: dict[date, Day], known: Knowledge) -> PastRun:
    before = days.get(day.date - ONE_DAY)
    why_not = _why_not_tolerated(day, before, known)
    morning_after = days.get(day.date + ONE_DAY)
    settled_after = is_settled(morning_after, day, known) if morning_after is not None else None
    if why_not is None and settled_after is False:
        why_not = "the next morning was not settled"
    return PastRun(
        on=day.date,
        km=day.run_km,
        minutes=day.run_min,
        unbroken_min=unbroken_minutes(day, known),
        tolerated=False if why_not else settled_after,
        why_not=why_not,
        on_green=is_green(day, before, known),
    )


def _why_not_tolerated(day: Day, before: Day | None, known: Knowledge) -> str | None:
    """What in the run or on its day already says that it was not tolerated."""
    checks = {
        "symptoms cut it short": day.stopped_early,
        "it took more than 24 hours to settle": day.settled == "longer",
        "you limped after it": day.walking_after_run in ("limp", "cannot"),
        "leg pain in it was high": (day.leg_pain_in_run_0_10 or 0) >= known.number("in_run_red_leg_pain_0_10"),
        "it brought weakness or numbness": bool({*DEFICITS, "numbness"} & set(day.symptoms_in_run or ())),
        "a painkiller was taken for this": day.painkiller,
        "it fell on a red day": bool(why_red(day, before, known)),
    }
    return next((reason for reason, holds in checks.items() if holds), None)


def unbroken_minutes(day: Day, known: Knowledge) -> float | None:
    """Longest unbroken running of a day [min]: measured, else the run's minutes unless it was walk and run by turns.

    A distance without a time counts as run at a very fast pace, so that its minutes are never overrated.
    """
    if day.run_unbroken_min is not None or day.run_kind == "walk_run":
        return day.run_unbroken_min
    if day.run_min is None and day.run_km is not None:
        return day.run_km * known.number("assumed_fastest_pace_min_km")
    return day.run_min
