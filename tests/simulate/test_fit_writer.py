"""Our FIT files, read back by two readers that know nothing of us."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import fitdecode
import fitparse
import numpy as np
import pytest

from easeback.model.activity import Activity, Device, Lap, Pause, Totals
from easeback.model.track import Track
from easeback.simulate.fit_bytes import checksum
from easeback.simulate.fit_writer import encode_fit

STARTED = datetime(2025, 3, 1, 16, 30, tzinfo=UTC)
NAN = float("nan")
# What each reader should say of the four samples below, in FIT's own units.
EXPECTED: dict[str, list[float | None]] = {
    "heart_rate": [100, None, 130, 140],
    "cadence": [83, 84, 85, 85],
    "fractional_cadence": [0.0, 0.5, 0.0, 0.5],
    "distance": [0.0, 11.5, 11.5, 24.25],
    "speed": [2.875, 2.9, 2.5, 3.125],
    "altitude": [40.0, 40.2, 39.8, -12.0],
    "vertical_oscillation": [91.5, 90.0, 88.1, None],
    "stance_time": [250.0, 249.9, 251.0, 248.0],
    "step_length": [1030.0, 1031.5, 1010.0, 1100.0],
    "temperature": [-3, -2, 0, 21],
}


def four_samples() -> Activity:
    columns = {
        "time_s": [0, 4, 40, 44],
        "latitude_deg": [-47.31, -47.3101, NAN, 47.5],
        "longitude_deg": [-15.42, -15.4201, NAN, 179.9],
        "heart_rate_bpm": [100, NAN, 130, 140],
        "cadence_steps_min": [166, 169, 170, 171],
        "distance_m": EXPECTED["distance"],
        "speed_m_s": EXPECTED["speed"],
        "altitude_m": EXPECTED["altitude"],
        "vertical_oscillation_mm": [91.5, 90, 88.1, NAN],
        "stance_time_ms": EXPECTED["stance_time"],
        "step_length_mm": EXPECTED["step_length"],
        "temperature_c": EXPECTED["temperature"],
    }
    return Activity(
        format="fit",
        sport="running",
        sub_sport="trail",
        sport_is_guessed=False,
        started_at=STARTED,
        utc_offset_s=-12600,
        device=Device(),
        totals=Totals(distance_m=24.25, timer_s=8, elapsed_s=44, ascent_m=3, descent_m=None),
        laps=(Lap(0, 40, 11.5, "distance"), Lap(40, 44, 12.75, "session_end")),
        pauses=(Pause(4, 40),),
        track=Track({name: np.array(values, dtype=np.float64) for name, values in columns.items()}),
    )


def by_fitdecode(content: bytes) -> list[tuple[str, dict[str, Any]]]:
    strict = {"check_crc": fitdecode.CrcCheck.RAISE, "error_handling": fitdecode.ErrorHandling.RAISE}
    with fitdecode.FitReader(io.BytesIO(content), **strict) as reader:
        frames = [frame for frame in reader if isinstance(frame, fitdecode.FitDataMessage)]
    return [(frame.name, {field.name: field.value for field in frame.fields}) for frame in frames]


def by_fitparse(content: bytes) -> list[tuple[str, dict[str, Any]]]:
    return [(each.name, each.get_values()) for each in fitparse.FitFile(io.BytesIO(content), check_crc=True)]


READERS = pytest.mark.parametrize("read", [by_fitdecode, by_fitparse])


@READERS
@pytest.mark.parametrize("field", sorted(EXPECTED))
def test_both_readers_see_the_samples(read: Any, field: str) -> None:
    """Every column comes back with its values, its scale and its gaps."""
    records = [values for name, values in read(encode_fit(four_samples())) if name == "record"]
    assert [values.get(field) for values in records] == [value and pytest.approx(value) for value in EXPECTED[field]]


@READERS
def test_both_readers_see_the_positions(read: Any) -> None:
    """Positions come back to a tenth of a metre, and a missing one stays missing."""
    records = [values for name, values in read(encode_fit(four_samples())) if name == "record"]
    degrees = [values["position_lat"] and values["position_lat"] * 180 / 2**31 for values in records]
    assert degrees == [value and pytest.approx(value, abs=1e-6) for value in (-47.31, -47.3101, None, 47.5)]


@READERS
def test_both_readers_see_the_story_in_order(read: Any) -> None:
    """The button's presses stand between the samples, and laps, session and activity close the file."""
    messages = read(encode_fit(four_samples()))
    names = [name for name, _ in messages]
    pause = ["event", "record", "record", "event", "event", "record", "record", "event"]
    assert names == ["file_id", *pause, "lap", "lap", "session", "activity"]
    assert [values["event_type"] for name, values in messages if name == "event"] == ["start", "stop_all"] * 2


@READERS
def test_both_readers_see_the_totals(read: Any) -> None:
    """Session and laps say what was done, with the pause taken out; what is not known is not said."""
    messages = read(encode_fit(four_samples()))
    session = next(values for name, values in messages if name == "session")
    said = [session[key] for key in ("sport", "sub_sport", "total_timer_time", "total_elapsed_time", "total_distance")]
    assert said == ["running", "trail", 8.0, 44.0, 24.25]
    assert (session["total_ascent"], session["total_descent"], session["num_laps"]) == (3, None, 2)
    assert [values["total_timer_time"] for name, values in messages if name == "lap"] == [4.0, 4.0]


@READERS
def test_both_readers_see_the_local_time(read: Any) -> None:
    """The closing message holds the runner's own clock: 16:30:44 UTC is 13:00:44 three and a half hours behind."""
    closing = next(values for name, values in read(encode_fit(four_samples())) if name == "activity")
    assert closing["local_timestamp"].replace(tzinfo=None) == datetime(2025, 3, 1, 13, 0, 44)
    assert closing["timestamp"].replace(tzinfo=None) == datetime(2025, 3, 1, 16, 30, 44)


def test_the_checksum_is_the_known_one() -> None:
    """The published check value of this CRC-16 over the digits 1 to 9 is 0xBB3D."""
    assert checksum(b"123456789") == 0xBB3D


def test_one_flipped_bit_is_noticed() -> None:
    """A file with one changed bit no longer fits its checksum."""
    content = bytearray(encode_fit(four_samples()))
    content[60] ^= 1
    with pytest.raises(fitdecode.FitCRCError):
        by_fitdecode(bytes(content))


def test_a_value_that_does_not_fit_is_refused() -> None:
    """A heart rate that one byte cannot hold raises instead of becoming another number."""
    activity = four_samples()
    activity.track.columns["heart_rate_bpm"][0] = 300
    with pytest.raises(ValueError, match="FIT field 3"):
        encode_fit(activity)
