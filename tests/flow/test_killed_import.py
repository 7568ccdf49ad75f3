from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW, START

import easeback
from easeback.flow.add_files import add_files
from easeback.flow.logbook import Logbook, open_logbook
from easeback.keep.files import read_original
from easeback.keep.logbook import recordings, store
from easeback.keep.tracks import read_track, track_path
from easeback.settings import Settings

RUNS = 12
# An import that stores every file by itself, so that there is something to cut between.
ONE_BY_ONE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from easeback.flow.add_files import Options, add_files
from easeback.flow.import_writer import Pace
from easeback.flow.logbook import open_logbook
from easeback.settings import Settings
if __name__ == "__main__":
    home, folder = map(Path, sys.argv[1:])
    now = datetime(2024, 5, 10, 7, 0, tzinfo=UTC)
    add_files(open_logbook(Settings(home), now), [folder], now, options=Options(jobs=2, pace=Pace(files=1)))
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
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


def kill_when(logbook: Logbook, folder: Path, runs: int) -> None:
    """Imports `folder` in another process and kills it once `runs` of its files have a row."""
    environment = os.environ | {"PYTHONPATH": str(Path(easeback.__file__).parents[1])}
    command = [sys.executable, "-c", ONE_BY_ONE, str(logbook.home), str(folder)]
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        while child.poll() is None and len(recordings.originals(logbook.runner)) < runs:
            time.sleep(0.002)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    open_logbook(Settings(logbook.home), NOW)
