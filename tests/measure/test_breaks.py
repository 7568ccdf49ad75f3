"""Breaks and ways back: gaps, long flares, failed returns, a clinician's leave, and the run-days that count."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.short_diaries import KNOWN, TODAY, Case, days_of

from easeback.measure.breaks import last_leave
from easeback.measure.diary import measure_diary
from easeback.model.history import History

RED = {"zone": "thigh", "leg_pain_0_10": 5}
RUN = {"run_km": 4, "run_min": 22, "run_kind": "easy", "settled": "within_1h"}
FAILED = {"run_km": 3, "run_min": 18, "run_kind": "easy", "stopped_early": True}
LEAVE = {"clinician_said": "may_run"}


def history_of(case: Case) -> History:
    return measure_diary(days_of(case), TODAY, KNOWN)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("said", "leave"),
    [
        ({-9: LEAVE}, back(9)),
        ({-9: LEAVE, -3: LEAVE}, back(3)),
        ({-9: {**LEAVE, "clinician_flags": "RF08_FOOTDROP"}}, None),
        ({-9: {"clinician_said": "limits"}}, None),
        ({-9: {"clinician_said": "treated"}}, None),
    ],
)
def test_a_leave_is_a_word_on_running_itself(said: dict[Any, Any], leave: date | None) -> None:
    """May run, and no flag named: a leave that names flags lifts those alone."""
    assert last_leave(days_of(said)) == leave


@pytest.mark.parametrize(
    ("last_run", "leave_on", "broke"),
    [(-40, None, back(1)), (-40, -1, None), (-40, -27, None), (-40, -28, back(1)), (-40, -41, back(1))],
)
def test_a_leave_ends_a_gap_and_counts_it_anew(last_run: int, leave_on: int | None, broke: date | None) -> None:
    """Four weeks without a run after the leave are a break again; a leave from before the gap ends nothing."""
    case: dict[Any, Any] = {"before": {"from": -60, "last_run": last_run}}
    assert history_of({**case, **({leave_on: LEAVE} if leave_on else {})}).last_break_on == broke


@pytest.mark.parametrize(("leave_on", "is_break"), [(None, True), (-3, True), (-2, False), (-1, False)])
def test_a_leave_ends_a_long_flare_that_came_before_it(leave_on: int | None, is_break: bool) -> None:
    """Eight red days up to the day before yesterday; the word on that day or later ends the break."""
    case: dict[Any, Any] = {"before": {"from": -30, "last_run": -11}, **dict.fromkeys(range(-9, -1), RED)}
    said = {leave_on: {**case.get(leave_on, {}), **LEAVE}} if leave_on else {}
    assert (history_of({**case, **said}).last_break_on is not None) is is_break


@pytest.mark.parametrize(
    ("case", "failed_on"),
    [
        ({-15: RED, -12: FAILED, -9: FAILED}, back(9)),
        ({-15: RED, -12: FAILED}, None),
        ({-12: FAILED, -9: FAILED}, None),
        ({-20: RED, -18: FAILED, -4: FAILED}, None),
        ({-20: RED, -17: FAILED, -4: FAILED}, back(4)),
        ({-35: RED, -6: FAILED, -4: FAILED}, None),
        ({-33: RED, -5: FAILED, -4: FAILED}, None),
        ({-32: RED, -5: FAILED, -4: FAILED}, back(4)),
        ({-20: RED, -18: RUN, -16: RUN, -14: RUN, -12: RUN, -6: FAILED, -4: FAILED}, None),
        ({-20: RED, -18: RUN, -16: RUN, -14: RUN, -6: FAILED, -4: FAILED}, back(4)),
    ],
)
def test_two_failed_runs_on_the_way_back_within_a_fortnight(case: dict[Any, Any], failed_on: date | None) -> None:
    """After a red day of the last four weeks, before the four return runs are done; the second is the break."""
    history = history_of({"before": {"from": -60, "last_run": -58}, -34: RUN, -33: {}, **case})
    assert history.failed_return_on == failed_on


@pytest.mark.parametrize(
    ("runs", "done"),
    [
        ([], 0),
        ([-9], 1),
        ([-9, -8], 1),
        ([-9, -8, -7], 2),
        ([-9, -7, -5, -3], 4),
        ([-10], 0),
        ([-11], 0),
    ],
)
def test_return_runs_are_counted_by_the_day_two_days_apart(runs: list[int], done: int) -> None:
    """Tolerated ones after the last red day; one on the next day does not count, nor one on the red day."""
    case: dict[Any, Any] = {"before": {"from": -40, "last_run": -14}, **dict.fromkeys(runs, RUN)}
    case[-10] = {**case.get(-10, {}), **RED}
    assert history_of(case).return_runs == done
