"""What a service's word may change in an activity, and what not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from easeback.model.activity import Activity, Device, Totals
from easeback.model.track import EMPTY_TRACK
from easeback.read.archive import Hint, Member, Place, apply_hint, apply_hints

START = datetime(2024, 3, 1, 6, 0, tzinfo=UTC)


def activity(sport: str, *, is_guessed: bool = False, sub_sport: str = "generic") -> Activity:
    return Activity("GPX", sport, sub_sport, is_guessed, START, None, Device(), Totals(), (), (), EMPTY_TRACK)


@pytest.mark.parametrize(
    ("sport", "is_guessed", "said", "expected"),
    [
        ("running", True, "running", "running"),
        ("running", True, "walking", "walking"),
        ("unknown", True, "running", "running"),
        ("generic", False, "running", "running"),
        ("running", False, "walking", "walking"),
        ("running", False, "cycling", "cycling"),
        ("running", False, None, "running"),
        ("running", True, None, "running"),
        ("walking", False, "running", "walking"),
        ("cycling", False, "walking", "cycling"),
    ],
)
def test_a_hint_speaks_where_the_file_does_not_or_says_no_run(
    sport: str, is_guessed: bool, said: str | None, expected: str
) -> None:
    """Guessed or unsaid sports take the service's; a said run becomes none by the runner's word, never the reverse."""
    assert apply_hint(activity(sport, is_guessed=is_guessed), Hint("Strava", sport=said)).sport == expected


def test_a_sport_that_was_said_is_no_guess_any_more() -> None:
    """The runner's word is not reported as a guess; without a word it stays one."""
    guessed = activity("running", is_guessed=True)
    assert not apply_hint(guessed, Hint("Strava", sport="running")).sport_is_guessed
    assert apply_hint(guessed, Hint("Strava")).sport_is_guessed
    assert apply_hint(guessed, None) is guessed


def test_the_kind_of_run_is_added_where_the_file_has_none() -> None:
    """A trail run of the service on a file that says only running; what the file says stays."""
    trail = Hint("Strava", sport="running", sub_sport="trail")
    assert apply_hint(activity("running"), trail).sub_sport == "trail"
    assert apply_hint(activity("running", sub_sport="treadmill"), trail).sub_sport == "treadmill"


def test_a_hint_for_a_file_says_nothing_of_its_parts() -> None:
    """A multisport file of a service that calls it a walk keeps its parts; a single one is corrected."""
    member = Member(Place("x.fit", 1, 0), "x.fit", is_named=False, hint=Hint("Strava", sport="walking"))
    parts = (activity("running"), activity("cycling"))
    assert apply_hints(member, parts) == parts
    assert [each.sport for each in apply_hints(member, parts[:1])] == ["walking"]
    assert Path(member.place.path).name == member.name
