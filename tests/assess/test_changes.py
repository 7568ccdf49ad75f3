"""One change at a time while running is rebuilt."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import judgement_of

HALF = {"run_km": 6, "run_min": 35, "run_kind": "easy", "run_ground": "road", "run_downhill": False}
LONG_AGO = {"from": -80, "last_run": -60}
FAST = {"planned_kind": "fast", "planned_km": 6}


@pytest.mark.parametrize(
    ("case", "planned", "last"),
    [
        ({-4: {**HALF, "run_km": 7}, 0: FAST}, "faster", "longer on 2024-03-09"),
        ({-6: {**HALF, "run_km": 7}, 0: FAST}, "faster", "longer on 2024-03-07"),
        ({-4: {**HALF, "run_ground": "trail"}, 0: FAST}, "faster", "new ground on 2024-03-09"),
        ({-4: {**HALF, "run_downhill": True}, 0: FAST}, "faster", "downhill on 2024-03-09"),
        ({-4: {**HALF, "run_kind": "fast"}, 0: {"planned_km": 8}}, "longer", "faster on 2024-03-09"),
        ({0: {"planned_kind": "race", "planned_km": 8}}, "longer and faster", "longer and faster"),
        ({0: {"planned_kind": "race", "planned_min": 36}}, "longer and faster", "longer and faster"),
    ],
)
def test_a_second_change_is_named_with_the_first(case: dict[Any, Any], planned: str, last: str) -> None:
    """Distance, speed, slope and ground, against the runs of the thirty days before each."""
    found = judgement_of({"before": LONG_AGO, -16: HALF, -14: HALF, **case}).findings["a_second_change_is_planned"]
    assert (found.holds, dict(found.values)) == (True, {"planned_change": planned, "last_change": last})


@pytest.mark.parametrize(
    "case",
    [
        {-7: {**HALF, "run_km": 7}, 0: FAST},
        {-4: HALF, 0: FAST},
        {-4: {**HALF, "run_km": 7}, 0: {"planned_kind": "easy", "planned_km": 7}},
        {-4: {**HALF, "run_km": 7}, 0: {"planned_kind": "unsaid"}},
        {-4: {**HALF, "run_ground": "unsaid"}, 0: FAST},
        {-10: {**HALF, "run_kind": "fast"}, -4: {**HALF, "run_km": 7}, 0: FAST},
    ],
)
def test_one_change_in_a_week_is_none_too_many(case: dict[Any, Any]) -> None:
    """A week ago is long enough; what was done before is no change; what was not said is none that can be told."""
    found = judgement_of({"before": LONG_AGO, -16: HALF, -14: HALF, **case}).findings["a_second_change_is_planned"]
    assert found.holds is False


def test_only_while_rebuilding() -> None:
    """Who kept running is held by the cap alone."""
    found = judgement_of({-4: {**HALF, "run_km": 9}, 0: FAST}).findings["a_second_change_is_planned"]
    assert found.holds is False
