"""Recordings measured again when the measures have changed: from their Parquet, never from the runner."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from easeback.flow.logbook import Logbook
from easeback.flow.measure_recording import NOT_CORRECTED, measure_one
from easeback.flow.rebuild import link_anew, remake
from easeback.keep.facts import Outdated, RecordingFacts, RunCorrection
from easeback.keep.logbook import measured, recordings, store
from easeback.keep.logbook.corrections import Place, corrections
from easeback.keep.logbook.lock import Work, one_at_a_time
from easeback.keep.tracks import read_activity, track_path
from easeback.measure.version import MEASURES_VERSION
from easeback.model.error import BrokenPlace
from easeback.model.measure import RunMeasures
from easeback.model.problem import Problem

OnFile = Callable[[int, int, str], None]
# So many recordings a task: enough that handing over costs nothing, few enough that progress moves.
BATCH: Final = 20
# Below this many recordings a second process would take longer to start than to help.
FEWEST_FOR_WORKERS: Final = 60
TASKS_AHEAD: Final = 2


@dataclass(frozen=True, slots=True)
class Remeasured:
    """How many recordings were measured again; a problem for each that could not be."""

    recordings: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Some recordings to measure, and what they share."""

    home: Path
    time_zone: str
    batch: tuple[tuple[Outdated, RunCorrection], ...]


def remeasure(logbook: Logbook, on_file: OnFile | None = None, jobs: int | None = None) -> Remeasured:
    """Measures again what another version of the measures measured. Cut off, it goes on next time.

    Memory does not grow with the length of the history. Day rows and same-run links follow where their figures changed.
    """
    if not measured.outdated(logbook.runner, MEASURES_VERSION):
        return Remeasured(0, ())
    with one_at_a_time(logbook.runner, "rebuild") as work:
        todo = measured.outdated(logbook.runner, MEASURES_VERSION)
        left, changed, done = [], False, 0
        for facts, without in _each(logbook, todo, jobs):
            changed = measured.replace_facts(facts) or changed
            left += without
            done += len(facts) + len(without)
            _tell(work, on_file, done, len(todo))
        problems = _from_originals(logbook, left, work)
        if changed or left:
            _link(logbook)
    return Remeasured(len(todo) - len(problems), problems)


def measures_of(logbook: Logbook, number: int) -> RunMeasures | None:
    """All measures of the recording `number`, measured again first where need be; None where all of it is lost.

    While an import is at work nothing is stored, and what was kept before is given.
    """
    if measured.is_outdated(number, MEASURES_VERSION):
        with suppress(BrokenPlace), one_at_a_time(logbook.runner, "rebuild") as work:
            todo = [each for each in measured.outdated(logbook.runner, MEASURES_VERSION) if each.id == number]
            _remeasure_here(logbook, todo, work)
    return measured.measures(number)


def bring_up_to_date(logbook: Logbook, first: date, last: date) -> None:
    """Measures the recordings from `first` to `last` again where another version measured them.

    While an import is at work nothing is stored, and they stay as they are.
    """
    if measured.outdated(logbook.runner, MEASURES_VERSION, first, last):
        with suppress(BrokenPlace), one_at_a_time(logbook.runner, "rebuild") as work:
            _remeasure_here(logbook, measured.outdated(logbook.runner, MEASURES_VERSION, first, last), work)


def measure_batch(task: Task) -> tuple[dict[int, RecordingFacts], list[Outdated]]:
    """In a worker: the facts of each recording by its number, and those whose Parquet does not hold all."""
    home, found, without = ZoneInfo(task.time_zone), {}, []
    for each, correction in task.batch:
        activity = read_activity(track_path(task.home, each.original_sha256, each.index))
        if activity is None:
            without.append(each)
        else:
            found[each.id] = measure_one(each.index, activity, home, correction).facts
    return found, without


def _remeasure_here(logbook: Logbook, todo: Sequence[Outdated], work: Work) -> None:
    """In this process: what one page asks for, and not a whole history."""
    for task in _tasks(logbook, todo):
        facts, left = measure_batch(task)
        if measured.replace_facts(facts) or (left and not _from_originals(logbook, left, work)):
            _link(logbook)


def _link(logbook: Logbook) -> None:
    with store.all_or_nothing():
        link_anew(logbook)
        measured.mark_linked(logbook.runner, MEASURES_VERSION)


def _each(
    logbook: Logbook, todo: Sequence[Outdated], jobs: int | None
) -> Iterator[tuple[dict[int, RecordingFacts], list[Outdated]]]:
    tasks, workers = _tasks(logbook, todo), jobs or os.cpu_count() or 1
    if len(todo) < FEWEST_FOR_WORKERS or workers == 1:
        yield from map(measure_batch, tasks)
        return
    # Spawned, because a fork would copy the connection to the database.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        under_way: deque[Future[tuple[dict[int, RecordingFacts], list[Outdated]]]] = deque()
        for task in tasks:
            under_way.append(pool.submit(measure_batch, task))
            if len(under_way) > workers * TASKS_AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _tasks(logbook: Logbook, todo: Sequence[Outdated]) -> Iterator[Task]:
    corrected, zone = corrections(logbook.runner), store.profile(logbook.runner).time_zone
    for begin in range(0, len(todo), BATCH):
        some = todo[begin : begin + BATCH]
        yield Task(logbook.home, zone, tuple((each, _correction(corrected, each)) for each in some))


def _correction(corrected: Mapping[Place, RunCorrection], each: Outdated) -> RunCorrection:
    return corrected.get((each.original_sha256, each.index), NOT_CORRECTED)


def _from_originals(logbook: Logbook, left: Sequence[Outdated], work: Work) -> tuple[Problem, ...]:
    """Those whose Parquet is lost or older than what it must hold now are made of their originals."""
    corrected, problems = corrections(logbook.runner), []
    for sha256 in dict.fromkeys(each.original_sha256 for each in left):
        work.beat()
        problems += remake(logbook, recordings.original(logbook.runner, sha256), corrected)
    return tuple(problems)


def _tell(work: Work, on_file: OnFile | None, done: int, total: int) -> None:
    work.beat()
    if on_file:
        on_file(done, total, "")
