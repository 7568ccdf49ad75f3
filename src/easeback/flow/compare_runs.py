"""The diary's running of a date and that date's recordings are the same running; here is where they disagree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from easeback.flow.logbook import Logbook
from easeback.keep.logbook.day_rows import recorded_on, said_on
from easeback.model.check_in import CheckIn
from easeback.model.day import RunTotals, merge_day
from easeback.model.problem import Problem

MOST_APART: Final = 0.20
COMPARED: Final = {"run_km": "km", "run_min": "minutes"}


def diary_and_recordings_apart(logbook: Logbook, dates: Collection[date]) -> list[Problem]:
    """A problem for each of these dates on which the diary and the recordings are more than 20 % apart."""
    if not dates:
        return []
    said, recorded = said_on(logbook.runner, None), recorded_on(logbook.runner, None)
    both = sorted(on for on in dates if on in said and on in recorded)
    return [problem for on in both for problem in _apart(on, said[on], recorded[on].runs)]


def _apart(on: date, check_ins: Sequence[CheckIn], runs: Sequence[RunTotals]) -> Iterator[Problem]:
    words, both = merge_day(on, check_ins, ()), merge_day(on, check_ins, runs)
    for name, unit in COMPARED.items():
        told, measured = getattr(words, name), getattr(both, name)
        if told is None or not runs or abs(told - measured) <= MOST_APART * max(told, measured):
            continue
        what = f"The diary says {told:.3g} {unit} of running, the recordings {measured:.3g}."
        yield Problem(on.isoformat(), what, "The recordings count, and the difference was not added.")
