from __future__ import annotations

import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW

from easeback.flow.add_diary import add_diary
from easeback.flow.add_files import add_files
from easeback.flow.logbook import Logbook
from easeback.flow.profile import set_facts
from easeback.keep.logbook import store
from easeback.keep.logbook.models import Original, Recording
from easeback.keep.tracks import read_track
from easeback.model.error import BadUse

MAY_1 = date(2024, 5, 1)


def test_a_run_is_taken_measured_and_put_into_its_day(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Ten minutes at 3 m/s are 1.8 km, on the day they were run."""
    imported = add_files(logbook, [gpx_run("a.gpx")], NOW)
    [day] = store.days(logbook.runner)
    assert (imported.taken, imported.runs, imported.problems) == (1, 1, ())
    assert day.date == MAY_1
    assert day.run_km == pytest.approx(1.8, rel=0.01)
    assert day.run_min == pytest.approx(10, rel=0.01)
    assert day.recordings == 1


def test_the_parquet_holds_the_track(logbook: Logbook, gpx_run: GpxRun) -> None:
    """121 points, one every 5 s, can be read back from the file beside the original."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    [path] = (logbook.home / "tracks").glob("*/*.parquet")
    assert read_track(path).column("time_s")[-1] == 600
    assert len(read_track(path)) == 121


def test_the_same_file_twice_adds_nothing(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """Neither again, nor under another name, nor wrapped in gzip: the innermost bytes decide."""
    path = gpx_run("a.gpx")
    wrapped = tmp_path / "b.gpx.gz"
    wrapped.write_bytes(gzip.compress(path.read_bytes()))
    add_files(logbook, [path], NOW)
    before = store.days(logbook.runner)
    again = add_files(logbook, [path, wrapped], NOW)
    assert (again.taken, again.known, again.problems) == (0, 2, ())
    assert store.days(logbook.runner) == before
    assert Original.objects.count() == Recording.objects.count() == 1


@pytest.mark.parametrize("order", [("poor.gpx", "rich.gpx"), ("rich.gpx", "poor.gpx")])
def test_one_run_in_two_recordings_counts_once(logbook: Logbook, gpx_run: GpxRun, order: tuple[str, str]) -> None:
    """Whatever comes first, the richer is shown, the other kept and linked to it, and the day has one run."""
    files = {"poor.gpx": gpx_run("poor.gpx"), "rich.gpx": gpx_run("rich.gpx", heart_rate=150)}
    for name in order:
        add_files(logbook, [files[name]], NOW)
    shown = Recording.objects.get(shown=True)
    assert shown.original.name == "rich.gpx"
    assert Recording.objects.get(shown=False).same_as == shown
    [day] = store.days(logbook.runner)
    assert day.recordings == 1
    assert day.run_km == pytest.approx(1.8, rel=0.01)


def test_two_runs_of_one_day_are_summed(logbook: Logbook, gpx_run: GpxRun) -> None:
    """A morning and an evening run are two runs."""
    evening = datetime(2024, 5, 1, 18, 7, tzinfo=UTC)
    add_files(logbook, [gpx_run("a.gpx"), gpx_run("b.gpx", start=evening)], NOW)
    [day] = store.days(logbook.runner)
    assert day.recordings == 2
    assert day.run_km == pytest.approx(3.6, rel=0.01)


def test_another_sport_is_cross_training(logbook: Logbook, gpx_run: GpxRun) -> None:
    """A ride adds its minutes to the day and no run; named by itself it is told."""
    imported = add_files(logbook, [gpx_run("ride.gpx", kind="cycling", speed_m_s=8.0)], NOW)
    [day] = store.days(logbook.runner)
    assert (imported.cross_training, len(imported.problems)) == (1, 1)
    assert "not running" in str(imported.problems[0])
    assert not day.has_run
    assert day.cross_train_min == pytest.approx(10, rel=0.01)


def test_in_a_folder_other_sports_and_other_files_are_no_problem(
    logbook: Logbook, gpx_run: GpxRun, tmp_path: Path
) -> None:
    """A folder is taken as it is: what is no recording is counted, and a broken recording is told."""
    gpx_run("in/run.gpx")
    gpx_run("in/ride.gpx", start=datetime(2024, 5, 2, tzinfo=UTC), kind="cycling")
    (tmp_path / "in" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "in" / "broken.gpx").write_text("this is no GPX")
    (tmp_path / "in" / ".hidden.gpx").write_text("this is no GPX either")
    imported = add_files(logbook, [tmp_path / "in"], NOW)
    assert (imported.files, imported.taken, imported.refused) == (4, 2, 1)
    assert imported.not_activities == {"other": 1}
    assert [problem.where for problem in imported.problems] == ["broken.gpx"]


def test_a_named_file_without_a_run_is_a_problem(logbook: Logbook, tmp_path: Path) -> None:
    """A letter, an empty file: each refused with one line, and nothing is kept of it."""
    for name, content in (("letter.fit", b"Dear runner"), ("empty.gpx", b"")):
        (tmp_path / name).write_bytes(content)
    imported = add_files(logbook, [tmp_path / "letter.fit", tmp_path / "empty.gpx"], NOW)
    assert (imported.taken, imported.refused) == (0, 2)
    assert {problem.where.split(",")[0] for problem in imported.problems} == {"letter.fit", "empty.gpx"}
    assert not (logbook.home / "originals").exists()


def test_a_path_that_is_not_there_is_bad_use(logbook: Logbook, tmp_path: Path) -> None:
    """Nothing is imported when one of the names is wrong."""
    with pytest.raises(BadUse, match="no file or folder"):
        add_files(logbook, [tmp_path / "nowhere"], NOW)


def test_a_run_belongs_to_the_date_where_the_runner_lives(logbook: Logbook, gpx_run: GpxRun) -> None:
    """23:30 UTC is the next morning in Auckland; a later change of the time zone moves the day with it."""
    set_facts(logbook, {"time_zone": "Pacific/Auckland"}, NOW)
    add_files(logbook, [gpx_run("late.gpx", start=datetime(2024, 5, 1, 23, 30, tzinfo=UTC))], NOW)
    assert [day.date for day in store.days(logbook.runner)] == [date(2024, 5, 2)]
    set_facts(logbook, {"time_zone": "Europe/London"}, NOW)
    assert [day.date for day in store.days(logbook.runner)] == [date(2024, 5, 2)]
    set_facts(logbook, {"time_zone": "America/New_York"}, NOW)
    assert [day.date for day in store.days(logbook.runner)] == [MAY_1]


def test_diary_and_recording_are_the_same_running(logbook: Logbook, gpx_run: GpxRun) -> None:
    """1.8 km recorded and 1.9 km written down are one run of 1.8 km; the diary gives the words."""
    add_diary(logbook, "d.csv", b"date,run_km,run_kind\n2024-05-01,1.9,easy\n", NOW)
    imported = add_files(logbook, [gpx_run("a.gpx")], NOW)
    [day] = store.days(logbook.runner)
    assert imported.problems == ()
    assert day.run_kind == "easy"
    assert day.run_km == pytest.approx(1.8, rel=0.01)


def test_diary_and_recording_far_apart_are_told_and_not_added(logbook: Logbook, gpx_run: GpxRun) -> None:
    """5 km written down and 1.8 km recorded: more than 20 % apart, so a problem, and the recording counts."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    imported = add_diary(logbook, "d.csv", b"date,run_km\n2024-05-01,5\n", NOW)
    [problem] = imported.problems
    assert (problem.where, "5 km" in problem.what) == ("2024-05-01", True)
    assert store.days(logbook.runner)[0].run_km == pytest.approx(1.8, rel=0.01)


def test_progress_is_told_for_every_file(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Done, total and name, once a file."""
    heard: list[tuple[int, int, str]] = []
    add_files(logbook, [gpx_run("a.gpx"), gpx_run("b.gpx")], NOW, lambda *step: heard.append(step))
    assert heard == [(0, 2, "a.gpx"), (1, 2, "b.gpx")]


def test_a_failure_at_the_database_leaves_no_half_run(
    logbook: Logbook, gpx_run: GpxRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the files and the row: no row is there, and the next import takes the run whole."""
    path = gpx_run("a.gpx")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("easeback.flow.import_writer.remake_days", killed)
    with pytest.raises(KeyboardInterrupt):
        add_files(logbook, [path], NOW)
    assert (Original.objects.count(), Recording.objects.count()) == (0, 0)
    monkeypatch.undo()
    assert add_files(logbook, [path], NOW).taken == 1
    assert len(store.days(logbook.runner)) == 1
