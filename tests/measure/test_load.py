from __future__ import annotations

from datetime import date, timedelta

import pytest

from easeback.measure.load import longest_run_km, session_spike_percent
from easeback.model.history import PastRun

ON = date(2024, 3, 31)


def past_run(days_ago: int, km: float | None) -> PastRun:
    return PastRun(ON - timedelta(days=days_ago), km, None, None, tolerated=None, why_not=None, on_green=False)


def test_the_longest_run_is_that_of_the_window_before_today() -> None:
    """Of 12 km 31 days ago, 10 km 30 days ago and 8 km yesterday the longest of 30 days is 10; today does not count."""
    runs = [past_run(31, 12.0), past_run(30, 10.0), past_run(1, 8.0), past_run(0, 20.0)]
    assert longest_run_km(runs, ON, 30) == 10.0


def test_no_run_with_a_distance_is_no_longest_run() -> None:
    """Missing is not zero: without a distance there is nothing to compare with."""
    assert longest_run_km([past_run(3, None)], ON, 30) is None
    assert session_spike_percent(8.0, None) is None
    assert session_spike_percent(None, 8.0) is None


@pytest.mark.parametrize(("today_km", "spike"), [(11.0, 10.0), (13.0, 30.0), (20.0, 100.0), (8.0, -20.0)])
def test_the_spike_is_the_rise_over_the_longest_run(today_km: float, spike: float) -> None:
    """EVIDENCE 3.2: today's distance over the longest of 30 days, minus one; by hand against 10 km."""
    assert session_spike_percent(today_km, 10.0) == pytest.approx(spike)
