"""How long all measures of a history take when they are taken again from Parquet: seconds, CPU seconds, memory.

    python -m bench.rebuild                       # a third of it, then ten years (2,500 one-hour runs at 1 Hz)
    python -m bench.rebuild --runs 100 300        # a quick look

The history is a logbook of real rows and Parquet files made of 8 different hours, with all that a watch and a strap
write. Each line is `easeback rebuild --measures` as a process of its own on rows of an older version, beside a peer in
the same run: the plain loop that reads each Parquet and adds up the haversine distance of its positions. A budget is
reported here, never asserted in a test.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from shutil import copyfile

import numpy as np
from bench.watch import timed

from easeback.flow.logbook import Logbook, open_logbook
from easeback.flow.measure_recording import NOT_CORRECTED, measure_one
from easeback.keep.facts import OriginalFile
from easeback.keep.logbook import recordings
from easeback.keep.logbook.day_rows import remake_all_days
from easeback.keep.tracks import read_track, track_path, write_activity
from easeback.model.activity import Activity, Device, Lap, Totals
from easeback.model.track import Track
from easeback.settings import Settings

TEN_YEARS_RUNS, BUDGET_S, KINDS, PEER_RUNS = 2500, 60, 8, 5
FIRST = datetime(2014, 1, 1, 6, 0, tzinfo=UTC)
EARTH_M = 6_371_008.8


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, nargs="+", default=[TEN_YEARS_RUNS // 3, TEN_YEARS_RUNS])
    options.add_argument("--folder", type=Path, help="where to work; without it the system's temporary folder")
    chosen = options.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"load of the machine now: {os.getloadavg()[0]:.1f}\n")
    print(f"{'runs':>6} {'seconds':>8} {'cpu s':>7} {'cpu ms a run':>13} {'peak MB':>8} {'x plain':>8} {'row kB':>7}")
    for runs in chosen.runs:
        with tempfile.TemporaryDirectory(prefix="easeback-bench-", dir=chosen.folder) as folder:
            measure(Path(folder) / "home", runs)


def measure(home: Path, runs: int) -> None:
    """One line of the table."""
    logbook = open_logbook(Settings(home), FIRST)
    activities = [hour(seed) for seed in range(KINDS)]
    make(logbook, activities, runs)
    with closing(sqlite3.connect(home / "logbook.sqlite3")) as rows:
        row_kb = rows.execute("SELECT avg(length(measures)) FROM logbook_recording").fetchone()[0] / 1000
        rows.execute("UPDATE logbook_recording SET measures = '', measures_version = '0'")
        rows.commit()
    took = timed(["-m", "easeback", "rebuild", "--measures", "--home", str(home)])
    with closing(sqlite3.connect(home / "logbook.sqlite3")) as rows:
        measured = rows.execute("SELECT count(*) FROM logbook_recording WHERE length(measures) > 5000").fetchone()[0]
    assert measured == runs, "a rebuild that leaves rows out is none"
    a_run_s = took.cpu_s / runs
    ratio = a_run_s / plain_s(home)
    print(
        f"{runs:6} {took.seconds:8.1f} {took.cpu_s:7.1f} {1000 * a_run_s:13.1f} {took.most_mb:8.0f} {ratio:8.2f} "
        f"{row_kb:7.1f}",
        flush=True,
    )
    if runs == TEN_YEARS_RUNS:
        print(f"       budget: {BUDGET_S} s: {'within' if took.seconds < BUDGET_S else 'OVER'}")


def hour(seed: int) -> Activity:
    """An hour at 1 Hz over hills with all that a watch and a chest strap write."""
    chance, time_s = np.random.default_rng(seed), np.arange(3601.0)
    speed = 2.8 + 0.5 * np.sin(time_s / 240 + seed) + 0.05 * chance.standard_normal(len(time_s))
    distance_m = np.concatenate(([0.0], np.cumsum(speed[1:])))
    cadence = np.rint(150 + 7 * speed + chance.standard_normal(len(time_s)))
    columns = {
        "time_s": time_s,
        "latitude_deg": 50 + distance_m / (EARTH_M * np.pi / 180),
        "longitude_deg": np.full(len(time_s), 8.0),
        "altitude_m": np.round(200 + 25 * np.sin(distance_m / 300) + 0.2 * chance.standard_normal(len(time_s)), 1),
        "distance_m": np.round(distance_m, 2),
        "speed_m_s": np.round(speed, 3),
        "heart_rate_bpm": np.rint(140 + 15 * np.sin(time_s / 300) + chance.standard_normal(len(time_s))),
        "cadence_steps_min": cadence,
        "step_length_mm": np.rint(60_000 * speed / cadence),
        "vertical_oscillation_mm": np.round(80 + 5 * speed + 2 * chance.standard_normal(len(time_s)), 1),
        "vertical_ratio_percent": np.round(7 + 0.2 * chance.standard_normal(len(time_s)), 2),
        "stance_time_ms": np.rint(330 - 25 * speed + 3 * chance.standard_normal(len(time_s))),
        "stance_time_balance_percent": np.round(50.4 + 0.3 * chance.standard_normal(len(time_s)), 2),
        "power_w": np.rint(90 * speed + 5 * chance.standard_normal(len(time_s))),
    }
    laps = tuple(Lap(begin, begin + 300.0, 850.0, "distance") for begin in range(0, 3600, 300))
    device, totals = Device("maker", "watch"), Totals(float(distance_m[-1]), 3600.0, 3600.0)
    return Activity("FIT", "running", "generic", False, FIRST, 0, device, totals, laps, (), Track(columns))


def make(logbook: Logbook, activities: list[Activity], runs: int) -> None:
    """So many rows, a day and a half apart, each with a Parquet of its own."""
    facts = [measure_one(0, each, UTC, NOT_CORRECTED).facts for each in activities]
    samples = [logbook.home / f"sample-{number}.parquet" for number in range(len(activities))]
    for path, activity in zip(samples, activities, strict=True):
        write_activity(path, activity)
    taken = []
    for number in range(runs):
        sha256, at = f"{number:064x}"[::-1], FIRST + timedelta(hours=36 * number)
        path = track_path(logbook.home, sha256, 0)
        path.parent.mkdir(parents=True, exist_ok=True)
        copyfile(samples[number % len(samples)], path)
        values = {name: getattr(facts[number % len(facts)], name) for name in facts[0].__dataclass_fields__}
        values |= {"started_at": FIRST, "local_date": at.date(), "places": None}
        taken.append((OriginalFile(sha256, 1, f"{number}.fit", "FIT", at), [type(facts[0])(**values)]))
    recordings.add_new(logbook.runner, taken)
    remake_all_days(logbook.runner)


def plain_s(home: Path) -> float:
    """CPU seconds a run of the peer."""
    paths = sorted((home / "tracks").glob("*/*.parquet"))[:PEER_RUNS]
    before = time.process_time()
    for path in paths:
        track = read_track(path)
        places = zip(track.column("latitude_deg").tolist(), track.column("longitude_deg").tolist(), strict=True)
        assert sum(steps_m(places)) > 1000
    return (time.process_time() - before) / len(paths)


def steps_m(places: Iterator[tuple[float, float]]) -> Iterator[float]:
    """The haversine distance [m] of each step, written out."""
    at_latitude, at_longitude = next(places)
    for latitude, longitude in places:
        north, east = radians(latitude - at_latitude) / 2, radians(longitude - at_longitude) / 2
        chord = sin(north) ** 2 + cos(radians(at_latitude)) * cos(radians(latitude)) * sin(east) ** 2
        yield 2 * EARTH_M * asin(sqrt(chord))
        at_latitude, at_longitude = latitude, longitude


if __name__ == "__main__":
    main()
