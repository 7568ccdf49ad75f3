"""A run along its way: stretches of one length with what was measured in each, missing where it was not."""

from __future__ import annotations

import numpy as np
import pytest
from tests.made_runs import activity_of, northward

from easeback.knowledge import knowledge
from easeback.measure.thin import thin
from easeback.measure.way_along import SLOPE_WORDS, slopes_at, way_along
from easeback.model.activity import Activity
from easeback.model.track import Column

# A kilometre in 400 s and one in 300 s, a sample a second.
TIME_S = np.arange(701.0)
DISTANCE_M = np.where(TIME_S <= 400, TIME_S * 2.5, 1000 + (TIME_S - 400) * 10 / 3)


def run_of(**columns: Column) -> Activity:
    return activity_of({"time_s": TIME_S, "distance_m": DISTANCE_M, **northward(DISTANCE_M), **columns})


def test_pace_is_that_of_each_stretch() -> None:
    """400 s a km are 6:40, 300 s are 5:00: two stretches, their middles at half and at one and a half."""
    along = way_along(run_of(), 2)
    assert along is not None
    assert along.km == pytest.approx([0.5, 1.5])
    assert along.pace_min_km == pytest.approx([400 / 60, 5.0], rel=1e-3)


def test_a_stop_is_not_in_the_pace() -> None:
    """Ten minutes of standing after the first kilometre leave both paces as they were, within the window of speed."""
    stop = np.where(TIME_S > 400, 600.0, 0.0)
    along = way_along(activity_of({"time_s": TIME_S + stop, "distance_m": DISTANCE_M}), 2)
    assert along is not None
    assert along.pace_min_km == pytest.approx([400 / 60, 5.0], rel=0.03)


def test_a_stand_whose_position_drifts_has_no_pace() -> None:
    """A kilometre run in 400 s, then 100 m of drift in 1000 s: ten stretches with a pace of 6:40, and one without."""
    time_s = np.arange(1401.0)
    distance_m = np.where(time_s <= 400, time_s * 2.5, 1000 + (time_s - 400) * 0.1)
    along = way_along(activity_of({"time_s": time_s, "distance_m": distance_m}), 11)
    assert along is not None
    assert along.pace_min_km[:9] == pytest.approx([400 / 60] * 9, rel=0.02)
    assert np.isnan(along.pace_min_km[10])


def test_slope_is_rise_over_length_and_heart_rate_the_mean_over_time() -> None:
    """Up 30 m in the first of 2 km and level after it: 3 % and 0; 120 and 160 beats, one more and one less in turn."""
    height_m = np.minimum(DISTANCE_M, 1000.0) * 0.03 + 100
    heart = np.where(TIME_S <= 400, 120.0, 160.0) + TIME_S % 2 * 2 - 1
    along = way_along(run_of(altitude_m=height_m, heart_rate_bpm=heart), 2)
    assert along is not None
    assert along.slope_percent == pytest.approx([3.0, 0.0], abs=0.1)
    assert along.heart_rate_bpm == pytest.approx([120, 160], abs=0.2)


def test_what_was_not_recorded_is_missing_and_not_zero() -> None:
    """Neither altitude nor heart rate: NaN in each stretch."""
    along = way_along(run_of(), 4)
    assert along is not None
    assert np.isnan(along.slope_percent).all()
    assert np.isnan(along.heart_rate_bpm).all()


def test_stretches_are_at_least_fifty_metres_and_no_more_than_asked() -> None:
    """2 km hold 40 of them; asked for 120, 40 come, asked for 10, 10. Without a way there are none."""
    assert [len(along.km) for most in (120, 10) if (along := way_along(run_of(), most))] == [40, 10]
    assert way_along(activity_of({"time_s": TIME_S}), 120) is None


def test_up_and_down_at_each_point_of_the_way() -> None:
    """5 % up for a kilometre, then 5 % down: all but the points around the top say so. Without altitude: nothing."""
    height_m = 100 + 50 - np.abs(DISTANCE_M - 1000) * 0.05
    activity = run_of(altitude_m=height_m)
    points = thin(activity.track)
    assert points is not None
    classes = slopes_at(activity, points, knowledge())
    assert classes is not None
    words = [SLOPE_WORDS[each] for each in classes]
    assert set(words[: len(words) // 2 - 10]) == {"up"}
    assert set(words[len(words) // 2 + 10 :]) == {"down"}
    assert slopes_at(run_of(), points, knowledge()) is None
