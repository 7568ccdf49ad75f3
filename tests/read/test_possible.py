"""Values that cannot be are left out and told; strange ones and missing ones stay."""

from __future__ import annotations

import numpy as np
import pytest

from easeback.model.problem import Problem
from easeback.model.track import Track
from easeback.read.possible import possible


@pytest.mark.parametrize(
    ("name", "stays", "wrong"),
    [
        ("heart_rate_bpm", 235.0, 1e6),
        ("cadence_steps_min", 230.0, 9e9),
        ("speed_m_s", 25.0, -1.0),
        ("altitude_m", -430.0, -20_000.0),
        ("power_w", 1_900.0, 65_000.0),
    ],
)
def test_a_value_that_cannot_be_is_left_out_and_told(name: str, stays: float, wrong: float) -> None:
    """The one is missing afterwards, its neighbours are as they were; found by damaged GPX files."""
    problems: list[Problem] = []
    track = Track({"time_s": np.arange(3.0), name: np.array([stays, wrong, np.nan])})
    values = possible(track, "a.gpx", problems).column(name)
    assert (values[0], np.isnan(values[1:]).tolist()) == (stays, [True, True])
    assert ["that cannot be: 1." in each.what for each in problems] == [True]


def test_a_column_of_nothing_else_goes() -> None:
    """Nothing but impossible values is no column."""
    problems: list[Problem] = []
    track = possible(Track({"time_s": np.arange(2.0), "heart_rate_bpm": np.array([999.0, 999.0])}), "a", problems)
    assert ("heart_rate_bpm" in track, len(problems)) == (False, 1)


def test_a_sound_track_stays_as_it_is() -> None:
    """No problem, the same columns."""
    problems: list[Problem] = []
    columns = {"time_s": np.arange(2.0), "heart_rate_bpm": np.array([np.nan, 150.0])}
    assert list(possible(Track(columns), "a", problems).columns) == ["time_s", "heart_rate_bpm"]
    assert problems == []
