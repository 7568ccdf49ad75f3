"""The ladder, walked by hand: up after two tolerated runs, down after failed ones and pauses (DECISIONS, *States*)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.short_diaries import KNOWN, TODAY, Case, judgement_of

from easeback.measure.ladder import Mornings, ladder_place
from easeback.model.history import PastRun
from easeback.model.ladder import LadderPlace

BROKE_ON = date(2024, 1, 1)
Run = tuple[int, str]
WORDS = {"tolerated": True, "amber": True, "failed": False, "unknown": None}


def run_on(offset: int, how: str, minutes: float = 20) -> PastRun:
    """A run so many days after the break (before it, where negative)."""
    return PastRun(BROKE_ON + timedelta(days=offset), 3.0, minutes, minutes, WORDS[how], None, on_green=how != "amber")


def dates(offsets: Sequence[int]) -> list[date]:
    """The dates so many days after the break."""
    return [BROKE_ON + timedelta(days=each) for each in offsets]


def place(
    runs: Sequence[Run], today: int | None = None, before: Sequence[PastRun] = (), deep_on: Sequence[int] = (),
    flagged_on: Sequence[int] = (), silent: int = 0,
) -> LadderPlace:  # fmt: skip
    """The place on a morning so many days after the break, by default two days after the last run."""
    on = today if today is not None else (runs[-1][0] if runs else 0) + 2
    mornings = Mornings(deep_on=dates(deep_on), flagged_on=dates(flagged_on), silent=silent)
    all_runs = [*before, *(run_on(*run) for run in runs)]
    found = ladder_place(all_runs, mornings, BROKE_ON, BROKE_ON + timedelta(days=on), KNOWN)
    assert found is not None
    return found


def stage_and_count(runs: Sequence[Run], today: int | None = None) -> tuple[int, int]:
    """The stage, and the tolerated runs done there."""
    found = place(runs, today)
    return found.stage, found.tolerated


def tolerated(count: int, first: int = 1, every: int = 2) -> list[Run]:
    """Tolerated runs, every other day."""
    return [(first + every * each, "tolerated") for each in range(count)]


def last(runs: Sequence[Run]) -> int:
    """The offset of the last run."""
    return runs[-1][0]


def test_without_a_break_there_is_no_ladder() -> None:
    """A runner who kept running stands nowhere on it."""
    assert ladder_place([run_on(1, "tolerated")], Mornings(), None, TODAY, KNOWN) is None


def test_without_a_run_since_the_break_it_is_the_walk_base() -> None:
    """Stage 0, of eleven."""
    found = place([])
    assert (found.since, found.stage, found.top) == (BROKE_ON, 0, 11)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([(1, "tolerated")], (1, 1)),
        ([(1, "tolerated"), (3, "tolerated")], (2, 0)),
        ([(1, "tolerated"), (2, "tolerated")], (1, 1)),
        ([(1, "tolerated"), (2, "tolerated"), (3, "tolerated")], (2, 0)),
        (tolerated(3), (2, 1)),
        (tolerated(4), (3, 0)),
        (tolerated(20), (11, 0)),
    ],
)
def test_two_tolerated_runs_48_hours_apart_are_a_step_up(runs: list[Run], expected: tuple[int, int]) -> None:
    """A run on the next day does not count; two that count are one stage."""
    assert stage_and_count(runs) == expected


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([(1, "unknown")], (1, 0)),
        ([(1, "tolerated"), (3, "unknown")], (1, 1)),
        ([(1, "tolerated"), (3, "unknown"), (5, "tolerated")], (2, 0)),
    ],
)
def test_an_unknown_run_is_neither(runs: list[Run], expected: tuple[int, int]) -> None:
    """A run without an answer on the next morning takes nothing away and adds nothing."""
    assert stage_and_count(runs) == expected


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([(1, "failed")], (0, 0)),
        ([(1, "tolerated"), (3, "failed")], (0, 0)),
        ([(1, "tolerated"), (3, "failed"), (5, "tolerated")], (0, 1)),
        ([*tolerated(4), (9, "failed")], (2, 0)),
        ([*tolerated(5), (11, "failed")], (2, 0)),
    ],
)
def test_a_failed_run_is_one_step_down(runs: list[Run], expected: tuple[int, int]) -> None:
    """One stage down, never below the walk base, and the count begins again."""
    found = place(runs)
    assert (found.stage, found.tolerated, found.walking_until) == (*expected, None)


def test_two_fails_in_a_fortnight_are_two_steps_down_and_a_week_of_walking() -> None:
    """Stage 5 after eight runs, 4 after the first failed one, 2 after the second; walking until the 7th day after."""
    found = place([*tolerated(8), (17, "failed"), (19, "failed")])
    assert (found.stage, found.walking_until) == (2, BROKE_ON + timedelta(days=26))


@pytest.mark.parametrize(("second", "stage", "walks"), [(30, 5, True), (31, 6, False)])
def test_fails_a_fortnight_apart_are_one_step_each(second: int, stage: int, walks: bool) -> None:
    """4 after the first fail on day 17, 7 after six tolerated ones; the second on day 30 is two down, on 31 one."""
    found = place([*tolerated(8), (17, "failed"), *tolerated(6, first=19), (second, "failed")])
    assert (found.stage, found.walking_until is not None) == (stage, walks)


@pytest.mark.parametrize(("deep_on", "stage"), [((), 4), ((17,), 4), ((18,), 3), ((19,), 3), ((20,), 4), ((16,), 4)])
def test_moving_down_for_more_than_a_day_after_a_failed_run_is_two_steps(deep_on: tuple[int, ...], stage: int) -> None:
    """Deep on either of the two mornings after the failed run of day 17, at stage 5: two down and a week's walking."""
    found = place([*tolerated(8), (17, "failed")], deep_on=deep_on)
    assert found.stage == stage
    assert found.walking_until == (BROKE_ON + timedelta(days=24) if stage == 3 else None)


