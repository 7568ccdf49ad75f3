"""Findings on the ladder: who waits, who climbs, who walks for a week, and who is paused."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import Case, judgement_of

AFTER_A_BREAK = {"from": -60, "last_run": -40}
TURNS = {"run_km": 3, "run_min": 25, "run_kind": "walk_run"}
CUT = {**TURNS, "stopped_early": True}
HALF_HOUR = {"run_km": 6, "run_min": 35, "run_kind": "easy"}


def found(finding: str, case: Case) -> tuple[bool | None, dict[str, Any]]:
    """Whether the finding holds this morning, and the values it used."""
    judged = judgement_of(case).findings[finding]
    return judged.holds, dict(judged.values)


def after_a_break(**days: Any) -> dict[Any, Any]:
    """A runner whose last run before the break was 40 days ago; d0 is today, d2 the day before yesterday."""
    return {"before": AFTER_A_BREAK, **{-int(name[1:]): said for name, said in days.items()}}


def test_the_walk_base_is_before_the_first_run_since_the_break() -> None:
    """Holds without a run since, names the last day of the break, ends with the first run."""
    assert found("in_the_walk_base", after_a_break()) == (
        True, {"break_until": "2024-03-12", "stage": "1", "tolerated": 0},
    )  # fmt: skip
    assert found("in_the_walk_base", after_a_break(d2=TURNS))[0] is False
    assert found("in_the_walk_base", {}) == (False, {"break_until": None})


def test_a_first_failed_run_leads_back_to_the_walk_base() -> None:
    """One step below stage 1."""
    assert found("in_the_walk_base", after_a_break(d2=CUT))[0] is True
    assert found("on_the_ladder", after_a_break(d2=CUT))[0] is False


def test_on_the_ladder_names_stage_and_runs_done() -> None:
    """Three tolerated runs are stage 2 with one done there."""
    climbed = found("on_the_ladder", after_a_break(d6=TURNS, d4=TURNS, d2=TURNS))
    assert climbed == (True, {"stage": "2", "tolerated": 1})
    assert found("on_the_ladder", {-2: TURNS}) == (False, {})


def test_who_rebuilds_is_off_the_ladder() -> None:
    """Two unbroken, tolerated half hours since the break."""
    assert found("on_the_ladder", after_a_break(d4=HALF_HOUR, d2=HALF_HOUR))[0] is False
    assert found("on_the_ladder", after_a_break(d4=HALF_HOUR, d2=TURNS))[0] is True


def test_all_stages_without_an_unbroken_half_hour_stay_on_the_last_one() -> None:
    """Twenty-two tolerated walk-runs: still on the ladder, at its last stage, the tenth."""
    case: dict[Any, Any] = {"before": {"from": -120, "last_run": -100}, **{-2 * each: TURNS for each in range(1, 23)}}
    assert found("on_the_ladder", case) == (True, {"stage": "10", "tolerated": 0})


@pytest.mark.parametrize(("case", "holds"), [
    (after_a_break(d4=CUT, d2=CUT), True),
    (after_a_break(d9=CUT, d7=CUT), True),
    (after_a_break(d10=CUT, d8=CUT), False),
    (after_a_break(d2=CUT), False),
    ({-4: CUT, -2: CUT}, False),
])  # fmt: skip
def test_the_walking_week_is_the_seven_days_after_the_second_fail(case: Case, holds: bool) -> None:
    """Up to and with the seventh day; only on the ladder."""
    assert found("in_the_walking_week", case)[0] is holds


@pytest.mark.parametrize(("today", "holds"), [
    ({}, True),
    ({"walks_ok": True}, True),
    ({"walks_ok": False}, False),
    ({"zone": "thigh", "leg_pain_0_10": 3, "back_pain_0_10": 3}, True),
    ({"zone": "thigh", "leg_pain_0_10": 4}, False),
    ({"back_pain_0_10": 4, "zone": "back"}, False),
    ({"zone": "thigh", "leg_pain_0_10": 1, "change": "worse"}, False),
    ({"walking": "uncomfortable"}, False),
    ({"woke_by_leg_pain": True}, False),
    ({"change": "unsaid"}, False),
])  # fmt: skip
def test_the_entry_asks_for_a_quiet_morning_and_walks_that_settle(today: dict[str, Any], holds: bool) -> None:
    """The gap line and the runner's word on the walks; not asked is no bar."""
    assert found("ladder_entry_is_met", after_a_break(d0=today))[0] is holds


@pytest.mark.parametrize(("case", "holds"), [
    (after_a_break(d7={"zone": "thigh", "leg_pain_0_10": 5}), True),
    (after_a_break(d6={"zone": "thigh", "leg_pain_0_10": 5}), False),
    (after_a_break(d7={"walks_ok": False}), False),
    (after_a_break(d8={"walks_ok": False}), True),
    (after_a_break(d5={"walks_ok": False}, d1={"walks_ok": True}), False),
    (after_a_break(d2={"woke_by_leg_pain": True}), False),
])  # fmt: skip
def test_the_entry_waits_seven_days_after_a_red_day_or_a_bad_walk(case: Case, holds: bool) -> None:
    """Six days after a red day is too early; a walk that went badly counts for a week, whatever came after it."""
    assert found("ladder_entry_is_met", case)[0] is holds


def test_waiting_ends_with_the_entry() -> None:
    """In the walk base a runner waits only while the entry is not met."""
    assert found("waiting_in_the_walk_base", after_a_break(d0={"walks_ok": False}))[0] is True
    assert found("waiting_in_the_walk_base", after_a_break())[0] is False
    assert found("waiting_in_the_walk_base", {0: {"walks_ok": False}})[0] is False


@pytest.mark.parametrize(("since", "holds"), [("2024-03-13", True), ("2024-03-14", False), (None, False)])
def test_paused_is_the_runners_word_from_its_date_on(since: str | None, holds: bool) -> None:
    """From the day said, not before it."""
    assert found("paused", {"profile": {"paused_since": since}}) == (holds, {"paused_since": since})
