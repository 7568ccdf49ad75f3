"""`easeback state`, and `easeback` alone."""

from __future__ import annotations

from tests.show.cli.conftest import Easeback


def test_without_a_logbook_easeback_alone_is_the_help(easeback: Easeback) -> None:
    """Nothing is made by asking."""
    ran = easeback()
    assert ran.code == 0
    assert "Usage: easeback" in ran.out
    assert "check-in" in ran.out


def test_the_state_says_where_why_what_next_and_which_ways_lead_on(easeback: Easeback) -> None:
    """A red morning: back from a flare, with the reason of today, the way up and the way down."""
    easeback("profile", "set", "time_zone=UTC")
    easeback("check-in", "--zone", "thigh", "--leg-pain", "5", "--change", "worse")
    ran = easeback("state")
    assert ran.code == 0
    assert "Back from a flare (state 9)" in ran.out
    assert "Why: There was a red day" in ran.out
    assert "Next: A settled morning opens the first short run" in ran.out
    assert "Today: walk; at best here: ease." in ran.out
    assert "Leg pain is 5 of 10." in ran.out
    assert "Up to kept running, amber: four return runs tolerated, 48 hours apart." in ran.out
    assert "Down to walk base: more than 7 red days in 14, or 2 failed runs in 14 days." in ran.out
    assert "{" not in ran.out
    assert easeback().out == ran.out + "\nAll commands: easeback --help\n"


def test_the_ladder_says_the_stage(easeback: Easeback) -> None:
    """After a break with one tolerated run of the first stage, asked about a past date."""
    easeback("profile", "set", "time_zone=UTC")
    quiet = ("--zone", "none", "--leg-pain", "0", "--change", "same")
    easeback("check-in", "--date", "2024-01-01", *quiet, "--run-min", "40")
    easeback("check-in", "--date", "2024-03-01", *quiet, "--run-min", "25", "--run-kind", "walk_run")
    for day in ("2024-03-02", "2024-03-03"):
        easeback("check-in", "--date", day, *quiet)
    ran = easeback("state", "--date", "2024-03-03")
    assert "On the ladder (state 5), Sunday, 2024-03-03" in ran.out
    assert "The next session is stage 1, 1 of 2 tolerated runs done there." in ran.out
