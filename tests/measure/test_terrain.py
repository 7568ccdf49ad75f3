"""Slopes: Minetti's cost by hand, bands at their edges, the longest descent, pace on the flat."""

from __future__ import annotations

import numpy as np
import pytest
from tests.made_runs import activity_of

from easeback.knowledge import knowledge
from easeback.measure.altitude import Profile
from easeback.measure.run import measure_run
from easeback.measure.terrain import BANDS, Terrain, running_cost, terrain_of


def profile(*pieces: tuple[float, float]) -> Profile:
    """A way of (metres, slope in percent), a point every 5 m."""
    slope = np.concatenate([np.full(int(metres / 5), percent) for metres, percent in pieces])
    height = np.concatenate(([0.0], np.cumsum(slope * 0.05)))
    way = np.linspace(0.0, 5.0 * len(slope), len(height))
    # Between two points the slope is the mean of both ends', so the ends carry the piece's own.
    return Profile(way, height, np.concatenate((slope, slope[-1:])))


def terrain(*pieces: tuple[float, float]) -> Terrain:
    return terrain_of(profile(*pieces), knowledge())


def test_the_cost_of_running_by_minetti() -> None:
    """By hand: 3.6 on the flat; at 10 % 3.6 + 1.95 + 0.463 - 0.0433 - 0.00304 + 0.001554; beyond 45 % as at 45 %."""
    assert running_cost(np.array([0.0]))[0] == pytest.approx(3.6)
    assert running_cost(np.array([10.0]))[0] == pytest.approx(5.968214)
    assert running_cost(np.array([-10.0]))[0] == pytest.approx(2.151706)
    assert running_cost(np.array([-20.0]))[0] == pytest.approx(1.80003, abs=1e-4)
    assert running_cost(np.array([60.0, -60.0])) == pytest.approx(running_cost(np.array([45.0, -45.0])))


def test_the_cheapest_slope_is_near_minus_twenty() -> None:
    """The paper's minimum lies at -20 %: so does the polynomial's, within three points."""
    slopes = np.arange(-45.0, 45.5, 0.5)
    assert -21 <= slopes[running_cost(slopes).argmin()] <= -15


def test_each_band_at_its_edges() -> None:
    """An edge belongs to the steeper band, downhill as uphill; shares add up to the whole."""
    found = terrain((100, -12), (100, -10), (100, -5), (100, -2), (100, 0), (100, 2), (100, 5), (100, 10))
    assert [band.name for band in found.bands] == list(BANDS)
    # Where two pieces meet, 5 m have the mean of both slopes.
    metres = [band.distance_km * 1000 for band in found.bands]
    assert metres == pytest.approx([200, 100, 100, 100, 100, 100, 100], abs=10)
    assert sum(band.share_percent for band in found.bands) == pytest.approx(100)
    assert (found.bands[0].from_percent, found.bands[0].to_percent) == (None, -10)
    assert (found.bands[-1].from_percent, found.bands[-1].to_percent) == (10, None)


def test_downhill_is_at_or_below_minus_five() -> None:
    """300 m at -5 % count with their 15 m of drop; 700 m at -4.9 % do not."""
    found = terrain((300, -5), (700, -4.9))
    assert found.downhill_km == pytest.approx(0.3, abs=0.006)
    assert found.downhill_percent == pytest.approx(30, abs=0.6)
    assert found.downhill_drop_m == pytest.approx(15, abs=0.3)


def test_the_longest_descent_bridges_a_short_flat_and_ends_at_a_long_one() -> None:
    """200 m, 60 m flat, 200 m down are one of 460 m; after 150 m of flat another begins."""
    found = terrain((200, -6), (60, 0), (200, -6), (150, 0), (300, -8), (200, 3))
    assert found.longest_descent_km == pytest.approx(0.46, abs=0.011)
    assert found.longest_descent_drop_m == pytest.approx(24, abs=0.5)


def test_without_a_descent_there_is_a_zero_and_no_gap() -> None:
    """A climb all the way: a descent of 0 was measured."""
    found = terrain((1000, 4))
    assert (found.longest_descent_km, found.longest_descent_drop_m) == (0, 0)
    assert found.descent_m == 0
    assert found.ascent_m == pytest.approx(40)


def test_pace_on_the_flat_that_costs_as_much() -> None:
    """Up 10 % at 2.5 m/s, 6:40 a km: on the flat 6.667 x 3.6 / 5.968214 = 4.0213 min a km."""
    time_s = np.arange(1201.0)
    columns = {"time_s": time_s, "distance_m": time_s * 2.5, "altitude_m": time_s * 0.25}
    measures = measure_run(activity_of(columns))
    assert measures.pace_min_km == pytest.approx(6.6667, abs=1e-3)
    assert measures.grade_adjusted_pace_min_km == pytest.approx(4.0213, abs=1e-3)
    assert measures.ascent_m == pytest.approx(300, abs=0.1)


def test_bands_are_measured_on_a_real_profile_of_known_slopes() -> None:
    """A kilometre down at 6 % and one up: what smoothing blurs is at most the 40 m around the turn."""
    time_s = np.arange(801.0)
    altitude = 100 + np.abs(time_s - 400) * 0.15
    measures = measure_run(activity_of({"time_s": time_s, "distance_m": time_s * 2.5, "altitude_m": altitude}))
    assert measures.downhill_km == pytest.approx(1.0, abs=0.04)
    assert measures.longest_descent_km == pytest.approx(1.0, abs=0.03)
    assert measures.descent_m == pytest.approx(60, abs=1.5)
