"""`routine` through a real logbook: the same morning as `today`, names that pick, and what is logged."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.flow.test_today import QUIET, TODAY, quiet_weeks, say
from tests.small_recordings import NOW

from easeback.flow.logbook import Logbook
from easeback.flow.routine import log_done, routine_page
from easeback.flow.today import answer_today
from easeback.keep.logbook import store
from easeback.model.error import BadUse
from easeback.model.words import FlagAnswer, Verdict


def ids(logbook: Logbook, name: str | None = None) -> list[str]:
    """The routines on the page, in their order."""
    return [each.id for each in routine_page(logbook, NOW, name=name).routines]


def test_the_page_is_of_todays_answer(logbook: Logbook) -> None:
    """Verdict, headline and the routines that today's answer lists are those on the page."""
    quiet_weeks(logbook)
    answer, page = answer_today(logbook, NOW).answer, routine_page(logbook, NOW)
    assert (page.date, page.verdict, page.headline) == (TODAY.isoformat(), answer.verdict, answer.headline)
    listed = [each.id for each in (*answer.before, *answer.after) if each.id in ids(logbook)]
    assert listed == ids(logbook) == ["before_run", "after_run", "strength"]
    assert [each.text for each in page.routines] == [
        each.text for each in (*answer.before, *answer.after) if each.id in listed
    ]


@pytest.mark.parametrize(
    ("name", "picked"),
    [("before", ["before_run"]), ("after", ["after_run"]), ("sliders", ["nerve_sliders"]), ("Heat", ["heat"]),
     ("sitting-break", ["sitting_break"]), ("during", [])],
)  # fmt: skip
def test_a_name_picks_also_what_is_not_offered(logbook: Logbook, name: str, picked: list[str]) -> None:
    """The words of the help, any case, hyphens or part of an id."""
    quiet_weeks(logbook)
    assert ids(logbook, name) == picked


def test_every_step_and_bar_is_on_the_page(logbook: Logbook) -> None:
    """An exercise with its dose, sides, steps with numbers in, bars that cannot be known, and sources."""
    quiet_weeks(logbook)
    (routine,) = routine_page(logbook, NOW, name="heat").routines
    (shower,) = [each for each in routine.exercises if each.id == "heat_shower"]
    assert "Stay 10 to 15 minutes, awake, and look at the skin: pink is enough." in shower.steps
    assert "you may fall asleep with it" in shower.not_when
    (before,) = routine_page(logbook, NOW, name="before").routines
    assert (before.exercises[0].dose, before.exercises[0].sides) == ("10 times", "each side")
    assert before.minutes == 6
    assert not [text for each in (*routine.exercises, *before.exercises) for text in each.steps if "{" in text]


def test_nothing_is_shown_while_a_clinician_comes_first(logbook: Logbook) -> None:
    """A blocking red flag: no routine by any name, and the reason."""
    say(logbook, TODAY, {"RF01_SADDLE": FlagAnswer.YES}, **QUIET)
    page = routine_page(logbook, NOW)
    assert (page.verdict, page.routines, page.cues) == (Verdict.EMERGENCY, (), ())
    assert page.note == "No routine today: a clinician comes first. See easeback today."
    assert ids(logbook, "heat") == []


def test_what_is_done_is_logged_for_today(logbook: Logbook) -> None:
    """Strength, stretching and the minutes of heat land in today's row; heat counts its shortest time by default."""
    quiet_weeks(logbook)
    assert log_done(logbook, NOW, "strength") == "Kept for today: did strength work."
    assert log_done(logbook, NOW, "before") == "Kept for today: stretched."
    assert log_done(logbook, NOW, "heat") == "Kept for today: 10 minutes of heat."
    day = store.days(logbook.runner, TODAY)[-1]
    assert (day.date, day.strength, day.stretched, day.heat_min) == (TODAY, True, True, 10)
    log_done(logbook, NOW, "heat", 12.5)
    assert store.days(logbook.runner, TODAY)[-1].heat_min == 12.5
    assert store.days(logbook.runner, TODAY)[-2].strength is None


def test_logging_changes_no_answer_of_the_day(logbook: Logbook) -> None:
    """What was done after the morning is not known to it."""
    quiet_weeks(logbook)
    before = answer_today(logbook, NOW).text
    for name in ("strength", "heat", "after"):
        log_done(logbook, NOW, name)
    assert answer_today(logbook, NOW).text == before


def test_strength_grows_in_the_logbook(logbook: Logbook) -> None:
    """Two logged sessions with settled mornings after them, and the bridge is the next one."""
    quiet_weeks(logbook)
    for back in (3, 6):
        say(logbook, TODAY - timedelta(days=back), {}, strength=True)
    (strength,) = routine_page(logbook, NOW, name="strength").routines
    assert [each.id for each in strength.exercises][:2] == ["bridge_march", "side_plank"]


@pytest.mark.parametrize(
    ("name", "minutes", "what"),
    [("dance", None, "'dance' is no routine."), ("run", None, "'run' is no single routine."),
     ("strength", 20.0, "Only heat is logged in minutes.")],
)  # fmt: skip
def test_what_cannot_be_logged_is_said(logbook: Logbook, name: str, minutes: float | None, what: str) -> None:
    """An unknown name, one of several, minutes of strength: bad use, with what to do."""
    with pytest.raises(BadUse) as error:
        log_done(logbook, NOW, name, minutes)
    assert error.value.what == what
    assert error.value.what_to_do


def test_an_unknown_name_is_bad_use(logbook: Logbook) -> None:
    """The nearest is named."""
    with pytest.raises(BadUse, match="Did you mean strength"):
        routine_page(logbook, NOW, name="strenght")
