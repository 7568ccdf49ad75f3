"""`easeback card`: with no logbook, an empty one, a full one and a broken one; on the screen and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.show.cli.conftest import Easeback


def test_it_needs_no_logbook_and_makes_none(easeback: Easeback, tmp_path: Path) -> None:
    """The words are there, and the data folder is not."""
    ran = easeback("card")
    assert (ran.code, ran.err) == (0, "")
    assert "Go to an emergency department now, or call your local emergency number" in ran.out
    assert "your local crisis line" in ran.out
    assert not (tmp_path / "home").exists()


def test_an_empty_logbook_gives_the_same_card(easeback: Easeback) -> None:
    """A logbook of which nothing was told changes no word."""
    without = easeback("card").out
    easeback("profile", "show")
    assert easeback("card").out == without


def test_it_holds_the_runners_numbers_and_the_open_flag(easeback: Easeback) -> None:
    """The numbers of the profile, and what was answered since when."""
    easeback("profile", "set", "emergency_number=000", "crisis_number=13 11 14")
    easeback("check-in", "--zone", "none", "--flag", "RF01_SADDLE=yes")
    out = " ".join(easeback("card").out.split())
    assert "call 000, for any of" in out
    assert "call 13 11 14" in out
    assert "numbness or tingling between the legs" in out.partition("New since")[2]


def test_a_broken_logbook_hides_nothing(easeback: Easeback, tmp_path: Path) -> None:
    """Where the database cannot be read the card is shown as without one."""
    without = easeback("card").out
    easeback("profile", "show")
    [database] = [path for path in (tmp_path / "home").iterdir() if path.suffix in (".sqlite3", ".db", ".sqlite")]
    database.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    ran = easeback("card")
    assert (ran.code, ran.out) == (0, without)


@pytest.mark.parametrize(("name", "start"), [("card.html", "<!doctype html>"), ("card.TXT", "WHEN TO GET HELP NOW")])
def test_it_is_written_to_print(easeback: Easeback, tmp_path: Path, name: str, start: str) -> None:
    """By the ending of the name a page or a text, whole."""
    ran = easeback("card", "--out", str(tmp_path / name))
    assert ran.code == 0
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text.startswith(start)
    assert "cauda equina" in text


def test_another_ending_is_bad_use(easeback: Easeback, tmp_path: Path) -> None:
    """What it cannot write it says, and writes nothing; so too where the folder is not there."""
    ran = easeback("card", "--out", str(tmp_path / "card.pdf"))
    assert (ran.code, ran.out, ".html or .txt" in ran.err) == (2, "", True)
    ran = easeback("card", "--out", str(tmp_path / "nowhere" / "card.txt"))
    assert (ran.code, "cannot be written" in ran.err) == (2, True)
    assert list(tmp_path.glob("card*")) == []
