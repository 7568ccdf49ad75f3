"""Runs on a made-up running track: laps, direction, pauses and scatter known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from easeback.model.track import Column, Track

METRES_A_DEGREE = 111_195.0
STRAIGHT_M, RADIUS_M = 84.39, 36.8
LAP_M = 2 * STRAIGHT_M + 2 * np.pi * RADIUS_M


@dataclass(frozen=True)
class OvalRun:
    """A run with the truth: whole laps each way."""

    track: Track
    laps_clockwise: int
    laps_anticlockwise: int


def oval(at_m: Column, straight_m: float = STRAIGHT_M, radius_m: float = RADIUS_M) -> tuple[Column, Column]:
    """Places on an oval run anticlockwise, by the way from the end of the home straight [m]."""
    bend_m = np.pi * radius_m
    at = np.mod(at_m, 2 * (straight_m + bend_m))
    half = (at >= straight_m + bend_m).astype(float)
    along = at - half * (straight_m + bend_m)
    angle = np.maximum(along - straight_m, 0) / radius_m - np.pi / 2
    x_m = np.where(along < straight_m, along - straight_m / 2, straight_m / 2 + radius_m * np.cos(angle))
    y_m = np.where(along < straight_m, -radius_m, radius_m * np.sin(angle))
    sign = 1 - 2 * half
    return sign * x_m, sign * y_m


def track_of(x_m: Column, y_m: Column, time_s: Column, latitude_deg: float = 49.4, longitude_deg: float = 8.7) -> Track:
    """A track through places on a flat map around a position."""
    east = METRES_A_DEGREE * np.cos(np.radians(latitude_deg))
    columns = {
        "time_s": time_s,
        "latitude_deg": latitude_deg + y_m / METRES_A_DEGREE,
        "longitude_deg": (longitude_deg + x_m / east + 180) % 360 - 180,
    }
    return Track(columns)


def oval_run(seed: int, scatter_m: float = 3.0) -> OvalRun:
    """One to three stretches of whole laps and a part, each one way round, with pauses and white scatter."""
    random = np.random.default_rng(seed)
    way, laps, place = [], {1: 0, -1: 0}, random.uniform(0, LAP_M)
    direction = int(random.choice((1, -1)))
    for _ in range(random.integers(1, 4)):
        whole, part = int(random.integers(1, 9)), random.uniform(0.15, 0.85)
        way.append(place + direction * _way(random, (whole + part) * LAP_M))
        place, laps[direction] = way[-1][-1], laps[direction] + whole
        direction = -direction
    x_m, y_m = oval(np.concatenate(way))
    turn = random.uniform(0, 2 * np.pi)
    x_m, y_m = x_m * np.cos(turn) - y_m * np.sin(turn), x_m * np.sin(turn) + y_m * np.cos(turn)
    x_m, y_m = x_m + random.normal(0, scatter_m, len(x_m)), y_m + random.normal(0, scatter_m, len(y_m))
    track = track_of(x_m, y_m, np.arange(len(x_m), dtype=float), random.uniform(-60, 65), random.uniform(-180, 180))
    return OvalRun(track, laps[-1], laps[1])


def _way(random: np.random.Generator, total_m: float) -> Column:
    """The way covered at each second, with up to three pauses of 20 to 120 s."""
    speed = random.uniform(2.3, 4.5)
    covered = np.arange(0, total_m, speed)
    for _ in range(random.integers(0, 4)):
        at = int(random.integers(0, len(covered)))
        covered = np.insert(covered, at, np.full(int(random.integers(20, 120)), covered[at]))
    return covered


def clocked(run: OvalRun) -> tuple[int, int]:
    """The truth of a run as (clockwise, anticlockwise)."""
    return run.laps_clockwise, run.laps_anticlockwise
