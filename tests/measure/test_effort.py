"""Effort by hand: minutes at each heart rate, Banister's impulse, session load."""

from __future__ import annotations

import numpy as np
import pytest

from easeback.knowledge import knowledge
from easeback.measure.effort import (
    HeartRange,
    heart_rate_minutes,
    mean_heart_rate_bpm,
    session_load,
    trimp,
    why_no_trimp,
)
from easeback.measure.intervals import intervals_of
from easeback.model.activity import Pause
from easeback.model.track import Column, Track

HEART = HeartRange(resting_bpm=60, highest_bpm=190, sex="male")


def minutes_at(heart_rate: Column, pauses: tuple[Pause, ...] = ()) -> dict[int, float]:
    time_s = np.linspace(0.0, len(heart_rate) - 1.0, len(heart_rate))
    track = Track({"time_s": time_s, "distance_m": 3 * time_s, "heart_rate_bpm": heart_rate})
    return heart_rate_minutes(track, intervals_of(track, pauses), knowledge())


def test_minutes_at_each_heart_rate() -> None:
    """Ten minutes at 140 and five at 150; a pause is left out."""
    heart_rate = np.concatenate((np.full(601, 140.0), np.full(300, 150.0)))
    assert minutes_at(heart_rate) == pytest.approx({140: 10, 150: 5})
    assert minutes_at(heart_rate, (Pause(600, 900),)) == pytest.approx({140: 10})


def test_a_short_loss_of_the_strap_is_taken_to_be_like_the_rest_and_a_long_one_ends_it() -> None:
    """10 % missing: the minutes still add up to the whole; 30 % missing: nothing is told."""
    heart_rate = np.full(1001, 140.0)
    heart_rate[100:200] = np.nan
    assert sum(minutes_at(heart_rate).values()) == pytest.approx(1000 / 60)
    heart_rate[200:400] = np.nan
    assert minutes_at(heart_rate) == {}


def test_the_mean_is_weighted_by_time() -> None:
    """Two thirds at 140, a third at 170: 150."""
    assert mean_heart_rate_bpm({140: 20.0, 170: 10.0}) == pytest.approx(150)
    assert mean_heart_rate_bpm({}) is None


def test_banisters_impulse_by_hand() -> None:
    """45 min at 150 of 60 to 190: share 0.692308; men x 0.64 exp(1.92 share) = 75.33, women x 0.86 exp(1.67 share)."""
    assert trimp({150: 45.0}, HEART) == pytest.approx(45 * 0.692308 * 0.64 * 3.777870, rel=1e-4)
    female = HeartRange(60, 190, "female")
    assert trimp({150: 45.0}, female) == pytest.approx(45 * 0.692308 * 0.86 * 3.177522, rel=1e-4)


def test_a_heart_rate_outside_the_range_counts_as_its_edge() -> None:
    """Below resting nothing is added; above the highest it is the highest."""
    assert trimp({50: 30.0}, HEART) == 0
    assert trimp({200: 1.0}, HEART) == pytest.approx(trimp({190: 1.0}, HEART))


@pytest.mark.parametrize(
    ("minutes", "heart", "word"),
    [
        ({}, HEART, "not recorded"),
        ({150: 30.0}, HeartRange(None, 190, "male"), "resting"),
        ({150: 30.0}, HeartRange(60, None, "male"), "highest"),
        ({150: 30.0}, HeartRange(190, 60, "male"), "not above"),
        ({150: 30.0}, HeartRange(60, 190, None), "men and women"),
    ],
)
def test_each_reason_without_an_impulse_is_said(minutes: dict[int, float], heart: HeartRange, word: str) -> None:
    """Nothing is assumed of the runner: what the profile lacks is named."""
    assert word in (why_no_trimp(minutes, heart) or "")
    assert trimp(minutes, heart) is None


def test_session_load_is_effort_times_minutes() -> None:
    """Foster: 6 of 10 for 50 minutes is 300; an effort of 0 is said, a missing one is not 0."""
    assert session_load(6, 50) == 300
    assert session_load(0, 50) == 0
    assert session_load(None, 50) is None
    assert session_load(6, None) is None
