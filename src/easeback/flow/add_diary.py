"""Takes in a diary CSV, and writes one. What was imported before is not added again; what differs is a correction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from easeback.flow.compare_runs import diary_and_recordings_apart
from easeback.flow.diary_changes import Change, changes
from easeback.flow.logbook import Logbook
from easeback.keep.logbook import check_ins, store
from easeback.keep.logbook.check_ins import Kept
from easeback.keep.logbook.day_rows import remake_days
from easeback.keep.logbook.lock import one_at_a_time
from easeback.knowledge import knowledge
from easeback.knowledge.load import Knowledge
from easeback.model.check_in import CheckIn
from easeback.model.day import Day
from easeback.model.problem import Problem
from easeback.read.diary import read_diary
from easeback.read.diary_export import write_diary


@dataclass(frozen=True, slots=True)
class DiaryImported:
    """How many days of the file were new, corrected an earlier import, or known already; and every problem."""

    new_days: int
    corrected_days: int
    known_days: int
    problems: tuple[Problem, ...]


def add_diary(logbook: Logbook, name: str, data: bytes, now: datetime, known: Knowledge | None = None) -> DiaryImported:
    """Takes in the rows of a diary file's `data`."""
    said, problems = read_diary(name, data, (known or knowledge()).red_flags, now)
    with one_at_a_time(logbook.runner, "import"), store.all_or_nothing():
        return _add(logbook, said, problems)


def diary_text(logbook: Logbook) -> tuple[int, str]:
    """How many days the logbook holds, and all of them as diary CSV."""
    days = store.days(logbook.runner)
    return len(days), write_diary(days, knowledge().red_flags)


def _add(logbook: Logbook, said: Sequence[CheckIn], problems: list[Problem]) -> DiaryImported:
    by_date: dict[date, list[CheckIn]] = defaultdict(list)
    for check_in in said:
        by_date[check_in.happened_on].append(check_in)
    log, days = check_ins.log_of(logbook.runner), {day.date: day for day in store.days(logbook.runner)}
    changed = _changed(by_date, log, days, problems)
    for each in changed.values():
        for change in each:
            check_ins.add_check_in(logbook.runner, change.check_in, change.corrects)
    remake_days(logbook.runner, changed)
    problems += diary_and_recordings_apart(logbook, by_date)
    corrected = sum(any(change.corrects for change in each) for each in changed.values())
    new = len(changed) - corrected
    return DiaryImported(new, corrected, len(by_date) - len(changed), tuple(problems))


def _changed(
    by_date: Mapping[date, Sequence[CheckIn]],
    log: Mapping[date, tuple[Kept, ...]],
    days: Mapping[date, Day],
    problems: list[Problem],
) -> dict[date, list[Change]]:
    """What each date adds to the log; dates that add nothing are left out."""
    changed = {}
    for on, rows in by_date.items():
        added, kept_flags = changes(rows, log.get(on, ()), days.get(on, Day(date=on)))
        problems += [_not_softened(on, flag) for flag in kept_flags]
        if added:
            changed[on] = added
    return changed


def _not_softened(on: date, flag: str) -> Problem:
    what = f"{flag} was answered yes or unsure for this day before, and no import softens that."
    return Problem(on.isoformat(), what, f"If it was a mistake: `easeback check-in undo --date {on.isoformat()}`.")
