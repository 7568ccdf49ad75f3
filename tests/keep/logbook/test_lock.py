from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from easeback.keep.logbook.lock import BEAT_EVERY, STALE_AFTER, one_at_a_time
from easeback.keep.logbook.models import WorkLock
from easeback.model.error import BrokenPlace


def test_a_second_import_waits_its_turn(runner: int) -> None:
    """While one works another is refused with what to do; afterwards it may."""
    with one_at_a_time(runner, "import"):
        with pytest.raises(BrokenPlace, match="still at work"), one_at_a_time(runner, "import"):
            pass
        assert WorkLock.objects.count() == 1
    with one_at_a_time(runner, "rebuild"):
        assert WorkLock.objects.get().work == "rebuild"


def test_a_lock_is_let_go_when_the_work_fails(runner: int) -> None:
    """An error is no reason to wait two minutes."""
    with pytest.raises(RuntimeError), one_at_a_time(runner, "import"):
        raise RuntimeError
    assert not WorkLock.objects.exists()


def test_a_dead_holder_is_taken_over_and_notices(runner: int) -> None:
    """A heartbeat long past means death; should the dead one wake, it stops instead of writing beside the other."""
    long_ago = datetime.now(UTC) - STALE_AFTER - timedelta(seconds=1)
    with one_at_a_time(runner, "import") as first:
        WorkLock.objects.update(heartbeat_at=long_ago)
        with one_at_a_time(runner, "import"):
            first.last_beat = datetime.now(UTC) - BEAT_EVERY
            with pytest.raises(BrokenPlace, match="took over"):
                first.beat()


def test_the_lock_of_a_killed_process_is_free_at_once(runner: int) -> None:
    """After kill -9 the runner need not wait for the heartbeat to grow old."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    with one_at_a_time(runner, "import") as work:
        WorkLock.objects.update(holder=work.holder.replace(str(os.getpid()), str(child.pid)))
        with one_at_a_time(runner, "import") as other:
            assert WorkLock.objects.get().holder == other.holder


def test_a_heartbeat_keeps_the_lock_alive(runner: int) -> None:
    """A long import is not taken for dead while it beats."""
    with one_at_a_time(runner, "import") as work:
        WorkLock.objects.update(heartbeat_at=datetime.now(UTC) - STALE_AFTER)
        work.last_beat -= BEAT_EVERY
        work.beat()
        with pytest.raises(BrokenPlace), one_at_a_time(runner, "import"):
            pass


def test_a_lock_that_outlived_its_work_is_free(runner: int) -> None:
    """On a full disk the row cannot be deleted; the same process, which lives on, may take it again all the same."""
    with one_at_a_time(runner, "import"):
        left = WorkLock.objects.values().get()
    WorkLock.objects.create(**left)
    with one_at_a_time(runner, "rebuild"):
        assert WorkLock.objects.get().work == "rebuild"
