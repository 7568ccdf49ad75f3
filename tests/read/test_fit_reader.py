"""The pieces of the FIT reader: checksum, scan, columns, rows, times, damage. Expected values by hand."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from easeback.read import read_bytes
from easeback.read.fit.chain import MOST_FILES, chain
from easeback.read.fit.checksum import checksum
from easeback.read.fit.decode import decode, messages_of_link, part_of
from easeback.read.fit.part import FitPart
from easeback.read.fit.scan import MOST_DEFINITIONS, Scanner

ENUM, SINT8, UINT8, UINT16, SINT32, UINT32, STRING, BYTE = 0x00, 0x01, 0x02, 0x84, 0x85, 0x86, 0x07, 0x0D
FLOAT32 = 0x88
START = 1078207200
Make = Callable[[], Any]


def part(data: bytes) -> FitPart:
    ((link,), _) = chain("run.fit", data)
    return decode(link)[0]


def everything(data: bytes) -> FitPart:
    ((link,), _) = chain("run.fit", data)
    kinds = ("file_id", "session", "lap", "hrv", "event", "workout_step", "field_description")
    return part_of(messages_of_link(link), dict.fromkeys(kinds), None)


def values(found: FitPart, name: str) -> list[float | None]:
    return [None if np.isnan(value) else round(float(value), 6) for value in found.records[name]]


@given(st.binary(max_size=300))
def test_the_checksum_is_that_of_the_protocol(data: bytes) -> None:
    """Folding word onto word gives what shifting bit by bit gives, for any length."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    assert checksum(data) == crc


def plain(local: int, *sizes: int) -> bytes:
    """A definition of a kind of ours with fields of these sizes, all of type byte."""
    fields = b"".join(bytes((number, size, BYTE)) for number, size in enumerate(sizes))
    return bytes((0x40 | local,)) + struct.pack("<BBHB", 0, 0, 20, len(sizes)) + fields


SIZES = {0: 5, 1: 2, 2: 9, 3: 3}


@given(st.lists(st.tuples(st.lists(st.integers(0, 3), min_size=1, max_size=9), st.integers(1, 60)), max_size=8))
def test_every_message_is_found_in_whatever_turn_they_come(turns: list[tuple[list[int], int]]) -> None:
    """Cycles of any length and number, as a message-by-message walk would find them."""
    data = bytearray(b"".join(plain(local, size - 1) for local, size in SIZES.items()))
    expected: dict[int, list[int]] = {local: [] for local in SIZES}
    chance = random.Random(1)
    for local in (local for cycle, count in turns for _ in range(count) for local in cycle):
        expected[local].append(len(data))
        data += bytes((local,)) + chance.randbytes(SIZES[local] - 1)
    scanner = Scanner(bytes(data))
    assert scanner.walk(0, len(data)) == len(data)
    found = {
        place.size: sorted([*place.offsets, *(a + d * i for a, d, n in place.stretches for i in range(n))])
        for place in scanner.places()
    }
    assert found == {SIZES[local]: offsets for local, offsets in expected.items() if offsets}


def test_a_long_cycle_takes_one_step() -> None:
    """Ten thousand messages of three kinds in turn are a handful of stretches, not ten thousand offsets."""
    data = b"".join(plain(local, size - 1) for local, size in SIZES.items())
    data += b"".join(bytes((local,)) + bytes(SIZES[local] - 1) for _ in range(3333) for local in (0, 2, 1))
    scanner = Scanner(data)
    assert scanner.walk(0, len(data)) == len(data)
    assert sum(len(place.offsets) for place in scanner.places()) < 40
    assert sum(len(place.stretches) for place in scanner.places()) == 3


def test_redefinitions_of_the_same_content_are_one_group(fit: Make) -> None:
    """A watch that defines anew before each sample still gives one column."""
    file = fit().file_id()
    for at_s in range(50):
        file.record(at_s, (3, UINT8, 100 + at_s))
    ((link,), _) = chain("run.fit", file.bytes())
    assert [place.layout.kind for place in messages_of_link(link).places] == [0, 20]
    assert values(part(file.bytes()), "heart_rate") == [100 + at_s for at_s in range(50)]


