from __future__ import annotations

import os
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import START

from easeback.flow import crew as crew_module
from easeback.flow.crew import Crew
from easeback.flow.import_task import Job
from easeback.model.activity import FileKind
from easeback.read.archive import Member, Place, members

FILES = 12
pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pipe with a name stands for a file that never ends")


@pytest.fixture
def files(gpx_run: GpxRun, tmp_path: Path) -> list[Member]:
    for number in range(FILES):
        gpx_run(f"in/{number:02}.gpx", start=START + timedelta(days=number))
    return [each for each in members(tmp_path / "in") if isinstance(each, Member)]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "home").mkdir()
    return Job(tmp_path / "home", "UTC", frozenset())


@pytest.fixture
def endless(tmp_path: Path) -> Member:
    """A file whose reading never ends: a pipe that nobody writes into."""
    path = tmp_path / "endless.gpx"
    os.mkfifo(path)
    return Member(Place(str(path), 1000, 0), "endless.gpx", is_named=False)


def test_results_come_in_the_order_of_the_files(job: Job, files: list[Member]) -> None:
    """However many workers, so that the same import gives the same logbook."""
    with Crew(job, 3) as crew:
        took = list(crew.take(files))
    assert [member.label for member, _ in took] == [member.label for member in files]
    assert all(len(each.facts) == 1 and len(each.staged) == 2 for _, each in took)


def test_no_files_give_no_results(job: Job) -> None:
    """The end of nothing comes at once."""
    with Crew(job, 1) as crew:
        assert list(crew.take([])) == []


def test_a_file_over_which_workers_die_costs_itself_alone(job: Job, files: list[Member], endless: Member) -> None:
    """Its worker is killed, twice: it is refused with a reason, and the twelve others are taken."""
    with Crew(job, 2) as crew:
        killed: list[int] = []
        killer = threading.Thread(target=kill_over, args=(crew, endless, killed), daemon=True)
        killer.start()
        took = {member.label: each for member, each in crew.take([*files[:6], endless, *files[6:]])}
    assert len(killed) == 2
    assert took.pop("endless.gpx").kind is FileKind.UNREADABLE
    assert [len(each.facts) for each in took.values()] == [1] * FILES


def kill_over(crew: Crew, member: Member, killed: list[int]) -> None:
    """Kills any worker that has `member` in hand, twice in all."""
    while len(killed) < 2:
        for worker in list(crew._workers):
            in_hand = list(worker.under_way)[:1]
            pid = worker.process.pid
            if worker.is_ready and in_hand and in_hand[0].member is member and pid not in killed and pid is not None:
                killed.append(pid)
                worker.process.kill()
        time.sleep(0.01)


def test_a_worker_that_never_answers_is_replaced(
    job: Job, files: list[Member], endless: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the longest time a file may take it is refused, and the rest goes on."""
    monkeypatch.setattr(crew_module, "LONGEST_FILE_S", 5.0)
    with Crew(job, 2) as crew:
        took = {member.label: each for member, each in crew.take([endless, *files])}
    [problem] = took.pop("endless.gpx").problems
    assert "longer than" in problem.what
    assert [len(each.facts) for each in took.values()] == [1] * FILES


def test_the_bytes_under_way_are_bounded(job: Job, files: list[Member], monkeypatch: pytest.MonkeyPatch) -> None:
    """Never more than the limit is handed out, but for a single file that is larger by itself."""
    limit = max(member.size_bytes for member in files) * 2
    monkeypatch.setattr(crew_module, "MOST_BYTES_UNDER_WAY", limit)
    most = 0
    with Crew(job, 2) as crew:
        for _ in crew.take(files):
            under_way = sum(task.member.size_bytes for worker in crew._workers for task in worker.under_way)
            most = max(most, under_way)
    assert 0 < most <= limit
