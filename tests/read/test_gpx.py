"""GPX: tracks, segments, extensions, times, guesses, and files that break off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from easeback.model.activity import Activity, FileKind, Pause, Reading
from easeback.read import read_bytes

STARTED = datetime(2024, 3, 1, 6, 0, tzinfo=UTC)


def point(at_s: float, latitude: float = 50.0, more: str = "") -> str:
    time = (STARTED + timedelta(seconds=at_s)).isoformat().replace("+00:00", "Z")
    return f'<trkpt lat="{latitude:.7f}" lon="8.0"><ele>100</ele><time>{time}</time>{more}</trkpt>'


def gpx(*tracks: str, type_: str = "<type>running</type>") -> bytes:
    body = "".join(f"<trk>{type_}{track}</trk>" for track in tracks)
    return f'<?xml version="1.0"?><gpx version="1.1" creator="Watch">{body}</gpx>'.encode()


def northward(speed_m_s: float, seconds: int = 100) -> str:
    """Points a second apart, due north: a degree of latitude is 111,195 m."""
    return "<trkseg>" + "".join(point(at, 50 + at * speed_m_s / 111_195) for at in range(seconds)) + "</trkseg>"


def only(reading: Reading) -> Activity:
    assert len(reading.activities) == 1, reading.problems
    return reading.activities[0]


def test_extensions_by_local_name_even_with_an_undeclared_prefix() -> None:
    """Heart rate, cadence and temperature are found whatever the prefix; strides become steps."""
    more = "<extensions><ns9:X><ns9:hr>{}</ns9:hr><q:cad>85</q:cad><q:atemp>7</q:atemp></ns9:X></extensions>"
    activity = only(
        read_bytes("a.gpx", gpx(f"<trkseg>{point(0, more=more.format(120))}{point(1, more=more.format(0))}</trkseg>"))
    )
    assert activity.track.column("heart_rate_bpm")[0] == 120
    assert np.isnan(activity.track.column("heart_rate_bpm")[1])
    assert activity.track.column("cadence_steps_min").tolist() == [170, 170]
    assert activity.track.column("temperature_c").tolist() == [7, 7]
    assert (activity.sport, activity.sport_is_guessed, activity.device.product) == ("running", False, "Watch")


def test_segments_are_stretches_between_pauses_and_tracks_are_activities() -> None:
    """The gap between two segments is a pause; a second track is a second activity."""
    first = f"<trkseg>{point(0)}{point(1)}</trkseg><trkseg>{point(61)}{point(62)}</trkseg>"
    reading = read_bytes("a.gpx", gpx(first, f"<trkseg>{point(900)}{point(901)}</trkseg>"))
    assert [activity.pauses for activity in reading.activities] == [(Pause(1, 61),), ()]
    assert reading.activities[1].started_at == STARTED + timedelta(seconds=900)


@pytest.mark.parametrize(
    ("speed_m_s", "sport"), [(1.2, "unknown"), (1.6, "running"), (6.2, "running"), (7.0, "unknown")]
)
def test_without_a_type_the_moving_speed_decides(speed_m_s: float, sport: str) -> None:
    """A run from 1.5 to 6.5 m/s, and every guess is marked."""
    activity = only(read_bytes("a.gpx", gpx(northward(speed_m_s), type_="")))
    assert (activity.sport, activity.sport_is_guessed) == (sport, True)


@pytest.mark.parametrize(
    ("word", "sport", "sub_sport"),
    [
        ("9", "running", "generic"),
        ("Trail Running", "running", "trail"),
        ("1", "cycling", "generic"),
        ("Yoga", "yoga", "generic"),
    ],
)
def test_a_type_that_is_said_is_believed(word: str, sport: str, sub_sport: str) -> None:
    """Words and Strava's numbers are translated; a word we do not know is kept and is no run."""
    activity = only(read_bytes("a.gpx", gpx(northward(3), type_=f"<type>{word}</type>")))
    assert (activity.sport, activity.sub_sport, activity.sport_is_guessed) == (sport, sub_sport, False)


def test_times_with_an_offset_say_where_the_runner_was() -> None:
    """The moment is in UTC and the offset is kept; Z says no offset."""
    text = gpx(f"<trkseg>{point(0)}{point(1)}</trkseg>").decode().replace("06:00:00Z", "08:00:00.500+02:00")
    activity = only(read_bytes("a.gpx", text.encode()))
    assert (activity.started_at, activity.utc_offset_s) == (STARTED + timedelta(seconds=0.5), 7200)
    assert only(read_bytes("a.gpx", gpx(northward(3)))).utc_offset_s is None


def test_points_without_times_are_a_problem_and_no_activity() -> None:
    """A planned route is not a run."""
    route = '<trkseg><trkpt lat="50" lon="8"/><trkpt lat="50.1" lon="8"/></trkseg>'
    reading = read_bytes("a.gpx", gpx(route))
    assert reading.activities == ()
    assert "no times" in reading.problems[0].what


def test_a_broken_tail_gives_what_is_there() -> None:
    """Cut in the middle: the whole points before the cut, and a problem with the line."""
    data = gpx(northward(3))
    reading = read_bytes("a.gpx", data[: len(data) // 2])
    assert 40 < len(only(reading).track) < 50
    assert "line 1" in reading.problems[0].what


def test_a_document_type_is_refused() -> None:
    """Entities could blow up memory; no recording declares them."""
    bomb = b'<!DOCTYPE gpx [<!ENTITY a "b">]><gpx><trk><trkseg/></trk></gpx>'
    reading = read_bytes("a.gpx", bomb)
    assert (reading.kind, reading.activities) == (FileKind.UNREADABLE, ())
    assert "document type" in reading.problems[0].what


def test_deep_nesting_is_refused() -> None:
    """A million levels must not exhaust the stack."""
    reading = read_bytes("a.gpx", b"<gpx>" + b"<a>" * 100_000)
    assert "nested too deeply" in reading.problems[0].what


def test_text_where_none_belongs_costs_nothing() -> None:
    """Stray text in a point leaves its fields alone."""
    activity = only(read_bytes("a.gpx", gpx(northward(3)).replace(b"<ele>", b"stray<ele>")))
    assert activity.track.column("altitude_m")[0] == 100


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\n  \r\n"])
def test_what_stands_before_the_declaration_is_skipped(before: bytes) -> None:
    """A byte order mark or blank lines do not hide a GPX file."""
    assert len(read_bytes("a.xml", before + gpx(northward(3))).activities) == 1


def test_waypoints_alone_are_no_recording() -> None:
    """Places are known for what they are."""
    reading = read_bytes("a.gpx", b'<gpx><wpt lat="50" lon="8"/></gpx>')
    assert (reading.kind, reading.activities) == (FileKind.OTHER, ())
