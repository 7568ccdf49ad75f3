"""The virtual runner's season tells the story that the demo and the benchmarks rely on."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from easeback.model.words import zone_depth
from easeback.simulate.plan import TOO_MUCH_ON_DAY
from easeback.simulate.season import SimulatedDay, simulate_season

LAST_ON = date(2025, 6, 1)
DAYS = 117
SEEDS = pytest.mark.parametrize("seed", range(1, 13))


def season(seed: int) -> tuple[SimulatedDay, ...]:
    return simulate_season(seed, DAYS, LAST_ON).days


def test_the_same_seed_gives_the_same_season() -> None:
    """Two simulations of one seed are equal, and another seed gives another season."""
    assert season(5) == season(5)
    assert season(5) != season(6)


def test_the_days_are_a_row_up_to_the_last() -> None:
    """There is a day for each date, oldest first, and the last one has only its morning."""
    days = season(1)
    assert [(LAST_ON - day.on).days for day in days] == list(range(DAYS - 1, -1, -1))
    assert days[-1].run is None
    assert days[-1].checked_in


@SEEDS
def test_the_base_is_kept_running(seed: int) -> None:
    """Before the build the runner runs four times a week and nothing reaches the thigh."""
    base = season(seed)[:35]
    assert 15 <= sum(day.run is not None for day in base) <= 20
    assert max(zone_depth(day.morning.zone) for day in base) < zone_depth("thigh")


@SEEDS
def test_the_flare_moves_down_the_leg_and_back_up(seed: int) -> None:
    """After the day that was too much it reaches calf or foot in three days, and is above the knee after sixteen."""
    days = season(seed)
    flare = [zone_depth(day.morning.zone) for day in days[TOO_MUCH_ON_DAY + 1 : TOO_MUCH_ON_DAY + 4]]
    assert max(flare) >= zone_depth("calf")
    assert any(day.morning.is_red for day in days[TOO_MUCH_ON_DAY + 1 : TOO_MUCH_ON_DAY + 4])
    assert zone_depth(days[TOO_MUCH_ON_DAY + 16].morning.zone) <= zone_depth("thigh")


@SEEDS
def test_the_red_week_is_walked(seed: int) -> None:
    """For nine days after the day that was too much there is no run; most days have a walk instead."""
    week = season(seed)[TOO_MUCH_ON_DAY + 1 : TOO_MUCH_ON_DAY + 10]
    assert [day.run for day in week] == [None] * 9
    assert sum(day.exposure.walk_min > 0 for day in week) >= 4


@SEEDS
def test_the_way_back_goes_by_steps(seed: int) -> None:
    """The first runs after the flare are short, none is twice the one before, and they end at the usual length."""
    back = [day.run.minutes for day in season(seed) if day.run is not None and day.run.way_back]
    assert back[0] <= 30
    assert all(after < 2 * before for before, after in pairwise(back))
    assert back[-1] == 42


@SEEDS
def test_the_strict_day_comes_and_a_clinician_resolves_it(seed: int) -> None:
    """One morning is `not sure` of a red flag, the next brings a clinician's no, and a later one the leave to run."""
    visits = [day.visit for day in season(seed)]
    assert [visit.flags_unsure for visit in visits if visit.flags_unsure] == [("RF08_FOOTDROP", "RF09_NEW_NUMB_1LEG")]
    assert [visit.said for visit in visits if visit.said] == ["no_run", "may_run"]


def test_some_mornings_and_some_watches_are_missing() -> None:
    """Over ten years a few mornings in a hundred are not said, and a few runs are not recorded."""
    days = simulate_season(3, 3652, LAST_ON).days
    assert len(days) == 3652
    assert 0.03 < sum(not day.checked_in for day in days) / len(days) < 0.08
    runs = [day for day in days if day.run is not None]
    assert 1500 < len(runs) < 2200
    assert 0.04 < sum(not day.recorded for day in runs) / len(runs) < 0.10
