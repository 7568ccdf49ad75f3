"""One import or rebuild at a time: a row with a heartbeat, taken over when its holder has died."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.db import transaction

from easeback.keep.logbook.faults import told_in_words
from easeback.keep.logbook.models import WorkLock
from easeback.model.error import BrokenPlace

STALE_AFTER = timedelta(seconds=120)
BEAT_EVERY = timedelta(seconds=5)
# The holders at work in this process: on a full disk a lock's row can outlive its work, and our process lives on.
_AT_WORK: set[str] = set()


class StillAtWork(BrokenPlace):
    """Other work holds the logbook: to wait is enough."""


@dataclass(slots=True)
class Work:
    """Work under way. `beat` tells others that it lives; call it at every step."""

    runner: int
    holder: str
    last_beat: datetime

    def beat(self) -> None:
        """Renews the heartbeat. Raises BrokenPlace where the work was taken for dead and another began."""
        now = datetime.now(UTC)
        if now - self.last_beat < BEAT_EVERY:
            return
        mine = WorkLock.objects.filter(runner_id=self.runner, holder=self.holder)
        if not mine.update(heartbeat_at=now):
            raise BrokenPlace("Another import took over because this one stood still.", "Start this one again later.")
        self.last_beat = now


@contextmanager
def one_at_a_time(runner: int, work: str) -> Iterator[Work]:
    """Holds the logbook for `work`. Raises StillAtWork while other work is alive."""
    with told_in_words(), _held(runner, work) as held:
        yield held


@contextmanager
def _held(runner: int, work: str) -> Iterator[Work]:
    held = Work(runner, f"{_this_machine()}:{os.getpid()}:{uuid4().hex[:8]}", datetime.now(UTC))
    _take(held, work)
    _AT_WORK.add(held.holder)
    try:
        yield held
    finally:
        _AT_WORK.discard(held.holder)
        WorkLock.objects.filter(runner_id=runner, holder=held.holder).delete()


def _take(held: Work, work: str) -> None:
    with transaction.atomic():
        other = WorkLock.objects.filter(runner_id=held.runner).first()
        if other is not None and held.last_beat - other.heartbeat_at < STALE_AFTER and not _has_died(other.holder):
            raise StillAtWork(
                f"Another {other.work} of this logbook is still at work.",
                f"Wait until it is done; if it was cut off, try again in {STALE_AFTER.seconds // 60} minutes.",
            )
        WorkLock.objects.filter(runner_id=held.runner).delete()
        WorkLock.objects.create(runner_id=held.runner, work=work, holder=held.holder, heartbeat_at=held.last_beat)


def _this_machine() -> str:
    return platform.node().replace(":", "-")[:20]


def _has_died(holder: str) -> bool:
    """The holder's process is no more. False where that cannot be told: on another machine, or on Windows."""
    machine, _, rest = holder.partition(":")
    pid = rest.partition(":")[0]
    # Windows would end the process instead of asking after it.
    if os.name != "posix" or machine != _this_machine() or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return holder not in _AT_WORK
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
