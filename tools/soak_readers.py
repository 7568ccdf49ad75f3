"""Damages GPX, TCX and diary files in many ways and reads them: no crash, no hang, memory bounded, values in range.

Run by hand: `.venv/bin/python tools/soak_readers.py gpx --count 200000`. It takes the recordings of ../shared where
they are, and one that it writes itself. A value out of physical range is wrong unless a problem is reported with it.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from easeback.knowledge import knowledge
from easeback.model.activity import Activity
from easeback.model.problem import Problem
from easeback.read import read_bytes
from easeback.read.diary import read_diary

SHARED = Path(__file__).resolve().parents[2] / "shared"
COUNT, SEED, LARGEST_BYTES = 20_000, 1, 60_000
MEMORY_ABOVE_BASE_BYTES, SECONDS_A_MEGABYTE, LEAST_S = 300 * 2**20, 1.0, 1.0
PHYSICAL = {
    "latitude_deg": (-90, 90), "longitude_deg": (-180, 180), "heart_rate_bpm": (0, 300),
    "cadence_steps_min": (0, 520), "altitude_m": (-12_000, 90_000), "speed_m_s": (0, 400),
}  # fmt: skip
OWN = {
    "gpx": b'<gpx version="1.1"><trk><type>running</type><trkseg>' + b"".join(
        b'<trkpt lat="50.%04d" lon="8.6"><ele>%d</ele><time>2024-03-01T07:%02d:%02dZ</time></trkpt>'
        % (each, each % 90, each // 60, each % 60) for each in range(300)
    ) + b"</trkseg></trk></gpx>",
    "tcx": b'<TrainingCenterDatabase><Activities><Activity Sport="Running"><Id>2024-03-01T07:00:00Z</Id>'
    b'<Lap StartTime="2024-03-01T07:00:00Z"><Track>' + b"".join(
        b"<Trackpoint><Time>2024-03-01T07:%02d:%02dZ</Time><DistanceMeters>%d</DistanceMeters></Trackpoint>"
        % (each // 60, each % 60, 3 * each) for each in range(300)
    ) + b"</Track></Lap></Activity></Activities></TrainingCenterDatabase>",
    "diary": b"date,zone,change,leg_pain_0_10,symptoms,red_flags_denied,note\n" + b"".join(
        b'2024-03-%02d,thigh,same,2,tingling;cramp,all,"a, b"\n' % each for each in range(1, 29)
    ),
}  # fmt: skip
Read = Callable[[bytes], Iterator[str]]


def damaged(sound: bytes, chance: random.Random) -> bytes:
    """A copy with one to four changes: bits, bytes, cuts, copies, or a piece of markup where none belongs."""
    data = bytearray(sound)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data)) if data else 0
        match chance.randrange(6):
            case 0:
                data[place : place + 1] = chance.randbytes(1)
            case 1:
                del data[place : place + chance.randint(1, 400)]
            case 2:
                data[place:place] = data[chance.randrange(len(data) or 1) :][: chance.randint(1, 400)]
            case 3:
                del data[place:]
            case 4:
                data[place:place] = chance.choice(MARKUP)
            case 5:
                data[place : place + 8] = chance.choice((b"9e999", b"-1", b"NaN", b"inf", b"0", b"1e308", b"\xff\xfe"))
    return bytes(data)


MARKUP = (
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;" * 50, b"<a>" * 400, b"</trkseg>", b"</Track>", b"<x:y>", b"]]>", b"\0",
    b'"', b"\n", b";", b",,,,",
)  # fmt: skip


def wrong_in_recording(name: str) -> Read:
    """Reads a recording; names each value out of range of an activity that was read without any problem."""

    def read(data: bytes) -> Iterator[str]:
        reading = read_bytes(name, data)
        for activity in reading.activities:
            if not reading.problems:
                yield from _out_of_range(activity)

    return read


def _out_of_range(activity: Activity) -> Iterator[str]:
    for name, (least, most) in PHYSICAL.items():
        values = activity.track.column(name)
        known = values[np.isfinite(values)]
        if known.size and (known.min() < least or known.max() > most):
            yield f"{name} from {known.min():g} to {known.max():g}"


def wrong_in_diary(data: bytes) -> Iterator[str]:
    """Reads a diary; every pain that comes through is 0 to 10."""
    check_ins, problems = read_diary("diary.csv", data, knowledge().red_flags, datetime(2024, 4, 1, tzinfo=UTC))
    assert all(isinstance(each, Problem) for each in problems)
    for check_in in check_ins:
        pain = check_in.answers.get("leg_pain_0_10", 0)
        if not (isinstance(pain, int | float) and 0 <= pain <= 10):
            yield f"leg_pain_0_10 {pain}"


def sound_files(kind: str) -> list[bytes]:
    """The sound files to damage, small ones first."""
    folder = {"gpx": SHARED / "data" / "gpx", "tcx": SHARED / "data" / "tcx", "diary": SHARED / "cases"}[kind]
    suffix = {"gpx": "*.gpx", "tcx": "*.tcx", "diary": "*.csv"}[kind]
    found = [path.read_bytes()[:LARGEST_BYTES] for path in sorted(folder.rglob(suffix))] if folder.is_dir() else []
    return [each for each in found if each] + [OWN[kind]]


def soak(kind: str, count: int, seed: int) -> int:
    """Damages and reads `count` files; returns how many went wrong. The seed of each is printed with what it did."""
    read: Read = wrong_in_diary if kind == "diary" else wrong_in_recording(f"a.{kind}")
    files, wrong, slowest = sound_files(kind), 0, 0.0
    limit_memory()
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        data = damaged(chance.choice(files), chance)
        started = time.process_time()
        try:
            faults = list(read(data))
        except Exception as error:
            faults = [f"{type(error).__name__}: {error}"]
        took = time.process_time() - started
        slowest = max(slowest, took)
        if took > max(LEAST_S, SECONDS_A_MEGABYTE * len(data) / 2**20):
            faults.append(f"{took:.1f} s for {len(data)} bytes")
        if faults:
            wrong += 1
            print(f"seed {seed}, number {number}: {'; '.join(faults[:3])}")
    print(f"{kind}: {count} damaged files made of {len(files)}, {wrong} wrong, slowest {slowest:.2f} s")
    return wrong


def limit_memory() -> None:
    """No more than 300 MB above what the process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    if pages:
        most = pages * resource.getpagesize() + MEMORY_ABOVE_BASE_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kinds", nargs="+", choices=sorted(OWN))
    options.add_argument("--count", type=int, default=COUNT)
    options.add_argument("--seed", type=int, default=SEED)
    chosen = options.parse_args()
    wrong = sum(soak(kind, chosen.count, chosen.seed) for kind in chosen.kinds)
    sys.exit(int(wrong > 0))


if __name__ == "__main__":
    main()
