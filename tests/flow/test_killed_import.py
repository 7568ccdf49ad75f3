from __future__ import annotations

import os
import random
import time
from datetime import timedelta
from pathlib import Path

import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW, START
from tools.soak_import import cut_off, differences, finish, start, state

from easeback.flow.add_files import add_files
from easeback.flow.logbook import Logbook, open_logbook
from easeback.keep.files import read_original
from easeback.keep.logbook import recordings, store
from easeback.keep.tracks import read_track, track_path
from easeback.settings import Settings

RUNS = 12
posix = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")


@posix
@pytest.mark.parametrize("after_runs", [1, 5, 9])
def test_a_killed_import_loses_nothing_and_leaves_nothing_half(
    logbook: Logbook, gpx_run: GpxRun, tmp_path: Path, after_runs: int
) -> None:
    """Killed with -9 at different points: what has a row is whole, and the next import completes all twelve runs."""
    for number in range(RUNS):
        gpx_run(f"in/{number:02}.gpx", start=START + timedelta(days=number, minutes=7 * number), minutes=60)
    kill_when(logbook, tmp_path / "in", after_runs)
    kept = recordings.originals(logbook.runner)
    assert after_runs <= len(kept) < RUNS
    for original in kept:
        assert read_original(logbook.home, original.sha256)
        assert len(read_track(track_path(logbook.home, original.sha256, 0))) == 721
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
        child.kill()
        child.wait()
    open_logbook(Settings(logbook.home), NOW)


@posix
@pytest.mark.parametrize("seed", range(5))
def test_killed_at_random_moments_it_comes_to_the_same(gpx_run: GpxRun, tmp_path: Path, seed: int) -> None:
    """Twelve runs, a twin, a ride and a broken file: after up to four kills every row and file is as undisturbed."""
    for number in range(RUNS):
        gpx_run(f"in/{number:02}.gpx", start=START + timedelta(days=number, minutes=7 * number), minutes=90)
    gpx_run("in/twin of 00.gpx", minutes=90, heart_rate=150)
    gpx_run("in/ride.gpx", start=START + timedelta(days=40), kind="cycling", speed_m_s=8.0)
    (tmp_path / "in" / "broken.gpx").write_text("this is no GPX")
    started = time.monotonic()
    finish(tmp_path / "undisturbed", tmp_path / "in")
    longest_s, wanted = time.monotonic() - started, state(tmp_path / "undisturbed")
    assert {name: len(rows) for name, rows in wanted.items()} == {
        "originals": 14, "recordings": 14, "days": 13, "lines": 15, "files": 28,
    }  # fmt: skip
    cut_off(tmp_path / "killed", tmp_path / "in", random.Random(seed), longest_s, 4)
    finish(tmp_path / "killed", tmp_path / "in")
    assert differences(wanted, state(tmp_path / "killed")) == []
