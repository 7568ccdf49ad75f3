from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW

from easeback.flow.add_diary import add_diary
from easeback.flow.add_files import add_files
from easeback.flow.ground import match_ground
from easeback.flow.logbook import Logbook
from easeback.flow.rebuild import rebuild
from easeback.flow.runs import correct_run
from easeback.keep.files import original_path
from easeback.keep.grounds import ground_path, read_ground, write_ground
from easeback.keep.logbook.models import DayRow, Original, Recording
from easeback.keep.logbook.runs_on_ground import runs_on_ground

DIARY = b"date,zone,leg_pain_0_10,run_kind,red_flags_denied\n2024-05-01,calf,3,easy,all\n2024-05-03,thigh,2,,all\n"


def derived(logbook: Logbook) -> tuple[Any, ...]:
    tracks = {path.name: path.read_bytes() for path in (logbook.home / "tracks").glob("*/*")}
    rows = [list(table.objects.order_by("pk").values()) for table in (Recording, Original)]
    return rows, list(DayRow.objects.order_by("on").values("on", "day", "runner_id")), tracks


def test_everything_derived_comes_out_identical(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Tracks, measures, links and days deleted and made anew are the same, byte for byte, number for number."""
    later = datetime(2024, 5, 2, 6, 0, tzinfo=UTC)
    files = [
        gpx_run("poor.gpx"),
        gpx_run("rich.gpx", heart_rate=150),
        gpx_run("ride.gpx", start=later, kind="cycling", speed_m_s=8.0),
    ]
    add_files(logbook, files, NOW)
    add_diary(logbook, "d.csv", DIARY, NOW)
    before = derived(logbook)
    assert len(before[1]) == 3
    shutil.rmtree(logbook.home / "tracks")
    DayRow.objects.all().delete()
    Recording.objects.update(same_as=None, shown=True, distance_km=None, moving_min=99.0, measures_version="0")
    rebuilt = rebuild(logbook)
    assert (rebuilt.originals, rebuilt.recordings, rebuilt.days, rebuilt.problems) == (3, 3, 3, ())
    assert derived(logbook) == before


def test_a_lost_original_is_told_and_its_run_stays(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Nothing is thrown away because a file is damaged."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    days = list(DayRow.objects.values("day"))
    original_path(logbook.home, Original.objects.get().sha256).unlink()
    rebuilt = rebuild(logbook)
    assert [problem.where for problem in rebuilt.problems] == ["a.gpx"]
    assert list(DayRow.objects.values("day")) == days


def test_grounds_of_runs_that_count_no_more_go(logbook: Logbook, gpx_run: GpxRun) -> None:
    """A deleted run's ground goes at once, another version's at the next rebuild; what is good stays as it is."""
    later = datetime(2024, 5, 3, 6, 0, tzinfo=UTC)
    add_files(logbook, [gpx_run(f"{n}.gpx", later + timedelta(days=n)) for n in range(3)], NOW)
    match_ground(logbook)
    grounds = [ground_path(logbook.home, run.sha256, run.index) for run in runs_on_ground(logbook.runner)]
    assert [path.exists() for path in grounds] == [True, True, True]
    good = grounds[1].read_bytes()
    correct_run(logbook, Recording.objects.order_by("started_at")[0].pk, {"deleted": True}, NOW)
    kept = read_ground(grounds[2])
    assert kept is not None
    write_ground(grounds[2], replace(kept, version="of old"))
    assert [path.exists() for path in grounds] == [False, True, True]
    rebuild(logbook)
    assert [path.exists() for path in grounds] == [False, True, False]
    assert grounds[1].read_bytes() == good
