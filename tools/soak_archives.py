"""Damages zip and gz archives in many ways and reads every member: no crash, no hang, memory bounded, nothing false.

Run by hand: `.venv/bin/python -m tools.soak_archives --count 200000`. The archives are made here as services do it:
plain, streamed, stored, one within another, with .gz members. They hold files of ../shared where those are, and a few
written here. Numbers in headers are overwritten as well as bytes anywhere. What a member gives without a problem must
be what was packed, to the byte: an archive carries checksums.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tools.soak_readers import OWN, SHARED, damaged
from tools.soak_watch import Watch, limit_memory

from easeback.model.problem import Problem
from easeback.read import read_bytes
from easeback.read.archive import members, read_member
from easeback.read.unwrap import unwrap

COUNT, SEED = 20_000, 1
SMALL_BYTES, FILES = 12_000, 12
# So many of the members must still be read: a reader that refuses all is none.
LEAST_SHARE = 0.3
HEADER = re.compile(rb"PK(?:\x03\x04|\x01\x02|\x05\x06|\x06\x06|\x06\x07|\x07\x08)")
HEADER_BYTES = 46
NUMBERS = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x01\0\0\0", b"\xff\xff\0\0", b"\0\0\0\x40", b"\x08\0", b"\x01\0")
Files = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Archive:
    """A sound archive, and what a reader may take out of it."""

    name: str
    data: bytes
    contents: frozenset[bytes]


def contents() -> list[bytes]:
    """Small recordings of every format, and a table."""
    paths = sorted((SHARED / "data").rglob("*")) if SHARED.is_dir() else []
    real = [path for path in paths if path.suffix.lower() in (".fit", ".gpx", ".tcx") and path.is_file()]
    found = [path.read_bytes() for path in real if 0 < path.stat().st_size <= SMALL_BYTES]
    return [*found[:: max(1, len(found) // FILES)], OWN["gpx"], OWN["tcx"], OWN["diary"]]


def archives() -> list[Archive]:
    """One of each way in which archives come."""
    files = [(f"activities/{number}.fit", data) for number, data in enumerate(contents())]
    packed = [(f"{name}.gz", gzip.compress(data, mtime=0)) for name, data in files]
    few = files[:3]
    made = {
        "plain.zip": zipped(files),
        "streamed.zip": zipped(few, streamed=True),
        "stored.zip": zipped(few, zipfile.ZIP_STORED),
        "gz.zip": zipped(packed[:5], zipfile.ZIP_STORED),
        "nested.zip": zipped([("DI_CONNECT/Part1.zip", zipped(few)), ("DI_CONNECT/Part2.zip", zipped(files[3:6]))]),
        "nested-stored.zip": zipped([("Part1.zip", zipped(files[3:6])), *few], zipfile.ZIP_STORED),
        "one.fit.gz": packed[0][1],
        "two.gpx.gz": gzip.compress(OWN["gpx"], mtime=0) + gzip.compress(OWN["tcx"], mtime=0),
    }
    return [Archive(name, data, frozenset(inside(name, data))) for name, data in made.items()]


def zipped(files: Files, method: int = zipfile.ZIP_DEFLATED, *, streamed: bool = False) -> bytes:
    """By the standard library, so that writer and reader share no code."""
    target = io.BytesIO()
    pipe = _Pipe(target) if streamed else target
    with zipfile.ZipFile(pipe, "w", method) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 1, 8, 0, 0)), data, method)
    return target.getvalue()


class _Pipe(io.RawIOBase):
    """Cannot go back, so that each member's sizes follow it."""

    def __init__(self, target: io.BytesIO) -> None:
        self.target = target

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        return self.target.write(data)


def inside(name: str, data: bytes) -> Iterator[bytes]:
    """The contents as they are and unwrapped, by the standard library."""
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for each in archive.namelist():
                yield archive.read(each)
                yield from inside(each, archive.read(each))
    else:
        yield data


def wrong_number(data: bytes, chance: random.Random) -> bytes:
    """A copy with one to three numbers of its headers overwritten: sizes, offsets, counts, methods, flags."""
    found, changed = [match.start() for match in HEADER.finditer(data)], bytearray(data)
    for _ in range(chance.randint(1, 3)):
        number = chance.choice((*NUMBERS, chance.randbytes(2), chance.randbytes(4)))
        at = (chance.choice(found) if found else 0) + chance.randrange(4, HEADER_BYTES)
        changed[at : at + len(number)] = number[: max(0, len(changed) - at)]
    return bytes(changed)


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (damaged, wrong_number)


def read_all(path: Path, sound: Archive) -> tuple[int, list[str]]:
    """How many members were read whole, and what is wrong with how."""
    whole, faults = 0, []
    try:
        for each in members(path):
            if isinstance(each, Problem):
                continue
            data, problems = read_member(each)
            content, name, more = unwrap(each.name, data)
            is_known = content in sound.contents or is_gz_twice(content, sound)
            whole += is_known
            if not (problems or more or read_bytes(name, content).problems or is_known):
                faults.append(f"{each.label} has {len(content)} bytes that were never packed")
    except Exception as error:
        faults.append(f"{type(error).__name__}: {error}")
    return whole, faults


def is_gz_twice(content: bytes, sound: Archive) -> bool:
    """Whether a copied piece made a stream of a .gz stand there again."""
    return any(content.startswith(each) and len(content) > len(each) for each in sound.contents)


def soak(folder: Path, count: int, seed: int) -> int:
    """Damages and reads `count` archives; returns how many went wrong."""
    everything, watch, wrong, whole, packed = archives(), Watch(), 0, 0, 0
    limit_memory()
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        sound = chance.choice(everything)
        data = chance.choice(CHANGES)(sound.data, chance)
        # What was read of an archive is remembered by its name and date: each has a name of its own.
        path = folder / f"{number}-{sound.name}"
        path.write_bytes(data)
        (found, faults), slow = watch.timed(partial(read_all, path, sound), len(data))
        path.unlink()
        whole, packed = whole + found, packed + len(sound.contents)
        if faults or slow:
            wrong += 1
            print(f"seed {seed}, number {number}, {sound.name}: {'; '.join([slow, *faults][:3])}", flush=True)
    share = whole / packed
    print(f"archives: seed {seed}, {count} damaged ones made of {len(everything)}, {wrong} wrong, {watch.told()}")
    print(f"  {whole} of {packed} members read whole ({share:.0%})")
    return wrong + (share < LEAST_SHARE)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=COUNT)
    options.add_argument("--seed", type=int, default=SEED)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="easeback-soak-") as folder:
        sys.exit(int(soak(Path(folder), chosen.count, chosen.seed) > 0))


if __name__ == "__main__":
    main()
