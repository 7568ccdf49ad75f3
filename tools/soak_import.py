"""Kills imports with -9 at random moments, resumes each, and compares the logbook with that of an undisturbed import.

    python tools/soak_import.py --kills 100 --runs 60 --others 40

Every part is told on one line; the exit code is 1 when a logbook differs, with the seed that shows it again.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# What a logbook must come to however often its making was cut off. Numbers of rows may differ, what they say may not.
QUERIES = {
    "originals": "SELECT sha256, size_bytes, name, kind, hints FROM logbook_original",
    "recordings": (
        'SELECT o.sha256, r."index", r.started_at, r.local_date, r.sport, r.counts_as, r.distance_km, r.moving_min, '
        "r.unbroken_min, r.elapsed_min, r.shown, r.places, (SELECT p.sha256 FROM logbook_recording f JOIN "
        "logbook_original p ON p.id = f.original_id WHERE f.id = r.same_as_id) FROM logbook_recording r "
        "JOIN logbook_original o ON o.id = r.original_id"
    ),
    "days": 'SELECT "on", day FROM logbook_dayrow',
    "lines": "SELECT key, shown, result, kind, what, what_to_do, sha256 FROM logbook_importoutcome",
}
# An import that stores in small batches, so that there is much to cut between.
IMPORT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from easeback.flow.add_files import Options, add_files
from easeback.flow.import_writer import Pace
from easeback.flow.logbook import open_logbook
from easeback.settings import Settings
home, source, batch = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
now = datetime(2024, 5, 10, 7, 0, tzinfo=UTC)
add_files(open_logbook(Settings(home), now), [source], now, options=Options(jobs=2, pace=Pace(batch, 0.2)))
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--runs", type=int, default=60)
    options.add_argument("--others", type=int, default=40)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="easeback-soak-") as folder:
        export = Path(folder) / "export.zip"
        make = [sys.executable, str(ROOT / "tools" / "make_export.py"), "garmin", str(export)]
        sizes = ["--runs", str(chosen.runs), "--others", str(chosen.others)]
        subprocess.run([*make, *sizes], check=True, env=environment())
        sys.exit(soak(Path(folder), export, chosen.kills, chosen.seed))


def soak(folder: Path, source: Path, kills: int, seed: int) -> int:
    """Imports `source` with so many kills in all, over as many logbooks as it takes; 1 where one differs."""
    started = time.monotonic()
    finish(folder / "undisturbed", source)
    longest_s, wanted = time.monotonic() - started, state(folder / "undisturbed")
    print(f"undisturbed: {longest_s:.1f} s, {', '.join(f'{len(rows)} {name}' for name, rows in wanted.items())}")
    chance, done, logbooks = random.Random(seed), 0, 0
    while done < kills:
        home = folder / f"killed-{logbooks}"
        done += cut_off(home, source, chance, longest_s, min(kills - done, 8))
        finish(home, source)
        if different := differences(wanted, state(home)):
            print(f"seed {seed}, logbook {logbooks}: {different}")
            return 1
        logbooks += 1
        shutil.rmtree(home)
        print(f"{done} kills, {logbooks} logbooks, all equal", flush=True)
    return 0


def cut_off(home: Path, source: Path, chance: random.Random, longest_s: float, times: int) -> int:
    """Starts an import up to `times` times and kills each after a random time; how many were still at work."""
    killed = 0
    for _ in range(times):
        child = start(home, source)
        try:
            child.wait(chance.uniform(0, longest_s))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            killed += 1
        child.wait()
    return killed


def start(home: Path, source: Path, batch: int = 5) -> subprocess.Popen[bytes]:
    """An import in a process of its own."""
    return subprocess.Popen([sys.executable, "-c", IMPORT, str(home), str(source), str(batch)], env=environment())


def finish(home: Path, source: Path) -> None:
    """An import that nobody disturbs."""
    if start(home, source).wait():
        sys.exit("an undisturbed import failed")


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EASEBACK_")}
    return kept | {"PYTHONPATH": str(ROOT / "src")}


def state(home: Path) -> dict[str, list[Any]]:
    """What a logbook says and holds: its rows without their numbers, and the content of its files."""
    with closing(sqlite3.connect(home / "logbook.sqlite3")) as rows:
        found: dict[str, list[Any]] = {name: sorted(rows.execute(query), key=repr) for name, query in QUERIES.items()}
    return found | {"files": sorted(_files(home))}


def _files(home: Path) -> Iterator[tuple[str, str]]:
    for path in (each for room in ("originals", "tracks") for each in (home / room).rglob("*") if each.is_file()):
        data = path.read_bytes()
        content = gzip.decompress(data) if path.suffix == ".gz" else data
        yield path.relative_to(home).as_posix(), hashlib.sha256(content).hexdigest()


def differences(wanted: dict[str, list[Any]], found: dict[str, list[Any]]) -> list[str]:
    """What is not the same in two logbooks, in words."""
    return [
        f"{name}: {len(wanted[name])} and {len(found[name])}, first {_first(wanted[name], found[name])}"
        for name in wanted
        if wanted[name] != found[name]
    ]


def _first(a: list[Any], b: list[Any]) -> str:
    return repr(next((pair for pair in zip(a, b, strict=False) if pair[0] != pair[1]), "one is longer"))[:300]


if __name__ == "__main__":
    main()
