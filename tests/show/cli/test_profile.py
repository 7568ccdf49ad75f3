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
