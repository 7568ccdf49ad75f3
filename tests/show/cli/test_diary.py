from __future__ import annotations

from pathlib import Path

from tests.show.cli.conftest import Easeback

DIARY = "date,zone,leg_pain_0_10,red_flags_denied\n2024-05-01,calf,3,all\n2024-05-02,thigh,2,\n"


def test_a_diary_goes_in_once_and_comes_out(easeback: Easeback, tmp_path: Path) -> None:
    """Two days new, then two days known; the export holds them and goes in again without a change."""
    path, out = tmp_path / "d.csv", tmp_path / "out.csv"
    path.write_text(DIARY)
    assert easeback("diary", "import", str(path)).out == "2 days new, 0 already there.\n"
    assert easeback("diary", "import", str(path)).out == "0 days new, 2 already there.\n"
    assert easeback("diary", "export", str(out)).code == 0
    assert out.read_text().splitlines()[1].startswith("2024-05-01,calf,")
    assert easeback("diary", "import", str(out)).out == "0 days new, 2 already there.\n"


def test_an_export_to_the_terminal_is_the_file(easeback: Easeback, tmp_path: Path) -> None:
    """With - the CSV and nothing else is printed."""
    path, out = tmp_path / "d.csv", tmp_path / "out.csv"
    path.write_text(DIARY)
    easeback("diary", "import", str(path))
    easeback("diary", "export", str(out))
    assert easeback("diary", "export", "-").out == out.read_text()


def test_a_bad_value_gives_code_one_with_its_place(easeback: Easeback, tmp_path: Path) -> None:
    """Line, column and the nearest word; the rest of the row is there."""
    path = tmp_path / "d.csv"
    path.write_text(DIARY.replace("thigh", "thig"))
    ran = easeback("diary", "import", str(path))
    assert ran.code == 1
    assert "d.csv, line 3, zone" in ran.out
    assert "Did you mean thigh?" in ran.out
    assert ran.out.startswith("2 days new")


def test_a_place_that_cannot_be_written_is_bad_use(easeback: Easeback, tmp_path: Path) -> None:
    """Exit code 2 instead of a trace."""
    ran = easeback("diary", "export", str(tmp_path / "nowhere" / "d.csv"))
    assert ran.code == 2
    assert "cannot be written" in ran.err
