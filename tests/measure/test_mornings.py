"""One morning: what is felt, what is red, settled, low and green, on both sides of the limits of DECISIONS."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.short_diaries import KNOWN, TODAY

from easeback.measure.mornings import is_green, is_low, is_settled, what_is_felt, why_red
from easeback.model.day import Day
from easeback.model.words import FlagAnswer

QUIET: dict[str, Any] = {
    "zone": "none", "change": "same", "walking": "normal", "leg_pain_0_10": 0, "back_pain_0_10": 0, "symptoms": (),
    "woke_by_leg_pain": False, "painkiller": False,
}  # fmt: skip


def morning(**said: Any) -> Day:
    """A quiet morning, but for what is said."""
    return Day(date=TODAY, checked_in=True, **{**QUIET, **said})


def the_day_before(**said: Any) -> Day:
    """Yesterday, of which only this is known."""
    return Day(date=TODAY - timedelta(days=1), **said)


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ({"leg_pain_0_10": 5}, "leg_pain"),
        ({"leg_pain_0_10": 1, "leg_pain_worst_0_10": 5}, "leg_pain"),
        ({"back_pain_0_10": 6}, "back_pain"),
        ({"walking": "limp"}, "limp"),
        ({"walking": "cannot"}, "limp"),
        ({"symptoms": ("limp",)}, "limp"),
        ({"woke_by_leg_pain": True}, "woken"),
        ({"zone": "calf", "change": "new"}, "below_knee"),
        ({"zone": "foot", "change": "worse"}, "below_knee"),
        ({"red_flags": {"RF19_DVT": FlagAnswer.YES}}, "red_flag"),
        ({"red_flags": {"RF01_SADDLE": FlagAnswer.UNSURE}}, "red_flag"),
    ],
)
def test_what_makes_a_day_red(said: dict[str, Any], because: str) -> None:
    """Each line of *Red* in DECISIONS makes the day red, and is named."""
    assert why_red(morning(**said), None, KNOWN) == (because,)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"leg_pain_0_10": 4},
        {"back_pain_0_10": 5},
        {"walking": "uncomfortable"},
        {"zone": "calf", "change": "same"},
        {"zone": "knee", "change": "worse"},
        {"red_flags": {"RF09_NEW_NUMB_1LEG": FlagAnswer.YES}},
        {"red_flags": {"RF13_FEVER": FlagAnswer.UNSURE}},
        {"red_flags": {"RF01_SADDLE": FlagAnswer.NO}},
        {"leg_pain_0_10": None, "zone": None, "walking": None},
    ],
)
def test_what_does_not_make_a_day_red(said: dict[str, Any]) -> None:
    """Just below each limit, and with answers missing, the day is not red."""
    assert why_red(morning(**said), None, KNOWN) == ()


@pytest.mark.parametrize(
    ("yesterday", "because"),
    [
        ({"leg_pain_0_10": 6}, ("leg_pain_yesterday",)),
        ({"leg_pain_worst_0_10": 6}, ("leg_pain_yesterday",)),
        ({"leg_pain_in_run_0_10": 6}, ("leg_pain_yesterday",)),
        ({"leg_pain_0_10": 5, "leg_pain_in_run_0_10": 5}, ()),
        ({"settled": "longer"}, ("run_not_settled",)),
        ({"settled": "within_24h"}, ()),
    ],
)
def test_what_yesterday_left_makes_today_red(yesterday: dict[str, Any], because: tuple[str, ...]) -> None:
    """Leg pain of 6 within 24 hours, in the run too, and a run not settled in 24 hours."""
    assert why_red(morning(), the_day_before(**yesterday), KNOWN) == because


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"leg_pain_0_10": 2},
        {"back_pain_0_10": 3},
        {"zone": "knee", "leg_pain_0_10": 2, "change": "worse"},
        {"symptoms": ("tingling",)},
        {"symptoms": ("numbness",), "change": "same"},
        {"zone": "back", "leg_pain_0_10": None},
    ],
)
def test_settled_mornings(said: dict[str, Any]) -> None:
    """Leg to 2, back to 3, above the calf, nothing new numb or weak, walking, sleeping, without a painkiller."""
    assert is_settled(morning(**said), None, KNOWN) is True


@pytest.mark.parametrize(
    "said",
    [
        {"leg_pain_0_10": 3},
        {"back_pain_0_10": 4},
        {"zone": "calf", "leg_pain_0_10": 1},
        {"symptoms": ("weakness",)},
        {"symptoms": ("foot_drop",)},
        {"symptoms": ("numbness",), "change": "new"},
        {"symptoms": ("numbness",), "change": None},
        {"walking": "uncomfortable"},
        {"woke_by_leg_pain": True},
        {"painkiller": True},
        {"leg_pain_0_10": 1, "leg_pain_worst_0_10": 5},
    ],
)
def test_mornings_that_are_not_settled(said: dict[str, Any]) -> None:
    """Each part of the definition alone is enough against it."""
    assert is_settled(morning(**said), None, KNOWN) is False


@pytest.mark.parametrize("said", [{"zone": None, "leg_pain_0_10": None}, {"zone": "thigh", "leg_pain_0_10": None}])
def test_too_little_said_is_not_settled_and_not_unsettled(said: dict[str, Any]) -> None:
    """Without where it reaches or how much the leg hurts it cannot be told."""
    assert is_settled(morning(**said), None, KNOWN) is None


def test_a_day_without_a_check_in_cannot_be_told() -> None:
    """A run alone, or a plan and a night's sleep, say nothing of how the morning was."""
    assert is_settled(Day(date=TODAY, run_km=8), None, KNOWN) is None
    assert is_settled(Day(date=TODAY, checked_in=True, sleep_h=7, planned_km=8), None, KNOWN) is None


