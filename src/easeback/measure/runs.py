"""Past runs: how long they were, and whether they were tolerated (DECISIONS, *Tolerated run*)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from easeback.knowledge.load import Knowledge
from easeback.measure.irritability import irritating_runs, is_irritable
from easeback.measure.mornings import is_below_knee, is_green, why_red
from easeback.measure.remember import remembered
from easeback.model.day import Day
from easeback.model.history import PastRun
from easeback.model.words import DEFICITS

ONE_DAY = timedelta(days=1)
HOURS_OF_A_DAY = 24


def past_runs(
    days: dict[date, Day], settled: Mapping[date, bool | None], on: date, known: Knowledge
) -> tuple[PastRun, ...]:
    """Every day with a run before `on`, oldest first; today's morning answers for yesterday's run.

    `settled` says of each morning whether it was.
    """
    irritating = irritating_runs(days, known)
    return tuple(
        _past_run(day, days, _mornings_after(day.date, settled, irritating, known), known)
        for day in days.values()
        if day.has_run and day.date < on
    )


def _mornings_after(
    on: date, settled: Mapping[date, bool | None], irritating: Collection[date], known: Knowledge
) -> list[bool | None]:
    """Whether the mornings were settled that a run of the day `on` is watched for.

    One morning after a run; two while little sets it off or it takes long to settle.
    """
    hours = known.number("irritable_watch_hours") if is_irritable(irritating, on, known) else HOURS_OF_A_DAY
    return [settled.get(on + each * ONE_DAY) for each in range(1, int(hours / HOURS_OF_A_DAY) + 1)]


def _past_run(day: Day, days: dict[date, Day], mornings: Sequence[bool | None], known: Knowledge) -> PastRun:
    before = days.get(day.date - ONE_DAY)
    why_not = _why_not_tolerated(day, before, known)
    settled_after = False if False in mornings else None if None in mornings else True
    if why_not is None and settled_after is False:
        why_not = "the next morning was not settled"
    return PastRun(
        on=day.date,
        km=day.run_km,
        minutes=day.run_min,
        unbroken_min=unbroken_minutes(day, known),
        tolerated=False if why_not else settled_after,
        why_not=why_not,
        on_green=is_green(day, before, known) and not _eased_by_last_run(day, days, known),
        times=max(1, day.recordings),
    )


def _eased_by_last_run(day: Day, days: dict[date, Day], known: Knowledge) -> bool:
    """What the runs of the last days left made this one an eased run, though nothing was felt on its morning."""
    reach = range(1, int(known.number("run_symptom_days")) + 1)
    lately = [before for each in reach if (before := days.get(day.date - each * ONE_DAY)) is not None]
    yesterday = days.get(day.date - ONE_DAY)
    hurt = yesterday.leg_pain_in_run_0_10 if yesterday is not None else None
    slow = any(before.settled in ("within_24h", "longer") for before in lately)
    return slow or (hurt or 0) >= known.number("in_run_amber_leg_pain_0_10")


@remembered
def _why_not_tolerated(day: Day, before: Day | None, known: Knowledge) -> str | None:
    """What in the run or on its day already says that it was not tolerated."""
    checks = {
        "symptoms cut it short": day.stopped_early,
        "it took more than 24 hours to settle": day.settled == "longer",
        "you limped after it": day.walking_after_run in ("limp", "cannot"),
        "leg pain in it was high": (day.leg_pain_in_run_0_10 or 0) >= known.number("in_run_red_leg_pain_0_10"),
        "it moved down below the knee in it": is_below_knee(day.zone_in_run),
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
