"""How fast FIT files over 30 kB are decoded beside the compiled readers that can be installed, file by file.

    python -m pip install fitfast pyfitparsernative   # not needed for anything else, so not among the requirements
    python -m bench.fit_compiled

Each reader gives all that it reads of a file: the same content. `records` of fitfast is beside them for what it is, the
samples alone. All read the same bytes in one process, in turns; CPU time, medians. A reader that refuses a file, panics
or gives another number of samples has that in its row.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from bench.fit import BANDS_BYTES, by_easeback, milliseconds, sound_files

from easeback.read.fit.chain import chain
from easeback.read.fit.decode import decode

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Peer:
    """A compiled reader: `read` takes the bytes of a file, `samples` counts those in what it gave."""

    name: str
    read: Callable[[bytes], Any]
    samples: Callable[[Any], int]


@dataclass(frozen=True, slots=True)
class Row:
    """What a peer did with a file: how often our time it took, or why that cannot be said."""

    peer: str
    ratio: float | None
    remark: str


def peers() -> list[Peer]:
    """Those that are installed."""
    found = []
    if fitfast := _installed("fitfast"):
        found.append(Peer("fitfast.parse", fitfast.parse, lambda found: len(found.get("record", ()))))
        found.append(Peer("fitfast.records", fitfast.records, lambda found: max(map(len, found.values()), default=0)))
    if native := _installed("pyfitparsernative"):
        found.append(Peer("pyfitparsernative", native.parse_fit_bytes, _native_samples))
    return found


def _installed(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name} is not installed")
        return None


def _native_samples(messages: list[dict[str, Any]]) -> int:
    return sum(message["message_type"] == "record" for message in messages)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = options.parse_args().rounds
    files = [(name, data) for name, data in sound_files() if len(data) > BANDS_BYTES[-1]]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    print(f"median CPU time of {rounds} rounds a file; {len(files)} sound files over 30 kB\n")
    rows = [row for name, data in files for row in compared(name, data, peers(), rounds)]
    for peer in dict.fromkeys(row.peer for row in rows):
        summary(peer, [row for row in rows if row.peer == peer])


def compared(name: str, data: bytes, others: list[Peer], rounds: int) -> list[Row]:
    """Prints the line of a file and gives a row for each peer."""
    samples = sum(len(decode(link)[0].records.get("timestamp", ())) for link in chain("", data)[0])
    remarks = {peer.name: remark(peer, data, samples) for peer in others}
    work = [
        partial(by_easeback, data),
        *(partial(peer.read, data) for peer in others if remarks[peer.name] is not None),
    ]
    readers = [peer.name for peer in others if remarks[peer.name] is not None]
    took = [[milliseconds(each) for each in work] for _ in range(rounds)]
    own_ms, *others_ms = (statistics.median(each) for each in zip(*took, strict=True))
    ratios = {reader: other_ms / own_ms for reader, other_ms in zip(readers, others_ms, strict=True)}
    rows = [Row(peer.name, ratios.get(peer.name), remarks[peer.name] or "") for peer in others]
    told = "; ".join(f"{row.peer} {_ratio(row)}" for row in rows)
    print(f"{name:<52} {len(data):>8} bytes {own_ms:7.3f} ms; {told}", flush=True)
    return rows


def remark(peer: Peer, data: bytes, samples: int) -> str | None:
    """What is wrong with how the peer reads the file, "" for nothing; None where it does not read it at all."""
    try:
        found = peer.samples(peer.read(data))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of compiled code is no Exception
        print(f"  {peer.name}: {type(error).__name__}: {error}"[:150])
        return None
    return "" if found == samples else f"{found} of {samples} samples"


def _ratio(row: Row) -> str:
    return "does not read it" if row.ratio is None else f"{row.ratio:.1f} {row.remark and f'({row.remark})'}".strip()


def summary(peer: str, rows: list[Row]) -> None:
    """The peer's time as a multiple of ours, over the files that it reads."""
    ratios = [row.ratio for row in rows if row.ratio is not None]
    print(
        f"\n{peer}: reads {len(ratios)} of {len(rows)} files, {sum(bool(row.remark) for row in rows)} of them not whole"
    )
    if ratios:
        behind = sum(ratio > 1 for ratio in ratios)
        print(f"  takes {statistics.median(ratios):.1f} times as long (median; {min(ratios):.1f} to {max(ratios):.1f})")
        print(f"  easeback is ahead on {behind} of {len(ratios)}")


if __name__ == "__main__":
    main()