def test_what_is_bad_counts_though_little_is_said() -> None:
    """A limp is against it whatever else was left out."""
    assert is_settled(Day(date=TODAY, checked_in=True, walking="limp"), None, KNOWN) is False


@pytest.mark.parametrize(
    ("said", "low"),
    [
        ({"zone": "calf", "leg_pain_0_10": 2}, True),
        ({"zone": "foot", "leg_pain_0_10": 1, "change": "better"}, True),
        ({"zone": "calf", "leg_pain_0_10": 3}, False),
        ({"zone": "calf", "leg_pain_0_10": 2, "change": None}, False),
        ({"zone": "calf", "leg_pain_0_10": 2, "change": "worse"}, False),
        ({"zone": "calf", "leg_pain_0_10": None}, False),
        ({"zone": "calf", "leg_pain_0_10": 2, "walking": "limp"}, False),
    ],
)
def test_low_is_settled_but_for_where_it_reaches(said: dict[str, Any], low: bool) -> None:
    """Little pain below the knee, said to be no worse."""
    assert is_low(morning(**said), None, KNOWN) is low


@pytest.mark.parametrize(
    ("said", "felt"),
    [
        ({}, ()),
        ({"zone": "back", "leg_pain_0_10": 1, "back_pain_0_10": 1}, ()),
        ({"zone": "buttock"}, ("it reaches the buttock",)),
        ({"leg_pain_0_10": 2}, ("leg pain 2 of 10",)),
        ({"back_pain_0_10": 2.5}, ("back pain 2.5 of 10",)),
        ({"change": "new"}, ("new today",)),
        ({"change": "worse"}, ("worse",)),
        ({"change": "better"}, ()),
        ({"walking": "uncomfortable"}, ("walking is not normal",)),
        ({"woke_by_leg_pain": True}, ("leg pain woke you",)),
    ],
)
def test_what_is_felt(said: dict[str, Any], felt: tuple[str, ...]) -> None:
    """What would keep a full run back is named, in words and with the runner's numbers."""
    assert what_is_felt(morning(**said), KNOWN) == felt


def test_every_symptom_is_felt() -> None:
    """No symptom id is silently without weight."""
    for symptom in KNOWN.symptoms:
        assert what_is_felt(morning(symptoms=(symptom,)), KNOWN) == (KNOWN.symptoms[symptom].name.en,)


@pytest.mark.parametrize(
    ("said", "green"),
    [
        ({}, True),
        ({"zone": None}, True),
        ({"leg_pain_0_10": None}, True),
        ({"zone": None, "leg_pain_0_10": None}, False),
        ({"change": None}, False),
        ({"painkiller": True}, False),
        ({"zone": "buttock"}, False),
        ({"leg_pain_worst_0_10": 5}, False),
        ({"checked_in": False}, False),
    ],
)
def test_green_mornings(said: dict[str, Any], green: bool) -> None:
    """Enough was said, nothing is felt, no painkiller, nothing red."""
    day = Day(date=TODAY, **{"checked_in": True, **QUIET, **said})
    assert is_green(day, None, KNOWN) is green
