from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW, START

from easeback.flow.add_files import add_files
from easeback.flow.logbook import Logbook
from easeback.flow.rebuild import rebuild
from easeback.flow.runs import RunRow, correct_run, list_runs, show_run
from easeback.keep.files import original_path
from easeback.keep.logbook import store
from easeback.keep.logbook.models import RunCorrection
from easeback.model.error import BadUse, BrokenPlace

LATER = NOW + timedelta(days=1)


def shown(logbook: Logbook) -> list[str]:
    return [row.original_name for row in list_runs(logbook, date.min, date.max)]


def every(logbook: Logbook) -> dict[str, RunRow]:
    return {row.original_name: row for row in list_runs(logbook, date.min, date.max, every=True)}


def delete(logbook: Logbook, name: str) -> None:
    correct_run(logbook, every(logbook)[name].id, {"deleted": True}, LATER)


def test_runs_are_listed_by_date(logbook: Logbook, gpx_run: GpxRun) -> None:
    """From and to are both within, and another sport is listed only where every recording is."""
    for day in range(3):
        add_files(logbook, [gpx_run(f"{day}.gpx", start=START + timedelta(days=day))], NOW)
    add_files(logbook, [gpx_run("ride.gpx", start=START + timedelta(days=1, hours=5), kind="cycling")], NOW)
    middle = START.date() + timedelta(days=1)
    assert [row.original_name for row in list_runs(logbook, middle, middle)] == ["1.gpx"]
    assert len(list_runs(logbook, middle, middle, every=True)) == 2
    assert shown(logbook) == ["0.gpx", "1.gpx", "2.gpx"]


def test_a_deleted_run_leaves_its_day(logbook: Logbook, gpx_run: GpxRun) -> None:
    """The day had nothing else, so its row goes; undeleted, both come back."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    before = store.days(logbook.runner)
    delete(logbook, "a.gpx")
    assert (shown(logbook), store.days(logbook.runner)) == ([], ())
    correct_run(logbook, every(logbook)["a.gpx"].id, {"deleted": False}, LATER)
    assert (shown(logbook), store.days(logbook.runner)) == (["a.gpx"], before)


def test_a_deleted_run_stays_deleted(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Neither the same file again, nor a copy of it, nor a rebuild brings it back."""
    path = gpx_run("a.gpx")
    copy = path.with_name("copy.gpx")
    copy.write_bytes(path.read_bytes())
    add_files(logbook, [path], NOW)
    delete(logbook, "a.gpx")
    again = add_files(logbook, [path, copy], NOW)
    rebuild(logbook)
    assert (again.known, again.taken) == (2, 0)
    assert (shown(logbook), store.days(logbook.runner)) == ([], ())


@pytest.mark.parametrize("order", [("poor.gpx", "rich.gpx"), ("rich.gpx", "poor.gpx")])
def test_deleting_the_shown_one_does_not_bring_its_twin_back(
    logbook: Logbook, gpx_run: GpxRun, order: tuple[str, str]
) -> None:
    """It was the same run. A third recording of it, richer than both, stays hidden too; a rebuild agrees."""
    files = {"poor.gpx": gpx_run("poor.gpx"), "rich.gpx": gpx_run("rich.gpx", heart_rate=150)}
    for name in order:
        add_files(logbook, [files[name]], NOW)
    delete(logbook, "rich.gpx")
    assert shown(logbook) == []
    add_files(logbook, [gpx_run("third.gpx", start=START + timedelta(seconds=1), heart_rate=140)], NOW)
    assert (shown(logbook), store.days(logbook.runner)) == ([], ())
    rebuild(logbook)
    assert (shown(logbook), store.days(logbook.runner)) == ([], ())
    correct_run(logbook, every(logbook)["rich.gpx"].id, {"deleted": False}, LATER)
    assert shown(logbook) == ["rich.gpx"]


def test_a_hidden_twin_is_not_deleted_by_itself(logbook: Logbook, gpx_run: GpxRun) -> None:
    """The runner is pointed to the one that is shown."""
    add_files(logbook, [gpx_run("rich.gpx", heart_rate=150), gpx_run("poor.gpx")], NOW)
    rows = every(logbook)
    with pytest.raises(BadUse, match=f"same run as {rows['rich.gpx'].id}"):
        delete(logbook, "poor.gpx")
    page = show_run(logbook, rows["rich.gpx"].id)
    assert [twin.original_name for twin in page.behind] == ["poor.gpx"]


