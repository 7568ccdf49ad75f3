"""Mornings that are missing: what is asked after three, what is repeated after seven, and that no place is lost."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import KNOWN, judgement_of

ON_CHANGE = {flag for flag, row in KNOWN.red_flags.items() if "on_change" in row.ask and not row.only_if_any}
ONLY_ON_CHANGE = {flag for flag in ON_CHANGE if "daily" not in KNOWN.red_flags[flag].ask}
TURNS = {"run_km": 3, "run_min": 25, "run_kind": "walk_run", "settled": "within_1h"}


def silent(days: int) -> dict[Any, Any]:
    return dict.fromkeys(range(-days, 0), "nothing")


@pytest.mark.parametrize(("missing", "asked"), [(2, False), (3, True), (10, True)])
def test_after_three_missing_mornings_the_on_change_rows_are_asked(missing: int, asked: bool) -> None:
    """All of them, also those that no strip asks daily; after two they are not."""
    due = set(judgement_of({**silent(missing), 0: {"red_flags_denied": "unsaid"}}).due_questions)
    assert len(ONLY_ON_CHANGE) >= 3
    assert (due >= ON_CHANGE) is asked


@pytest.mark.parametrize("missing", [0, 1, 4])
@pytest.mark.parametrize("recorded", [{}, {-2: {"all": "unsaid", "run_km": 3, "run_min": 25, "run_kind": "walk_run"}}])
def test_a_missing_morning_never_loses_the_place(missing: int, recorded: dict[Any, Any]) -> None:
    """Five tolerated runs are stage 3 with one done, with every morning said, without, and with an unanswered run."""
    climb: dict[Any, Any] = dict.fromkeys(range(-14, -5, 2), TURNS)
    case = {"before": {"from": -80, "last_run": -70}, **climb, **silent(missing), **recorded, 0: {}}
    place = judgement_of(case).history.ladder
    assert place is not None
    assert (place.stage, place.tolerated, place.session_stage) == (3, 1, 3)
