"""Amber days and their settled mornings (DECISIONS, state 8)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import KNOWN, TODAY, Case, days_of

from easeback.measure.diary import measure_diary

RUN = {"run_km": 8, "run_min": 45, "run_kind": "easy"}
THIGH = {"zone": "thigh", "leg_pain_0_10": 1}
BUTTOCK = {"zone": "buttock", "leg_pain_0_10": 1}


def held_since(case: Case) -> int | None:
    """How many days ago the amber day was that still holds today."""
    amber = measure_diary(days_of({"before": {"from": -40, "last_run": -20}, **case}), TODAY, KNOWN).amber_on
    return None if amber is None else (TODAY - amber).days


@pytest.mark.parametrize(
    "said",
    [
        THIGH,
        {"leg_pain_0_10": 2},
        {"symptoms": "tingling"},
        {"painkiller": True},
        {"walking": "uncomfortable"},
        {"red_flags": "RF09_NEW_NUMB_1LEG"},
    ],
)
def test_what_makes_a_day_amber(said: dict[str, Any]) -> None:
    """With nothing known of the mornings since, it holds."""
    assert held_since({-2: said, -1: "nothing", 0: {"zone": "unsaid", "leg_pain_0_10": "unsaid"}}) == 2


@pytest.mark.parametrize(
    "said", [{}, {"leg_pain_0_10": 1, "back_pain_0_10": 1}, {"change": "better"}, {"zone": "back"}]
)
def test_what_does_not(said: dict[str, Any]) -> None:
    """Little enough for a full run."""
    assert held_since({-2: said, -1: "nothing", 0: {"zone": "unsaid", "leg_pain_0_10": "unsaid"}}) is None


def test_a_red_day_is_not_amber() -> None:
    """It has a hold of its own."""
    assert held_since({-1: {"zone": "thigh", "leg_pain_0_10": 5}}) is None


@pytest.mark.parametrize(
    ("case", "since"),
    [
        ({-1: THIGH}, 1),
        ({-2: THIGH}, None),
        ({-1: BUTTOCK}, None),
        ({-1: {"zone": "back", "back_pain_0_10": 2}}, None),
        ({-1: {**BUTTOCK, "symptoms": "shooting"}}, 1),
        ({-1: {"zone": "unsaid", "leg_pain_0_10": 2}}, 1),
        ({-2: THIGH, -1: "nothing"}, 2),
        ({-2: THIGH, -1: {"leg_pain_0_10": 3}}, 2),
        ({-3: THIGH, -2: "nothing", -1: BUTTOCK}, None),
        ({-15: THIGH, **dict.fromkeys(range(-14, 0), "nothing")}, None),
        ({-14: THIGH, **dict.fromkeys(range(-13, 0), "nothing")}, 14),
    ],
)
def test_two_settled_mornings_end_it_one_where_it_was_near(case: dict[Any, Any], since: int | None) -> None:
    """Two after the leg, one after back or buttock alone; a missing morning does neither; a fortnight is the most."""
    assert held_since(case) == since


@pytest.mark.parametrize(
    ("run", "since"),
    [
        ({**RUN, "settled": "within_24h"}, None),
        ({**RUN, "settled": "within_24h", "zone_in_run": "thigh"}, 1),
        ({**RUN, "leg_pain_in_run_0_10": 4, "zone_in_run": "thigh"}, 1),
        ({**RUN, "leg_pain_in_run_0_10": 3, "zone_in_run": "thigh"}, None),
    ],
)
def test_what_a_run_left_makes_the_next_day_amber(run: dict[str, Any], since: int | None) -> None:
    """Settled slowly, or at the level at which a run is stopped; in back or buttock one settled morning is enough."""
    assert held_since({-2: run}) == since
