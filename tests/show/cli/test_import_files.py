from __future__ import annotations

from pathlib import Path

import pytest
from tests.show.cli.conftest import Easeback
from tests.small_recordings import START, gpx

from easeback.read import read_file


def write(path: Path, kind: str = "running") -> str:
    path.write_text(gpx(START, 10, 3.0, kind, None))
    return str(path)


def test_a_run_is_taken_and_known_the_second_time(easeback: Easeback, tmp_path: Path) -> None:
    """Exit code 0 both times, and the words say which."""
    path = write(tmp_path / "a.gpx")
    first, second = easeback("import", path), easeback("import", path)
    assert (first.code, second.code) == (0, 0)
    assert "1 taken, 0 already there" in first.out
    assert "0 taken, 1 already there" in second.out


@pytest.mark.parametrize("content", ["Dear runner", ""])
def test_a_named_file_that_is_refused_gives_code_one(easeback: Easeback, tmp_path: Path, content: str) -> None:
    """The rest is imported, and one line says which file, what, and what to do."""
    letter = tmp_path / "letter.gpx"
    letter.write_text(content)
    ran = easeback("import", str(letter), write(tmp_path / "a.gpx"))
    assert ran.code == 1
    assert "1 taken" in ran.out
    assert ran.out.count("letter.gpx") == 1


def test_a_ride_named_as_a_run_gives_code_one(easeback: Easeback, tmp_path: Path) -> None:
    """It is kept as cross-training, and told."""
    ran = easeback("import", write(tmp_path / "ride.gpx", "cycling"))
    assert ran.code == 1
    assert "kept as cross-training" in ran.out


def test_a_path_that_is_not_there_is_bad_use(easeback: Easeback, tmp_path: Path) -> None:
    """Exit code 2, and the path is named."""
    ran = easeback("import", str(tmp_path / "nowhere.fit"))
    assert ran.code == 2
    assert "nowhere.fit" in ran.err


def test_rebuild_says_what_it_made(easeback: Easeback, tmp_path: Path) -> None:
    """One original, one recording, one day."""
    easeback("import", write(tmp_path / "a.gpx"))
    ran = easeback("rebuild")
    assert (ran.code, ran.out) == (0, "1 original, 1 recording, 1 day.\n")


@pytest.mark.real
def test_every_real_file_is_accounted_for(easeback: Easeback, recordings: Path) -> None:
    """GPX and TCX of many makers: all that hold an activity are taken, and importing them again adds none."""
    folders = [str(recordings / name) for name in ("gpx", "tcx")]
    files = [path for folder in folders for path in Path(folder).rglob("*") if path.is_file()]
    first, second = easeback("import", *folders), easeback("import", *folders)
    taken = sum(bool(read_file(path).activities) for path in files)
    assert taken > 80
    assert f"{len(files)} files: {taken} taken, 0 already there." in first.out
    assert f"{len(files)} files: 0 taken, {taken} already there." in second.out


def test_a_jump_of_the_satellites_that_was_put_right_is_no_problem(easeback: Easeback, tmp_path: Path) -> None:
    """A run with one point in another country is taken with code 0; what was done to it is told."""
    path = Path(write(tmp_path / "a.gpx"))
    lines = path.read_text().split("<trkpt ")
    lines[60] = 'lat="48.1" ' + lines[60].split('" ', 1)[1]
    path.write_text("<trkpt ".join(lines))
    ran = easeback("import", str(path))
    assert ran.code == 0
    assert "Put right: 1, nothing is left to do." in ran.out
    assert "a.gpx: Positions too far from the others to be true: 1. They were left out of the track." in ran.out
    assert "problem" not in ran.out
