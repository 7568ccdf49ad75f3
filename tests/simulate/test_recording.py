"""A simulated recording agrees with itself: its positions, its distance and its clock."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from easeback.simulate.behaviour import Run
from easeback.simulate.ground import make_loop, place_at
from easeback.simulate.recording import record_run

ON = date(2025, 5, 4)


def a_run(minutes: float, kind: str = "easy") -> Run:
    return Run(
        kind=kind, minutes=minutes, pace_s_km=375, leg_pain_0_10=0, zone="none", stopped_early=False, way_back=False
    )


def great_circle_m(latitude_deg: np.ndarray, longitude_deg: np.ndarray) -> float:
    """The haversine length of a line [m] on a sphere of 6,371 km."""
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    across = np.cos(latitude[:-1]) * np.cos(latitude[1:]) * np.sin(np.diff(longitude) / 2) ** 2
    return float(2 * 6_371_000 * np.arcsin(np.sqrt(np.sin(np.diff(latitude) / 2) ** 2 + across)).sum())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_positions_and_distance_agree(seed: int) -> None:
    """The way between the positions is as long as the distance says, to one percent."""
    track = record_run(a_run(50, "long"), ON, np.random.default_rng(seed)).track
    way_m = great_circle_m(track.column("latitude_deg"), track.column("longitude_deg"))
    assert way_m == pytest.approx(track.column("distance_m")[-1], rel=0.01)
    assert way_m == pytest.approx(50 * 60 / 375 * 1000, rel=0.12)


def test_time_and_totals_agree() -> None:
    """Moving time is the minutes of the run, pauses come on top, and no sample lies within a pause."""
    activities = [record_run(a_run(40), ON, np.random.default_rng(seed)) for seed in range(8)]
    assert {len(activity.pauses) for activity in activities} == {0, 1}
    for activity in activities:
        time_s = activity.track.column("time_s")
        assert activity.totals.timer_s == 2400
        assert not any(((time_s > pause.start_s) & (time_s < pause.end_s)).any() for pause in activity.pauses)
        assert (np.diff(time_s) > 0).all()


def test_laps_cover_the_run() -> None:
    """Laps follow each other without a gap and add up to the whole distance."""
    activity = record_run(a_run(40), ON, np.random.default_rng(1))
    assert [lap.start_s for lap in activity.laps[1:]] == [lap.end_s for lap in activity.laps[:-1]]
    lengths = [lap.distance_m or 0 for lap in activity.laps]
    assert sum(lengths) == pytest.approx(activity.totals.distance_m)
    assert lengths[:-1] == [pytest.approx(1000, abs=15)] * (len(lengths) - 1)


def test_a_loop_closes_and_rises_once() -> None:
    """After one round one is back at the door; half-way round the height is the loop's whole climb above it."""
    loop = make_loop(2000, climb_m=20, bearing_rad=1.0)
    place = place_at(loop, np.array([0.0, 1999.999, 4000.0]))
    assert np.ptp(place.latitude_deg) < 1e-6
    assert np.ptp(loop.altitude_m) == pytest.approx(20)
    assert great_circle_m(loop.latitude_deg, loop.longitude_deg) == pytest.approx(2000, rel=0.002)


def test_the_local_date_is_the_day_of_the_run() -> None:
    """The device's own offset puts the run on the runner's date."""
    assert record_run(a_run(20), ON, np.random.default_rng(1)).local_date(None) == ON  # type: ignore[arg-type]
