"""All real recordings: no crash, each file accounted for, and independent readers see the same numbers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import fitparse
import gpxpy
import numpy as np
import pytest
from tcxreader.tcxreader import TCXReader

from easeback.model.activity import Activity, FileKind, Reading
from easeback.read import read_bytes, read_file
from easeback.read.fit.chain import chain
from easeback.read.fit.decode import decode

pytestmark = pytest.mark.real

SUFFIXES = {".fit", ".gpx", ".tcx"}
FIELDS = {
    "heart_rate": ("heart_rate_bpm", 1.0),
    "distance": ("distance_m", 1.0),
    "enhanced_altitude": ("altitude_m", 1.0),
    "enhanced_speed": ("speed_m_s", 1.0),
    "power": ("power_w", 1.0),
    "position_lat": ("latitude_deg", 180 / 2**31),
    "step_length": ("step_length_mm", 1.0),
}


def files(recordings: Path, *folders: str) -> list[Path]:
    found = [file for folder in folders for file in sorted((recordings / folder).rglob("*"))]
    return [file for file in found if file.suffix.lower() in SUFFIXES]


@cache
def reading_of(file: Path) -> Reading:
    return read_file(file)


def test_every_file_is_accounted_for(recordings: Path) -> None:
    """Each file gives activities, or is known for something else, or a problem says why not."""
    everything = files(recordings, "fit", "gpx", "tcx")
    assert len(everything) > 160
    runs = 0
    for file in everything:
        reading = reading_of(file)
        is_known = reading.kind not in (FileKind.ACTIVITY, FileKind.UNREADABLE)
        assert reading.activities or reading.problems or is_known, file.name
        runs += sum(activity.is_run for activity in reading.activities)
    assert runs > 100


def test_every_run_of_the_run_folders_is_a_run(recordings: Path) -> None:
    """What its publisher filed under runs is read as one run, said or guessed."""
    for file in files(recordings, "fit/runs", "fit/runs_indoor", "fit/runs_trail", "gpx/runs", "tcx/runs"):
        sports = [activity.sport for activity in reading_of(file).activities]
        assert sports == ["running"], file.name


def test_other_sports_stay_what_they_are(recordings: Path) -> None:
    """No ride, swim or dive becomes a run."""
    for file in files(recordings, "fit/non_run", "tcx/non_run"):
        assert not any(activity.is_run for activity in reading_of(file).activities), file.name


def test_settings_monitoring_workouts_and_courses_give_no_activity(recordings: Path) -> None:
    """They are known by their kind and give no problem."""
    for file in files(recordings, "fit/non_activity"):
        reading = reading_of(file)
        assert reading.activities == (), file.name
        assert reading.problems == (), file.name


def decoded_by_fitparse(file: Path) -> list[dict[str, Any]]:
    messages = fitparse.FitFile(str(file), check_crc=False).get_messages("record")
    return [{field.name: field.value for field in message if field.value is not None} for message in messages]


def comparable_fit(recordings: Path) -> list[Path]:
    small = [
        file
        for file in files(recordings, "fit/runs", "fit/runs_indoor", "fit/runs_trail")
        if file.stat().st_size < 160_000
    ]
    assert len(small) >= 12
    return small


def test_fit_records_equal_those_of_python_fitparse(recordings: Path) -> None:
    """Column by column, missing where the other reader says nothing."""
    compared = 0
    for file in comparable_fit(recordings):
        (link,), _ = chain(file.name, file.read_bytes())
        records = decode(link)[0].records
        rows = decoded_by_fitparse(file)
        assert len(rows) == len(records["timestamp"]), file.name
        for name in FIELDS:
            theirs = np.array([_number(row.get(name)) for row in rows])
            ours = records.get(name, np.full(len(rows), np.nan))
            np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-6, err_msg=f"{file.name} {name}")
            compared += int(np.isfinite(theirs).sum())
    assert compared > 50_000


def _number(value: Any) -> float:
    if isinstance(value, tuple):
        value = value[0]
    return float(value) if isinstance(value, int | float) else np.nan


def test_fit_activities_hold_what_python_fitparse_read(recordings: Path) -> None:
    """From file to track: start, heart rate and position at each moment that one sample has are the other reader's."""
    for file in comparable_fit(recordings):
        (activity,) = reading_of(file).activities
        rows = decoded_by_fitparse(file)
        times = Counter(row["timestamp"] for row in rows)
        for row in rows[:: max(1, len(rows) // 50)]:
            if times[row["timestamp"]] == 1:
                _same_at(activity, row, file.name)


def _same_at(activity: Activity, row: dict[str, Any], name: str) -> None:
    at_s = (row["timestamp"].replace(tzinfo=dt.UTC) - activity.started_at).total_seconds()
    (rows,) = np.nonzero(activity.track.column("time_s") == at_s)
    assert len(rows) == 1, name
    for field, (column, factor) in FIELDS.items():
        ours, theirs = activity.track.column(column)[rows[0]], _number(row.get(field)) * factor
        if np.isfinite(ours) and np.isfinite(theirs):
            assert ours == pytest.approx(theirs, abs=1e-6), (name, field)


def test_gpx_points_equal_those_of_gpxpy(recordings: Path) -> None:
    """Time, position and height of every point, before cleaning, of all GPX files that gpxpy reads."""
    from easeback.read.gpx import read_gpx

    compared = 0
    for file in files(recordings, "gpx/runs", "gpx/history_one_runner_2020_2021")[::3]:
        (activity,) = read_gpx(file.name, file.read_bytes()).activities
        points = [
            point
            for track in gpxpy.parse(file.read_text()).tracks
            for segment in track.segments
            for point in segment.points
        ]
        assert len(points) == len(activity.track), file.name
        times = [point.time.timestamp() - activity.started_at.timestamp() for point in points if point.time]
        np.testing.assert_allclose(activity.track.column("time_s"), times, atol=1e-5)
        np.testing.assert_array_equal(activity.track.column("latitude_deg"), [point.latitude for point in points])
        heights = [np.nan if point.elevation is None else point.elevation for point in points]
        np.testing.assert_allclose(activity.track.column("altitude_m"), heights)
        compared += len(points)
    assert compared > 10_000


def test_tcx_points_equal_those_of_tcxreader(recordings: Path) -> None:
    """Distance and heart rate of every dated point."""
    from easeback.read.tcx import read_tcx

    compared = 0
    for file in files(recordings, "tcx/runs")[:8]:
        (activity,) = read_tcx(file.name, file.read_bytes()).activities
        by_time = {
            point.time.replace(tzinfo=dt.UTC).timestamp(): point for point in TCXReader().read(str(file)).trackpoints
        }
        start_s = activity.started_at.timestamp()
        for row, at_s in enumerate(activity.track.column("time_s")):
            point = by_time.get(start_s + at_s)
            if point is None or point.distance is None:
                continue
            assert activity.track.column("distance_m")[row] == pytest.approx(point.distance), file.name
            if point.hr_value:
                assert activity.track.column("heart_rate_bpm")[row] == point.hr_value
            compared += 1
    assert compared > 3_000


def test_a_file_cut_short_keeps_what_the_whole_file_says(recordings: Path) -> None:
    """A real run cut in the middle: the samples read are the beginning of the sound file's."""
    file = recordings / "fit" / "runs" / "sportslib__6914538454.fit"
    data = file.read_bytes()
    (whole,), (part,) = reading_of(file).activities, read_bytes(file.name, data[: len(data) // 2]).activities
    count = len(part.track)
    assert 300 < count < len(whole.track)
    for name in ("latitude_deg", "heart_rate_bpm"):
        np.testing.assert_array_equal(part.track.column(name)[:-1], whole.track.column(name)[: count - 1])