def test_columns_of_changing_definitions_keep_the_order_of_the_file(fit: Make) -> None:
    """A field that only some samples have is missing in the others, wherever they stand."""
    file = fit().file_id().record(0, (3, UINT8, 100)).record(1, (4, UINT8, 80)).record(2, (3, UINT8, 102))
    found = part(file.bytes())
    assert values(found, "timestamp") == [START, START + 1, START + 2]
    assert values(found, "heart_rate") == [100, None, 102]
    assert values(found, "cadence") == [None, 80, None]


def test_scale_offset_and_missing_values(fit: Make) -> None:
    """Each base type has its own number that means missing; what is no number is missing too."""
    file = fit().file_id()
    for altitude, speed, temperature in ((3000, 2500, -5), (0xFFFF, 0xFFFF, 0x7F)):
        file.record(0, (2, UINT16, altitude), (6, UINT16, speed), (13, SINT8, temperature))
    found = part(file.bytes())
    assert values(found, "altitude") == [100, None]
    assert values(found, "speed") == [2.5, None]
    assert values(found, "temperature") == [-5, None]


def test_the_enhanced_field_wins_and_the_plain_one_fills_in(fit: Make) -> None:
    """Enhanced altitude is finer; where a sample says only the plain one, that is the enhanced one too."""
    file = fit().file_id()
    file.record(0, (2, UINT16, 3000), (78, UINT32, 3003)).record(1, (2, UINT16, 3005), (78, UINT32, 0xFFFFFFFF))
    file.record(2, (2, UINT16, 3010))
    assert values(part(file.bytes()), "enhanced_altitude") == [100.6, 101, 102]


def test_compressed_speed_and_distance(fit: Make) -> None:
    """Twelve bits each: speed in 1/100 m/s, distance in 1/16 m that goes on when the bits are full."""
    file = fit().file_id()
    for at_s, (speed, distance) in enumerate(((300, 16), (310, 4090), (320, 10), (0xFFF, 0xFFF))):
        packed = (distance << 12 | speed).to_bytes(3, "little")
        file.message(20, [(253, UINT32, START + at_s), (8, BYTE, packed)])
    found = part(file.bytes())
    assert values(found, "speed") == [3, 3.1, 3.2, None]
    assert values(found, "distance") == [1, 255.625, (4096 + 10) / 16, None]


def test_arrays_and_texts(fit: Make) -> None:
    """Several numbers in a field come together, a text up to its end."""
    file = fit().message(0, [(0, ENUM, 4), (8, STRING, b"Watch\0\0\0")])
    file.message(78, [(0, UINT16, struct.pack("<3H", 800, 0xFFFF, 810))])
    found = everything(file.bytes())
    assert found.messages["file_id"][0]["product_name"] == "Watch"
    assert found.messages["hrv"][0]["time"] == (0.8, None, 0.81)


def test_a_field_takes_its_meaning_from_another(fit: Make) -> None:
    """A product is a Garmin product when Garmin made it; the duration of a step is in what its type says."""
    file = fit().message(0, [(0, ENUM, 4), (1, UINT16, 1), (2, UINT16, 1018)])
    file.message(27, [(1, ENUM, 1), (2, UINT32, 100000)]).message(27, [(1, ENUM, 0), (2, UINT32, 30000)])
    found = everything(file.bytes())
    assert found.messages["file_id"][0]["garmin_product"] == "fr310xt"
    assert "product" not in found.messages["file_id"][0]
    assert [row.get("duration_distance") for row in found.messages["workout_step"]] == [1000, None]
    assert [row.get("duration_time") for row in found.messages["workout_step"]] == [None, 30]


def test_compressed_times_count_on_from_any_message_that_says_one(fit: Make) -> None:
    """An event between two samples sets the clock; without any time before, the count begins at 0."""
    file = fit().compressed(7, [(3, UINT8, 90)])
    file.timer(10, 0).compressed((START + 12) & 31, [(3, UINT8, 100)]).timer(100, 1)
    file.compressed((START + 99) & 31, [(3, UINT8, 110)])
    assert values(part(file.bytes()), "timestamp") == [7, START + 12, START + 131]


