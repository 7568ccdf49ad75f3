"""Garmin's table of activities: hints by start time or number, across the zips of its export."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.read.archive.conftest import zip_of

from easeback.model.activity import Activity, Device, Totals
from easeback.model.problem import Problem
from easeback.model.track import EMPTY_TRACK
from easeback.read.archive import Member, apply_hints, hint_for, read_member
from easeback.read.archive.garmin import read_summary
from easeback.read.archive.kind_words import sport_of_garmin

Look = Callable[..., tuple[list[Member], list[Problem]]]
START = datetime(2024, 3, 1, 6, 0, tzinfo=UTC)


def entry(number: int, start: datetime, kind: str, **more: object) -> dict[str, object]:
    begin = int(start.timestamp() * 1000)
    return {"activityId": number, "name": f"A{number}", "activityType": kind, "beginTimestamp": begin, **more}


def table(*entries: dict[str, object]) -> bytes:
    return json.dumps([{"summarizedActivitiesExport": list(entries)}]).encode()


def activity(started_at: datetime, sport: str = "running") -> Activity:
    return Activity("FIT", sport, "generic", False, started_at, None, Device(), Totals(), (), (), EMPTY_TRACK)


def test_units_are_those_of_the_export() -> None:
    """Centimetres, milliseconds and tenths of effort become metres, seconds and 0 to 10."""
    data = table(entry(1, START, "trail_running", distance=1_234_500.0, duration=3_600_000.5, workoutRpe=60))
    summary, problems = read_summary("a", data)
    (hint,) = summary.hints
    assert problems == []
    assert (hint.distance_m, hint.duration_s, hint.effort_0_10) == (12_345.0, 3600.0005, 6.0)
    assert (hint.sport, hint.sub_sport, hint.started_at) == ("running", "trail", START)


@pytest.mark.parametrize(("off_s", "name"), [(0, "A2"), (9, "A2"), (-9, "A2"), (11, None), (300, None), (595, "A3")])
def test_an_activity_is_found_by_its_start(off_s: int, name: str | None) -> None:
    """The nearest start within ten seconds, else none."""
    starts = [START - timedelta(minutes=10), START, START + timedelta(minutes=10)]
    summary, _ = read_summary("a", table(*(entry(at, start, "running") for at, start in enumerate(starts, 1))))
    hint = summary.at(START + timedelta(seconds=off_s))
    assert (hint.name if hint else None) == name


def test_a_number_counts_only_near_its_time() -> None:
    """A file numbered like an activity is that activity a zone away, but not an upload of another month."""
    summary, _ = read_summary("a", table(entry(555, START, "walking")))
    hint = summary.find("me@example.org_555.fit", START + timedelta(hours=8))
    assert hint is not None
    assert hint.name == "A555"
    assert summary.find("me@example.org_555.fit", START + timedelta(days=40)) is None
    assert summary.find("me@example.org_556.fit", START + timedelta(hours=8)) is None


def test_the_whole_of_a_multisport_activity_is_left_to_its_parts() -> None:
    """Parent and first part start together: the part is what the file's session is."""
    data = table(entry(1, START, "multi_sport", parent=True), entry(2, START, "open_water_swimming", parent=False))
    summary, _ = read_summary("a", data)
    assert [hint.name for hint in summary.hints] == ["A2"]


@pytest.mark.parametrize(
    ("kind", "sport", "sub_sport"),
    [
        ("running", "running", "generic"),
        ("treadmill_running", "running", "treadmill"),
        ("virtual_run", "running", "virtual_activity"),
        ("ultra_run", "running", "ultra"),
        ("casual_walking", "walking", "generic"),
        ("lap_swimming", "swimming", "generic"),
        ("surfing_v2", "surfing", "generic"),
        ("strength_training", "strength_training", "generic"),
        ("other", None, "generic"),
    ],
)
def test_types_are_translated(kind: str, sport: str | None, sub_sport: str) -> None:
    """The service's keys in our words."""
    assert sport_of_garmin(kind) == (sport, sub_sport)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b'[{"summarizedActivitiesExport": 3}]', b"[" * 100_000, b"\xff\xfe",
             b'[{"summarizedActivitiesExport": [3, {"beginTimestamp": "x"}, {"beginTimestamp": 1e300}]}]']
)  # fmt: skip
def test_a_table_that_is_none_gives_no_hints(data: bytes) -> None:
    """Anything may stand in its place: no hints, at most a problem, no exception."""
    summary, problems = read_summary("a", data)
    assert summary.at(START) is None
    assert len(problems) <= 1


def test_hints_reach_the_zips_of_uploads(look: Look) -> None:
    """The table lies in the account's zip, the files in zips within: each is matched when its start is known."""
    uploads = zip_of([("me@example.org_901.fit", b"x"), ("me@example.org_902.fit", b"y")])
    found, problems = look(
        zip_of(
            [
                ("DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip", uploads),
                ("DI_CONNECT/DI-Connect-Fitness/me_0_summarizedActivities.json", table(entry(1, START, "walking"))),
            ]
        )
    )
    first, *_ = found
    assert problems == []
    assert read_member(first)[0] == b"x"
    hint = hint_for(first, activity(START))
    assert hint is not None
    assert hint.name == "A1"
    sports = [each.sport for each in apply_hints(first, [activity(START), activity(START + timedelta(hours=1))])]
    assert sports == ["walking", "running"]


@pytest.mark.real
def test_a_real_export_is_read(shared: Path) -> None:
    """A real account's table: every activity dated, named, with a distance and a duration that go together."""
    (file,) = (shared / "data" / "exports").rglob("summarizedActivities.json")
    rows = json.loads(file.read_bytes())[0]["summarizedActivitiesExport"]
    summary, problems = read_summary(file.name, file.read_bytes())
    assert problems == []
    assert len(summary.starts) == len({row["beginTimestamp"] for row in rows if not row["parent"]}) > 300
    for row in rows:
        hint = summary.at(datetime.fromtimestamp(row["beginTimestamp"] / 1000, UTC))
        assert hint is not None
        assert hint.name == row["name"]
    rides = [hint for hint in summary.hints if hint.sport == "cycling" and (hint.distance_m or 0) > 1000]
    assert len(rides) > 20
    speeds = sorted((hint.distance_m or 0) / (hint.duration_s or 1) for hint in rides)
    assert 2 < speeds[len(speeds) // 2] < 10
