"""Damages FIT files in many ways and reads them: no crash, no hang, no memory without bound, nothing before it changed.

Run by hand: `.venv/bin/python -m tools.soak_fit --count 20000`. It takes the sound recordings of ../shared where they
are, else files that easeback simulates. Memory is limited, so that a length that lies cannot take the machine down.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
from tools.soak_readers import out_of_range
from tools.soak_watch import Watch, limit_memory

from easeback.model.activity import Reading
from easeback.model.track import Column
from easeback.read import read_bytes
from easeback.read.fit.chain import chain
from easeback.read.fit.decode import decode, messages_of_link
from easeback.read.fit.part import FitPart
from easeback.simulate.files import write_season
from easeback.simulate.season import simulate_season

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "fit"
COUNT, SEED = 20_000, 1
# Most are made of files that are quick to read.
LARGEST_BYTES, LARGE_EVERY = 160_000, 50
RECORD = 20
DEFINITION = re.compile(rb"[\x40-\x4f\x60-\x6f](?=\0)")
Change = Callable[[bytearray, random.Random], int]


def flip_bits(data: bytearray, chance: random.Random) -> int:
    """One to eight bits anywhere."""
    places = sorted(chance.randrange(len(data)) for _ in range(chance.randint(1, 8)))
    for place in places:
        data[place] ^= 1 << chance.randrange(8)
    return places[0]


def cut_off(data: bytearray, chance: random.Random) -> int:
    """The file ends early."""
    place = chance.randrange(len(data))
    del data[place:]
    return place


def cut_out(data: bytearray, chance: random.Random) -> int:
    """Some bytes are missing."""
    place = chance.randrange(len(data))
    del data[place : place + chance.randint(1, 600)]
    return place


def put_in(data: bytearray, chance: random.Random) -> int:
    """Bytes too many: noise, zeros or a copy of others."""
    place, length = chance.randrange(len(data)), chance.randint(1, 600)
    start = chance.randrange(len(data))
    data[place:place] = chance.choice((chance.randbytes(length), bytes(length), data[start : start + length]))
    return place


def overwrite(data: bytearray, chance: random.Random) -> int:
    """A block becomes noise, zeros or ones, as on a worn flash memory."""
    place, length = chance.randrange(len(data)), chance.randint(1, 2000)
    end = min(len(data), place + length)
    data[place:end] = chance.choice((chance.randbytes(end - place), bytes(end - place), b"\xff" * (end - place)))
    return place


def change_length(data: bytearray, chance: random.Random) -> int:
    """The header's length, or a count or size within a definition, is another number."""
    definitions = [found.start() for found in DEFINITION.finditer(data, 12, len(data) - 8)]
    if not definitions or chance.random() < 0.1:
        data[4:8] = chance.choice((chance.randbytes(4), bytes(4), b"\xff" * 4))
        return 0
    at = chance.choice(definitions)
    place = at + chance.choice((5, 7, 10, 13))
    data[min(place, len(data) - 1)] = chance.randrange(256)
    return min(place, len(data) - 1, at)


CHANGES: tuple[Change, ...] = (flip_bits, cut_off, cut_out, put_in, overwrite, change_length)


@dataclass(frozen=True)
class Sound:
    """A sound file, what is in it, and where each of its samples ends [bytes]."""

    name: str
    data: bytes
    part: FitPart
    sample_ends: list[int]


@dataclass(frozen=True)
class Outcome:
    """How one damaged file was read; `wrong` is empty where all is well."""

    change: str
    kept: int
    before: int
    after: int
    wrong: str


def sound(name: str, data: bytes) -> Sound | None:
    """The file, if it is one whole FIT file without a problem and with samples."""
    links, problems = chain(name, data)
    if len(links) != 1 or problems:
        return None
    part, faults = decode(links[0])
    messages = messages_of_link(links[0])
    places = [place for place in messages.places if place.layout.kind == RECORD]
    ends = sorted(offset + place.size for place in places for offset in place.all_offsets())
    return Sound(name, data, part, ends) if ends and not faults else None


