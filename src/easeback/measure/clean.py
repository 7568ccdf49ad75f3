"""Repairs a track before it is measured: false positions, leaps of distance, sensors that repeat a value. Pure.

What cannot be at all (0,0, unreachable positions, clocks) was put right on reading; here goes what can be and is not
true. A repaired value becomes missing, and what is measured afterwards bridges or leaves out what is missing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.measure.intervals import Mask
from easeback.model.distance import between_m
from easeback.model.measure import Repair
from easeback.model.track import Column, Track

Rows = NDArray[np.intp]
POSITION: Final = ("latitude_deg", "longitude_deg")
# A descent on a bicycle; cross-training is measured too. The first step after a start may hold the wait for a fix.
FASTEST_M_S: Final = 60.0
SCATTER_M: Final = 100.0
# A phone that holds a fix and then catches up: its next step is longer than the runner's usual one by this factor.
CATCH_UP: Final = 1.5
LONGEST_HOLD_S: Final = 60.0
# Nobody runs out and back within a few samples at sprinting speed, and no sound receiver scatters by 10 m in one.
SPIKE_M_S: Final = 6.0
SPIKE_M: Final = 10.0
LONGEST_SPIKE_SAMPLES: Final = 3
# The longest time for which sound recordings show one unchanged value is about half of these: 59 s of heart rate,
# 39 s of running dynamics; step counts of phones come smoothed and stay for four minutes.
LONGEST_SAME_S: Final = {
    "heart_rate_bpm": 120.0, "cadence_steps_min": 480.0, "vertical_oscillation_mm": 90.0,
    "vertical_ratio_percent": 90.0, "stance_time_ms": 90.0, "stance_time_percent": 90.0,
    "stance_time_balance_percent": 90.0, "step_length_mm": 90.0, "power_w": 90.0,
}  # fmt: skip
FEWEST_SAME: Final = 10


def repaired(track: Track) -> tuple[Track, tuple[Repair, ...]]:
    """The track with false values missing, and each kind of repair with the number of samples that it touched."""
    columns, repairs = dict(track.columns), []
    for what, find in (("positions held by the device", held_positions), ("positions that jump away", spikes)):
        if all(name in columns for name in POSITION) and (false := find(Track(columns))).any():
            columns |= {name: np.where(false, np.nan, columns[name]) for name in POSITION}
            repairs.append(Repair(what, int(false.sum())))
    if "distance_m" in columns and (jumps := distance_jumps_m(columns["time_s"], columns["distance_m"])).any():
        columns["distance_m"] = columns["distance_m"] - np.cumsum(jumps)
        repairs.append(Repair("jumps of distance", int((jumps > 0).sum())))
    for name, longest_s in LONGEST_SAME_S.items():
        if name in columns and (false := repeated(columns["time_s"], columns[name], longest_s)).any():
            columns[name] = np.where(false, np.nan, columns[name])
            repairs.append(Repair(f"repeated values of {name}", int(false.sum())))
    return replace(track, columns=columns), tuple(repairs)


def distance_jumps_m(time_s: Column, distance_m: Column) -> Column:
    """By how much a device's distance jumps at each sample farther than anyone moves [m]; 0 where it does not."""
    step_m = np.diff(distance_m, prepend=np.nan)
    jumps_m: Column = np.where(step_m > SCATTER_M + FASTEST_M_S * np.diff(time_s, prepend=np.nan), step_m, 0.0)
    return jumps_m


def repeated(time_s: Column, values: Column, longest_s: float) -> Mask:
    """Which samples repeat one value for longer than `longest_s` [s] and ten samples, the first of them kept."""
    begin, end = _same(values)
    false = np.zeros(len(values), dtype=np.bool_)
    long = (time_s[end] - time_s[begin] > longest_s) & (end - begin + 1 >= FEWEST_SAME) & (values[begin] != 0)
    for first, last in zip(begin[long], end[long], strict=True):
        false[first + 1 : last + 1] = True
    return false


def _same(values: Column) -> tuple[Rows, Rows]:
    """First and last index of each stretch of equal neighbours; a missing value equals none."""
    if not len(values):
        return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
    changes = np.flatnonzero(values[1:] != values[:-1])
    return np.concatenate(([0], changes + 1)), np.concatenate((changes, [len(values) - 1]))


def held_positions(track: Track) -> Mask:
    """Which samples repeat a fix that the next one leaves by more than the runner's usual step; length n."""
    rows, time_s, latitude, longitude = _fixes(track)
    false = np.zeros(len(track), dtype=np.bool_)
    if len(rows) < 3:
        return false
    step_m = between_m(latitude[:-1], longitude[:-1], latitude[1:], longitude[1:])
    seconds = np.maximum(np.diff(time_s), 1e-3)
    stays = step_m == 0
    if not stays.any() or stays.all():
        return false
    usual_m_s = float(np.median(step_m[~stays] / seconds[~stays]))
    begin, end = _same(stays.astype(np.float64))
    for first, last in zip(begin[stays[begin]], end[stays[begin]], strict=True):
        # Steps first..last stand still; the step after them has to make up for it.
        after = last + 1
        short = time_s[after] - time_s[first] <= LONGEST_HOLD_S
        if short and after < len(step_m) and step_m[after] > CATCH_UP * usual_m_s * seconds[after]:
            false[rows[first + 1 : after + 1]] = True
    return false


def spikes(track: Track) -> Mask:
    """Which samples lie on a jump of up to three samples away from the way and back; length n."""
    rows, time_s, latitude, longitude = _fixes(track)
    false = np.zeros(len(track), dtype=np.bool_)
    if len(rows) < 3:
        return false
    step_m = between_m(latitude[:-1], longitude[:-1], latitude[1:], longitude[1:])
    is_jump = (step_m > SPIKE_M) & (step_m > SPIKE_M_S * np.diff(time_s))
    for out in np.flatnonzero(is_jump[:-1]).tolist():
        for back in range(out + 1, min(out + 1 + LONGEST_SPIKE_SAMPLES, len(step_m))):
            if is_jump[back] and _is_near(latitude, longitude, out, back + 1, min(step_m[out], step_m[back]) / 2):
                false[rows[out + 1 : back + 1]] = True
                break
    return false


def _is_near(latitude: Column, longitude: Column, first: int, second: int, within_m: float) -> bool:
    one, other = slice(first, first + 1), slice(second, second + 1)
    return bool(between_m(latitude[one], longitude[one], latitude[other], longitude[other])[0] < within_m)


def _fixes(track: Track) -> tuple[Rows, Column, Column, Column]:
    """Rows with a position, with their time [s], latitude and longitude [degrees]."""
    latitude, longitude = (track.column(name) for name in POSITION)
    rows = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
    return rows, track.column("time_s")[rows], latitude[rows], longitude[rows]
