"""Makes day rows anew from what they derive from: the check-ins that count and the recordings that are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo

from django.db import transaction

from easeback.keep.logbook import store
from easeback.keep.logbook.check_ins import counting, log_of
from easeback.keep.logbook.models import Recording
from easeback.model.check_in import CheckIn
from easeback.model.day import Day, RunTotals, merge_day

# Above this many dates one query of all is quicker than a query that lists them, and never too long for SQLite.
MANY_DATES = 500


@dataclass(slots=True)
class Recorded:
    """What was recorded on one date: its runs, and the minutes of other sports."""

    runs: list[RunTotals] = field(default_factory=list)
    cross_train_min: float | None = None


def remake_days(runner: int, dates: Collection[date]) -> None:
    """Makes the rows of these dates anew."""
    if dates:
        _remake(runner, list(dates))


def remake_all_days(runner: int) -> None:
    """Drops every day row and makes all anew."""
    with transaction.atomic():
        store.forget_days(runner)
        _remake(runner, None)


def said_on(runner: int, dates: Collection[date] | None) -> dict[date, tuple[CheckIn, ...]]:
    """The check-ins of these dates (None: all) that count; a bare withdrawal is none."""
    return {
        on: tuple(each.check_in for each in counting(log) if each.says_something)
        for on, log in log_of(runner, dates).items()
    }


def recorded_on(runner: int, dates: Collection[date] | None) -> Mapping[date, Recorded]:
    """What the shown recordings of these dates (None: all) add up to."""
    found: dict[date, Recorded] = defaultdict(Recorded)
    recordings = Recording.objects.filter(runner_id=runner, shown=True)
    recordings = recordings if dates is None else recordings.filter(local_date__in=dates)
    columns = ("local_date", "counts_as", "distance_km", "moving_min", "unbroken_min", "elapsed_min", "ground")
    ordered = recordings.order_by("started_at", "pk").values_list(*columns)
    for on, counts_as, km, moving, unbroken, elapsed, ground in ordered:
        if counts_as == "run":
            found[on].runs.append(RunTotals(km, moving, unbroken, ground or None))
        elif (minutes := moving if moving is not None else elapsed) is not None and counts_as == "cross_training":
            found[on].cross_train_min = (found[on].cross_train_min or 0) + minutes
    return found


def _remake(runner: int, dates: list[date] | None) -> None:
    asked = dates if dates is None or len(dates) <= MANY_DATES else None
    said, recorded = said_on(runner, asked), recorded_on(runner, asked)
    which = dates if dates is not None else sorted(said.keys() | recorded.keys())
    store.keep_days(runner, {on: _day(on, said.get(on, ()), recorded.get(on, Recorded())) for on in which})


def _day(on: date, check_ins: Sequence[CheckIn], recorded: Recorded) -> Day | None:
    day = merge_day(on, check_ins, recorded.runs)
    if day.cross_train_min is None and recorded.cross_train_min is not None:
        day = replace(day, cross_train_min=recorded.cross_train_min)
    if day.run_ground is None and (ground := _one_ground(recorded.runs)):
        day = replace(day, run_ground=ground)
    return None if day == Day(date=on) else day


def _one_ground(runs: Sequence[RunTotals]) -> str | None:
    """The ground of a day's runs by the runner's word; mixed where they differ, None where one was not said."""
    grounds = {run.ground for run in runs}
    if not grounds or None in grounds:
        return None
    return grounds.pop() if len(grounds) == 1 else "mixed"


class DaysAsKnown:
    """The days as each evening knew them: only what had been recorded by then. Recordings count by their own date."""

    def __init__(self, runner: int, home: tzinfo) -> None:
        self._logs = log_of(runner)
        self._recorded = recorded_on(runner, None)
        self._whole = {day.date: day for day in store.days(runner)}
        self._home = home

    def on(self, evening: date) -> tuple[Day, ...]:
        """All days up to `evening` as they were known on it, in order of date."""
        days = (self._day(on, evening) for on in self._whole if on <= evening)
        return tuple(day for day in days if day is not None)

    def _day(self, on: date, evening: date) -> Day | None:
        log = self._logs.get(on, ())
        known = [kept for kept in log if kept.check_in.recorded_at.astimezone(self._home).date() <= evening]
        if len(known) == len(log):
            return self._whole[on]
        said = tuple(each.check_in for each in counting(known) if each.says_something)
        return _day(on, said, self._recorded.get(on, Recorded()))
