"""Form: cadence, step length, bounce, stance, balance, stiffness and power of a run, by speed and slope. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Final

import numpy as np

from easeback.measure.drift import drift_of, thirds_of
from easeback.measure.grouped import Groups, grouped_median, quantiles
from easeback.measure.intervals import RUNNING_CADENCE_STEPS_MIN, Intervals, Mask
from easeback.measure.vendor import SensorColumn, sensor_columns
from easeback.model.measure import FormBin, FormMeasure, Repair
from easeback.model.track import COLUMNS, Column, Track

# What a running person's sensor can say; anything else is a fault or a stand, and zero is "not measured" everywhere.
PLAUSIBLE: Final = {
    "cadence_steps_min": (120.0, 260.0),
    "step_length_mm": (300.0, 2600.0),
    "vertical_oscillation_mm": (20.0, 250.0),
    "vertical_ratio_percent": (2.0, 25.0),
    "stance_time_ms": (100.0, 500.0),
    "stance_time_balance_percent": (35.0, 65.0),
    "leg_spring_stiffness_kn_m": (2.0, 40.0),
    "power_w": (30.0, 1000.0),
    "form_power_w": (10.0, 300.0),
}
BIN_M_S: Final = 0.25
# A bin of slope is at least this wide to each side of flat ground: altitude says no more within a bin of speed.
GENTLE_PERCENT: Final = 2.0
SHORTEST_BIN_MIN: Final = 0.5
SHORTEST_MIN: Final = 1.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """The running of one activity, one row an interval: weight [min], speed [m/s], slope [%], bin and third of the run.

    `rows` are the intervals taken of the track. A bin is a small number for one band of speed and slope; where no way
    is known speed is NaN and every bin is -1.
    """

    rows: Mask
    minutes: Column
    speed_m_s: Column
    slope_percent: Column
    bins: Groups
    third: Groups


def stretch_of(track: Track, intervals: Intervals, slope_percent: Column) -> Stretch:
    """The running in an activity; `slope_percent` has a value an interval, NaN where slope is unknown."""
    rows = intervals.running
    if intervals.way_from is None:
        rows = intervals.timed & (track.column("cadence_steps_min")[1:] >= RUNNING_CADENCE_STEPS_MIN)
    minutes, speed, slope = intervals.timer_s[rows] / 60, intervals.speed_m_s[rows], slope_percent[rows]
    tilt = np.where(np.abs(slope) >= GENTLE_PERCENT, np.sign(slope), 0.0) + 1
    number = np.floor(np.nan_to_num(speed) / BIN_M_S) * 4 + np.where(np.isfinite(slope), np.nan_to_num(tilt), 3)
    _, bins = np.unique(number, return_inverse=True)
    banded: Groups = np.where(np.isfinite(speed), bins, -1).astype(np.int16)
    return Stretch(rows, minutes, speed, slope, banded, thirds_of(minutes))


def form_of(track: Track, stretch: Stretch) -> tuple[dict[str, FormMeasure], dict[str, str], tuple[Repair, ...]]:
    """The form measures of the running in a track, why others are absent (as `form.` and the name), what was left out.

    The watch's own fields come first, then a third-party sensor's, then what speed and cadence give.
    """
    sensors = sensor_columns(track)
    measures, absent, left_out = {}, {}, []
    for name, (low, high) in PLAUSIBLE.items():
        values, source = _values(name, track, sensors, stretch)
        known = np.isfinite(values) & (values != 0)
        sound = known & (values >= low) & (values <= high)
        if known.sum() > sound.sum():
            left_out.append(Repair(f"values of {name} that no one running has", int(known.sum() - sound.sum())))
        minutes = float(stretch.minutes[sound].sum())
        if minutes < SHORTEST_MIN:
            absent[f"form.{name}"] = _why_not(stretch, source, bool(known.any()))
        else:
            measures[name] = _measure(name, values, sound, source, stretch)
    return measures, absent, tuple(left_out)


def _why_not(stretch: Stretch, source: str, any_known: bool) -> str:
    if not len(stretch.minutes):
        return "the recording shows no running"
    if any_known:
        return "it was measured for less than a minute of running"
    return "neither watch nor sensor measured it" if source != "computed" else "cadence or speed is missing"


def _values(name: str, track: Track, sensors: dict[str, SensorColumn], stretch: Stretch) -> tuple[Column, str]:
    """The values at the rows of the stretch, and who measured them."""
    sensor = sensors.get(name)
    if name in COLUMNS and name in track:
        values = track.column(name)
        # The reader lets a sensor's field stand in for a native one that is absent; then the maker is named.
        stands_in = sensor is not None and np.allclose(
            np.nan_to_num(values), np.nan_to_num(sensor.values), rtol=1e-6, atol=1e-6
        )
        return values[1:][stretch.rows], sensor.maker if sensor is not None and stands_in else "device"
    if sensor is not None:
        return sensor.values[1:][stretch.rows], sensor.maker
    return _computed(name, track, stretch), "computed" if name == "step_length_mm" else "device"


def _computed(name: str, track: Track, stretch: Stretch) -> Column:
    """Step length [mm] as speed over cadence; nothing else can be computed without the runner's mass and legs."""
    if name != "step_length_mm":
        return np.full(len(stretch.minutes), np.nan)
    cadence = track.column("cadence_steps_min")[1:][stretch.rows]
    return stretch.speed_m_s * 60_000 / np.where(cadence > 0, cadence, np.nan)


def _measure(name: str, values: Column, sound: Mask, source: str, stretch: Stretch) -> FormMeasure:
    order = np.flatnonzero(sound)[np.argsort(values[sound])]
    ascending, minutes, bins = values[order], stretch.minutes[order], stretch.bins[order]
    low, middle, high = quantiles(ascending, minutes, (0.25, 0.5, 0.75))
    drift, why_not = drift_of(ascending, minutes, bins, stretch.third[order], float(stretch.minutes.sum()))
    return FormMeasure(
        name=name,
        value=middle,
        low_quartile=low,
        high_quartile=high,
        minutes=float(minutes.sum()),
        source=source,
        bins=_bins(ascending, minutes, bins, stretch.speed_m_s[order], stretch.slope_percent[order]),
        drift=drift,
        drift_absent=why_not,
    )


def _bins(ascending: Column, minutes: Column, bins: Groups, speed: Column, slope: Column) -> tuple[FormBin, ...]:
    """One a bin of speed and slope with at least half a minute of running."""
    if not (bins >= 0).any():
        return ()
    median, whole_min = grouped_median(ascending, minutes, bins, int(bins.max()) + 1)
    kept = np.flatnonzero(whole_min >= SHORTEST_BIN_MIN)
    mean_speed = np.bincount(bins, minutes * speed)[kept] / whole_min[kept]
    mean_slope = np.bincount(bins, minutes * slope)[kept] / whole_min[kept]
    rows = zip(mean_speed.tolist(), mean_slope.tolist(), whole_min[kept].tolist(), median[kept].tolist(), strict=True)
    return tuple(FormBin(fast, tilt if isfinite(tilt) else None, each, value) for fast, tilt, each, value in rows)
