"""A simulated run as a watch would record it: position, height, speed, heart rate and form every few seconds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from easeback.model.activity import Activity, Device, Lap, Pause, Totals
from easeback.model.track import Track
from easeback.simulate.behaviour import Run
from easeback.simulate.ground import Place, make_loop, place_at

Numbers = NDArray[np.float64]
EVERY_S = 4
UTC_OFFSET_S = 3600
LAP_M = 1000.0
STARTS_AT_H, PAUSE_S = 17, 36
LOOP_M, CLIMB_M = {"race": 5200.0, "long": 4300.0, "fast": 1600.0}, {"race": 35.0, "long": 30.0, "fast": 4.0}
REST_HEART_BPM, HEART_BPM_PER_M_S, HEART_LAG_S = 58.0, 31.0, 45.0


def record_run(run: Run, on: date, chance: np.random.Generator) -> Activity:
    """The recording of `run` on the evening of `on`; all that is left to chance comes from `chance`."""
    pauses = _pauses(run, chance)
    time_s = _sample_times(run, pauses)
    speed = _speed(time_s, run, chance)
    distance = _distance(time_s, speed, pauses)
    climb_m = CLIMB_M.get(run.kind, 15.0)
    place = place_at(make_loop(LOOP_M.get(run.kind, 2700.0), climb_m, chance.uniform(0, 2 * np.pi)), distance)
    started = datetime(on.year, on.month, on.day, STARTS_AT_H, int(chance.integers(0, 60)), tzinfo=_zone())
    return Activity(
        format="fit",
        sport="running",
        sub_sport="trail" if run.kind == "long" else "street",
        sport_is_guessed=False,
        started_at=started.astimezone(UTC),
        utc_offset_s=UTC_OFFSET_S,
        device=Device("development", "1"),
        totals=_totals(time_s, distance, place, pauses),
        laps=_laps(time_s, distance),
        pauses=pauses,
        track=Track(_columns(time_s, speed, distance, place, run, chance)),
    )


def _zone() -> timezone:
    return timezone(timedelta(seconds=UTC_OFFSET_S))


def _pauses(run: Run, chance: np.random.Generator) -> tuple[Pause, ...]:
    """One stop at a crossing in a third of the longer runs."""
    if run.minutes < 30 or chance.random() > 0.33:
        return ()
    start_s = float(EVERY_S * chance.integers(60, 300))
    return (Pause(start_s, start_s + PAUSE_S),)


def _sample_times(run: Run, pauses: tuple[Pause, ...]) -> Numbers:
    stopped_s = sum(pause.end_s - pause.start_s for pause in pauses)
    time_s = np.arange(0, run.minutes * 60 + stopped_s + 1, EVERY_S, dtype=np.float64)
    stood = [(time_s > pause.start_s) & (time_s < pause.end_s) for pause in pauses]
    return time_s[~np.any(stood, axis=0)] if stood else time_s


def _wander(count: int, chance: np.random.Generator, memory: float, spread: float) -> Numbers:
    """Noise with memory: each value keeps `memory` of the one before it."""
    values, noise = np.empty(count), chance.normal(0, spread, count)
    level = 0.0
    for index in range(count):
        level = memory * level + noise[index]
        values[index] = level
    return values


def _speed(time_s: Numbers, run: Run, chance: np.random.Generator) -> Numbers:
    usual = 1000 / run.pace_s_km * chance.normal(1, 0.02)
    return np.maximum(1.4, usual + _wander(len(time_s), chance, 0.97, 0.03))


def _distance(time_s: Numbers, speed: Numbers, pauses: tuple[Pause, ...]) -> Numbers:
    step_s = np.diff(time_s, prepend=time_s[0])
    for pause in pauses:
        step_s[np.searchsorted(time_s, pause.end_s)] = 0.0
    return np.cumsum(step_s * speed)


def _columns(
    time_s: Numbers, speed: Numbers, distance: Numbers, place: Place, run: Run, chance: np.random.Generator
) -> dict[str, Numbers]:
    # The more it hurts, the shorter the steps: a guarded stride at the same speed.
    cadence = 166 + 7 * (speed - 2.7) + 1.0 * run.leg_pain_0_10 + chance.normal(0, 1.2, len(time_s))
    wanted = REST_HEART_BPM + HEART_BPM_PER_M_S * speed
    warm_up = 1 - np.exp(-time_s / HEART_LAG_S)
    return {
        "time_s": time_s,
        "latitude_deg": place.latitude_deg,
        "longitude_deg": place.longitude_deg,
        "altitude_m": place.altitude_m,
        "distance_m": distance,
        "speed_m_s": speed,
        "heart_rate_bpm": np.round(80 + (wanted - 80) * warm_up + _wander(len(time_s), chance, 0.9, 0.8)),
        "cadence_steps_min": cadence,
        "vertical_oscillation_mm": 96 - 0.3 * (cadence - 160) + chance.normal(0, 2, len(time_s)),
        "stance_time_ms": 300 - 18 * speed + chance.normal(0, 4, len(time_s)),
        "step_length_mm": speed * 60_000 / cadence,
    }


def _laps(time_s: Numbers, distance: Numbers) -> tuple[Lap, ...]:
    """A lap each kilometre, and the rest."""
    marks = [int(np.searchsorted(distance, metres)) for metres in np.arange(LAP_M, distance[-1], LAP_M)]
    edges = [0, *marks, len(time_s) - 1]
    return tuple(
        Lap(
            float(time_s[start]),
            float(time_s[end]),
            float(distance[end] - distance[start]),
            "session_end" if end == edges[-1] else "distance",
        )
        for start, end in pairwise(edges)
        if end > start
    )


def _totals(time_s: Numbers, distance: Numbers, place: Place, pauses: tuple[Pause, ...]) -> Totals:
    elapsed_s = float(time_s[-1])
    rises = np.diff(place.altitude_m)
    return Totals(
        distance_m=float(distance[-1]),
        timer_s=elapsed_s - sum(pause.end_s - pause.start_s for pause in pauses),
        elapsed_s=elapsed_s,
        ascent_m=float(np.round(rises[rises > 0].sum())),
        descent_m=float(np.round(-rises[rises < 0].sum())),
    )
