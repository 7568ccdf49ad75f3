"""What is simulated comes back whole through the readers that take anyone's files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from easeback import read_file
from easeback.knowledge import knowledge
from easeback.model.activity import Activity, FileKind
from easeback.read.diary import read_diary
from easeback.simulate.files import write_season
from easeback.simulate.fit_writer import encode_fit
from easeback.simulate.recording import record_run
from easeback.simulate.season import Season, simulate_season

# Half a step of each column's scale in FIT.
TOLERANCE = {
    "time_s": 0.0,
    "latitude_deg": 1e-7,
    "longitude_deg": 1e-7,
    "altitude_m": 0.101,
    "distance_m": 0.0051,
    "speed_m_s": 0.00051,
    "heart_rate_bpm": 0.5,
    "cadence_steps_min": 0.0079,
    "vertical_oscillation_mm": 0.051,
    "stance_time_ms": 0.051,
    "step_length_mm": 0.051,
}


@pytest.fixture(scope="module")
def season() -> Season:
    return simulate_season(4, 30, date(2025, 6, 1))


@pytest.fixture(scope="module")
def written(season: Season) -> list[Activity]:
    return [
        record_run(day.run, day.on, np.random.default_rng(day.on.day)) for day in season.days if day.run is not None
    ]


def test_every_recording_comes_back(written: list[Activity], tmp_path: Path) -> None:
    """Each file is one run without a problem: same start, offset, pauses, laps, and every column to its precision."""
    assert len(written) > 12
    for activity in written:
        (tmp_path / "run.fit").write_bytes(encode_fit(activity))
        reading = read_file(tmp_path / "run.fit")
        assert (reading.kind, reading.problems, len(reading.activities)) == (FileKind.ACTIVITY, (), 1)
        assert_same(reading.activities[0], activity)


def assert_same(read: Activity, written: Activity) -> None:
    for name in ("sport", "sub_sport", "started_at", "utc_offset_s", "pauses"):
        assert getattr(read, name) == getattr(written, name)
    assert [(lap.start_s, lap.end_s, lap.trigger) for lap in read.laps] == [
        (lap.start_s, lap.end_s, lap.trigger) for lap in written.laps
    ]
    assert set(TOLERANCE) == set(written.track.columns)
    for name, tolerance in TOLERANCE.items():
        np.testing.assert_allclose(read.track.column(name), written.track.column(name), rtol=0, atol=tolerance)


def test_the_whole_diary_comes_back(season: Season, tmp_path: Path) -> None:
    """The diary is read without a problem, with a morning for every check-in of the season."""
    diary = next(write_season(season, tmp_path))
    check_ins, problems = read_diary(
        diary.name, diary.read_bytes(), knowledge().red_flags, datetime(2025, 6, 2, tzinfo=UTC)
    )
    assert problems == []
    mornings = {each.happened_on for each in check_ins if each.part == "morning"}
    assert mornings == {day.on for day in season.days if day.checked_in}
