"""`easeback erase` as a runner types it."""

from __future__ import annotations

from pathlib import Path

from tests.show.cli.conftest import Easeback


def test_the_word_erases_everything(easeback: Easeback, tmp_path: Path) -> None:
    """It says what is there, offers a backup, and after the word nothing is left."""
    easeback("check-in", "--zone", "calf")
    ran = easeback("erase", typed="erase\n")
    assert ran.code == 0
    assert "1 day" in ran.out
    assert "easeback backup FILE" in ran.out
    assert not (tmp_path / "home").exists()


def test_another_word_or_none_erases_nothing(easeback: Easeback, tmp_path: Path) -> None:
    """A wrong word and an empty line keep everything, and say what to type."""
    easeback("check-in", "--zone", "calf")
    for words, typed in ((("erase",), "yes\n"), (("erase",), "\n"), (("erase", "--typed", "y"), "")):
        ran = easeback(*words, typed=typed)
        assert (ran.code, "Nothing was erased." in ran.err) == (2, True)
    assert (tmp_path / "home" / "logbook.sqlite3").exists()


def test_without_a_logbook_none_is_made(easeback: Easeback, tmp_path: Path) -> None:
    """A mistyped folder is told, and not made."""
    ran = easeback("erase", "--home", str(tmp_path / "nowhere"))
    assert (ran.code, "There is no logbook" in ran.err) == (2, True)
    assert not (tmp_path / "nowhere").exists()
