"""Repairs by hand: what is put right, what is left as it is, and that each repair is counted."""

from __future__ import annotations

import numpy as np
import pytest
from tests.made_runs import activity_of, hour_on_hills, northward

from easeback.measure.clean import held_positions, repaired, repeated, spikes
from easeback.measure.run import measure_run
from easeback.model.measure import Repair
from easeback.model.track import Column, Track


def steady(seconds: int = 600, speed: float = 3.0) -> dict[str, Column]:
    """Due north at 3 m/s by positions alone, a sample a second."""
    time_s = np.arange(seconds + 1.0)
    return {"time_s": time_s} | northward(time_s * speed)


def shifted(columns: dict[str, Column], rows: slice, east_m: float) -> dict[str, Column]:
    moved = columns["longitude_deg"].copy()
    moved[rows] += east_m / (111_195 * np.cos(np.radians(50)))
    return columns | {"longitude_deg": moved}


def test_a_sound_run_needs_no_repair() -> None:
    """Nothing is touched in a run whose every value is true."""
    assert repaired(Track(hour_on_hills()))[1] == ()


@pytest.mark.parametrize("samples", [1, 2, 3])
def test_a_spike_is_taken_out_and_counted(samples: int) -> None:
    """Up to three samples 50 m beside the way are missing afterwards, and the distance is that of the way."""
    columns = shifted(steady(), slice(300, 300 + samples), 50)
    assert np.flatnonzero(spikes(Track(columns))).tolist() == list(range(300, 300 + samples))
    measures = measure_run(activity_of(columns))
    assert Repair("positions that jump away", samples) in measures.repairs
    assert measures.distance_km == pytest.approx(1.8, abs=0.001)


def test_a_turning_point_is_no_spike() -> None:
    """Out and back on one way at 4 m/s, sampled every 7 s: the turn stays."""
    distance_m = 4 * np.concatenate((np.arange(0.0, 350, 7), np.arange(343.0, -1, -7)))
    columns = {"time_s": np.linspace(0.0, 7.0 * (len(distance_m) - 1), len(distance_m))} | northward(distance_m)
    assert not spikes(Track(columns)).any()


def test_a_fix_that_is_held_and_left_at_once_is_bridged() -> None:
    """A phone repeats a fix for 4 s and then catches up: no stop, no sprint, the same distance."""
    columns = steady()
    latitude = columns["latitude_deg"].copy()
    latitude[301:305] = latitude[300]
    columns["latitude_deg"] = latitude
    assert np.flatnonzero(held_positions(Track(columns))).tolist() == [301, 302, 303, 304]
    measures = measure_run(activity_of(columns))
    assert measures.repairs == (Repair("positions held by the device", 4),)
    assert measures.distance_km == pytest.approx(1.8, abs=1e-6)
    assert measures.moving_min == pytest.approx(10, abs=1e-6)


def test_standing_still_is_no_held_fix() -> None:
    """Two minutes at one place, left at a normal pace, are a stop."""
    distance_m = np.concatenate((np.arange(300) * 3.0, np.full(120, 897.0), 897 + np.arange(1, 301) * 3.0))
    columns = {"time_s": np.linspace(0.0, len(distance_m) - 1.0, len(distance_m))} | northward(distance_m)
    assert not held_positions(Track(columns)).any()
    assert measure_run(activity_of(columns)).moving_min == pytest.approx(599 / 60, abs=0.2)


def test_a_sensor_that_repeats_one_value_is_not_believed() -> None:
    """Five minutes of one heart rate: the first reading is kept, the others are missing; a minute of it stays."""
    time_s = np.arange(601.0)
    heart_rate = 140 + np.arange(601.0) % 3
    heart_rate[100:400], heart_rate[500:560] = 151.0, 155.0
    false = repeated(time_s, heart_rate, 120)
    assert np.flatnonzero(false).tolist() == list(range(101, 400))
    track, repairs = repaired(Track({"time_s": time_s, "heart_rate_bpm": heart_rate}))
    assert repairs == (Repair("repeated values of heart_rate_bpm", 299),)
    assert np.isnan(track.column("heart_rate_bpm")).sum() == 299


def test_a_jump_of_the_distance_is_taken_out_and_counted() -> None:
    """A footpod's counter leaps by 5,000 km: the way before and after it is kept, the leap is not."""
    time_s = np.linspace(0.0, 600.0, 601)
    distance_m = 3 * time_s + np.where(time_s >= 300, 5e6, 0.0)
    measures = measure_run(activity_of({"time_s": time_s, "distance_m": distance_m}))
    assert measures.repairs == (Repair("jumps of distance", 1),)
    assert measures.distance_km == pytest.approx(1.797)


def test_zeros_and_missing_values_are_no_repetition() -> None:
    """They are not measured already; sampled once a minute, four equal readings are too few to tell."""
    time_s = np.arange(601.0)
    assert not repeated(time_s, np.zeros(601), 120).any()
    assert not repeated(time_s, np.full(601, np.nan), 120).any()
    assert not repeated(np.linspace(0.0, 180.0, 4), np.full(4, 150.0), 120).any()
    assert not repeated(np.empty(0), np.empty(0), 120).any()
