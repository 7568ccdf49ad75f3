"""How long all measures but ground of an hour's run take, beside reading its Parquet and a plain haversine loop.

Run by `make bench`. Prints the machine, milliseconds and ratios. A budget is reported here, never asserted in a test.
"""

from __future__ import annotations

import math
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from easeback.keep.tracks import read_track, write_activity
from easeback.knowledge import knowledge
from easeback.measure.baseline import FormOfRun, deviation_of
from easeback.measure.days import load_series
from easeback.measure.run import measure_run
from easeback.model.activity import Activity, Device, Totals
from easeback.model.measure import FormMeasure
from easeback.model.track import DeveloperColumn, Track

ROUNDS, BUDGET_MS, DAYS = 41, 20, 3650


def main() -> None:
    knowledge()
    track = hour()
    activity = Activity(
        "FIT", "running", "generic", False, datetime(2024, 3, 1, tzinfo=UTC), 0, Device(), Totals(), (), (), track
    )
    without_distance = Track({name: each for name, each in track.columns.items() if name != "distance_m"})
    with tempfile.TemporaryDirectory(prefix="easeback-bench-") as folder:
        path = Path(folder) / "hour.parquet"
        write_activity(path, activity)
        taken = {
            "a plain haversine loop over its positions": median_ms(lambda: plain_haversine_m(track)),
            "reading its Parquet": median_ms(lambda: read_track(path)),
            "all measures of the hour": median_ms(lambda: measure_run(activity)),
            "the same by positions, without sensors": median_ms(lambda: measure_run(Activity(
                "GPX", "running", "generic", False, activity.started_at, 0, Device(), Totals(), (), (), without_distance
            ))),
        }  # fmt: skip
    form = measure_run(activity).form["cadence_steps_min"]
    taken["a deviation from 40 runs' baseline"] = median_ms(lambda: deviation(form), 9)
    load = np.random.default_rng(1).uniform(0, 500, DAYS)
    taken["moving load over ten years of days"] = median_ms(
        lambda: load_series(load, datetime(2015, 1, 1, tzinfo=UTC).date(), knowledge()), 9
    )
    report(taken)


def hour() -> Track:
    """An hour at 1 Hz with all that a watch, a chest strap and a foot pod write."""
    chance = np.random.default_rng(1)
    time_s = np.arange(3601.0)
    speed = 2.8 + 0.5 * np.sin(time_s / 240) + 0.05 * chance.standard_normal(3601)
    distance = np.cumsum(speed)

    def noisy(middle: float, spread: float) -> np.ndarray:
        return middle + spread * chance.standard_normal(3601)

    columns = {
        "time_s": time_s,
        "distance_m": distance,
        "latitude_deg": 50 + distance / 111_195,
        "longitude_deg": 8 + 0.001 * np.sin(time_s / 500),
        "altitude_m": 200 + 25 * np.sin(distance / 300) + noisy(0, 0.2),
        "speed_m_s": speed,
        "heart_rate_bpm": np.rint(noisy(150, 5)),
        "cadence_steps_min": np.rint(noisy(170, 2)),
        "step_length_mm": noisy(1000, 20),
        "vertical_oscillation_mm": noisy(90, 3),
        "vertical_ratio_percent": noisy(9, 0.3),
        "stance_time_ms": noisy(250, 5),
        "stance_time_balance_percent": noisy(50.4, 0.3),
        "power_w": noisy(250, 10),
    }
    pod = {"Form Power": ("Watts", 70.0), "Leg Spring Stiffness": ("kN/m", 9.5)}
    return Track(
        columns, tuple(DeveloperColumn(name, unit, "aa", noisy(each, 0.5)) for name, (unit, each) in pod.items())
    )


def plain_haversine_m(track: Track) -> float:
    """The peer: what anyone would write first."""
    latitude, longitude = track.column("latitude_deg").tolist(), track.column("longitude_deg").tolist()
    way = 0.0
    for index in range(1, len(latitude)):
        one, other = math.radians(latitude[index - 1]), math.radians(latitude[index])
        across = math.radians(longitude[index] - longitude[index - 1])
        half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
        way += 2 * 6_371_008.8 * math.asin(math.sqrt(half))
    return way


def deviation(form: FormMeasure) -> object:
    today = datetime(2024, 6, 1, tzinfo=UTC).date()
    past = [FormOfRun(today - timedelta(days=2 * number + 1), "watch", False, form) for number in range(40)]
    return deviation_of(FormOfRun(today, "watch", False, form), past, knowledge())


def median_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    def once() -> float:
        begin = time.process_time()
        work()
        return 1000 * (time.process_time() - begin)

    once()
    return statistics.median(once() for _ in range(rounds))


def report(taken: dict[str, float]) -> None:
    peer = taken["a plain haversine loop over its positions"]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    print("an hour at 1 Hz, nine form measures; CPU time, median; ratio to the plain loop\n")
    for name, each in taken.items():
        print(f"{name:<44} {each:7.2f} ms  {each / peer:6.2f} x")
    verdict = "within" if taken["all measures of the hour"] < BUDGET_MS else "OVER"
    print(f"\nbudget for all measures but ground: {BUDGET_MS} ms: {verdict}")


if __name__ == "__main__":
    main()
