"""Breaks: what puts a runner back to the walk base, and what of the way back from a flare has been done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from easeback.knowledge.load import RETURN_SHARES, Knowledge
from easeback.model.day import Day
from easeback.model.history import PastRun, RedDay

ONE_DAY = timedelta(days=1)


def last_leave(days: Sequence[Day]) -> date | None:
    """The last day on which a clinician said: may run, of running itself and not of single red flags.

    A leave that names flags lifts those alone; what they led to stays.
    """
    return max((day.date for day in days if day.clinician_said == "may_run" and not day.clinician_flags), default=None)


def last_break(
    runs: Sequence[PastRun], reds: Sequence[RedDay], leave_on: date | None, on: date, known: Knowledge
) -> date | None:
    """The last day of the latest break that no clinician's leave has ended; None where there is none.

    A break is a long gap between runs, more red days than a way back takes, or a second failed run on the way back.
    """
    breaks = [*_gaps(runs, leave_on, on, known), *_long_flares(reds, known), *failed_returns(runs, reds, known)]
    return max((day for day in breaks if leave_on is None or day > leave_on), default=None)


def _gaps(runs: Sequence[PastRun], leave_on: date | None, on: date, known: Knowledge) -> list[date]:
    """The last day of each gap. A clinician's leave begins the counting anew."""
    if not runs:
        return []
    anew = [leave_on] if leave_on is not None and leave_on > runs[0].on else []
    ran_on = sorted({*(run.on for run in runs), *anew, on})
    long_gap = known.number("long_break_days")
    return [after - ONE_DAY for before, after in pairwise(ran_on) if (after - before).days >= long_gap]


def _long_flares(reds: Sequence[RedDay], known: Knowledge) -> list[date]:
    span, many = timedelta(days=known.number("red_free_days")), known.number("break_red_days")
    red_on = [red.on for red in reds]
    return [day for day in red_on if sum(day - span < other <= day for other in red_on) > many]


def failed_returns(runs: Sequence[PastRun], reds: Sequence[RedDay], known: Knowledge) -> list[date]:
    """The days of those failed runs on the way back from a flare that were at least the second within two weeks."""
    span, many = timedelta(days=known.number("ladder_fails_days")), known.number("ladder_fails")
    failed = [run.on for run in runs if run.tolerated is False and _is_on_the_way_back(run.on, runs, reds, known)]
    return [day for day in failed if sum(day - span < other <= day for other in failed) >= many]


def _is_on_the_way_back(day: date, runs: Sequence[PastRun], reds: Sequence[RedDay], known: Knowledge) -> bool:
    """Some red day lies within the last weeks before `day`, and its return runs were not all done by then."""
    oldest = day - timedelta(days=known.number("return_days"))
    before = [run for run in runs if oldest <= run.on < day]
    return any(oldest <= red.on < day and return_runs_since(red.on, before, known) < len(RETURN_SHARES) for red in reds)


def return_runs_since(red_on: date | None, runs: Sequence[PastRun], known: Knowledge) -> int:
    """Tolerated run-days after a red day, each long enough after the one that counted before it."""
    apart = timedelta(hours=known.number("return_rest_hours"))
    counted: list[date] = []
    for run in runs:
        after = red_on is None or run.on > red_on
        if run.tolerated and after and (not counted or run.on - counted[-1] >= apart):
            counted.append(run.on)
    return len(counted)
