from __future__ import annotations

from tests.show.cli.conftest import Easeback


def test_facts_are_set_and_shown(easeback: Easeback) -> None:
    """What was told stands in the page with its words; what was not is listed as not said."""
    assert easeback("profile", "set", "max_run_min=30", "osteoporosis=no").code == 0
    shown = easeback("profile", "show").out
    assert "max_run_min    30" in shown
    assert "osteoporosis   no" in shown
    assert "born_on" in shown.partition("Not said")[2]


def test_the_time_zone_says_where_it_comes_from(easeback: Easeback) -> None:
    """Taken from the machine until the runner confirms it."""
    assert "from this machine" in easeback("profile", "show").out
    easeback("profile", "set", "time_zone=Europe/Berlin")
    shown = easeback("profile", "show").out
    assert "Europe/Berlin" in shown
    assert "from this machine" not in shown


def test_an_unknown_fact_is_bad_use(easeback: Easeback) -> None:
    """Exit code 2 with the nearest name; a fact without a value too."""
    ran = easeback("profile", "set", "osteoporos=no")
    assert (ran.code, "Did you mean osteoporosis?" in ran.err) == (2, True)
    assert easeback("profile", "set", "osteoporosis").code == 2


def test_limits_of_two_clinicians_stand_side_by_side(easeback: Easeback) -> None:
    """Each is kept with its name; what one says anew takes the place of what the same one said; nothing lifts it."""
    easeback("profile", "limit", "--by", "Surgeon", "--max-run-min", "20", "--until", "2031-12-31")
    ran = easeback("profile", "limit", "--by", "my physiotherapist", "--max-run-min", "40", "--kinds", "easy;walk_run")
    assert ran.code == 0
    assert "Surgeon (" in ran.out
    assert "at most 20 minutes; until 2031-12-31" in ran.out
    assert "at most 40 minutes; only easy, walk_run" in ran.out
    assert "at most 15 minutes" in easeback("profile", "limit", "--by", "surgeon", "--max-run-min", "15").out
    assert "at most 20" not in easeback("profile", "show").out.replace("\n", " ")
    assert "physiotherapist" in easeback("profile", "limit", "--by", "surgeon").out
    assert easeback("profile", "limit", "--by", "my physiotherapist").out == "No clinician's limit is recorded now.\n"


def test_a_limit_binds_todays_answer(easeback: Easeback) -> None:
    """A date that lies ahead is a walk, with the clinician's word as the reason."""
    easeback("profile", "limit", "--by", "surgeon", "--no-running-until", "2999-01-01")
    easeback("check-in", "--zone", "none", "--change", "same", "--leg-pain", "0", "--none-of-these")
    assert "A clinician's date for running again is 2999-01-01." in easeback("today").out


def test_a_limit_that_cannot_be_read_is_bad_use(easeback: Easeback) -> None:
    """A strange number, a limit that limits nothing, nobody's limit, and a limit among the plain facts."""
    for words, hint in (
        (["limit", "--by", "surgeon", "--max-run-min", "soon"], "0 to 1440"),
        (["limit", "--by", "surgeon", "--kinds", "eazy"], "easy"),
        (["limit", "--by", "surgeon", "--until", "2031-01-01"], "Name minutes, kinds or a date."),
        (["limit", "--by", " ", "--max-run-min", "20"], "--by surgeon"),
        (["set", "limits=20"], "easeback profile limit"),
    ):
        ran = easeback("profile", *words)
        assert (ran.code, hint in ran.err) == (2, True), ran.err
