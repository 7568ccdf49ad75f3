"""A recording that was here before the account export that names it hears of its name, type, effort and gear."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.flow.conftest import GpxRun
from tests.read.archive.conftest import zip_of
from tests.small_recordings import NOW, START

from easeback.flow import import_task, rebuild
from easeback.flow.add_files import add_files
from easeback.flow.logbook import Logbook
from easeback.flow.runs import RunRow, list_runs
from easeback.keep.logbook import store

TABLE = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Activity Gear,"
    "Filename,Perceived Exertion\n"
    "1,x,Along the river,{kind},,600,1.8,Blue pair,activities/run.gpx,6\n"
)


def only_run(logbook: Logbook) -> RunRow:
    (row,) = list_runs(logbook, START.date(), START.date(), every=True)
    return row


def strava(run: Path, kind: str = "Run") -> bytes:
    return zip_of([("activities.csv", TABLE.format(kind=kind).encode()), ("activities/run.gpx", run.read_bytes())])


def test_strava_s_words_reach_a_run_that_is_here(
    logbook: Logbook, gpx_run: GpxRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Name, type, effort and gear come with the export; nothing is decoded again, and nothing added twice."""
    run = gpx_run("run.gpx")
    add_files(logbook, [run], NOW)
    assert only_run(logbook).hint is None
    (tmp_path / "export.zip").write_bytes(strava(run))
    for module in (import_task, rebuild):
        monkeypatch.setattr(module, "read_bytes", lambda *_: pytest.fail("it was decoded again"))
    imported = add_files(logbook, [tmp_path / "export.zip"], NOW)
    assert (imported.taken, imported.known) == (0, 1)
    hint = only_run(logbook).hint
    assert hint is not None
    said = {name: hint[name] for name in ("service", "name", "kind", "effort_0_10", "gear")}
    assert said == {
        "service": "Strava", "name": "Along the river", "kind": "Run", "effort_0_10": 6.0, "gear": "Blue pair"
    }  # fmt: skip


def test_garmin_s_words_reach_it_by_its_start(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """The table of the account names activities by when they started, whatever the file is called there."""
    run = gpx_run("run.gpx")
    add_files(logbook, [run], NOW)
    row = {
        "beginTimestamp": START.timestamp() * 1000,
        "name": "Town",
        "activityType": "trail_running",
        "workoutRpe": 40,
    }
    table = json.dumps([{"summarizedActivitiesExport": [row]}]).encode()
    export = zip_of([("a_summarizedActivities.json", table), ("part.zip", zip_of([("me_77.gpx", run.read_bytes())]))])
    (tmp_path / "export.zip").write_bytes(export)
    add_files(logbook, [tmp_path / "export.zip"], NOW)
    found = only_run(logbook)
    assert found.hint is not None
    assert (found.hint["name"], found.hint["effort_0_10"], found.sport) == ("Town", 4.0, "running")


def test_a_file_met_before_in_the_same_place_is_named_too(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """An unpacked export whose table was missing at first: the files have not changed, and hear of it all the same."""
    run = gpx_run("run.gpx")
    folder = tmp_path / "export"
    (folder / "activities").mkdir(parents=True)
    shutil.copy(run, folder / "activities" / "run.gpx")
    add_files(logbook, [folder], NOW)
    (folder / "activities.csv").write_text(TABLE.format(kind="Run"))
    assert add_files(logbook, [folder], NOW).known == 1
    hint = only_run(logbook).hint
    assert hint is not None
    assert hint["name"] == "Along the river"


def test_a_type_that_is_no_run_takes_it_out_of_the_runs(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """What the runner told the service was a walk counts as one, on its day too; a rebuild comes to the same."""
    run = gpx_run("run.gpx")
    add_files(logbook, [run], NOW)
    assert store.days(logbook.runner)[0].run_min
    (tmp_path / "export.zip").write_bytes(strava(run, "Walk"))
    add_files(logbook, [tmp_path / "export.zip"], NOW)
    assert (only_run(logbook).sport, only_run(logbook).counts_as) == ("walking", "cross_training")
    assert not any(day.run_min for day in store.days(logbook.runner))
    rebuild.rebuild(logbook)
    assert only_run(logbook).sport == "walking"
