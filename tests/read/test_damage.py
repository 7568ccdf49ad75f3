"""Damaged bytes give problems, never an exception."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from easeback.measure.run import is_too_short, measure_run
from easeback.read import read_bytes

GPX = b"""<?xml version="1.0"?><gpx creator="x"><trk><type>9</type><trkseg>
<trkpt lat="50.0" lon="8.0"><ele>1</ele><time>2024-03-01T06:00:00Z</time><extensions><hr>120</hr></extensions></trkpt>
<trkpt lat="50.1" lon="8.0"><ele>1</ele><time>2024-03-01T06:59:00+02:00</time></trkpt></trkseg></trk></gpx>"""
TCX = b"""<TrainingCenterDatabase><Activities><Activity Sport="Running"><Id>2024-03-01T06:00:00Z</Id>
<Lap StartTime="2024-03-01T06:00:00Z"><TotalTimeSeconds>60</TotalTimeSeconds><Track><Trackpoint>
<Time>2024-03-01T06:00:00Z</Time><DistanceMeters>5</DistanceMeters></Trackpoint></Track></Lap>
</Activity></Activities></TrainingCenterDatabase>"""
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8)
IN_SIGHT = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def changed(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    damaged = bytearray(data)
    for place, byte in changes:
        damaged[place % len(damaged)] = byte
    return bytes(damaged)


def survives(name: str, data: bytes) -> None:
    reading = read_bytes(name, data)
    for activity in reading.activities:
        assert np.isfinite(activity.track.column("time_s")).all()
        assert is_too_short(measure_run(activity)) in (True, False)
    assert reading.activities or reading.problems or reading.kind not in ("activity", "unreadable")


@IN_SIGHT
@given(CHANGES)
def test_fit_with_changed_bytes(fit: Callable[[], Any], changes: list[tuple[int, int]]) -> None:
    """Any byte of a FIT file may be anything."""
    file = fit().file_id()
    for at_s in range(0, 100, 10):
        file.record(at_s, (0, 0x85, 2**29), (1, 0x85, 2**28), (3, 0x02, 120), (5, 0x86, at_s * 300))
    file.message(207, [(1, 0x0D, bytes(16)), (3, 0x02, 0)])
    file.message(206, [(0, 0x02, 0), (1, 0x02, 0), (2, 0x02, 0x84), (3, 0x07, b"Power\0"), (8, 0x07, b"Watts\0")])
    file.message(20, [(253, 0x86, 1078207300)], developer=[(0, 0, b"\x01\x02")])
    survives("run.fit", changed(file.session().bytes(), changes))


@pytest.mark.parametrize(("name", "data"), [("run.gpx", GPX), ("run.tcx", TCX)])
@IN_SIGHT
@given(changes=CHANGES)
def test_xml_with_changed_bytes(name: str, data: bytes, changes: list[tuple[int, int]]) -> None:
    """Any byte of a GPX or TCX file may be anything."""
    survives(name, changed(data, changes))


@given(st.binary(max_size=400))
def test_any_bytes_under_any_name(data: bytes) -> None:
    """Nothing is too strange to be refused in words."""
    for name in ("run.fit", "run.gpx", "run.tcx", "run.fit.gz", "x"):
        survives(name, data)
        survives(name, b"\x0e\x10\x00\x00\x40\x00\x00\x00.FIT\x00\x00" + data)
