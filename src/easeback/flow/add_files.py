"""Takes in recordings: found, read by workers, stored by one writer; every file accounted for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from easeback.flow.compare_runs import diary_and_recordings_apart
from easeback.flow.crew import Crew
from easeback.flow.import_sources import Found, find, key_of, memory_of
from easeback.flow.import_tally import Imported, Tally
from easeback.flow.import_task import Job, Took, take
from easeback.flow.import_writer import PACE, Pace, Writer
from easeback.flow.late_hints import give_late_hints
from easeback.flow.logbook import Logbook
from easeback.keep.logbook import imports, recordings, store
from easeback.keep.logbook.lock import Work, one_at_a_time
from easeback.keep.staging import sweep
from easeback.model.problem import Problem
from easeback.read.archive import Member

__all__ = ["Imported", "Options", "add_files"]

# Hears how many files are done, of how many, and the name of the last.
OnFile = Callable[[int, int, str], None]
# Below this many files the workers would take longer to start than the files to read.
FEWEST_FOR_WORKERS: Final = 8


@dataclass(frozen=True, slots=True)
class Options:
    """How to import: worker processes (None: one a core), whether refused files are tried again, size of a batch."""

    jobs: int | None = None
    again: bool = False
    pace: Pace = PACE


OPTIONS: Final = Options()


def add_files(
    logbook: Logbook,
    paths: Sequence[Path],
    now: datetime,
    on_file: OnFile | None = None,
    options: Options = OPTIONS,
) -> Imported:
    """Takes in every file of `paths`, of the folders and of the archives among them. Cut off, it goes on next time."""
    found, tally = find(paths), Tally()
    tally.files = len(found.members)
    with one_at_a_time(logbook.runner, "import") as work:
        sweep(logbook.home)
        sitting = imports.begin(logbook.runner, now)
        writer = Writer(logbook, sitting, now, options.pace, tally, recordings.known_contents(logbook.runner))
        _refuse_unopened(found, writer)
        fresh = _fresh(logbook, found, writer, options)
        with _written_in_the_end(writer):
            _take_in(logbook, fresh, writer, _Steps(work, on_file, tally.files - len(fresh), tally.files), options)
        tally.problems += give_late_hints(logbook, writer.met_again)
        tally.problems += diary_and_recordings_apart(logbook, tally.dates)
        imported = tally.total()
        imports.end(sitting, _counts(imported), datetime.now(UTC))
    return imported


def _refuse_unopened(found: Found, writer: Writer) -> None:
    """An archive that cannot be opened, or not all of it, has its line too."""
    for problem in found.problems:
        key = key_of(f"problem|{problem.where}|{problem.what}")
        writer.refuse(writer.tally.refused(key, problem, problem.where))


def _fresh(logbook: Logbook, found: Found, writer: Writer, options: Options) -> list[tuple[str, Member]]:
    """The files that must be read; the others are counted as what they were. Of what was named all is told again."""
    memory, tally, fresh = memory_of(logbook.home, logbook.runner, again=options.again), writer.tally, []
    for key, member in found.members:
        before = memory.of(key)
        if before is None:
            fresh.append((key, member))
            continue
        tally.met_before(before.result, before.kind)
        if before.sha256:
            writer.met_again.append((member, before.sha256))
        if member.is_named and before.result in ("refused", "no_activity"):
            tally.problems += _told_again(logbook, key, member)
    return fresh


def _told_again(logbook: Logbook, key: str, member: Member) -> Iterator[Problem]:
    line = imports.outcome_of(logbook.runner, key)
    if line is not None:
        again = " It has not changed since; --again tries it once more." if line.result == "refused" else ""
        yield Problem(member.label, line.what, line.what_to_do + again)


@dataclass(slots=True)
class _Steps:
    """Tells of every file, and keeps the lock alive."""

    work: Work
    on_file: OnFile | None
    done: int
    total: int

    def step(self, name: str) -> None:
        self.work.beat()
        if self.on_file:
            self.on_file(self.done, self.total, name)
        self.done += 1


def _take_in(
    logbook: Logbook, fresh: Sequence[tuple[str, Member]], writer: Writer, steps: _Steps, options: Options
) -> None:
    job = Job(logbook.home, store.profile(logbook.runner).time_zone, frozenset(writer.known))
    keys = [key for key, _ in fresh]
    with _takers([member for _, member in fresh], job, options) as taken:
        for key, (member, took) in zip(keys, taken, strict=True):
            steps.step(member.label)
            writer.add(key, member, took)


@contextmanager
def _takers(members: Sequence[Member], job: Job, options: Options) -> Iterator[Iterator[tuple[Member, Took]]]:
    """Few files are read here; many by worker processes."""
    if len(members) < FEWEST_FOR_WORKERS:
        yield ((member, take(job, member)) for member in members)
        return
    with Crew(job, min(options.jobs or os.cpu_count() or 1, len(members))) as crew:
        yield crew.take(members)


@contextmanager
def _written_in_the_end(writer: Writer) -> Iterator[None]:
    """Stopped by Ctrl-C, what was taken so far is stored before the import ends."""
    try:
        yield
    except KeyboardInterrupt:
        writer.flush()
        raise
    writer.flush()


def _counts(imported: Imported) -> dict[str, int]:
    left_out = sum(imported.not_activities.values())
    return {
        "files": imported.files,
        "taken": imported.taken,
        "known": imported.known,
        "no_activity": left_out,
        "refused": imported.refused,
        "refused_before": imported.refused_before,
        "runs": imported.runs,
        "same_runs": imported.same_runs,
    }
