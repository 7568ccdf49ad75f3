"""Writes a generated account export: so many one-hour runs at 1 Hz in real FIT files, no two alike, and other files.

    python tools/make_export.py garmin export.zip --runs 3000 --others 5000
    python tools/make_export.py strava export.zip --runs 300 --others 50

One simulated recording is encoded once; each run is that body with its own start, place and heart rate, so that 3,000
runs take a minute. The same options give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from easeback.model.activity import Activity, Lap
from easeback.model.track import Track
from easeback.simulate.behaviour import Run
from easeback.simulate.fit_bytes import CHECKSUM_TABLE, ENUM, HEADER_SIZE, UINT8, UINT16, UINT32, Field, Kind, messages
from easeback.simulate.fit_bytes import file_of as fit_file_of
from easeback.simulate.fit_profile import FILE_ID, FIT_EPOCH_S
from easeback.simulate.fit_writer import encode_fit
from easeback.simulate.recording import record_run

FIRST_START = datetime(2014, 1, 5, 6, 30, tzinfo=UTC)
SECONDS = 3600
ACTIVITY_NUMBER, UPLOAD_NUMBER = 5_000_000_000, 90_000_000_000
FILES_A_PART = 2_500
ZIP_DATE = (2024, 5, 1, 0, 0, 0)
TIMESTAMP, RECORD, SESSION, LAP, FIT_FILE_ID, ACTIVITY = 253, 20, 18, 19, 0, 34
TIMES = {(FIT_FILE_ID, 4), (LAP, 2), (SESSION, 2), (ACTIVITY, 5)}
LATITUDE, LONGITUDE, HEART_RATE = (RECORD, 0), (RECORD, 1), (RECORD, 3)
MONITORING = Kind(5, 55, {"timestamp": Field(253, UINT32), "heart_rate": Field(27, UINT8), "steps": Field(3, UINT32)})
OWN_FILE_ID = Kind(0, 0, {**FILE_ID.fields, "type": Field(0, ENUM), "number": Field(5, UINT16)})
OTHER_TYPES = (32, 32, 32, 32, 49, 44, 2)
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Body:
    """An encoded recording, and where in it which fields stand [bytes from the start of the file]."""

    file: bytes
    times: NDArray[np.intp]
    latitudes: NDArray[np.intp]
    longitudes: NDArray[np.intp]
    heart_rates: NDArray[np.intp]
    first_start: datetime


def one_hour_at_1_hz() -> Activity:
    """A simulated run with a sample a second."""
    run = Run(
        kind="easy",
        minutes=SECONDS / 60,
        pace_s_km=350.0,
        leg_pain_0_10=0,
        zone="none",
        stopped_early=False,
        way_back=False,
    )
    slow = record_run(run, date(2014, 1, 5), np.random.default_rng(7))
    time_s = np.arange(SECONDS + 1, dtype=np.float64)
    columns = {
        name: np.interp(time_s, slow.track.column("time_s"), values) for name, values in slow.track.columns.items()
    }
    columns["heart_rate_bpm"] = np.round(columns["heart_rate_bpm"])
    totals = replace(slow.totals, timer_s=float(SECONDS), elapsed_s=float(SECONDS))
    laps = (Lap(0.0, float(SECONDS), totals.distance_m, "session_end"),)
    return replace(
        slow, started_at=FIRST_START, totals=totals, laps=laps, pauses=(), track=Track({**columns, "time_s": time_s})
    )


@cache
def body() -> Body:
    activity = one_hour_at_1_hz()
    file = encode_fit(activity)
    found: dict[tuple[int, int], list[int]] = {}
    for message, number, at in fields_of(file):
        found.setdefault((message, number), []).append(at)
    times = [at for key, places in found.items() if key[1] == TIMESTAMP or key in TIMES for at in places]
    return Body(
        file,
        np.array(times),
        np.array(found[LATITUDE]),
        np.array(found[LONGITUDE]),
        np.array(found[HEART_RATE]),
        activity.started_at,
    )


def fields_of(file: bytes) -> Iterator[tuple[int, int, int]]:
    """Message number, field number and place [byte] of every field of a FIT file as our encoder writes it."""
    layouts: dict[int, tuple[int, list[tuple[int, int]]]] = {}
    at = HEADER_SIZE
    while at < len(file) - 2:
        header = file[at]
        at += 1
        if header & 0x40:
            message, count = struct.unpack_from("<HB", file, at + 2)
            fields = [(file[at + 5 + 3 * each], file[at + 6 + 3 * each]) for each in range(count)]
            layouts[header & 0x0F] = (message, fields)
            at += 5 + 3 * count
        else:
            message, fields = layouts[header & 0x0F]
            for number, size in fields:
                yield message, number, at
                at += size


def run_file(index: int, start: datetime) -> bytes:
    """The run that starts then: its own place, heart rate and checksum."""
    made, chance = body(), np.random.default_rng([11, index])
    data = np.frombuffer(made.file, dtype=np.uint8).copy()
    add(data, made.times, np.uint32(round((start - made.first_start).total_seconds())))
    add(data, made.latitudes, np.uint32(chance.integers(0, 50_000)))
    add(data, made.longitudes, np.uint32(chance.integers(0, 50_000)))
    data[made.heart_rates] += np.uint8(chance.integers(0, 12))
    content = data[:-2].tobytes()
    return content + struct.pack("<H", checksum(content))


def add(data: Bytes, places: NDArray[np.intp], value: np.uint32) -> None:
    """Adds to the 32-bit numbers that stand at `places`."""
    spots = places[:, None] + np.arange(4)
    numbers = np.ascontiguousarray(data[spots]).view("<u4") + value
    data[spots] = np.ascontiguousarray(numbers, dtype="<u4").view(np.uint8)


@cache
def bit_weights(count: int) -> NDArray[np.uint16]:
    """What each bit of `count` bytes adds to FIT's checksum, which is linear: one pass over arrays instead of bytes."""
    weights = np.zeros((count, 8), dtype=np.uint16)
    for bit in range(8):
        value = CHECKSUM_TABLE[1 << bit]
        for at in range(count - 1, -1, -1):
            weights[at, 7 - bit] = value
            value = value >> 8 ^ CHECKSUM_TABLE[value & 0xFF]
    return weights


