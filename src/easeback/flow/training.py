"""Loads what the recordings of the last weeks say to a morning. Inside `easeback today`: without NumPy or Polars.

What another version measured or matched is left out here; measuring it again takes NumPy, and seconds.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from easeback.flow.logbook import Logbook
from easeback.keep.facts import MeasuredRun
from easeback.keep.grounds import ground_path, read_ground
from easeback.keep.logbook import measured, store
from easeback.keep.logbook.days_at_hand import DaysAtHand
from easeback.knowledge.load import Knowledge
from easeback.measure.training import beside_of, reach_days, training_of
from easeback.measure.version import MEASURES_VERSION, ground_version
from easeback.model.day import Day
from easeback.model.ground import TREADMILL, Ground, is_treadmill
from easeback.model.training import RunBeside, RunSeen, Training

ONE_DAY = timedelta(days=1)


def training_on(logbook: Logbook, on: date, known: Knowledge, days: DaysAtHand | None = None) -> Training:
    """What the recordings and the diary before `on` say to that morning. What cannot be told is absent, and why."""
    first, last = on - timedelta(days=reach_days(known)), on - ONE_DAY
    between = days.between(first, last) if days else store.days_between(logbook.runner, first, last)
    runs = runs_seen(logbook, first, last, between, known)
    return training_of(tuple(runs.values()), between, on, known)


def run_beside(logbook: Logbook, number: int, on: date, known: Knowledge) -> RunBeside | None:
    """The run `number` of the day `on` beside the runner's own past; None where it is hidden or counts as no run."""
    first = on - timedelta(days=reach_days(known))
    days = store.days_between(logbook.runner, first, on)
    seen = runs_seen(logbook, first, on, days, known)
    run = seen.pop(number, None)
    return beside_of(run, tuple(seen.values()), days, known) if run else None


def runs_seen(logbook: Logbook, first: date, last: date, days: tuple[Day, ...], known: Knowledge) -> dict[int, RunSeen]:
    """The runs that are shown from `first` to `last` by their number, oldest first, with what is kept of each."""
    said, version = {day.date: day.run_ground for day in days}, ground_version(known)
    runs = measured.measured_runs(logbook.runner, first, last, MEASURES_VERSION)
    return {
        run.id: seen_run(
            run, said.get(run.local_date), kept_ground(logbook.home, run.original_sha256, run.index, version)
        )
        for run in runs
    }


def seen_run(run: MeasuredRun, said_of_day: str | None, ground: Ground | None) -> RunSeen:
    """A run as training is told from it: with its ground by the map, else by the runner's word of it or of its day."""
    said = run.ground or said_of_day
    has_positions = run.measures is not None and run.measures.loops_looked_for
    # The day's word is of all its runs: one with positions was another than that on the treadmill.
    by_word = run.ground == TREADMILL or (said == TREADMILL and not has_positions)
    return RunSeen(
        on=run.local_date,
        is_treadmill=is_treadmill(run.sub_sport) or by_word,
        distance_km=run.distance_km,
        measures=run.measures,
        ground=ground,
        ground_said=None if said == TREADMILL else said,
    )


def kept_ground(home: Path, sha256: str, index: int, version: str) -> Ground | None:
    """The ground kept of a recording; None where it was not matched, or by another version."""
    kept = read_ground(ground_path(home, sha256, index))
    return kept.ground if kept and kept.version == version else None