def try_one(file: Sound, chance: random.Random, watch: Watch | None = None) -> tuple[Outcome, bytes]:
    """Damages `file` once and reads it."""
    change = chance.choice(CHANGES)
    damaged = bytearray(file.data)
    place = change(damaged, chance)
    data = bytes(damaged)
    before = sum(end <= place for end in file.sample_ends)
    try:
        reading, slow = (watch or Watch()).timed(partial(read_bytes, "damaged.fit", data), len(data))
        links, _ = chain("damaged.fit", data)
        records = decode(links[0])[0].records if links else {}
    except Exception as error:
        return Outcome(change.__name__, 0, before, 0, f"{type(error).__name__}: {error}"), data
    found = len(records["timestamp"]) if records else 0
    wrong = slow or _changed(file.part, records, before) or _out_of_range(reading)
    if not wrong and data != file.data and not reading.problems and not reading.activities:
        wrong = "neither an activity nor a problem"
    return Outcome(change.__name__, min(before, found), before, max(0, found - before), wrong), data


def _out_of_range(reading: Reading) -> str:
    """Says which value cannot be, where no problem is told with it."""
    activities = reading.activities if not reading.problems else ()
    return next((fault for activity in activities for fault in out_of_range(activity)), "")


def _changed(part: FitPart, records: Mapping[str, Column], before: int) -> str:
    """Says which column is not what it was, over the `before` samples that lie before the damage."""
    for name, values in part.records.items():
        now = records.get(name, np.full(before, np.nan))[:before]
        if not np.array_equal(now, values[:before], equal_nan=True):
            return f"{name} changed before the damage"
    return ""


def files(largest_bytes: int | None) -> Iterator[Sound]:
    """The sound files up to that size."""
    paths = [path for path in sorted(SHARED.rglob("*")) if path.suffix.lower() == ".fit"]
    for path in paths:
        if path.stat().st_size <= (largest_bytes or path.stat().st_size) and (
            file := sound(path.name, path.read_bytes())
        ):
            yield file
    if not paths:
        yield from simulated()


def simulated() -> Iterator[Sound]:
    """The recordings of a simulated month."""
    with tempfile.TemporaryDirectory(prefix="easeback-soak-") as folder:
        for path in write_season(simulate_season(SEED, 30, date(2024, 3, 31)), Path(folder)):
            if path.suffix == ".fit" and (file := sound(path.name, path.read_bytes())):
                yield file


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=COUNT)
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--keep", type=Path, help="a folder for the files that were read wrongly")
    chosen = options.parse_args()
    everything, large, watch = list(files(LARGEST_BYTES)), list(files(None)), Watch()
    limit_memory()
    outcomes: list[Outcome] = []
    for number in range(chosen.count):
        these = everything if number % LARGE_EVERY else large
        file, chance = these[number % len(these)], random.Random(f"{chosen.seed} {number}")
        outcome, data = try_one(file, chance, watch)
        outcomes.append(outcome)
        if outcome.wrong:
            print(f"{number}: {file.name}, {outcome.change}: {outcome.wrong}", flush=True)
            if chosen.keep:
                (chosen.keep / f"{number}-{outcome.change}.fit").write_bytes(data)
    print(f"fit: seed {chosen.seed}, {len(outcomes)} damaged files made of {len(large)}, {watch.told()}")
    sys.exit(report(outcomes))


def report(outcomes: list[Outcome]) -> int:
    """Prints what happened to each kind of damage; 1 where anything went wrong."""
    for name in sorted({outcome.change for outcome in outcomes}):
        these = [outcome for outcome in outcomes if outcome.change == name]
        kept, before = sum(each.kept for each in these), sum(each.before for each in these)
        print(f"  {name:<14} {len(these):>6} files, {kept} of {before} samples before the damage,", end="")
        print(f" {sum(each.after > 0 for each in these)} read on behind it")
    wrong = sum(bool(outcome.wrong) for outcome in outcomes)
    print(f"wrong: {wrong}")
    return int(wrong > 0)


if __name__ == "__main__":
    main()