def checksum(content: bytes) -> int:
    bits = np.unpackbits(np.frombuffer(content, dtype=np.uint8)).reshape(-1, 8)
    return int(np.bitwise_xor.reduce(np.where(bits, bit_weights(len(content)), 0), axis=None))


def other_file(index: int, start: datetime) -> bytes:
    """What a watch uploads beside activities: a day's monitoring, sleep, its own metrics, settings."""
    at_s, kind = start.timestamp() - FIT_EPOCH_S, OTHER_TYPES[index % len(OTHER_TYPES)]
    identity = {"type": kind, "manufacturer": 1, "product": 3, "time_created": at_s, "number": index % 60_000}
    parts = [messages(OWN_FILE_ID, {name: np.array([float(value)]) for name, value in identity.items()})]
    minutes = np.arange(0, 600.0)
    columns = {"timestamp": at_s + 60 * minutes, "heart_rate": 50 + minutes % 40, "steps": minutes * 9}
    parts.append(messages(MONITORING, columns))
    return fit_file_of(b"".join(parts))


def starts(count: int) -> list[datetime]:
    """A run on most days, at the minute and second of no other run."""
    return [FIRST_START + timedelta(days=index * 1.2, minutes=index % 50, seconds=index % 60) for index in range(count)]


def write_member(archive: zipfile.ZipFile, name: str, data: bytes, level: int = 1) -> None:
    entry = zipfile.ZipInfo(name, ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    archive.writestr(entry, data, compresslevel=level or None)


def write_garmin(path: Path, runs: int, others: int, *, inner_is_stored: bool) -> None:
    """The account zip with zips of uploads inside, and the table of activities."""
    with zipfile.ZipFile(path, "w") as account:
        rows = [garmin_row(index, start) for index, start in enumerate(starts(runs))]
        table = json.dumps([{"summarizedActivitiesExport": rows}]).encode()
        write_member(account, "DI_CONNECT/DI-Connect-Fitness/runner_0_summarizedActivities.json", table)
        write_member(account, "DI_CONNECT/DI-Connect-User/user_profile.json", b"{}")
        for part, first in enumerate(range(0, runs + others, FILES_A_PART), 1):
            with tempfile.TemporaryFile() as uploads:
                write_uploads(uploads, range(first, min(first + FILES_A_PART, runs + others)), runs, others)
                entry = zipfile.ZipInfo(
                    f"DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part{part}.zip", ZIP_DATE
                )
                entry.compress_type = zipfile.ZIP_STORED if inner_is_stored else zipfile.ZIP_DEFLATED
                copy_into(account, entry, uploads)


def write_uploads(target: IO[bytes], indexes: range, runs: int, others: int) -> None:
    """Runs and other files in turn, as a watch uploads them."""
    begun, total = starts(runs), runs + others
    with zipfile.ZipFile(target, "w") as uploads:
        for index in indexes:
            before, after = index * runs // total, (index + 1) * runs // total
            start = FIRST_START + timedelta(hours=index * 11)
            data = run_file(before, begun[before]) if after > before else other_file(index, start)
            write_member(uploads, f"runner@example.org_{UPLOAD_NUMBER + index}.fit", data)


def copy_into(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: IO[bytes]) -> None:
    source.seek(0)
    with archive.open(entry, "w", force_zip64=True) as target:
        while block := source.read(2**20):
            target.write(block)


def garmin_row(index: int, start: datetime) -> dict[str, object]:
    milliseconds = int(start.timestamp() * 1000)
    return {
        "activityId": ACTIVITY_NUMBER + index,
        "name": f"Run {index + 1}",
        "activityType": "running",
        "sportType": "RUNNING",
        "beginTimestamp": milliseconds,
        "startTimeGmt": float(milliseconds),
        "duration": SECONDS * 1000.0,
        "distance": 1_000_000.0,
        "parent": False,
    }


STRAVA_HEADER = [
    *("Activity ID", "Activity Date", "Activity Name", "Activity Type", "Activity Description"),
    *("Elapsed Time", "Distance", "Max Heart Rate", "Relative Effort", "Commute", "Activity Private Note"),
    *("Activity Gear", "Filename", "Athlete Weight", "Bike Weight", "Elapsed Time", "Moving Time", "Distance"),
]


def write_strava(path: Path, runs: int, others: int) -> None:
    """The account zip with `activities.csv`, gzipped FIT files, and pictures."""
    with zipfile.ZipFile(path, "w") as account:
        table = io.StringIO(newline="")
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow(STRAVA_HEADER)
        for index, start in enumerate(starts(runs)):
            file = f"activities/{ACTIVITY_NUMBER + index}.fit.gz"
            write_member(account, file, gzip.compress(run_file(index, start), 1, mtime=0), 0)
            rows.writerow(strava_row(index, start, file))
        write_member(account, "activities.csv", table.getvalue().encode())
        for index in range(others):
            write_member(account, f"media/{index:08}.jpg", np.random.default_rng(index).bytes(20_000), 0)


def strava_row(index: int, start: datetime, file: str) -> list[str]:
    said = {
        "Activity ID": str(ACTIVITY_NUMBER + index),
        "Activity Date": f"{start:%b} {start.day}, {start.year}, {start:%I:%M:%S %p}",
        "Activity Name": f"Run {index + 1}",
        "Activity Type": "Run",
        "Elapsed Time": str(SECONDS),
        "Activity Gear": "Shoes",
        "Filename": file,
    }
    return [said.get(name, "") for name in STRAVA_HEADER]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("service", choices=["garmin", "strava"])
    options.add_argument("path", type=Path)
    options.add_argument("--runs", type=int, default=3_000)
    options.add_argument("--others", type=int, default=5_000)
    options.add_argument("--inner-stored", action="store_true", help="store Garmin's inner zips instead of deflating")
    chosen = options.parse_args()
    if chosen.service == "garmin":
        write_garmin(chosen.path, chosen.runs, chosen.others, inner_is_stored=chosen.inner_stored)
    else:
        write_strava(chosen.path, chosen.runs, chosen.others)
    print(f"{chosen.path}: {chosen.path.stat().st_size / 2**20:.0f} MB")


if __name__ == "__main__":
    main()
