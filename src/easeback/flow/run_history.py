"""Run after run of the whole history with all that is told of each, only the last months of them in memory."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta

from easeback.flow.logbook import Logbook
from easeback.flow.run_columns import RunFound
from easeback.flow.training import kept_ground, seen_run
from easeback.keep.facts import MeasuredRun, RunRow
from easeback.keep.logbook import measured, runs, store
from easeback.knowledge.load import Knowledge
from easeback.measure.effort import effort_of, heart_range
from easeback.measure.training import beside_of, reach_days
from easeback.measure.version import ground_version
from easeback.model.measure import RunMeasures
from easeback.model.training import RunSeen


def runs_found(logbook: Logbook, known: Knowledge) -> Iterator[RunFound]:
    """Every run that counts, in order of time, with the runner's own past beside it."""
    heart, reach, version = heart_range(store.profile(logbook.runner)), reach_days(known), ground_version(known)
    days = store.days(logbook.runner)
    dates, said = [day.date for day in days], {day.date: day.run_ground for day in days}
    rows = {row.id: row for row in runs.runs(logbook.runner, date.min, date.max, every=False)}
    before: deque[RunSeen] = deque()
    for number, measures in measured.measures_of_runs(logbook.runner):
        row = rows[number]
        oldest = row.local_date - timedelta(days=reach)
        while before and before[0].on < oldest:
            before.popleft()
        ground = kept_ground(logbook.home, row.original_sha256, row.index, version)
        run = seen_run(_with_measures(row, measures), said.get(row.local_date), ground)
        lately = days[bisect_left(dates, oldest) : bisect_right(dates, row.local_date)]
        beside = beside_of(run, tuple(before), lately, known)
        yield RunFound(row, measures, effort_of(measures, heart) if measures else None, beside, ground)
        before.append(run)


def _with_measures(row: RunRow, measures: RunMeasures | None) -> MeasuredRun:
    return MeasuredRun(
        row.id, row.local_date, row.sub_sport, row.ground, row.distance_km, row.original_sha256, row.index, measures
    )
