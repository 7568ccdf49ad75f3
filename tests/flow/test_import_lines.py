from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW, START

from easeback.flow import import_task
from easeback.flow.add_files import Imported, Options, add_files
from easeback.flow.logbook import Logbook
from easeback.flow.past_imports import past_imports
from easeback.keep.files import original_path, read_original
from easeback.keep.logbook import imports, store
from easeback.keep.logbook.models import Original
from easeback.model.problem import Problem


@pytest.fixture
def folder(gpx_run: GpxRun, tmp_path: Path) -> Path:
    """A run, its poorer twin, a ride, a broken recording, a picture and a text without a known ending."""
    gpx_run("in/run.gpx", heart_rate=150)
    gpx_run("in/twin.gpx")
    gpx_run("in/ride.gpx", start=START + timedelta(days=1), kind="cycling", speed_m_s=8.0)
    (tmp_path / "in" / "broken.gpx").write_text("this is no GPX")
    (tmp_path / "in" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "in" / "notes").write_text("Dear diary")
    return tmp_path / "in"


def take(logbook: Logbook, path: Path, *, again: bool = False) -> Imported:
    return add_files(logbook, [path], NOW, options=Options(again=again))


def test_every_file_has_its_line(logbook: Logbook, folder: Path) -> None:
    """What became of each, with the number of its run and of the run shown in its place."""
    take(logbook, folder)
    lines = {line.outcome.shown: line for line in past_imports(logbook, "last").lines}
    assert {name: line.outcome.result for name, line in lines.items()} == {
        "broken.gpx": "refused",
        "notes": "no_activity",
        "photo.jpg": "no_activity",
        "ride.gpx": "cross_training",
        "run.gpx": "run",
        "twin.gpx": "run",
    }
    assert lines["twin.gpx"].same_as == lines["run.gpx"].run
    assert lines["broken.gpx"].outcome.what
    assert lines["broken.gpx"].outcome.what_to_do


def test_the_second_import_reads_nothing(logbook: Logbook, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By path, size and time each file is known as what it was; no byte of it is read again."""
    first = take(logbook, folder)
    monkeypatch.setattr(import_task, "read_member", lambda _: pytest.fail("a file was read again"))
    second = take(logbook, folder)
    assert (first.taken, first.refused, first.refused_before) == (3, 1, 0)
    assert (second.taken, second.known, second.refused, second.refused_before) == (0, 3, 0, 1)
    assert second.not_activities == first.not_activities == {"other": 2}
    assert second.problems == ()
    assert past_imports(logbook, "last").lines == ()


def test_a_refused_file_is_tried_again_when_it_changes(logbook: Logbook, folder: Path, gpx_run: GpxRun) -> None:
    """The sound file under the same name is taken."""
    take(logbook, folder)
    gpx_run("in/broken.gpx", start=START + timedelta(days=3))
    second = take(logbook, folder)
    assert (second.taken, second.refused_before) == (1, 0)


def test_a_refused_file_is_tried_again_when_asked(logbook: Logbook, folder: Path) -> None:
    """--again reads it once more, and its line is renewed and not doubled."""
    take(logbook, folder)
    again = take(logbook, folder, again=True)
    assert (again.refused, again.refused_before) == (1, 0)
    assert [line.outcome.shown for line in past_imports(logbook, "refused").lines] == ["broken.gpx"]
    assert len(past_imports(logbook, "all").lines) == 6


def test_a_refused_file_that_is_named_is_told_again(logbook: Logbook, folder: Path) -> None:
    """Whoever names a file wants to hear of it, and how it is tried once more."""
    take(logbook, folder)
    add_files(logbook, [folder / "broken.gpx"], NOW)
    imported = add_files(logbook, [folder / "broken.gpx"], NOW)
    [problem] = imported.problems
    assert "--again" in problem.what_to_do
    assert (imported.refused, imported.refused_before) == (0, 1)


def test_what_the_system_would_not_read_is_tried_next_time(
    logbook: Logbook, gpx_run: GpxRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A permission that was missing changes nothing of the file, and must not refuse it for ever."""
    path = gpx_run("a.gpx")
    refusal = Problem("a.gpx", "It cannot be read: permission denied.", "Check the file.")
    monkeypatch.setattr(import_task, "read_member", lambda _: (b"", (refusal,)))
    assert take(logbook, path).refused == 1
    monkeypatch.undo()
    assert take(logbook, path).taken == 1


def test_a_lost_original_comes_back_with_its_file(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Lost or deleted by accident: what an error message promises, importing again, is kept."""
    path = gpx_run("a.gpx")
    take(logbook, path)
    sha256 = Original.objects.get().sha256
    original_path(logbook.home, sha256).unlink()
    assert take(logbook, path).known == 1
    assert read_original(logbook.home, sha256) == path.read_bytes()


def test_the_same_content_twice_in_one_import_is_taken_once(logbook: Logbook, gpx_run: GpxRun) -> None:
    """A copy beside its file, met in the same batch: one taken, one already there, and no staged file is left."""
    path = gpx_run("in/a.gpx")
    (path.parent / "b.gpx").write_bytes(path.read_bytes())
    imported = take(logbook, path.parent)
    assert (imported.taken, imported.known) == (1, 1)
    assert not list(logbook.home.rglob(".new-*"))


@pytest.mark.skipif(os.cpu_count() == 1, reason="one worker is no two")
def test_workers_make_the_same_logbook_as_one_process(
    logbook: Logbook, gpx_run: GpxRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten runs and a twin: lines, and with them links and numbers, are equal whoever reads the files."""
    for number in range(10):
        gpx_run(f"in/{number}.gpx", start=START + timedelta(days=number))
    gpx_run("in/twin.gpx", heart_rate=140)
    with_workers = add_files(logbook, [tmp_path / "in"], NOW, options=Options(jobs=2))
    lines = past_imports(logbook, "all").lines
    monkeypatch.setattr("easeback.flow.add_files.FEWEST_FOR_WORKERS", 1000)
    other = Logbook(logbook.home.with_name("other"), fresh_runner(logbook))
    other.home.mkdir()
    alone = add_files(other, [tmp_path / "in"], NOW)
    assert (with_workers.runs, with_workers.same_runs) == (alone.runs, alone.same_runs) == (11, 1)
    assert [line.outcome for line in lines] == [line.outcome for line in past_imports(other, "all").lines]


def fresh_runner(logbook: Logbook) -> int:
    runner = store.add_runner(NOW)
    store.add_facts(runner, {"time_zone": store.profile(logbook.runner).time_zone}, NOW, "runner")
    return runner


def test_an_import_that_ended_says_what_it_came_to(logbook: Logbook, folder: Path) -> None:
    """Its counts stand in the list of imports; one that never ended has none."""
    take(logbook, folder)
    unended = imports.begin(logbook.runner, NOW)
    latest, first = imports.sittings(logbook.runner)
    assert (latest.id, latest.ended_at) == (unended, None)
    assert first.ended_at is not None
    assert (first.counts["files"], first.counts["taken"], first.counts["refused"]) == (6, 3, 1)


def test_nothing_was_imported_yet(logbook: Logbook) -> None:
    """An empty logbook has no imports and no lines."""
    assert past_imports(logbook, "last") == past_imports(logbook, "all")
    assert past_imports(logbook, "all").lines == ()
