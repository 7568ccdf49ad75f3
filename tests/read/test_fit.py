"""The contract of the FIT reader: columns, units, laps, pauses, developer fields, damage. Expected values by hand."""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest

from easeback.model.activity import Activity, FileKind, Lap, Pause, Reading
from easeback.read import read_bytes

ENUM, UINT8, UINT16, SINT32, UINT32, STRING, BYTE = 0x00, 0x02, 0x84, 0x85, 0x86, 0x07, 0x0D
START = 1078207200
STARTED = datetime(2024, 3, 1, 6, 0, tzinfo=UTC)
Make = Callable[[], Any]


def only(reading: Reading) -> Activity:
    assert len(reading.activities) == 1, reading.problems
    return reading.activities[0]


def column(activity: Activity, name: str) -> list[float | None]:
    return [None if np.isnan(value) else round(float(value), 6) for value in activity.track.column(name)]


def whole_run(fit: Make) -> Any:
    """Four samples 10 s apart with every native column, a pause, a lap and a session."""
    file = fit().file_id().timer(0, 0)
    for index, (cadence, oscillation) in enumerate([(84, 915), (85, 0), (85, 880), (86, 900)]):
        file.record(
            index * 10,
            (0, SINT32, 2**29 + index * 1000),
            (1, SINT32, -(2**28)),
            (2, UINT16, (100 + index + 500) * 5),
            (3, UINT8, 120 + index if index != 1 else 0xFF),
            (4, UINT8, cadence),
            (53, UINT8, 64),
            (5, UINT32, index * 3000),
            (6, UINT16, 3000),
            (7, UINT16, 250),
            (39, UINT16, oscillation),
            (41, UINT16, 2500),
            (83, UINT16, 800),
            (85, UINT16, 11000),
            (13, 0x01, 12),
        )
    file.timer(30, 4).timer(45, 0).timer(60, 4)
    file.message(
        19, [(253, UINT32, START + 60), (2, UINT32, START), (7, UINT32, 60000), (9, UINT32, 9000), (24, ENUM, 7)]
    )
    file.session(
        (7, UINT32, 60000), (8, UINT32, 45000), (9, UINT32, 9000), (22, UINT16, 12), (23, UINT16, 8), sub_sport=3
    )
    return file.message(34, [(253, UINT32, START + 60), (5, UINT32, START + 60 + 3600), (0, UINT32, 45000)])


def test_a_whole_run_in_our_columns_and_units(fit: Make) -> None:
    """Every native column comes in the unit its name says, cadence as steps of both feet."""
    activity = only(read_bytes("run.fit", whole_run(fit).bytes()))
    assert (activity.format, activity.sport, activity.sub_sport) == ("FIT", "running", "trail")
    assert activity.started_at == STARTED
    assert activity.device.manufacturer == "garmin"
    assert column(activity, "time_s") == [0, 10, 20, 30]
    assert column(activity, "latitude_deg")[0] == 45.0
    assert column(activity, "longitude_deg") == [-22.5] * 4
    assert column(activity, "altitude_m") == [100, 101, 102, 103]
    assert column(activity, "distance_m") == [0, 30, 60, 90]
    assert column(activity, "speed_m_s") == [3.0] * 4
    assert column(activity, "cadence_steps_min") == [169, 171, 171, 173]
    assert column(activity, "power_w") == [250] * 4
    assert column(activity, "stance_time_ms") == [250] * 4
    assert column(activity, "vertical_ratio_percent") == [8] * 4
    assert column(activity, "step_length_mm") == [1100] * 4
    assert column(activity, "temperature_c") == [12] * 4


def test_missing_is_never_zero(fit: Make) -> None:
    """An invalid heart rate and running dynamics of exactly 0 are missing; what was never recorded is absent."""
    activity = only(read_bytes("run.fit", whole_run(fit).bytes()))
    assert column(activity, "heart_rate_bpm") == [120, None, 122, 123]
    assert column(activity, "vertical_oscillation_mm") == [91.5, None, 88, 90]
    assert "stance_time_percent" not in activity.track


