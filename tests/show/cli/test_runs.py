from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.show.cli.conftest import Easeback
from tests.small_recordings import START, gpx


@pytest.fixture
def imported(easeback: Easeback, tmp_path: Path) -> Easeback:
    """Two runs, a poorer twin of the first, and a ride, all imported: runs 1 to 4 in the order of their names."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.gpx").write_text(gpx(START, 10, 3.0, "running", 150))
    (folder / "b.gpx").write_text(gpx(START, 10, 3.0, "running", None))
    (folder / "c.gpx").write_text(gpx(START + timedelta(days=1), 60, 3.0, "running", None))
    (folder / "d.gpx").write_text(gpx(START + timedelta(days=2), 10, 8.0, "cycling", None))
    easeback("profile", "set", "time_zone=Europe/Berlin")
    assert easeback("import", str(folder)).code == 0
    return easeback


def test_runs_are_listed_one_a_line(imported: Easeback) -> None:
    """Number, local date and time, distance, moving time and sport; the twin and the ride are not among them."""
    ran = imported("runs", "--from", "2024-05-01", "--to", "2024-05-31")
    lines = ran.out.splitlines()
    assert lines[1].split() == ["1", "2024-05-01", "08:00", "1.80", "km", "10:00", "running"]
    assert lines[2].split() == ["3", "2024-05-02", "08:00", "10.80", "km", "1:00:00", "running"]
    assert lines[-1] == "2 runs."


def test_every_recording_is_listed_when_asked(imported: Easeback) -> None:
    """With what it is and why it is not shown, whatever its date."""
    ran = imported("runs", "--all")
    assert "same run as 1, hidden" in ran.out
    assert "cycling" in ran.out
    assert "4 recordings." in ran.out


def test_distances_are_in_the_runner_s_unit(imported: Easeback) -> None:
    """10.8 km are 6.71 miles."""
    imported("profile", "set", "units=miles")
    assert "6.71 mi" in imported("run", "3").out


def test_no_runs_says_what_to_do(easeback: Easeback) -> None:
    """An empty list is a sentence and not a blank screen."""
    ran = easeback("runs")
    assert ran.code == 0
    assert "easeback import" in ran.out


def test_dates_in_the_wrong_order_are_bad_use(easeback: Easeback) -> None:
    """Exit code 2 and what to do."""
    ran = easeback("runs", "--from", "2024-05-02", "--to", "2024-05-01")
    assert (ran.code, "--from" in ran.err) == (2, True)


def test_one_run_is_shown_with_its_twin_and_its_file(imported: Easeback) -> None:
    """Which file it came from, and which recording of the same run is hidden behind it."""
    shown, hidden = imported("run", "1").out, imported("run", "2").out
    assert "a.gpx" in shown
    assert "Run 2 (b.gpx) is the same run" in shown
    assert "the same run as run 1 (a.gpx)" in hidden


def test_a_run_is_put_right_and_back(imported: Easeback) -> None:
    """Sport and ground by option, as recorded again by another, deleted and undeleted."""
    assert "Counts as: run" in imported("run", "4", "--sport", "running", "--ground", "trail").out
    assert "3 runs." in imported("runs", "--from", "2024-05-01", "--to", "2024-05-31").out
    assert "Counts as: cross-training" in imported("run", "4", "--sport", "as-recorded").out
    assert "--undelete" in imported("run", "3", "--delete").out
    assert "1 run." in imported("runs", "--from", "2024-05-01", "--to", "2024-05-31").out
    assert "Deleted" not in imported("run", "3", "--undelete").out


@pytest.mark.parametrize("words", [("99",), ("1", "--delete", "--undelete"), ("2", "--delete"), ("1", "--sport", "x")])
def test_a_run_that_is_not_there_or_cannot_be_is_bad_use(imported: Easeback, words: tuple[str, ...]) -> None:
    """Exit code 2, one sentence, nothing changed."""
    assert imported("run", *words).code == 2
    assert "2 runs." in imported("runs", "--from", "2024-05-01", "--to", "2024-05-31").out
