"""Goals in the words of runners: distances, minutes, races; all else is refused with the words that are taken."""

from __future__ import annotations

import pytest

from easeback.model.error import BadUse
from easeback.model.goal import read_goal


@pytest.mark.parametrize(
    ("text", "km", "minutes", "is_race"),
    [
        ("10 km", 10, None, False),
        ("10k", 10, None, False),
        ("10,5 km", 10.5, None, False),
        ("5000 m", 5, None, False),
        ("5 miles", 8.04672, None, False),
        ("a half marathon", 21.0975, None, False),
        ("Half-Marathon race", 21.0975, None, True),
        ("marathon", 42.195, None, False),
        ("5 km race", 5, None, True),
        ("race 10 km", 10, None, True),
        ("30 min", None, 30, False),
        ("run 30 min without a break", None, 30, False),
        ("1 hour", None, 60, False),
    ],
)
def test_a_goal_is_a_distance_or_minutes(text: str, km: float | None, minutes: float | None, is_race: bool) -> None:
    """One of the two, a mile at 1.609344 km, and whether it is a race."""
    goal = read_goal(text)
    assert goal.km == pytest.approx(km)
    assert (goal.minutes, goal.is_race, goal.text) == (minutes, is_race, text)


@pytest.mark.parametrize("text", ["", "soon", "10", "a race", "30 min race", "0 km", "-3 km", "9999 km", "3 furlongs"])
def test_what_is_no_goal_is_refused_with_the_words_that_are_taken(text: str) -> None:
    """The refusal repeats what was said and names a distance, a time and a race."""
    with pytest.raises(BadUse, match=r"10 km.*30 min.*5 km race") as refused:
        read_goal(text)
    assert repr(text) in refused.value.what