def test_a_ride_that_was_a_run_is_put_right(logbook: Logbook, gpx_run: GpxRun) -> None:
    """A watch in the wrong mode: corrected it is a run of its day, after a rebuild too, and can be taken back."""
    add_files(logbook, [gpx_run("ride.gpx", kind="cycling")], NOW)
    number = every(logbook)["ride.gpx"].id
    page = correct_run(logbook, number, {"sport": "running"}, LATER)
    assert (page.run.counts_as, page.run.sport_is_guessed) == ("run", False)
    rebuild(logbook)
    [day] = store.days(logbook.runner)
    assert (day.recordings, day.cross_train_min) == (1, None)
    assert day.run_km == pytest.approx(1.8, rel=0.01)
    correct_run(logbook, number, {"sport": None}, LATER)
    assert (shown(logbook), every(logbook)["ride.gpx"].sport) == ([], "cycling")
    assert RunCorrection.objects.count() == 2


def test_a_corrected_sport_finds_its_twin(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Said to be a run, it is the run that another device recorded at the same time, and counts once."""
    add_files(logbook, [gpx_run("run.gpx"), gpx_run("ride.gpx", kind="cycling", heart_rate=150)], NOW)
    assert store.days(logbook.runner)[0].cross_train_min is not None
    correct_run(logbook, every(logbook)["ride.gpx"].id, {"sport": "running"}, LATER)
    [day] = store.days(logbook.runner)
    assert (day.recordings, day.cross_train_min) == (1, None)
    assert shown(logbook) == ["ride.gpx"]


def test_the_ground_is_the_day_s_ground(logbook: Logbook, gpx_run: GpxRun) -> None:
    """One run on trail: trail; a second on road: mixed; of a third nothing is said: not known."""
    starts = [START + timedelta(minutes=minutes) for minutes in (0, 307, 614)]
    add_files(logbook, [gpx_run(f"{n}.gpx", start=start) for n, start in enumerate(starts[:2])], NOW)
    rows = every(logbook)
    correct_run(logbook, rows["0.gpx"].id, {"ground": "trail"}, LATER)
    assert ground(logbook) is None
    correct_run(logbook, rows["1.gpx"].id, {"ground": "trail"}, LATER)
    assert ground(logbook) == "trail"
    correct_run(logbook, rows["1.gpx"].id, {"ground": "road"}, LATER)
    assert ground(logbook) == "mixed"
    add_files(logbook, [gpx_run("2.gpx", start=starts[2])], NOW)
    assert ground(logbook) is None


def ground(logbook: Logbook) -> str | None:
    [day] = store.days(logbook.runner)
    return day.run_ground


def test_a_run_whose_original_is_lost_can_be_deleted(logbook: Logbook, gpx_run: GpxRun) -> None:
    """To delete needs no file; to change the sport does, and where it fails nothing is recorded."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    row = every(logbook)["a.gpx"]
    original_path(logbook.home, row.original_sha256).unlink()
    with pytest.raises(BrokenPlace, match="lost or damaged"):
        correct_run(logbook, row.id, {"sport": "walking"}, LATER)
    assert RunCorrection.objects.count() == 0
    delete(logbook, "a.gpx")
    assert shown(logbook) == []


def test_a_number_without_a_run_is_bad_use(logbook: Logbook) -> None:
    """It says how to find the right one."""
    with pytest.raises(BadUse, match="no run 7"):
        show_run(logbook, 7)


def test_a_correction_waits_for_an_import(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Two writers at once would undo each other: the second is told to wait."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    number = every(logbook)["a.gpx"].id
    heard: list[str] = []

    def meanwhile(*_: object) -> None:
        with pytest.raises(BrokenPlace, match="still at work") as told:
            correct_run(logbook, number, {"deleted": True}, datetime.now(NOW.tzinfo))
        heard.append(str(told.value))

    add_files(logbook, [gpx_run("b.gpx", start=START + timedelta(days=2))], NOW, meanwhile)
    assert heard
