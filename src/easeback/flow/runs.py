"""The runs of the logbook: listed, shown one by one, and put right. The original is never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from easeback.flow.logbook import Logbook
from easeback.flow.training import run_beside, training_on
from easeback.keep.facts import RunRow
from easeback.keep.grounds import drop_ground
from easeback.keep.logbook import recordings, runs, store
from easeback.keep.logbook.corrections import Name, correct, corrections
from easeback.keep.logbook.lock import one_at_a_time
from easeback.knowledge import knowledge
from easeback.measure.training import reach_days
from easeback.model.error import BadUse, BrokenPlace
from easeback.model.words import RUN_GROUNDS
from easeback.present.charts.chart import Say
from easeback.present.weeks import WeeksPage, weeks_page

if TYPE_CHECKING:
    from easeback.present.run import RunMeasuresPage

__all__ = [
    "GROUNDS",
    "SPORTS",
    "RunPage",
    "RunRow",
    "correct_run",
    "last_weeks",
    "list_runs",
    "measures_page",
    "show_run",
]

GROUNDS: Final = RUN_GROUNDS
# What a recording may be said to be: sports that watches name, in the words of the FIT profile.
SPORTS: Final = (
    "running", "walking", "hiking", "cycling", "swimming", "rowing", "cross_country_skiing", "training",
    "fitness_equipment", "generic",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunPage:
    """One recording, and the others of the same run: `front` is shown in its place, `behind` are hidden behind it."""

    run: RunRow
    front: RunRow | None
    behind: tuple[RunRow, ...]


def list_runs(logbook: Logbook, first: date, last: date, *, every: bool = False) -> tuple[RunRow, ...]:
    """The runs from `first` to `last`; `every` adds other sports, hidden twins and deleted recordings."""
    return runs.runs(logbook.runner, first, last, every=every)


def show_run(logbook: Logbook, number: int) -> RunPage:
    """All that is known of one recording. Raises BadUse where there is none of this number."""
    found = runs.run(logbook.runner, number)
    if found is None:
        raise BadUse(f"There is no run {number}.", "`easeback runs --all` lists every recording with its number.")
    front = runs.run(logbook.runner, found.same_as) if found.same_as is not None else None
    return RunPage(found, front, runs.behind(logbook.runner, number))


def measures_page(logbook: Logbook, number: int, units: str, say: Say = str) -> RunMeasuresPage | None:
    """All measures of one recording in `units` (km or miles), taken again first where they are of an older version.

    `say` puts its sentences into the runner's language.

    None where neither its track nor its original can be read any more.
    """
    # Only here, and not to list runs, is NumPy needed.
    from easeback.flow.ground import ground_of_run
    from easeback.flow.remeasure import bring_up_to_date, measures_of
    from easeback.measure.effort import effort_of, heart_range
    from easeback.present.run import RunTold, run_measures_page

    measures, row = measures_of(logbook, number), runs.run(logbook.runner, number)
    if measures is None or row is None:
        return None
    known = knowledge()
    bring_up_to_date(logbook, row.local_date - timedelta(days=reach_days(known)), row.local_date)
    told = RunTold(
        ground=ground_of_run(logbook.home, row.original_sha256, row.index),
        beside=run_beside(logbook, number, row.local_date, known),
        foot_strike=_said_strike(logbook, row.local_date),
        effort=effort_of(measures, heart_range(store.profile(logbook.runner))),
    )
    return run_measures_page(measures, units, told, say)


def _said_strike(logbook: Logbook, on: date) -> str | None:
    return next((day.foot_strike for day in store.days_between(logbook.runner, on, on)), None)


def last_weeks(logbook: Logbook, on: date, units: str) -> WeeksPage:
    """What the recordings of the four weeks before `on` say together, in `units` (km or miles)."""
    return weeks_page(training_on(logbook, on, knowledge()), units)


def correct_run(logbook: Logbook, number: int, told: dict[Name, Any], now: datetime) -> RunPage:
    """Puts a recording right: `deleted` (yes or no), `sport`, `ground`; None takes a correction back.

    The correction is added to the log; recording, links and days follow from it, now and at every rebuild.
    """
    from easeback.flow.rebuild import link_anew

    page = show_run(logbook, number)
    if page.front is not None and "deleted" in told:
        raise BadUse(f"Run {number} is hidden: it is the same run as {page.front.id}.", f"Use run {page.front.id}.")
    with one_at_a_time(logbook.runner, "correction"), store.all_or_nothing():
        correct(logbook.runner, (page.run.original_sha256, page.run.index), told, now)
        _follow(logbook, page.run, told, now)
        link_anew(logbook)
    return show_run(logbook, number)


def _follow(logbook: Logbook, run: RunRow, told: dict[Name, Any], now: datetime) -> None:
    if set(told) == {"deleted"}:
        # Needs no original, which may be lost.
        recordings.mark_deleted(run.id, now if told["deleted"] else None)
        drop_ground(logbook.home, run.original_sha256, run.index)
        return
    # Only here, and not to list runs, are the readers and their libraries needed.
    from easeback.flow.rebuild import remake

    original = recordings.original(logbook.runner, run.original_sha256)
    for problem in remake(logbook, original, corrections(logbook.runner)):
        raise BrokenPlace(problem.what, problem.what_to_do)
