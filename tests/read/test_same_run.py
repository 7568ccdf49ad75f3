"""The same run recorded twice is known, and different runs are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from easeback.model.activity import Activity
from easeback.read import read_file
from easeback.read.same_run import RunKey, richness, run_key, same_run

STARTED = datetime(2024, 3, 1, 6, 0, tzinfo=UTC)


def key(
    start_s: float = 0, duration_s: float = 1800, distance_m: float | None = 5000, sport: str = "running"
) -> RunKey:
    return RunKey(STARTED + timedelta(seconds=start_s), duration_s, distance_m, sport)


@pytest.mark.parametrize(
    "other",
    [
        key(),
        key(start_s=4, duration_s=1830, distance_m=5090),
        key(distance_m=5400),
        key(start_s=120, duration_s=1600, distance_m=4600),
        key(sport="unknown"),
        key(distance_m=None),
        key(start_s=3600, distance_m=5010),
        key(start_s=-7 * 3600 + 4, duration_s=1805),
    ],
)
def test_one_run_from_two_sources(other: RunKey) -> None:
    """Another service's seconds, a foot pod's distance, a cut-off end, a guessed sport, a mistaken time zone."""
    assert same_run(key(), other)
    assert same_run(other, key())


@pytest.mark.parametrize(
    "other",
    [
        key(start_s=1800),
        key(start_s=900),
        key(start_s=86_400 + 5 * 3600),
        key(start_s=3 * 3600 + 60),
        key(start_s=3600, distance_m=5300),
        key(start_s=3600, duration_s=1900),
        key(start_s=3600, distance_m=None),
        key(sport="cycling"),
        key(distance_m=9000),
        key(duration_s=900, distance_m=2500),
    ],
)
def test_different_runs(other: RunKey) -> None:
    """The next run, the same loop later that day or tomorrow, another sport, half of the time."""
    assert not same_run(key(), other)
    assert not same_run(other, key())


PAIRS = {
    "corenc": ("fit/runs/sportslib__2067489619.fit", "gpx/runs/sportslib__2067489619.gpx"),
    "treadmill": ("fit/runs_indoor/sportslib__6860622783.fit", "tcx/runs/sportslib__6860622783.tcx"),
    "unlp": ("fit/runs/gc__10kUNLP2014-Garmin15.fit", "tcx/runs/gc__10kUNLP2014-Garmin15.tcx"),
    "tomtom": ("gpx/runs/runpandas__run.gpx", "tcx/runs/runpandas__run.tcx"),
    "services": ("gpx/runs/sportslib__movescount.gpx", "gpx/runs/sportslib__sports-tracker.gpx"),
}


def elapsed_s(activity: Activity) -> float:
    return float(activity.track.column("time_s")[-1])


def keyed(file: Path) -> Iterator[tuple[RunKey, Activity]]:
    for activity in read_file(file).activities:
        if activity.is_run and len(activity.track) > 1:
            yield run_key(activity, elapsed_s(activity), activity.totals.distance_m), activity


@pytest.mark.real
@pytest.mark.parametrize("name", PAIRS)
def test_a_real_run_in_two_formats_is_one(recordings: Path, name: str) -> None:
    """Each published pair is recognised, and one of the two is the richer."""
    ((first, one),), ((second, other),) = (list(keyed(recordings / file)) for file in PAIRS[name])
    assert same_run(first, second)
    assert elapsed_s(one) == pytest.approx(elapsed_s(other), rel=0.01)
    assert richness(one) != richness(other)


@pytest.mark.real
def test_real_runs_that_differ_are_not_one(recordings: Path) -> None:
    """Among one runner's half year and all other single runs, only runs that overlap in time are one."""
    files = sorted((recordings / "gpx" / "history_one_runner_2020_2021").glob("*.gpx"))
    keys = [found for file in files for found, _ in keyed(file)]
    assert len(keys) > 40
    for one, other in combinations(keys, 2):
        gap_s = abs((one.started_at - other.started_at).total_seconds())
        assert same_run(one, other) == (gap_s < 60), (one, other)
