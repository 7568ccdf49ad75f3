from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.show.cli.conftest import Easeback

from easeback.flow.logbook import open_logbook
from easeback.keep.logbook import store
from easeback.model.day import Day
from easeback.model.words import FlagAnswer
from easeback.settings import Settings


@pytest.fixture
def utc(easeback: Easeback) -> None:
    easeback("profile", "set", "time_zone=UTC")


def days(tmp_path: Path) -> tuple[Day, ...]:
    return store.days(open_logbook(Settings(tmp_path / "home"), datetime.now(UTC)).runner)


def test_options_are_kept_as_said(easeback: Easeback, tmp_path: Path) -> None:
    """The words of the example in the help, on the date given."""
    ran = easeback(
        "check-in", "--date", "2024-05-01", "--zone", "calf", "--change", "worse", "--leg-pain", "5",
        "--symptoms", "burning;sit_pain", "--none-of-these",
    )  # fmt: skip
    [day] = days(tmp_path)
    assert ran.code == 0
    assert (day.date, day.zone, day.change, day.leg_pain_0_10) == (date(2024, 5, 1), "calf", "worse", 5)
    assert day.symptoms == ("burning", "sit_pain")
    assert set(day.red_flags.values()) == {FlagAnswer.NO}
    assert "RF08_FOOTDROP" in day.red_flags


def test_a_flag_named_beside_none_of_these_keeps_its_own_answer(easeback: Easeback, tmp_path: Path) -> None:
    """None of these never covers what was said of one flag; the answer of today is shown at once."""
    ran = easeback("check-in", "--flag", "RF01_SADDLE=yes", "--none-of-these")
    [day] = days(tmp_path)
    assert day.red_flags["RF01_SADDLE"] is FlagAnswer.YES
    assert day.red_flags["RF20_PE"] is FlagAnswer.NO
    assert "EMERGENCY" in ran.out


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--zone", "calff"], "Did you mean calf?"),
        (["--leg-pain", "11"], "0 to 10"),
        (["--symptoms", "numb"], "Did you mean numbness?"),
        (["--flag", "RF01_SADDL=no"], "RF01_SADDLE"),
        (["--zone", "calf", "--date", "31.4.2024"], "2024-04-30"),
        (["--zone", "calf", "--date", "yesterdy"], "Did you mean yesterday?"),
        (["--zone", "calf", "--date", "2124-05-01"], "still to come"),
        (["--zone", "calf", "--part", "noon"], "evening"),
    ],
)
def test_bad_use_keeps_nothing_and_names_the_nearest(
    easeback: Easeback, tmp_path: Path, arguments: list[str], hint: str
) -> None:
    """Exit code 2 and no check-in at all, not even of the good options."""
    ran = easeback("check-in", *arguments)
    assert ran.code == 2
    assert hint in ran.err
    assert days(tmp_path) == ()


@pytest.mark.usefixtures("utc")
def test_the_questions_are_asked_and_kept(easeback: Easeback, tmp_path: Path) -> None:
    """Four taps by number, word or beginning, a wrong one asked again, then the strip; what follows may be left."""
    ran = easeback("check-in", typed="6\nwors\nnormal\n12\n3\nN\n" + "\n" * 40)
    [day] = days(tmp_path)
    assert ran.code == 0
    assert "out of range" in ran.out
    assert (day.zone, day.change, day.walking, day.leg_pain_0_10) == ("calf", "worse", "normal", 3)
    assert day.red_flags["RF01_SADDLE"] is FlagAnswer.NO
    assert "RF23_FEM_NECK" not in day.red_flags


@pytest.mark.usefixtures("utc")
def test_enter_alone_says_nothing(easeback: Easeback, tmp_path: Path) -> None:
    """Nothing is pre-filled: a runner who only presses Enter has not checked in."""
    ran = easeback("check-in", typed="\n" * 80)
    assert "Nothing was said" in ran.out
    assert days(tmp_path) == ()


@pytest.mark.usefixtures("utc")
def test_a_chip_opens_its_questions_in_full(easeback: Easeback, tmp_path: Path) -> None:
    """Chip B: both rows asked one at a time; unsure is kept and today's answer shown."""
    ran = easeback("check-in", typed="thigh\nsame\nnormal\n2\nb\nno\nunsure\n" + "\n" * 40)
    [day] = days(tmp_path)
    assert (day.red_flags["RF05_BILATERAL_PAIN"], day.red_flags["RF06_BILATERAL_WEAK"]) == ("no", "unsure")
    assert "BOTH legs" in ran.out
    assert "EMERGENCY" in ran.out


@pytest.mark.usefixtures("utc")
def test_not_sure_about_a_fever_is_explained_and_asked_once_more(easeback: Easeback, tmp_path: Path) -> None:
    """Chip D: on unsure the question comes once more; the second answer counts, and an empty one leaves unsure."""
    easeback("check-in", typed="none\nsame\nnormal\n0\nd\nunsure\nno\nno\nno\n" + "\n" * 60)
    [day] = days(tmp_path)
    assert (day.red_flags["RF13_FEVER"], day.red_flags["RF35_RENAL"], day.red_flags["RF45_SEPSIS"]) == (
        "no",
        "no",
        "no",
    )
    ran = easeback("check-in", typed="none\nsame\nnormal\n0\nd\nunsure\n\nno\nno\n" + "\n" * 60)
    [day] = days(tmp_path)
    assert day.red_flags["RF13_FEVER"] == "unsure"
    assert ran.out.count("Once more: does any part of it fit?") == 1


@pytest.mark.usefixtures("utc")
def test_what_was_said_before_an_interruption_is_kept(easeback: Easeback, tmp_path: Path) -> None:
    """The line goes dead after two taps: both are kept, and the exit code says that it was cut off."""
    ran = easeback("check-in", typed="calf\nworse\n")
    [day] = days(tmp_path)
    assert ran.code == 130
    assert (day.zone, day.change, day.walking) == ("calf", "worse", None)


@pytest.mark.usefixtures("utc")
def test_undo_takes_a_whole_sitting_back(easeback: Easeback, tmp_path: Path) -> None:
    """The taps and the questions asked after them were one check-in."""
    easeback("check-in", typed="calf\nworse\nnormal\n3\nN\n" + "no\n" * 60)
    [day] = days(tmp_path)
    assert "RF23_FEM_NECK" in day.red_flags
    assert easeback("check-in", "undo").code == 0
    assert days(tmp_path) == ()


@pytest.mark.usefixtures("utc")
def test_yesterday_is_never_shown_before_the_answer(easeback: Easeback) -> None:
    """No word of an earlier check-in stands in the questions."""
    easeback("check-in", "--date", "2024-05-01", "--leg-pain", "7.5", "--zone", "foot")
    ran = easeback("check-in", typed="\n" * 80)
    assert "7.5" not in ran.out


def test_undo_demands_the_flag_once_more(easeback: Easeback, tmp_path: Path) -> None:
    """Bad use names the option to add; with it the check-in is taken back and the new answer counts."""
    easeback("check-in", "--flag", "RF01_SADDLE=yes", "--zone", "calf")
    refused = easeback("check-in", "undo")
    assert refused.code == 2
    assert "--flag RF01_SADDLE=no" in refused.err
    assert easeback("check-in", "undo", "--flag", "RF01_SADDLE=no").code == 0
    [day] = days(tmp_path)
    assert (day.zone, dict(day.red_flags)) == (None, {"RF01_SADDLE": FlagAnswer.NO})
