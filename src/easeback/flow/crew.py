"""Worker processes that share the files of an import. One that dies over a file costs that file and no other.

Our own and not an executor: that could not tell over which file a worker died, nor bound the bytes under way.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Final

from easeback.flow.import_process import READY, serve
from easeback.flow.import_task import Job, Took
from easeback.model.activity import FileKind
from easeback.model.error import BrokenPlace
from easeback.model.problem import Problem
from easeback.read.archive import Member

# Files sent ahead to each worker, so that none waits for the main process while it writes to the database.
AHEAD: Final = 8
# Results come back in order; a slow file holds back no more than this many others.
WINDOW: Final = 256
MOST_BYTES_UNDER_WAY: Final = 64 * 2**20
# No recording takes seconds; a worker that is silent for minutes will not come back.
LONGEST_FILE_S: Final = 180.0
MOST_FAILED_STARTS: Final = 5
DIED: Final = "The process that read it ended abruptly, twice."
STUCK: Final = f"Reading it took longer than {LONGEST_FILE_S / 60:.0f} minutes."
WHAT_TO_DO: Final = "It was left out; report it if it is a recording, or give the machine more memory and use --again."


@dataclass(slots=True)
class _Task:
    number: int
    member: Member
    is_suspect: bool = False


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    under_way: deque[_Task] = field(default_factory=deque)
    since: float = field(default_factory=monotonic)
    is_ready: bool = False

    @property
    def is_expected(self) -> bool:
        """It owes an answer: that it is ready, or what it made of a file."""
        return bool(self.under_way) or not self.is_ready


class Crew:
    """So many worker processes for one import. Use it as a context: they end with it."""

    def __init__(self, job: Job, jobs: int) -> None:
        self._job = job
        self._failed_starts = 0
        self._has_ended = False
        self._workers = [self._hire() for _ in range(jobs)]

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            _dismiss(worker)

    def take(self, members: Iterable[Member]) -> Iterator[tuple[Member, Took]]:
        """What was made of each file, in the order of `members`."""
        coming = (_Task(number, member) for number, member in enumerate(members))
        again: deque[_Task] = deque()
        done: dict[int, tuple[Member, Took]] = {}
        for number in count():
            self._hand_out(coming, again, number)
            while number not in done:
                if self._has_ended and not again and not any(worker.under_way for worker in self._workers):
                    return
                done |= {task.number: (task.member, took) for task, took in self._collect(again)}
                self._hand_out(coming, again, number)
            yield done.pop(number)

    def _hand_out(self, coming: Iterator[_Task], again: deque[_Task], first: int) -> None:
        """Sends files to the workers with the least to do, as long as they, the window and the memory allow it."""
        while worker := self._least_busy():
            if any(task.is_suspect for each in self._workers for task in each.under_way):
                return
            task = again.popleft() if again else next(coming, None)
            if task is None:
                self._has_ended = True
                return
            if not self._may_send(task, first):
                again.appendleft(task)
                return
            _send(worker, task)

    def _least_busy(self) -> _Worker | None:
        able = (each for each in self._workers if each.is_ready and len(each.under_way) < AHEAD)
        return min(able, key=lambda each: len(each.under_way), default=None)

    def _may_send(self, task: _Task, first: int) -> bool:
        under_way = [each for worker in self._workers for each in worker.under_way]
        if not under_way:
            return True
        bytes_under_way = sum(each.member.size_bytes for each in under_way)
        is_in_window = task.number < first + WINDOW
        # A file over which a worker died is tried once more with nothing beside it that could be to blame.
        return not task.is_suspect and is_in_window and bytes_under_way + task.member.size_bytes <= MOST_BYTES_UNDER_WAY

    def _collect(self, again: deque[_Task]) -> Iterator[tuple[_Task, Took]]:
        """Waits for answers; a worker that died or is stuck is replaced, and its other files are handed out anew."""
        ready = wait([worker.pipe for worker in self._workers if worker.is_expected], timeout=1.0)
        for worker in list(self._workers):
            if worker.pipe in ready:
                try:
                    took = worker.pipe.recv()
                except (EOFError, OSError):
                    yield from self._replace(worker, again, DIED)
                    continue
                worker.since = monotonic()
                if took == READY:
                    worker.is_ready, self._failed_starts = True, 0
                else:
                    yield worker.under_way.popleft(), took
            elif worker.is_expected and monotonic() - worker.since > LONGEST_FILE_S:
                yield from self._replace(worker, again, STUCK)

    def _replace(self, worker: _Worker, again: deque[_Task], why: str) -> Iterator[tuple[_Task, Took]]:
        _dismiss(worker)
        self._workers[self._workers.index(worker)] = self._hire()
        if not worker.is_ready:
            self._count_failed_start()
        elif worker.under_way:
            culprit = worker.under_way.popleft()
            again.extendleft(reversed(worker.under_way))
            if why == STUCK or culprit.is_suspect:
                problem = Problem(culprit.member.label, why, WHAT_TO_DO)
                yield culprit, Took(FileKind.UNREADABLE, problems=(problem,))
            else:
                culprit.is_suspect = True
                again.appendleft(culprit)

    def _count_failed_start(self) -> None:
        """No file is to blame for a worker that died before it took one."""
        self._failed_starts += 1
        if self._failed_starts > MOST_FAILED_STARTS:
            raise BrokenPlace(
                "The processes that read files end as soon as they begin.",
                "What was taken so far is kept; free some memory, or import fewer files at a time.",
            )

    def _hire(self) -> _Worker:
        # A fork would copy the database connection; spawn is also what every system has.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._job), daemon=True)
        with _deaf_to_interrupts():
            process.start()
        # Ours alone is open here, so that the worker's death ends the pipe.
        theirs.close()
        return _Worker(process, ours)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A process begun here ignores Ctrl-C from its first moment: only the main one decides what it means."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _send(worker: _Worker, task: _Task) -> None:
    if not worker.under_way:
        worker.since = monotonic()
    worker.under_way.append(task)
    # A dead worker is seen when its answer is waited for.
    with suppress(OSError):
        worker.pipe.send(task.member)


def _dismiss(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
