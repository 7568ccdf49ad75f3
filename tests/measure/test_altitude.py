"""The height along the way: smoothing, turning points, jumps and reasons, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from easeback.measure.altitude import climbs_m, profile_of, smoothed, turning_points, why_no_profile
from easeback.measure.intervals import intervals_of
from easeback.model.measure import Repair
from easeback.model.track import Column, Track


def track_over(altitude_m: Column, step_m: float = 3.0) -> Track:
    """A sample a second and three metres with this altitude."""
    time_s: Column = np.linspace(0.0, len(altitude_m) - 1.0, len(altitude_m))
    return Track({"time_s": time_s, "distance_m": time_s * step_m, "altitude_m": altitude_m})


def heights(track: Track) -> tuple[Column, Column, tuple[Repair, ...]]:
    profile, jumps = profile_of(track, intervals_of(track, ()))
    return profile.height_m, profile.slope_percent, jumps


def why(track: Track) -> str | None:
    return why_no_profile(track, intervals_of(track, ()))


def test_turning_points_by_hand() -> None:
    """0 up to 5, down to 1, a wiggle of 1 that does not count, up to 4: 0, 5, 1, 4."""
    height = np.array([0.0, 2, 5, 3, 1, 2, 1.5, 3, 4, 3.5])
    points = turning_points(height, 2)
    assert points == [0, 2, 4, 8]
    assert climbs_m(height[points]) == (8, 4)


def test_flat_ground_and_noise_below_the_threshold_are_no_climb() -> None:
    """A metre up and down all the time is no ascent."""
    assert turning_points(np.array([0.0, 1, 0, 1, 0, 1]), 2) == []
    assert climbs_m(np.empty(0)) == (0, 0)


@given(st.lists(st.integers(-20, 20), min_size=1, max_size=60))
def test_a_way_run_backwards_swaps_ascent_and_descent(heights_m: list[int]) -> None:
    """Whatever the heights, what went up comes down."""
    height = np.array(heights_m, dtype=np.float64)
    up, down = climbs_m(height[turning_points(height, 2)])
    back_up, back_down = climbs_m(height[::-1][turning_points(height[::-1], 2)])
    assert (back_up, back_down) == pytest.approx((down, up))


def test_smoothing_keeps_a_steady_slope_and_levels_noise() -> None:
    """A straight line stays itself up to its ends; white noise of 1 m shrinks by the width of the Gaussian."""
    line = np.linspace(0, 100, 201)
    assert smoothed(line, 5, 20) == pytest.approx(line)
    noise = np.random.default_rng(1).standard_normal(4000)
    # Of white noise a Gaussian of s samples leaves 1 / sqrt(2 s sqrt(pi)): 0.266 at 4 samples.
    assert smoothed(noise, 5, 20).std() == pytest.approx(0.266, rel=0.1)


def test_a_steady_slope_is_measured_as_it_is() -> None:
    """5 m a hundred up: every slope is 5 %, and the climb is that of the way."""
    height, slope, jumps = heights(track_over(np.linspace(0.0, 150.0, 1001)))
    assert slope == pytest.approx(5.0)
    assert height[-1] - height[0] == pytest.approx(150)
    assert jumps == ()


def test_a_jump_of_the_barometer_is_taken_out_and_counted() -> None:
    """30 m from one second to the next is a calibration: the ground went on as before."""
    altitude = np.where(np.arange(1001) < 500, 100.0, 130.0) + np.sin(np.arange(1001) / 50)
    height, _, jumps = heights(track_over(altitude))
    assert jumps == (Repair("jumps of altitude", 1),)
    assert np.ptp(height) < 2.5


def test_each_reason_is_said() -> None:
    """No altitude, too little, one value throughout, no way: absent with its reason, never flat."""
    nothing = Track({"time_s": np.arange(500.0), "distance_m": np.arange(500.0) * 3})
    assert why(nothing) == "the recording holds no altitude"
    half = np.where(np.arange(500) % 2, np.nan, np.arange(500.0))
    assert why(track_over(half)) == "altitude is known for 50 % of the samples only"
    assert why(track_over(np.full(500, 12.0))) == "the device repeats one altitude throughout"
    no_way = Track({"time_s": np.arange(500.0), "altitude_m": np.arange(500.0)})
    assert why(no_way) == "the way is unknown or too short for slopes"
    assert why(track_over(np.linspace(0.0, 50.0, 500), 3000)) == "the way recorded is longer than anyone runs"
    assert why(track_over(np.linspace(0.0, 50.0, 500))) is None