def test_developer_fields_may_be_of_any_number_type(fit: Make) -> None:
    """A float that an app declared, and one that is no number."""
    description = [
        (0, UINT8, 0),
        (1, UINT8, 3),
        (2, UINT8, FLOAT32),
        (3, STRING, b"Leg Spring\0"),
        (8, STRING, b"kN/m\0"),
    ]
    file = fit().file_id().message(207, [(3, UINT8, 0)]).message(206, description)
    for at_s, value in enumerate((9.5, float("nan"), 10.25)):
        file.message(20, [(253, UINT32, START + at_s)], developer=[(3, 0, struct.pack("<f", value))])
    (field,) = part(file.bytes()).developer
    assert (field.name, field.unit, field.native) == ("Leg Spring", "kN/m", None)
    np.testing.assert_array_equal(field.values, [9.5, np.nan, 10.25])


def test_an_empty_field_and_one_of_a_size_that_does_not_fit(fit: Make) -> None:
    """Lezyne writes fields without a byte; others numbers of three bytes: both leave the rest readable."""
    file = fit().file_id()
    file.message(20, [(253, UINT32, START), (7, UINT16, b""), (6, UINT16, b"\x01\x02\x03"), (3, UINT8, 120)])
    found = part(file.bytes())
    assert values(found, "heart_rate") == [120]
    assert "power" not in found.records


def test_a_header_of_twelve_bytes(fit: Make) -> None:
    """Older watches write no checksum of the header."""
    body = bytes(fit().file_id().record(0, (3, UINT8, 99)).body)
    head = struct.pack("<BBHI4s", 12, 0x10, 100, len(body), b".FIT")
    data = head + body + checksum(head + body).to_bytes(2, "little")
    assert values(part(data), "heart_rate") == [99]
    assert not any(
        "damaged" in problem.what or "checksum" in problem.what for problem in read_bytes("r", data).problems
    )


def many_samples(fit: Make, count: int = 300) -> tuple[bytes, int]:
    """A file whose samples are defined once; gives it and the size of a sample."""
    body = fit().file_id().body + fit().record(0, (3, UINT8, 100), (5, UINT32, 0)).body
    for at_s in range(1, count):
        body += b"\0" + struct.pack("<IBI", START + at_s, 100 + at_s % 50, at_s * 300)
    whole = fit()
    whole.body = body
    return whole.bytes(), 10


@pytest.mark.parametrize("change", ["in", "out"])
def test_behind_damage_the_samples_are_read_on(fit: Make, change: str) -> None:
    """Bytes too many or too few in the middle cost a sample or two, and the problem names both bytes."""
    data, size = many_samples(fit)
    place = len(data) - 150 * size - 5
    damaged = data[:place] + b"\x77\x13\x00" + data[place:] if change == "in" else data[: place - 3] + data[place:]
    reading = read_bytes("run.fit", damaged)
    distances = reading.activities[0].track.column("distance_m")
    assert set(np.arange(0, 145) * 3.0) <= set(distances)
    # The length in the header is that of the sound file, so that bytes too many push the last sample out.
    assert set(np.arange(155, 299) * 3.0) <= set(distances)
    assert len(distances) >= 297
    assert any("it could be read on from byte" in problem.what for problem in reading.problems)


def test_a_length_that_lies_takes_no_memory(fit: Make) -> None:
    """Four gigabytes announced, a kilobyte there: what is there is read, and the end is where the file ends."""
    data, _ = many_samples(fit, 50)
    reading = read_bytes("run.fit", data[:4] + b"\xf0\xff\xff\xff" + data[8:])
    assert len(reading.activities[0].track) == 50
    assert any("before it is complete" in problem.what or "damaged" in problem.what for problem in reading.problems)


def test_forged_files_come_to_an_end(fit: Make) -> None:
    """Thousands of different definitions, or of files in a row, are refused at a bound and the rest is kept."""
    file = fit().file_id().record(0, (3, UINT8, 100))
    for number in range(MOST_DEFINITIONS + 50):
        file.message(20, [(number % 250, UINT8, 1), (number // 250, UINT8, 1), (200, UINT8, 1)])
    ((link,), _) = chain("run.fit", file.bytes())
    messages = messages_of_link(link)
    assert messages.faults
    assert len(messages.places) <= MOST_DEFINITIONS
    links, problems = chain("run.fit", fit().file_id().bytes() * (MOST_FILES + 5))
    assert (len(links), len(problems)) == (MOST_FILES, 1)