def test_deep_for_more_than_a_day_is_two_mornings_in_a_row() -> None:
    """One morning in the calf after a failed run at stage 2 is one step down, two in a row are two."""
    turns = {"run_km": 3, "run_min": 25, "run_kind": "walk_run"}
    climb: dict[int, dict[str, object]] = {
        -11: turns,
        -9: turns,
        -7: turns,
        -5: turns,
        -3: {**turns, "settled": "longer"},
    }
    deep = {"zone": "calf", "leg_pain_0_10": 2}
    before = {"from": -60, "last_run": -40}
    once: Case = {"before": before, **climb, -2: deep}
    twice: Case = {"before": before, **climb, -2: deep, -1: deep}
    stages = [found.stage for case in (once, twice) if (found := judgement_of(case).history.ladder)]
    assert stages == [2, 1]


@pytest.mark.parametrize(("days", "stage"), [(6, 5), (7, 4), (13, 4), (14, 3), (27, 3)])
def test_a_pause_is_one_step_down_and_a_fortnight_two(days: int, stage: int) -> None:
    """From stage 5: 7 to 13 days without a run are one down, 14 to 27 two."""
    runs = tolerated(8)
    assert place(runs, last(runs) + days).stage == stage
    assert place([*runs, (last(runs) + days, "unknown")]).stage == stage


def test_a_pause_never_leads_below_the_first_stage_and_ends_the_count() -> None:
    """Stage 1 with one run done: after 14 days still stage 1, with none."""
    assert stage_and_count([(1, "tolerated")], 15) == (1, 0)
    assert stage_and_count([(1, "tolerated"), (15, "tolerated")]) == (1, 1)