def test_laps_pauses_totals_and_offset(fit: Make) -> None:
    """Laps and pauses count from the start; the stop that ends the run is no pause; local time gives the offset."""
    activity = only(read_bytes("run.fit", whole_run(fit).bytes()))
    assert activity.laps == (Lap(0, 60, 90, "session_end"),)
    assert activity.pauses == (Pause(30, 45),)
    assert activity.totals.distance_m == 90
    assert (activity.totals.timer_s, activity.totals.elapsed_s) == (45, 60)
    assert (activity.totals.ascent_m, activity.totals.descent_m) == (12, 8)
    assert activity.utc_offset_s == 3600


def test_the_offset_is_rounded_to_the_quarter_hour_and_zero_says_nothing(fit: Make) -> None:
    """A local time a few seconds off gives the zone's offset; a watch that writes UTC as local time says none."""
    for ahead_s, expected in ((20694, 20700), (0, None), (15 * 3600, None)):
        file = fit().file_id().record(0).session()
        file.message(34, [(253, UINT32, START), (5, UINT32, START + ahead_s)])
        assert only(read_bytes("run.fit", file.bytes())).utc_offset_s == expected


def test_cadence_that_is_steps_already_stays(fit: Make) -> None:
    """A median above 120 cannot be strides, so it is not doubled."""
    file = fit().file_id()
    for at_s, cadence in enumerate((0, 170, 172, 168)):
        file.record(at_s, (4, UINT8, cadence))
    assert column(only(read_bytes("run.fit", file.session().bytes())), "cadence_steps_min") == [0, 170, 172, 168]


@pytest.mark.parametrize(
    ("cadence", "fraction", "counted", "steps"),
    [
        ((85, 86), (0, 0), "strides", [170, 172]),
        ((85, 86), (64, 0), "strides_and_fractions", [171, 172]),
        ((171, 172), (0, 0), "steps", [171, 172]),
        ((0, 0), (0, 0), None, [0, 0]),
    ],
)
def test_how_the_file_counts_cadence_is_kept(
    fit: Make, cadence: tuple[int, ...], fraction: tuple[int, ...], counted: str | None, steps: list[float]
) -> None:
    """Whole strides, strides with 64 of 128 parts, steps; standing still says nothing."""
    file = fit().file_id()
    for at_s, (whole, part) in enumerate(zip(cadence, fraction, strict=True)):
        file.record(at_s, (4, UINT8, whole), (53, UINT8, part))
    activity = only(read_bytes("run.fit", file.session().bytes()))
    assert activity.track.cadence_from == counted
    assert column(activity, "cadence_steps_min") == steps


def test_a_pedalling_cadence_is_no_cadence_in_steps(fit: Make) -> None:
    """Cycling is kept as cycling, without a column that would read as steps."""
    file = fit().file_id().record(0, (4, UINT8, 90)).record(1, (4, UINT8, 90)).session(sport=2)
    activity = only(read_bytes("ride.fit", file.bytes()))
    assert activity.sport == "cycling"
    assert "cadence_steps_min" not in activity.track
    assert activity.track.cadence_from is None


def developer_run(fit: Make, *, native_power: bool, application: bool = True) -> Any:
    identity: list[tuple[int, int, int | bytes]] = [(1, BYTE, bytes(range(16)))] if application else []
    file = fit().file_id().message(207, [*identity, (3, UINT8, 0)])
    for number, name, unit, stands_for in (
        (0, b"Power\0", b"Watts\0", 7),
        (1, b"Vertical Oscillation\0", b"Centimeters\0", 39),
    ):
        description = [(0, UINT8, 0), (1, UINT8, number), (2, UINT8, UINT16), (3, STRING, name), (8, STRING, unit)]
        file.message(206, [*description, (15, UINT8, stands_for)])
    for at_s in (0, 1):
        native: list[tuple[int, int, int]] = [(7, UINT16, 100)] if native_power else []
        values = [(0, 0, struct.pack("<H", 240 + at_s)), (1, 0, struct.pack("<H", 9))]
        file.message(20, [(253, UINT32, START + at_s), *native], developer=values)
    return file.session()


