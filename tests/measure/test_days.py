"""Load over days: Williams's mean, Foster's monotony, uncoupled ACWR and spikes, by hand and by brute force."""

from __future__ import annotations

import statistics
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from easeback.knowledge import knowledge
from easeback.measure.days import (
    covered_days,
    daily_loads,
    ewma,
    load_series,
    session_spikes_percent,
    trailing_sum,
    warming_up,
    week_sums,
)

# A Monday.
FIRST = date(2024, 1, 1)
NAN = float("nan")


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_days_between_near_ones_are_covered_and_a_long_silence_is_not() -> None:
    """Told on 2, 9 and 17: 2 to 9 is covered, a week apart; 10 to 16 is not, and nothing after the last is."""
    covered = covered_days([day(2), day(9), day(17)], FIRST, day(20), knowledge())
    assert np.flatnonzero(covered).tolist() == [*range(2, 10), 17]


def test_what_was_told_outside_the_days_asked_for_still_covers_them() -> None:
    """Told two days before and three after: all between is covered."""
    assert covered_days([day(-2), day(4)], FIRST, day(3), knowledge()).all()
    assert not covered_days([], FIRST, day(3), knowledge()).any()


def test_a_days_load_is_a_number_a_rest_or_unknown() -> None:
    """A session counts as it is, one without an effort makes its day unknown, a covered day without one is 0."""
    covered = np.array([True, True, True, False])
    load = daily_loads({day(0): 300.0, day(1): None, day(9): 50.0}, covered, FIRST)
    assert load[[0, 2]].tolist() == [300, 0]
    assert np.isnan(load[[1, 3]]).all()


def test_williams_mean_by_hand() -> None:
    """N of 3, so lambda 0.5: 100, then 0.5 x 0 + 0.5 x 100 = 50, then 0.5 x 200 + 25 = 125."""
    assert ewma(np.array([100.0, 0, 200]), 3, 7).tolist() == [100, 50, 125]


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=60), st.sampled_from([7, 28]))
def test_williams_mean_is_the_sum_of_fading_days(loads: list[float], days: int) -> None:
    """Written out: the first load fades with every day, each later one enters with lambda and fades."""
    share = 2 / (days + 1)
    last = len(loads) - 1
    expected = loads[0] * (1 - share) ** last
    expected += sum(share * load * (1 - share) ** (last - n) for n, load in enumerate(loads) if n)
    assert ewma(np.array(loads), days, 7)[-1] == pytest.approx(expected, abs=1e-9)


def test_unknown_days_leave_the_mean_as_it_was_and_a_long_silence_starts_it_anew() -> None:
    """Two unknown days are skipped, never counted as 0; after three of them in a row, two allowed, it begins again."""
    assert np.isnan(ewma(np.array([100.0, NAN, NAN, 100]), 3, 2)[1:3]).all()
    assert ewma(np.array([100.0, NAN, NAN, 200]), 3, 2)[3] == 150
    assert ewma(np.array([100.0, NAN, NAN, NAN, 200]), 3, 2)[4] == 200


def test_warming_up_lasts_28_days_from_each_start() -> None:
    """Day 28 is still young, day 29 is not; a long silence begins it again."""
    young = warming_up(np.zeros(40), 28, 7)
    assert young[:28].all()
    assert not young[28:].any()
    load = np.zeros(80)
    load[35:43] = NAN
    assert np.flatnonzero(~warming_up(load, 28, 7)).tolist() == [*range(28, 42), *range(71, 80)]
    assert warming_up(np.full(5, NAN), 28, 7).all()


def test_fosters_monotony_and_strain_by_hand() -> None:
    """A week of 300, 0, 400, 0, 300, 500, 0: mean 214.29, standard deviation 211.57, monotony 1.0129, strain 1519.3."""
    week = [300.0, 0, 400, 0, 300, 500, 0]
    series = load_series(np.array(week), FIRST, knowledge())
    assert series.monotony[-1] == pytest.approx(statistics.mean(week) / statistics.stdev(week))
    assert series.monotony[-1] == pytest.approx(1.0129, abs=1e-3)
    assert series.strain[-1] == pytest.approx(1500 * 1.0129, abs=1.5)
    assert np.isnan(series.monotony[:6]).all()


def test_a_week_of_equal_days_has_no_monotony() -> None:
    """Division by no spread at all: unknown, not infinite; so is a week with an unknown day."""
    assert np.isnan(load_series(np.full(7, 100.0), FIRST, knowledge()).monotony).all()
    assert np.isnan(load_series(np.array([1.0, 2, 3, NAN, 5, 6, 7]), FIRST, knowledge()).monotony).all()


def test_uncoupled_acwr_by_hand() -> None:
    """Three weeks of 100 a day and one of 150: 1.5; the acute week is in no part of the chronic one."""
    load = np.concatenate((np.full(21, 100.0), np.full(7, 150.0)))
    series = load_series(load, FIRST, knowledge())
    assert series.acwr[-1] == pytest.approx(1.5)
    assert np.isnan(series.acwr[:27]).all()
    assert np.isnan(load_series(np.concatenate((np.zeros(21), np.ones(7))), FIRST, knowledge()).acwr).all()


@given(st.lists(st.one_of(st.floats(0, 50), st.just(NAN)), min_size=1, max_size=45))
def test_moving_figures_against_brute_force(loads: list[float]) -> None:
    """Weekly sum and ACWR of every day as plain sums of slices give them; unknown wherever a day is."""
    load = np.array(loads)
    series = load_series(load, FIRST, knowledge())
    for n in range(len(loads)):
        week, before = loads[max(0, n - 6) : n + 1], loads[max(0, n - 27) : max(0, n - 6)]
        expected = sum(week) if len(week) == 7 else NAN
        assert series.week_sum[n] == pytest.approx(expected, nan_ok=True)
        ratio = 3 * sum(week) / sum(before) if len(before) == 21 and sum(before) > 0 else NAN
        assert series.acwr[n] == pytest.approx(ratio, nan_ok=True, abs=1e-6)


def test_trailing_sums_of_fewer_days_than_asked_are_unknown() -> None:
    """Six days have no week."""
    assert np.isnan(trailing_sum(np.ones(6), 7)).all()


def test_spikes_look_thirty_days_back() -> None:
    """10 km, 12 km next week (20 % more); 31 days after that 15 km has nothing to compare with."""
    km = np.zeros(60)
    km[[0, 7, 38]] = [10, 12, 15]
    spikes = session_spikes_percent(km, 30)
    assert spikes[7] == pytest.approx(20)
    assert np.isnan(np.delete(spikes, 7)).all()


def test_a_run_of_unknown_length_is_no_run_to_compare_with() -> None:
    """An unknown day before neither lowers nor raises the longest."""
    spikes = session_spikes_percent(np.array([10.0, NAN, 11.0]), 30)
    assert spikes[2] == pytest.approx(10)
    assert np.isnan(spikes[:2]).all()


def test_calendar_weeks_begin_on_monday_and_count_their_unknown_days() -> None:
    """Wednesday to the Tuesday after: two weeks, one unknown day in the first; a week all unknown is no 0."""
    load = np.array([10.0, NAN, 20, 0, 0, 5, 5])
    assert week_sums(load, day(2)) == {day(0): (30.0, 1), day(7): (10.0, 0)}
    ((total, unknown),) = week_sums(np.full(3, NAN), FIRST).values()
    assert np.isnan(total)
    assert unknown == 3
