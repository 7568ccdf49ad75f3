"""`easeback check-in --home-check`: asked one by one, kept as said, and not asked of who should not do it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.show.cli.conftest import Easeback

from easeback.flow.logbook import open_logbook
from easeback.keep.logbook import store
from easeback.model.day import Day
from easeback.settings import Settings


def last_day(tmp_path: Path) -> Day:
    return store.days(open_logbook(Settings(tmp_path / "home"), datetime.now(UTC)).runner)[-1]


def test_the_seven_questions_are_asked_and_kept(easeback: Easeback, tmp_path: Path) -> None:
    """By number, by word or by its beginning; Enter leaves one out; a wrong word is asked again."""
    ran = easeback("check-in", "--home-check", typed="1\nnot_left\n7\n10\n\nsideways\nunsure\n2\n")
    day = last_day(tmp_path)
    assert ran.code == 0
    assert "7 of 7" in ran.out
    assert "'sideways' is not a word for this." in ran.out
    assert (day.heel_walk, day.toe_walk, day.calf_raises_left, day.calf_raises_right) == ("able", "not_left", 7, 10)
    assert (day.chair_rise, day.big_toe, day.sock_touch) == (None, "unsure", "less_left")
    assert "never reassure" in " ".join(ran.out.split())


def test_with_a_limp_nothing_is_asked(easeback: Easeback, tmp_path: Path) -> None:
    """The limp may be said in the same call."""
    ran = easeback("check-in", "--walking", "limp", "--home-check", typed="able\n" * 9)
    assert "No home check today" in ran.out
    assert "1 of 7" not in ran.out
    assert (last_day(tmp_path).walking, last_day(tmp_path).heel_walk) == ("limp", None)


def test_the_fields_are_options_too(easeback: Easeback) -> None:
    """A heel walk that is not possible is said in one option and answered at once by `today`."""
    easeback("profile", "set", "time_zone=UTC")
    assert easeback("check-in", "--heel-walk", "not_left").code == 0
    assert "DOCTOR" in easeback("today").out
