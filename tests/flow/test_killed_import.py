from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW, START, gpx
from tools.soak_import import cut_off, differences, environment, finish, start, state

from easeback.flow.add_files import add_files
from easeback.flow.logbook import Logbook, open_logbook
from easeback.keep.files import read_original
from easeback.keep.logbook import recordings, store
from easeback.keep.tracks import read_track, track_path
from easeback.settings import Settings

RUNS = 30
posix = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")


@posix
@pytest.mark.parametrize("after_runs", [1, 8, 16])
def test_a_killed_import_loses_nothing_and_leaves_nothing_half(
    logbook: Logbook, gpx_run: GpxRun, tmp_path: Path, after_runs: int
) -> None:
    """Killed with -9 at different points: what has a row is whole, and the next import completes all thirty runs."""
    for number in range(RUNS):
        gpx_run(f"in/{number:02}.gpx", start=START + timedelta(days=number, minutes=7 * number), minutes=20)
    kill_when(logbook, tmp_path / "in", after_runs)
    kept = recordings.originals(logbook.runner)
    assert after_runs <= len(kept) < RUNS
    for original in kept:
        assert read_original(logbook.home, original.sha256)
        assert len(read_track(track_path(logbook.home, original.sha256, 0))) == 241
    assert len(store.days(logbook.runner)) == len(kept)
    again = add_files(logbook, [tmp_path / "in"], NOW)
    assert (again.taken, again.known) == (RUNS - len(kept), len(kept))
    assert [day.recordings for day in store.days(logbook.runner)] == [1] * RUNS
    assert not list(logbook.home.rglob(".new-*"))


def kill_when(logbook: Logbook, folder: Path, runs: int) -> None:
    """Imports `folder` in another process, file by file, and kills it once `runs` of its files have a row."""
    child = start(logbook.home, folder, batch=1)
    try:
        while child.poll() is None and len(recordings.originals(logbook.runner)) < runs:
            time.sleep(0.002)
    finally:
        workers = workers_of(child.pid)
        child.kill()
        child.wait()
        # A worker ends by itself once its pipe closes; until then it may still write what nobody waits for.
        wait_until_gone(workers)
    open_logbook(Settings(logbook.home), NOW)


def workers_of(pid: int) -> list[int]:
    """The processes that a process started, where /proc tells."""
    below = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(each) for each in below.read_text().split()] if below.exists() else []


def wait_until_gone(pids: list[int], seconds: float = 20) -> None:
    """Waits until none of the processes is left."""
    deadline = time.monotonic() + seconds
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A folder to import, how long that takes [s], and what it comes to."""

    folder: Path
    seconds: float
    state: dict[str, list[Any]]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """Thirty runs, a twin of the first, a ride and a broken file."""
    place = tmp_path_factory.mktemp("undisturbed")
    folder = place / "in"
    folder.mkdir()
    for number in range(RUNS):
        start_at = START + timedelta(days=number, minutes=7 * number)
        (folder / f"{number:02}.gpx").write_text(gpx(start_at, 20, 3.0, "running", None))
    (folder / "twin of 00.gpx").write_text(gpx(START, 20, 3.0, "running", 150))
    (folder / "ride.gpx").write_text(gpx(START + timedelta(days=40), 20, 8.0, "cycling", None))
    (folder / "broken.gpx").write_text("this is no GPX")
    began = time.monotonic()
    finish(place / "home", folder)
    return Undisturbed(folder, time.monotonic() - began, state(place / "home"))


@posix
@pytest.mark.parametrize("seed", range(5))
def test_killed_at_random_moments_it_comes_to_the_same(undisturbed: Undisturbed, tmp_path: Path, seed: int) -> None:
    """After up to three kills every row and file is as in an import that nobody disturbed."""
    assert {name: len(rows) for name, rows in undisturbed.state.items()} == {
        "originals": 32, "recordings": 32, "days": 31, "lines": 33, "files": 64,
    }  # fmt: skip
    cut_off(tmp_path / "home", undisturbed.folder, random.Random(seed), undisturbed.seconds, 3)
    finish(tmp_path / "home", undisturbed.folder)
    assert differences(undisturbed.state, state(tmp_path / "home")) == []


@posix
def test_ctrl_c_keeps_what_was_taken_and_says_so(gpx_run: GpxRun, tmp_path: Path) -> None:
    """Exit code 130 and one line, no traceback of any process; what was read is stored, and the next import goes on."""
    for number in range(90):
        gpx_run(f"in/{number:02}.gpx", start=START + timedelta(days=number, minutes=7 * number), minutes=120)
    command = [sys.executable, "-m", "easeback", "import", str(tmp_path / "in"), "--home", str(tmp_path / "home")]
    child = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True, start_new_session=True)
    while len(list((tmp_path / "home" / "tracks").glob("*/*"))) < 8 and child.poll() is None:
        time.sleep(0.002)
    os.killpg(child.pid, signal.SIGINT)
    _, complaint = child.communicate()
    assert child.returncode == 130
    assert complaint.strip() == "Stopped. What was answered or taken in so far is kept."
    logbook = open_logbook(Settings(tmp_path / "home"), NOW)
    kept = len(recordings.originals(logbook.runner))
    assert 0 < kept < 90
    assert add_files(logbook, [tmp_path / "in"], NOW).taken == 90 - kept


@posix
def test_a_killed_import_leaves_no_worker_behind(gpx_run: GpxRun, tmp_path: Path) -> None:
    """Killed with -9 itself, its workers see their pipes close and end by themselves."""
    for number in range(40):
        gpx_run(f"in/{number:02}.gpx", start=START + timedelta(days=number), minutes=120)
    child = start(tmp_path / "home", tmp_path / "in")
    below = Path(f"/proc/{child.pid}/task/{child.pid}/children")
    if not below.exists():
        pytest.skip("which processes are whose is read from /proc")
    while not list((tmp_path / "home" / "tracks").glob("*/*")) and child.poll() is None:
        time.sleep(0.002)
    workers = workers_of(child.pid)
    child.kill()
    child.wait()
    wait_until_gone(workers)
    assert len(workers) >= 2
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