@pytest.mark.parametrize(
    ("before", "stage"),
    [
        (run_on(-20, "tolerated", 30), 4),
        (run_on(-21, "tolerated", 30), 1),
        (run_on(-20, "tolerated", 29), 1),
        (run_on(-20, "failed", 45), 1),
        (run_on(-20, "unknown", 45), 1),
    ],
)
def test_a_tolerated_half_hour_lately_is_a_head_start(before: PastRun, stage: int) -> None:
    """Unbroken and tolerated within the 21 days before the first run: it begins at stage 4."""
    assert place([(1, "unknown")], before=[before]).stage == stage


def test_the_top_is_left_upwards_once() -> None:
    """Twenty-two tolerated runs, two a stage, are all eleven; more of them change nothing, a failed one is one down."""
    runs = tolerated(22)
    assert (place(runs).stage, place(runs).session_stage) == (12, 11)
    assert place(tolerated(25)).stage == 12
    after_a_fail = place([*runs, (last(runs) + 2, "failed")])
    assert after_a_fail.stage == 11


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([(1, "amber"), (3, "amber"), (5, "amber")], (1, 0)),
        ([(1, "tolerated"), (3, "amber")], (1, 1)),
        ([(1, "tolerated"), (3, "amber"), (5, "tolerated")], (2, 0)),
    ],
)
def test_a_run_on_an_amber_morning_counts_towards_no_step(runs: list[Run], expected: tuple[int, int]) -> None:
    """It was 60 % of its stage: it adds nothing and takes nothing away, and the stage is repeated."""
    assert stage_and_count(runs) == expected


def test_two_runs_a_day_are_not_the_ladders() -> None:
    """A day with two recordings counts towards no step."""
    twice = replace(run_on(1, "tolerated"), times=2)
    found = ladder_place([twice, run_on(3, "tolerated")], Mornings(), BROKE_ON, BROKE_ON + timedelta(days=5), KNOWN)
    assert found is not None
    assert (found.stage, found.tolerated) == (1, 1)


@pytest.mark.parametrize(
    ("flagged_on", "expected"), [((), (5, 0)), ((17,), (4, 0)), ((16, 26), (3, 0)), ((0,), (5, 0)), ((15,), (3, 1))]
)
def test_each_red_flag_is_one_step_down(flagged_on: tuple[int, ...], expected: tuple[int, int]) -> None:
    """After a clinician's leave it goes on one stage lower, and the count begins again.

    That of day 15 came when one run of stage 4 was done: stage 3, where the run of that day is the first.
    """
    found = place([*tolerated(8), (18, "unknown"), (23, "unknown")], 27, flagged_on=flagged_on)
    assert (found.stage, found.tolerated) == expected


def test_a_flag_on_the_first_stage_leads_to_the_walk_base() -> None:
    """One below stage 1."""
    assert place([(1, "tolerated")], flagged_on=(2,)).stage == 0


@pytest.mark.parametrize(("silent", "session"), [(6, 3), (7, 2), (20, 2)])
def test_after_seven_missing_mornings_the_last_tolerated_session_comes_again(silent: int, session: int) -> None:
    """Stage 3 was reached and not run yet: the last tolerated run was one of stage 2."""
    found = place(tolerated(4), silent=silent)
    assert (found.stage, found.session_stage) == (3, session)


@pytest.mark.parametrize(("minutes", "offset", "session"), [(30, -20, 4), (30, -22, 1), (29, -5, 1)])
def test_the_head_start_is_there_before_the_first_run_too(minutes: float, offset: int, session: int) -> None:
    """In the walk base, a day after the break: the first session is of stage 4 within 21 days of such a run."""
    found = place([], 1, before=[run_on(offset, "tolerated", minutes)])
    assert (found.stage, found.session_stage) == (0, session)


def test_a_failed_run_on_the_last_day_of_the_break_begins_its_week_of_walking() -> None:
    """A second failed run within two weeks ends the way back from a flare: the week counts from it."""
    found = place([], 1, before=[run_on(-5, "failed"), run_on(0, "failed")])
    assert (found.stage, found.walking_until) == (0, BROKE_ON + timedelta(days=7))
    assert place([], 1, before=[run_on(0, "failed")]).walking_until is None
