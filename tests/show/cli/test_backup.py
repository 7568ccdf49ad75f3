from __future__ import annotations

from pathlib import Path

from tests.show.cli.conftest import Easeback
from tests.small_recordings import START, gpx


def test_a_backup_is_made_and_restored(easeback: Easeback, tmp_path: Path) -> None:
    """Both say what they hold; the restored logbook lists the run."""
    (tmp_path / "a.gpx").write_text(gpx(START, 10, 3.0, "running", None))
    easeback("import", str(tmp_path / "a.gpx"))
    made = easeback("backup", str(tmp_path / "b.zip"))
    assert (made.code, "1 original, 0 check-ins" in made.out) == (0, True)
    restored = easeback("restore", str(tmp_path / "b.zip"), "--home", str(tmp_path / "new"))
    assert (restored.code, "1 original, 1 recording, 1 day." in restored.out) == (0, True)
    assert "easeback map add" in restored.out
    assert "1 recording." in easeback("runs", "--all", "--home", str(tmp_path / "new")).out


def test_bad_use_and_damage_are_one_sentence(easeback: Easeback, tmp_path: Path) -> None:
    """No logbook, no such file, no backup, a folder that is not empty: exit code 2 each, with what to do."""
    assert easeback("backup", str(tmp_path / "b.zip")).code == 2
    (tmp_path / "letter").write_text("Dear runner")
    easeback("runs")
    for words in (
        ("restore", str(tmp_path / "none.zip"), "--home", str(tmp_path / "new")),
        ("restore", str(tmp_path / "letter"), "--home", str(tmp_path / "new")),
        ("restore", str(tmp_path / "letter")),
    ):
        ran = easeback(*words)
        assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1)
