"""How fast FIT files are decoded, all columns a run needs, beside fitdecode in the same process and run.

Run by hand: `.venv/bin/python -m bench.fit`. It takes the sound recordings of ../shared where they are, else files that
easeback simulates. fitdecode yields its messages and nothing is made of them; both check the checksum. Prints the
machine, milliseconds, ratios, the cost of each stage, and how far it is to the least that any reader must do: one pass
for the checksum and one copy.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import fitdecode

from easeback.read.fit.chain import Link, chain
from easeback.read.fit.checksum import checksum
from easeback.read.fit.decode import decode, messages_of_link, part_of
from easeback.read.fit.group import group_of
from easeback.read.fit.scan import Scanner
from easeback.read.fit.words import MESSAGE_FIELDS, RECORD_FIELDS
from easeback.simulate.files import write_season
from easeback.simulate.season import simulate_season

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "fit"
ROUNDS, TARGET, LEAST_S = 5, 100.0, 0.02
BANDS_BYTES = (0, 1_000, 30_000)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--files", action="store_true", help="print each file")
    chosen = options.parse_args()
    files = dict(sound_files())
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    print(f"median CPU time of {chosen.rounds} rounds a file; {len(files)} sound files")
    rows = [(name, data, *measured(data, chosen.rounds)) for name, data in files.items()]
    if chosen.files:
        for name, data, own, other in sorted(rows, key=lambda row: row[3] / row[2]):
            print(f"  {name:<50} {len(data):>8} bytes {own:8.3f} ms, fitdecode {other:8.1f} ms: {other / own:6.1f}")
    for least in BANDS_BYTES:
        report(f"over {least // 1000} kB", [row[1:] for row in rows if len(row[1]) > least])
    stages([data for data in files.values() if len(data) > BANDS_BYTES[-1]], chosen.rounds)


def sound_files() -> Iterator[tuple[str, bytes]]:
    """Files that both sides read whole, one FIT file or several behind each other."""
    paths = sorted(path for path in SHARED.rglob("*") if path.suffix.lower() == ".fit")
    with tempfile.TemporaryDirectory(prefix="easeback-bench-") as folder:
        for path in paths or write_season(simulate_season(1, 30, date(2024, 3, 31)), Path(folder)):
            data = path.read_bytes()
            if path.suffix.lower() == ".fit" and is_sound(data):
                yield path.name, data


def is_sound(data: bytes) -> bool:
    links, problems = chain("", data)
    return bool(links) and not problems and not any(decode(link)[1] for link in links)


def measured(data: bytes, rounds: int) -> tuple[float, float]:
    """Milliseconds of easeback and of fitdecode, in turns, so that a slow minute hits both."""
    work = partial(by_easeback, data), partial(by_fitdecode, data)
    rows = [[milliseconds(each) for each in work] for _ in range(rounds)]
    own, other = (statistics.median(each) for each in zip(*rows, strict=True))
    return own, other


def by_easeback(data: bytes) -> None:
    for link in chain("", data)[0]:
        decode(link)


def by_fitdecode(data: bytes) -> None:
    reader = fitdecode.FitReader(
        io.BytesIO(data),
        processor=None,
        check_crc=fitdecode.CrcCheck.READONLY,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )
    for _ in reader:
        pass


def report(which: str, rows: list[tuple[bytes, float, float]]) -> None:
    if not rows:
        return
    ratios = [other / own for _, own, other in rows]
    size, own, other = sum(len(data) for data, _, _ in rows), sum(row[1] for row in rows), sum(row[2] for row in rows)
    print(f"\n{which}: {len(rows)} files, {size / 1e6:.1f} MB: easeback {own:.0f} ms, fitdecode {other:.0f} ms")
    print(f"  ratio by file: median {statistics.median(ratios):.0f}, {min(ratios):.0f} to {max(ratios):.0f}")
    print(f"  median {statistics.median(row[1] for row in rows):.2f} ms a file")
    print(f"  target {TARGET:.0f}: {'reached' if statistics.median(ratios) >= TARGET else 'MISSED'}")


def stages(files: list[bytes], rounds: int) -> None:
    """What each stage costs over all `files` together, one after the other."""
    links = [link for data in files for link in chain("", data)[0]]
    found = [messages_of_link(link) for link in links]
    places = [(each.data, place) for each in found for place in each.places if place.layout.kind == 20]
    work: dict[str, Callable[[], object]] = {
        "checksum": lambda: [checksum(link.data[: link.body_end]) for link in links],
        "scan": lambda: [walked(link) for link in links],
        "group (samples)": lambda: [group_of(data, place) for data, place in places],
        "all but scan and checksum": lambda: [part_of(each, MESSAGE_FIELDS, RECORD_FIELDS) for each in found],
        "everything": lambda: [decode(link) for link in links],
        "the least: checksum and one copy": lambda: [(checksum(bytes(bytearray(data))),) for data in files],
    }
    print(f"\nstages over {len(files)} files, ms in all:")
    for name, stage in work.items():
        print(f"  {name:<34} {statistics.median(milliseconds(stage) for _ in range(rounds)):7.1f}")


def walked(link: Link) -> int:
    return Scanner(link.data).walk(link.header_size, link.body_end)


def milliseconds(work: Callable[[], object]) -> float:
    """CPU time of one call, over as many as fill a moment: an import, too, decodes one file after the other."""
    calls, spent = 0, 0.0
    started = time.process_time()
    while spent < LEAST_S:
        work()
        calls += 1
        spent = time.process_time() - started
    return spent / calls * 1000


if __name__ == "__main__":
    main()
