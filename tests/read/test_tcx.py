"""TCX: activities, laps, pauses within a lap, cadence, and the files that only resemble a recording."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from easeback.model.activity import Activity, FileKind, Lap, Pause, Reading
from easeback.read import read_bytes


def point(second: int, more: str = "") -> str:
    return f"<Trackpoint><Time>2024-03-01T06:{second // 60:02}:{second % 60:02}Z</Time>{more}</Trackpoint>"


def lap(start: int, *tracks: str, seconds: float = 60, metres: float = 200) -> str:
    head = f'<Lap StartTime="2024-03-01T06:{start // 60:02}:{start % 60:02}Z">'
    head += f"<TotalTimeSeconds>{seconds}</TotalTimeSeconds>"
    body = "".join(f"<Track>{track}</Track>" for track in tracks)
    return f"{head}<DistanceMeters>{metres}</DistanceMeters><TriggerMethod>Distance</TriggerMethod>{body}</Lap>"


def tcx(*laps: str, sport: str = "Running") -> bytes:
    activity = f'<Activity Sport="{sport}"><Id>2024-03-01T06:00:00Z</Id>{"".join(laps)}</Activity>'
    return f"<TrainingCenterDatabase><Activities>{activity}</Activities></TrainingCenterDatabase>".encode()


def only(reading: Reading) -> Activity:
    assert len(reading.activities) == 1, reading.problems
    return reading.activities[0]


def test_columns_laps_and_totals() -> None:
    """Distance, heart rate, position and laps in our words; totals are the laps' sums."""
    more = "<Position><LatitudeDegrees>50.5</LatitudeDegrees><LongitudeDegrees>8</LongitudeDegrees></Position>"
    more += "<DistanceMeters>{}</DistanceMeters><HeartRateBpm><Value>130</Value></HeartRateBpm>"
    data = tcx(lap(0, point(0, more.format(0)) + point(60, more.format(200))), lap(60, point(61, more.format(203))))
    activity = only(read_bytes("a.tcx", data))
    assert activity.started_at == datetime(2024, 3, 1, 6, 0, tzinfo=UTC)
    assert activity.laps == (Lap(0, 60, 200, "distance"), Lap(60, 120, 200, "distance"))
    assert (activity.totals.distance_m, activity.totals.timer_s) == (400, 120)
    assert activity.track.column("distance_m").tolist() == [0, 200, 203]
    assert activity.track.column("heart_rate_bpm").tolist() == [130] * 3
    assert activity.track.column("latitude_deg").tolist() == [50.5] * 3


def test_two_tracks_in_a_lap_have_a_pause_between_them() -> None:
    """The watch closes a track when its timer stops."""
    activity = only(read_bytes("a.tcx", tcx(lap(0, point(0) + point(10), point(100) + point(110)))))
    assert activity.pauses == (Pause(10, 100),)


@pytest.mark.parametrize("order", [("Cadence", "ns3:RunCadence"), ("ns3:RunCadence", "Cadence")])
def test_the_foot_pod_counts_before_the_bicycle_sensor(order: tuple[str, str]) -> None:
    """RunCadence wins wherever it stands, and strides become steps."""
    values = {"Cadence": 60, "ns3:RunCadence": 88}
    more = "".join(f"<{name}>{values[name]}</{name}>" for name in order)
    assert only(read_bytes("a.tcx", tcx(lap(0, point(0, more))))).track.column("cadence_steps_min").tolist() == [176]


def test_a_stated_other_sport_is_not_guessed_into_a_run() -> None:
    """`Other` was said, so it is no run until the runner corrects it."""
    activity = only(read_bytes("a.tcx", tcx(lap(0, point(0) + point(60)), sport="Other")))
    assert (activity.sport, activity.sport_is_guessed) == ("generic", False)


def test_laps_without_points_keep_their_totals() -> None:
    """A run entered by hand has no track, and still counts."""
    reading = read_bytes("a.tcx", tcx(lap(0, seconds=1800, metres=5000)))
    assert (only(reading).totals.distance_m, only(reading).totals.timer_s) == (5000, 1800)
    assert "no points" in reading.problems[0].what


def test_the_outermost_element_may_be_missing() -> None:
    """Some exporters begin with Activities."""
    data = tcx(lap(0, point(0) + point(60))).replace(b"TrainingCenterDatabase>", b"Activities>", 1)
    inner = data[data.index(b"<Activities>", 5) : data.rindex(b"</TrainingCenterDatabase>")]
    assert only(read_bytes("a.tcx", inner)).sport == "running"


@pytest.mark.parametrize(("element", "kind"), [("Course", FileKind.COURSE), ("Workout", FileKind.WORKOUT)])
def test_courses_and_workouts_are_no_activities(element: str, kind: FileKind) -> None:
    """They hold laps and points too, and are left out."""
    body = lap(0, point(0) + point(60))
    data = f"<TrainingCenterDatabase><{element}s><{element}>{body}</{element}></{element}s></TrainingCenterDatabase>"
    reading = read_bytes("a.tcx", data.encode())
    assert (reading.kind, reading.activities) == (kind, ())


def test_a_vendor_element_of_the_same_name_is_not_the_heart_rate() -> None:
    """Only the Value within HeartRateBpm is one."""
    track = only(read_bytes("a.tcx", tcx(lap(0, point(0, "<Vendor><Value>111</Value></Vendor>"))))).track
    assert "heart_rate_bpm" not in track
