"""Points lifted by pattern are the points that the parser finds one by one."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from easeback.model.activity import Reading
from easeback.read.gpx import read_gpx
from easeback.read.lift import LIFTED, lift
from easeback.read.tcx import read_tcx

# What each point says: height, heart rate, a time with milliseconds or an offset, white space, an odd number.
Told = tuple[bool, bool, int, int, bool]
TOLD = st.tuples(st.booleans(), st.booleans(), st.integers(0, 4), st.integers(0, 3), st.booleans())
POINTS = st.lists(TOLD, min_size=1, max_size=30)
TIMES = ("{0}Z", "{0}.250Z", "{0}+02:00", "{0}", "soon")
NUMBERS = ("120", " 121.5 ", "1e2", "many")


def gpx_point(index: int, told: Told) -> str:
    has_height, has_rate, time, number, is_wide = told
    at = TIMES[time].format(f"2024-03-01T06:{index // 60:02}:{index % 60:02}")
    height = f"<ele>{NUMBERS[number]}</ele>" if has_height else ""
    rate = f"<extensions><a:TPX><a:hr>{NUMBERS[number]}</a:hr></a:TPX></extensions>" if has_rate else ""
    space = "\n  " if is_wide else ""
    return f'<trkpt lat="5{index}.5" lon="8.{index}">{space}{height}{space}<time>{at}</time>{space}{rate}</trkpt>\n'


def tcx_point(index: int, told: Told) -> str:
    has_height, has_rate, time, number, is_wide = told
    at = TIMES[time].format(f"2024-03-01T06:{index // 60:02}:{index % 60:02}")
    height = f"<Cadence>80</Cadence><Extensions><RunCadence>{NUMBERS[number]}</RunCadence></Extensions>" * has_height
    rate = f"<HeartRateBpm><Value>{NUMBERS[number]}</Value></HeartRateBpm>" * has_rate
    space = "\n  " if is_wide else ""
    return f"<Trackpoint>{space}<Time>{at}</Time>{space}{rate}{height}</Trackpoint>{space}"


def gpx(points: str) -> bytes:
    return f'<gpx creator="x"><trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>'.encode()


def tcx(points: str) -> bytes:
    lap = f'<Lap StartTime="2024-03-01T06:00:00Z"><TotalTimeSeconds>9</TotalTimeSeconds><Track>{points}</Track></Lap>'
    return f'<Activities><Activity Sport="Running">{lap}</Activity></Activities>'.encode()


def one_by_one(data: bytes, tag: bytes) -> bytes:
    """The same file with a comment in each point, which no pattern takes."""
    return re.sub(rb"(<" + tag + rb"[ >][^<]*)", rb"\1<!-- -->", data)


def assert_same(ours: Reading, expected: Reading) -> None:
    assert (ours.kind, ours.problems) == (expected.kind, expected.problems)
    for one, other in zip(ours.activities, expected.activities, strict=True):
        assert (one.started_at, one.utc_offset_s, one.pauses) == (other.started_at, other.utc_offset_s, other.pauses)
        assert set(one.track.columns) == set(other.track.columns)
        for name, values in other.track.columns.items():
            np.testing.assert_array_equal(one.track.columns[name], values, err_msg=name)


@given(POINTS)
def test_gpx_points_are_those_found_one_by_one(points: list[Told]) -> None:
    """Whatever the points say, leave out or say wrongly."""
    data = gpx("".join(gpx_point(index, told) for index, told in enumerate(points)))
    assert lift(data, "trkpt")[1]
    assert not lift(one_by_one(data, b"trkpt"), "trkpt")[1]
    assert_same(read_gpx("x", data), read_gpx("x", one_by_one(data, b"trkpt")))


@given(POINTS)
def test_tcx_points_are_those_found_one_by_one(points: list[Told]) -> None:
    """Whatever the points say, a foot pod's cadence before any other."""
    data = tcx("".join(tcx_point(index, told) for index, told in enumerate(points)))
    assert lift(data, "Trackpoint")[1]
    assert_same(read_tcx("x", data), read_tcx("x", one_by_one(data, b"Trackpoint")))


POINT = gpx_point(1, (True, True, 0, 0, False))


@pytest.mark.parametrize(
    "left",
    [
        POINT.replace("120", "&#49;20", 1),
        POINT.replace("120", "<![CDATA[120]]>", 1),
        POINT.replace("<ele>", "<ele> half <b/>"),
        POINT.replace("</ele>", "</height>"),
        POINT.replace("120", "12\x01", 1),
        POINT.replace("120", "12é", 1),
        POINT[:60],
    ],
)
def test_what_needs_thought_is_left_to_the_parser(left: str) -> None:
    """Entities, CDATA, mixed content, wrong ends, control characters: not lifted, and what lies before is kept."""
    data = gpx(POINT * 3 + left)
    rest, stretches = lift(data, "trkpt")
    assert [len(stretch[0][1]) for stretch in stretches] == [3]
    assert left.encode() in rest


def test_a_problem_names_the_line_of_the_whole_file() -> None:
    """The lines that were lifted are counted."""
    (problem, *_) = read_gpx("x", gpx(POINT * 10 + "<broken")).problems
    assert "line 11" in problem.what


def test_points_in_a_comment_are_none() -> None:
    """What a comment holds is not there, lifted or not."""
    reading = read_gpx("x", gpx(f"{POINT}<!-- {POINT * 5} -->{POINT}"))
    assert len(reading.activities[0].track) == 2


def test_a_file_that_holds_our_own_element_is_read_without_lifting() -> None:
    """Nobody can point at a stretch that is not there, nor take one twice."""
    for encoding in ("utf-8", "utf-16"):
        data = gpx(f'{POINT}<{LIFTED} n="0"/><{LIFTED} n="7"/><{LIFTED}/>').decode().encode(encoding)
        assert lift(data, "trkpt") == (data, [])
        assert len(read_gpx("x", data).activities[0].track) == 1
