"""How long `easeback today` takes from a cold start, with ten simulated years in the logbook, beside bare Django.

Run by `make bench`. Prints the machine, seconds and ratios. A budget is reported here, never asserted in a test.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from easeback.simulate.files import DIARY, RECORDINGS, recordings_of, write_season
from easeback.simulate.season import simulate_season

SEED, YEARS, ROUNDS, BUDGET_S = 1, 10, 9, 0.5
BARE = "import easeback.keep.logbook.setup as setup; setup.set_up_django()"
DEFAULT_APPS = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
ALL_DEFAULT = (
    "import django; from django.conf import settings; settings.configure(INSTALLED_APPS=["
    + ", ".join(f"'django.contrib.{app}'" for app in DEFAULT_APPS)
    + "]); django.setup()"
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--years", type=int, default=YEARS)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--home", type=Path, help="a logbook made before: it must reach up to today")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="easeback-bench-") as folder:
        home = chosen.home or build(Path(folder), chosen.years)
        report(measure(home, chosen.rounds), chosen.rounds)


def build(folder: Path, years: int) -> Path:
    """A logbook of so many simulated years up to today, through the command line as a runner would make it."""
    season = simulate_season(SEED, round(365.25 * years), date.today())
    for _ in write_season(season, folder):
        pass
    home = folder / "logbook"
    took = {
        f"import {recordings_of(season)} recordings": easeback(home, "import", str(folder / RECORDINGS)),
        f"import a diary of {len(season.days)} days": easeback(home, "diary", "import", str(folder / DIARY)),
    }
    for what, seconds in took.items():
        print(f"{what}: {seconds:.1f} s")
    return home


def easeback(home: Path, *words: str) -> float:
    """Runs one command of the command line in a process of its own [s]. A failure ends the benchmark."""
    return seconds_of([sys.executable, "-m", "easeback", *words, "--home", str(home)])


def seconds_of(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=quiet_environment())
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - started


def quiet_environment() -> Mapping[str, str]:
    """The environment without what would change where things are kept or how much is printed."""
    return {name: value for name, value in os.environ.items() if not name.startswith("EASEBACK_")}


def measure(home: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds of each candidate, in turns, so that a slow minute of the machine hits all alike."""
    commands = {
        "easeback today": [sys.executable, "-m", "easeback", "today", "--home", str(home)],
        "easeback today --json": [sys.executable, "-m", "easeback", "today", "--json", "--home", str(home)],
        "bare django.setup(), the logbook's app": [sys.executable, "-c", BARE],
        "bare django.setup(), all default apps": [sys.executable, "-c", ALL_DEFAULT],
        "python, nothing imported": [sys.executable, "-c", "pass"],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for name, command in turns(commands, rounds):
        taken[name].append(seconds_of(command))
    return taken


def turns(commands: Mapping[str, list[str]], rounds: int) -> Iterator[tuple[str, list[str]]]:
    # One round more than asked: the first warms the disk's cache and is dropped in the report.
    for _ in range(rounds + 1):
        yield from commands.items()


def report(taken: Mapping[str, list[float]], rounds: int) -> None:
    medians = {name: statistics.median(seconds[1:]) for name, seconds in taken.items()}
    peer = medians["bare django.setup(), all default apps"]
    print(f"\n{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    print(f"whole process, median of {rounds}, lowest to highest; ratio to all default apps\n")
    for name, seconds in taken.items():
        low, high = min(seconds[1:]), max(seconds[1:])
        print(f"{name:<40} {medians[name]:6.3f} s  ({low:.3f} to {high:.3f})  {medians[name] / peer:5.2f} x")
    verdict = "within" if medians["easeback today"] < BUDGET_S else "OVER"
    print(f"\nbudget for easeback today: {BUDGET_S} s: {verdict}")


if __name__ == "__main__":
    main()
