from __future__ import annotations

from pathlib import Path

import pytest
from tests.show.cli.conftest import Easeback
from tests.small_recordings import START, gpx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run, its twin, a letter that is called a recording."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.gpx").write_text(gpx(START, 10, 3.0, "running", 150))
    (folder / "b.gpx").write_text(gpx(START, 10, 3.0, "running", None))
    (folder / "letter.gpx").write_text("Dear runner")
    return folder


def test_imports_are_listed_the_latest_first(easeback: Easeback, folder: Path) -> None:
    """With how many files became what, and how to see them one by one."""
    easeback("import", str(folder))
    easeback("import", str(folder))
    latest, first, *_ = easeback("imports").out.splitlines()
    assert "3 files: 0 taken, 2 already there, 0 no activity, 1 refused" in latest
    assert "3 files: 2 taken, 0 already there, 0 no activity, 1 refused" in first


def test_every_file_s_line_can_be_seen(easeback: Easeback, folder: Path) -> None:
    """Taken as which run, the same as which, and refused with why and what to do."""
    easeback("import", str(folder))
    ran = easeback("imports", "--last")
    assert ran.out.splitlines()[:2] == ["a.gpx: taken, run 1.", "b.gpx: taken, run 2, the same run as 1."]
    assert "letter.gpx: refused." in ran.out
    assert easeback("imports", "--refused").out.splitlines()[0].startswith("letter.gpx: refused.")
    easeback("run", "1", "--delete")
    assert "a.gpx: taken, run 1, deleted by you." in easeback("imports", "--all").out


def test_nothing_imported_says_how(easeback: Easeback) -> None:
    """An empty list is a sentence."""
    assert "easeback import PATH" in easeback("imports").out


def test_a_refused_file_is_not_tried_again_by_itself(easeback: Easeback, folder: Path) -> None:
    """The second import says so and how; --again tries it, and that gives exit code 1."""
    assert easeback("import", str(folder)).code == 1
    second = easeback("import", str(folder))
    assert (second.code, "1 file refused before and not tried again" in second.out) == (0, True)
    again = easeback("import", "--again", str(folder))
    assert (again.code, "1 file refused." in again.out) == (1, True)


def test_a_watched_folder_takes_what_comes_and_ends_with_a_summary(
    easeback: Easeback, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that comes while watching is taken; Ctrl-C ends it with the counts and exit code 0."""
    looks = 0

    def look(_seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 1:
            (folder / "new.gpx").write_text(gpx(START.replace(day=9), 10, 3.0, "running", None))
        if looks == 5:
            raise KeyboardInterrupt

    monkeypatch.setattr("easeback.show.cli.watch.time.sleep", look)
    ran = easeback("import", "--watch", str(folder))
    assert ran.code == 0
    assert "new.gpx\n1 file: 1 taken" in ran.out
    assert "Ended. 1 file taken and 0 refused while watching." in ran.out
