"""Made runs with known truth for the tests of the measures: an hour on hills with every column a watch can write."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

from easeback.model.activity import Activity, Device, Pause, Totals
from easeback.model.track import EMPTY_TRACK, Column, DeveloperColumn, Track

# On the sphere of `model.distance`.
METRES_A_DEGREE = 6_371_008.8 * np.pi / 180
STARTED = datetime(2024, 3, 1, 6, 0, tzinfo=UTC)


def activity_of(
    columns: dict[str, Column],
    pauses: tuple[Pause, ...] = (),
    totals: Totals | None = None,
    developer: tuple[DeveloperColumn, ...] = (),
) -> Activity:
    """A run of these columns and nothing else."""
    track = Track(columns, developer) if columns else EMPTY_TRACK
    return Activity("FIT", "running", "generic", False, STARTED, 0, Device(), totals or Totals(), (), pauses, track)


def northward(distance_m: Column, latitude_deg: float = 50.0) -> dict[str, Column]:
    """Positions on a meridian, so that their distances are exact."""
    return {
        "latitude_deg": latitude_deg + distance_m / METRES_A_DEGREE,
        "longitude_deg": np.full(len(distance_m), 8.0),
    }


def hour_on_hills(seed: int = 1, seconds: int = 3600) -> dict[str, Column]:
    """A sample a second over rolling hills at changing speed; form follows speed, with a sensor's scatter."""
    chance = np.random.default_rng(seed)
    time_s = np.arange(seconds + 1.0)
    speed = 2.8 + 0.5 * np.sin(time_s / 240) + 0.05 * chance.standard_normal(len(time_s))
    distance_m = np.concatenate(([0.0], np.cumsum(speed[1:])))
    cadence = 150 + 7 * speed + chance.standard_normal(len(time_s))
    step_mm = 60_000 * speed / cadence
    bounce_mm = 80 + 5 * speed + 2 * chance.standard_normal(len(time_s))
    columns = {
        "time_s": time_s,
        "distance_m": distance_m,
        "altitude_m": 200 + 25 * np.sin(distance_m / 300) + 0.2 * chance.standard_normal(len(time_s)),
        "heart_rate_bpm": np.rint(140 + 15 * np.sin(time_s / 300) + chance.standard_normal(len(time_s))),
        "cadence_steps_min": cadence,
        "step_length_mm": step_mm,
        "vertical_oscillation_mm": bounce_mm,
        "vertical_ratio_percent": 100 * bounce_mm / step_mm,
        "stance_time_ms": 330 - 25 * speed + 3 * chance.standard_normal(len(time_s)),
        "stance_time_balance_percent": 50.4 + 0.3 * chance.standard_normal(len(time_s)),
        "power_w": 90 * speed + 5 * chance.standard_normal(len(time_s)),
    }
    return columns | northward(distance_m)


def every(step: int, columns: dict[str, Column]) -> dict[str, Column]:
    """Every so many samples of a run."""
    return {name: values[::step] for name, values in columns.items()}


def backwards(columns: dict[str, Column]) -> dict[str, Column]:
    """The same way from its end to its start, at the same speeds in reverse."""
    turned = {name: values[::-1].copy() for name, values in columns.items()}
    turned["time_s"] = columns["time_s"][-1] - turned["time_s"]
    if "distance_m" in columns:
        turned["distance_m"] = columns["distance_m"][-1] - turned["distance_m"]
    return turned
