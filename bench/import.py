"""How long the import of an account export takes, end to end to queryable runs: seconds, memory, where the time goes.

    python -m bench.import                      # 300 and 3,000 runs
    python -m bench.import --runs 300 3000 9000 --jobs 2
    python -m bench.import --runs 100           # a quick look

Each export is generated: so many one-hour runs at 1 Hz and 5 other files for every 3 of them. Every import is a process
of its own, on a new logbook, then once more on the same. A budget is reported here, never asserted in a test.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.watch import ROOT, environment, timed

OTHERS_A_RUN = 5 / 3
BUDGET_RUNS, BUDGET_S, BUDGET_MB, BUDGET_AGAIN_S = 3000, 60, 500, 5
STAGED_RUNS = 300
# Taken, or taken with problems listed.
DONE = (0, 1)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, nargs="+", default=[300, BUDGET_RUNS])
    options.add_argument("--jobs", type=int, help="worker processes; without it one a core")
    options.add_argument("--kind", choices=("garmin", "strava"), default="garmin")
    options.add_argument("--folder", type=Path, help="where to work; without it the system's temporary folder")
    chosen = options.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}\n")
    with tempfile.TemporaryDirectory(prefix="easeback-bench-", dir=chosen.folder) as folder:
        print(f"{'runs':>6} {'files':>6} {'seconds':>8} {'cpu s':>7} {'peak MB':>8} {'again s':>8} {'cpu s/1000':>11}")
        for runs in chosen.runs:
            measure(Path(folder), chosen.kind, runs, chosen.jobs)
        stages(Path(folder), chosen.kind)


def measure(folder: Path, kind: str, runs: int, jobs: int | None) -> None:
    """One line of the table."""
    others, home = round(runs * OTHERS_A_RUN), folder / f"home-{runs}"
    export = make(folder, kind, runs, others)
    command = ["-m", "easeback", "import", str(export), "--home", str(home)]
    first = timed([*command, *(["--jobs", str(jobs)] if jobs else [])], DONE)
    with closing(sqlite3.connect(home / "logbook.sqlite3")) as rows:
        days = rows.execute("SELECT count(*) FROM logbook_dayrow").fetchone()[0]
    assert days, "an import without a day is none"
    again = timed(command, DONE)
    print(
        f"{runs:6} {runs + others:6} {first.seconds:8.1f} {first.cpu_s:7.1f} {first.most_mb:8.0f} {again.seconds:8.2f} "
        f"{1000 * first.cpu_s / runs:11.1f}",
        flush=True,
    )
    if runs == BUDGET_RUNS:
        kept = first.seconds < BUDGET_S and first.most_mb < BUDGET_MB and again.seconds < BUDGET_AGAIN_S
        budget = f"{BUDGET_S} s, {BUDGET_MB} MB, again {BUDGET_AGAIN_S} s"
        print(f"       budget: {budget}: {'within' if kept else 'OVER'}")
    export.unlink()
    shutil.rmtree(home)


def make(folder: Path, kind: str, runs: int, others: int) -> Path:
    """The generated export."""
    export = folder / f"{runs}.zip"
    command = [sys.executable, str(ROOT / "tools" / "make_export.py"), kind, str(export)]
    sizes = ["--runs", str(runs), "--others", str(others)]
    subprocess.run([*command, *sizes], check=True, capture_output=True, env=environment())
    return export


def stages(folder: Path, kind: str) -> None:
    """Where the time goes: the same import in one process, with a stopwatch round each step."""
    export, home = make(folder, kind, STAGED_RUNS, round(STAGED_RUNS * OTHERS_A_RUN)), folder / "home-stages"
    command = [sys.executable, str(Path(__file__).resolve()), "--stages-of", str(export), str(home)]
    subprocess.run(command, check=True, env=environment())


def stages_of(export: Path, home: Path) -> None:
    from easeback.flow import add_files as task
    from easeback.flow import import_task, import_writer
    from easeback.flow.logbook import open_logbook
    from easeback.keep.logbook import imports, recordings
    from easeback.settings import Settings

    steps: dict[str, list[tuple[Any, str]]] = {
        "list the archive": [(task, "find")],
        "read and inflate": [(import_task, "read_member"), (import_task, "fit_file_kind"), (import_task, "unwrap")],
        "hash": [(import_task, "sha256_of")],
        "decode": [(import_task, "read_bytes")],
        "hints": [(import_task, "hints_of"), (import_task, "apply_kept")],
        "measure": [(import_task, "measure_all")],
        "compress and write originals": [(import_task, "stage_original")],
        "Parquet": [(import_task, "as_parquet")],
        "write Parquet": [(import_task, "stage")],
        "sync and move into place": [(import_writer, "settle")],
        "rows, links and days": [(recordings, "add_new"), (import_writer, "remake_days"), (recordings, "link_same")],
        "lines": [(imports, "keep_outcomes")],
    }
    spent: dict[str, float] = defaultdict(float)
    for step, places in steps.items():
        for module, name in places:
            setattr(module, name, with_stopwatch(getattr(module, name), step, spent))
    task.FEWEST_FOR_WORKERS = sys.maxsize  # type: ignore[misc]
    logbook, now = open_logbook(Settings(home), datetime.now(UTC)), datetime.now(UTC)
    started = time.perf_counter()
    imported = task.add_files(logbook, [export], now)
    report(spent, time.perf_counter() - started, imported.taken)


def with_stopwatch(function: Callable[..., Any], step: str, spent: dict[str, float]) -> Callable[..., Any]:
    @contextmanager
    def running() -> Iterator[None]:
        started = time.perf_counter()
        yield
        spent[step] += time.perf_counter() - started

    def stopped(*arguments: Any, **options: Any) -> Any:
        with running():
            return function(*arguments, **options)

    return stopped


def report(spent: dict[str, float], total_s: float, runs: int) -> None:
    print(f"\nwhere the time goes, in one process, of {runs} runs in {total_s:.1f} s:")
    for step, seconds in spent.items():
        print(f"  {step:30} {1000 * seconds / runs:7.2f} ms a run {seconds / total_s:6.0%}")
    rest_s = total_s - sum(spent.values())
    print(f"  {'the rest':30} {1000 * rest_s / runs:7.2f} ms a run {rest_s / total_s:6.0%}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stages-of"]:
        stages_of(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
