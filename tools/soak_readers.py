"""Damages GPX, TCX and diary files in many ways and reads them: no crash, no hang, memory bounded, values in range.

Run by hand: `.venv/bin/python -m tools.soak_readers gpx --count 200000`. It takes the recordings of ../shared where
they are, and one that it writes itself. A value out of physical range is wrong unless a problem is reported with it.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
from tools.soak_watch import Watch, limit_memory

from easeback.knowledge import knowledge
from easeback.model.activity import Activity
from easeback.model.problem import Problem
from easeback.read import read_bytes
from easeback.read.diary import read_diary

SHARED = Path(__file__).resolve().parents[2] / "shared"
COUNT, SEED, LARGEST_BYTES = 20_000, 1, 60_000
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
                yield from out_of_range(activity)

    return read


def out_of_range(activity: Activity) -> Iterator[str]:
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
    files, wrong, watch = sound_files(kind), 0, Watch()
    limit_memory()
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        data = damaged(chance.choice(files), chance)
        faults, slow = watch.timed(partial(faults_of, read, data), len(data))
        if faults or slow:
            wrong += 1
            print(f"seed {seed}, number {number}: {'; '.join([slow, *faults][:3])}")
    print(f"{kind}: seed {seed}, {count} damaged files made of {len(files)}, {wrong} wrong, {watch.told()}")
    return wrong


def faults_of(read: Read, data: bytes) -> list[str]:
    """What is wrong with how `data` is read; a crash is a fault."""
    try:
        return list(read(data))
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kinds", nargs="+", choices=sorted(OWN))
    options.add_argument("--count", type=int, default=COUNT)
    options.add_argument("--seed", type=int, default=SEED)
    chosen = options.parse_args()
    if len(chosen.kinds) == 1:
        sys.exit(int(soak(chosen.kinds[0], chosen.count, chosen.seed) > 0))
    # A process for each: what one needs of memory is not counted against the next.
    sizes = ["--count", str(chosen.count), "--seed", str(chosen.seed)]
    command = [sys.executable, "-m", "tools.soak_readers"]
    sys.exit(max(subprocess.run([*command, kind, *sizes], check=False).returncode for kind in chosen.kinds))


if __name__ == "__main__":
    main()