def test_developer_fields_keep_their_own_name_unit_and_application(fit: Make) -> None:
    """A third-party column is named by what it declared itself."""
    track = only(read_bytes("run.fit", developer_run(fit, native_power=True).bytes())).track
    power, oscillation = track.developer
    assert (power.name, power.unit, power.application) == ("Power", "Watts", bytes(range(16)).hex())
    assert power.values.tolist() == [240, 241]
    assert oscillation.unit == "Centimeters"


def test_native_fields_come_first_and_a_developer_field_fills_in_in_our_unit(fit: Make) -> None:
    """Native power stays; the oscillation that only the app gave, in cm, stands in as mm."""
    with_native = only(read_bytes("run.fit", developer_run(fit, native_power=True).bytes()))
    assert column(with_native, "power_w") == [100, 100]
    without = only(read_bytes("run.fit", developer_run(fit, native_power=False).bytes()))
    assert column(without, "power_w") == [240, 241]
    assert column(without, "vertical_oscillation_mm") == [90, 90]


def test_developer_fields_without_an_application(fit: Make) -> None:
    """An app that does not name itself is no reason to lose its column."""
    track = only(read_bytes("run.fit", developer_run(fit, native_power=True, application=False).bytes())).track
    assert track.developer[0].application == ""


def test_compressed_timestamps_and_big_endian(fit: Make) -> None:
    """Five bits of time wrap around every 32 s; byte order is each definition's own."""
    file = fit().file_id().record(0, (3, UINT8, 100), (5, UINT32, 100), order=">")
    base = START & 0x1F
    for at_s in (10, 20, 40):
        file.compressed((base + at_s) & 0x1F, [(3, UINT8, 100 + at_s)])
    activity = only(read_bytes("run.fit", file.session().bytes()))
    assert column(activity, "time_s") == [0, 10, 20, 40]
    assert column(activity, "heart_rate_bpm") == [100, 110, 120, 140]
    assert column(activity, "distance_m") == [1, None, None, None]


def test_each_session_of_a_multisport_file_is_an_activity(fit: Make) -> None:
    """Samples go to the session whose time they lie in, wherever the sessions stand in the file."""
    file = fit().file_id().session(start_s=100, sport=1).session(start_s=0, sport=2)
    for at_s in range(0, 200, 20):
        file.record(at_s)
    ride, run = read_bytes("duathlon.fit", file.bytes()).activities
    assert (ride.sport, run.sport) == ("cycling", "running")
    assert column(ride, "time_s") == [0, 20, 40, 60, 80]
    assert column(run, "time_s") == [0, 20, 40, 60, 80]
    assert (run.started_at - ride.started_at).total_seconds() == 100


def test_chained_files_are_all_read(fit: Make) -> None:
    """A second file behind the first gives its own activity; its kind does not hide the first's."""
    run = fit().file_id().record(0).record(1).session().bytes()
    later = fit().file_id().record(500).record(501).session(start_s=500).bytes()
    settings = fit().file_id(2).bytes()
    reading = read_bytes("chain.fit", run + settings + later)
    assert reading.kind is FileKind.ACTIVITY
    assert [activity.started_at.minute for activity in reading.activities] == [0, 8]
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (2, FileKind.SETTINGS),
        (32, FileKind.MONITORING),
        (5, FileKind.WORKOUT),
        (6, FileKind.COURSE),
        (9, FileKind.OTHER),
    ],
)
def test_files_that_are_no_activity_say_what_they_are(fit: Make, number: int, kind: FileKind) -> None:
    """Known other kinds give no activity and no problem."""
    reading = read_bytes("x.fit", fit().file_id(number).record(0).bytes())
    assert (reading.kind, reading.activities, reading.problems) == (kind, (), ())


def test_a_header_checksum_of_zero_is_sound(fit: Make) -> None:
    """The protocol allows it."""
    data = fit().file_id().record(0).record(1).session().bytes(header_checksum=False)
    assert read_bytes("run.fit", data).problems == ()


