"""A track as the intervals between its samples: time, way, speed, and which of them were moving or running. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.model.activity import Pause
from easeback.model.distance import steps_m
from easeback.model.track import Column, Track

# The scatter of a GPS at rest drifts at 0.1 to 0.4 m/s; the slowest walk is about twice that.
STANDING_M_S: Final = 0.5
# Speed is taken over 10 s around a moment: shorter windows show the scatter of positions, not the runner.
HALF_WINDOW_S: Final = 5.0
# In a longer gap without samples the runner counts as moving only where the way covered says a walk at least.
LONGEST_STEP_S: Final = 10.0
SLOWEST_WALK_M_S: Final = 1.0
# People change from walking to running by choice at about 1.9 to 2.1 m/s (Hreljac 1993, Med Sci Sports Exerc 25:1158)
# and can run more slowly, so below that a cadence that no walk at this speed reaches says running too.
SLOWEST_RUN_M_S: Final = 1.8
SLOWEST_JOG_M_S: Final = 1.2
RUNNING_CADENCE_STEPS_MIN: Final = 140.0

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Intervals:
    """The n - 1 intervals between samples.

    `seconds` and how much of it the timer ran [s], whether that is most of it, way [m] (NaN unknown), speed [m/s],
    moving and running; `way_from` names what the way was taken from, None where no way is known.
    """

    seconds: Column
    timer_s: Column
    timed: Mask
    way_m: Column
    speed_m_s: Column
    moving: Mask
    running: Mask
    way_from: str | None

    @property
    def covered_m(self) -> Column:
        """Way covered while the timer ran, from the start to each sample [m], length n."""
        way_m = np.where(self.timed, np.nan_to_num(self.way_m), 0.0)
        return np.concatenate(([0.0], np.cumsum(np.maximum(way_m, 0.0))))


def intervals_of(track: Track, pauses: tuple[Pause, ...]) -> Intervals:
    """The intervals of a track. Way: the device's distance, else positions, else its speed."""
    time_s = track.column("time_s")
    seconds = np.diff(time_s)
    timer_s = seconds - _paused_s(time_s, pauses)
    timed = timer_s > seconds / 2
    way_m, way_from = _way(track, timer_s)
    speed = _speed(time_s, way_m)
    moving = timed & (speed >= np.where(seconds > LONGEST_STEP_S, SLOWEST_WALK_M_S, STANDING_M_S))
    return Intervals(seconds, timer_s, timed, way_m, speed, moving, moving & _is_run(track, speed), way_from)


def _is_run(track: Track, speed: Column) -> Mask:
    jogging = (speed >= SLOWEST_JOG_M_S) & (track.column("cadence_steps_min")[1:] >= RUNNING_CADENCE_STEPS_MIN)
    is_run: Mask = (speed >= SLOWEST_RUN_M_S) | jogging
    return is_run


def _paused_s(time_s: Column, pauses: tuple[Pause, ...]) -> Column:
    """How much of each interval lies in pauses [s]."""
    paused_s = np.zeros(max(len(time_s) - 1, 0))
    for pause in pauses:
        paused_s += np.maximum(0, np.minimum(time_s[1:], pause.end_s) - np.maximum(time_s[:-1], pause.start_s))
    return paused_s


def _way(track: Track, timer_s: Column) -> tuple[Column, str | None]:
    """The way of each interval [m] and what it was taken from; NaN unknown. The first that tells most of it counts."""
    seconds = np.diff(track.column("time_s"))
    speed = track.column("speed_m_s")
    ways = {
        "device": np.diff(track.column("distance_m")),
        "positions": _way_by_position(track, timer_s),
        "speed": (speed[1:] + speed[:-1]) / 2 * seconds,
    }
    for name, way in ways.items():
        if np.isfinite(way).sum() > len(way) / 2 and np.nansum(way) > 0:
            return np.where(way < 0, np.nan, way), name
    # Too little to go by, yet what the device did say is kept.
    scraps = ways["device"]
    return np.where(scraps < 0, np.nan, scraps), "device" if np.isfinite(scraps).any() else None


def _way_by_position(track: Track, timer_s: Column) -> Column:
    """Way of each interval by positions [m]; over missing ones it is spread by the time that the timer ran."""
    latitude, longitude = track.column("latitude_deg"), track.column("longitude_deg")
    rows = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
    way_m = np.full(max(len(track) - 1, 0), np.nan)
    if len(rows) < 2:
        return way_m
    # Ten days of one second weigh nothing: it only keeps a gap that lies in a pause as a whole from dividing by zero.
    weight = np.concatenate(([0.0], np.cumsum(timer_s + 1e-6)))
    covered = np.concatenate(([0.0], np.cumsum(steps_m(latitude[rows], longitude[rows]))))
    inner = slice(rows[0], rows[-1] + 1)
    way_m[rows[0] : rows[-1]] = np.diff(np.interp(weight[inner], weight[rows], covered))
    return way_m


def _speed(time_s: Column, way_m: Column) -> Column:
    """Speed around the middle of each interval [m/s], over a window of 10 s or the interval where that is longer."""
    if not np.isfinite(way_m).any():
        return np.full(len(way_m), np.nan)
    covered_m = np.concatenate(([0.0], np.cumsum(np.nan_to_num(way_m))))
    middle, half = (time_s[1:] + time_s[:-1]) / 2, np.maximum(np.diff(time_s) / 2, HALF_WINDOW_S)
    begin = np.maximum(middle - half, time_s[0])
    end = np.minimum(middle + half, time_s[-1])
    speed: Column = (np.interp(end, time_s, covered_m) - np.interp(begin, time_s, covered_m)) / (end - begin)
    return speed