def test_a_wrong_checksum_keeps_everything_and_says_so(fit: Make) -> None:
    """The last two bytes disagree: all samples are there, and one problem names their byte."""
    data = whole_run(fit).bytes()
    reading = read_bytes("run.fit", data[:-2] + bytes((data[-2] ^ 1, data[-1])))
    assert column(only(reading), "distance_m") == [0, 30, 60, 90]
    assert [problem.where for problem in reading.problems] == [f"run.fit, byte {len(data) - 2}"]


def test_a_file_cut_off_anywhere_keeps_the_records_before_the_cut(fit: Make) -> None:
    """Whatever the length, what is read equals the beginning of the sound file, and the cut is a problem."""
    data = whole_run(fit).bytes()
    sound = column(only(read_bytes("run.fit", data)), "distance_m")
    most = 0
    for length in range(14, len(data) - 2, 3):
        reading = read_bytes("run.fit", data[:length])
        assert reading.problems, length
        found = column(reading.activities[0], "distance_m") if reading.activities else []
        assert found in ([None] * len(found), sound[: len(found)])
        most = max(most, len(found))
    assert most == 4


def test_a_run_whose_summary_was_never_written_is_made_from_its_samples(fit: Make) -> None:
    """A dead battery loses the session; a lap still says the sport."""
    file = fit().file_id().record(0).record(90)
    file.message(19, [(253, UINT32, START + 90), (2, UINT32, START), (7, UINT32, 90000), (25, ENUM, 1)])
    reading = read_bytes("run.fit", file.bytes(size=0))
    assert only(reading).sport == "running"
    assert not only(reading).sport_is_guessed
    assert any("no summary" in problem.what for problem in reading.problems)


def test_without_any_word_on_the_sport_the_speed_decides(fit: Make) -> None:
    """Three metres a second is a run, and marked as guessed."""
    file = fit().file_id()
    for at_s in range(0, 100, 10):
        file.record(at_s, (5, UINT32, at_s * 300))
    activity = only(read_bytes("run.fit", file.bytes()))
    assert (activity.sport, activity.sport_is_guessed) == ("running", True)


def test_a_session_without_samples_keeps_its_totals(fit: Make) -> None:
    """The watch's own sums are worth having."""
    reading = read_bytes("run.fit", fit().file_id().session((7, UINT32, 60000), (9, UINT32, 500000)).bytes())
    assert only(reading).totals.distance_m == 5000
    assert len(only(reading).track) == 0
    assert ["no samples" in problem.what for problem in reading.problems] == [True]


def test_samples_without_a_date_are_a_problem(fit: Make) -> None:
    """Seconds since switching on are no date."""
    reading = read_bytes("run.fit", fit().file_id().message(20, [(253, UINT32, 500), (3, UINT8, 100)]).bytes())
    assert reading.activities == ()
    assert "without a date" in reading.problems[0].what


def test_a_watch_that_knows_only_local_time_keeps_its_own_date(fit: Make) -> None:
    """Seconds since switching on become local time through the activity message, and the date is the watch's."""
    file = fit().file_id().message(20, [(253, UINT32, 500)]).message(20, [(253, UINT32, 700)])
    file.message(18, [(2, UINT32, 500), (5, ENUM, 1)])
    file.message(34, [(253, UINT32, 700), (5, UINT32, START + 200)])
    activity = only(read_bytes("run.fit", file.bytes()))
    assert activity.started_at == STARTED
    assert activity.local_date(UTC) == date(2024, 3, 1)
    assert column(activity, "time_s") == [0, 200]


def test_what_is_no_fit_file_says_so() -> None:
    """A name alone makes no FIT file; the problem says what to do."""
    reading = read_bytes("run.fit", b"this is not what it says")
    assert reading.kind is FileKind.UNREADABLE
    assert "does not begin like a FIT file" in reading.problems[0].what
    assert reading.problems[0].what_to_do
