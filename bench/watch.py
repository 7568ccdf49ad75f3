"""A process of Python and all below it, watched: seconds, CPU seconds, memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock and of all processors, and the most memory of all processes together [MB]."""

    seconds: float
    cpu_s: float
    most_mb: float


def environment() -> dict[str, str]:
    """This tree's easeback, and none of the runner's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EASEBACK_")}
    return kept | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}


def timed(command: list[str], fine: tuple[int, ...] = (0,)) -> Took:
    """Runs Python with `command`. An exit code that is not `fine` ends the benchmark."""
    before, started, most_mb = cpu_of_children_s(), time.perf_counter(), 0.0
    child = subprocess.Popen([sys.executable, *command], env=environment(), stdout=subprocess.DEVNULL)
    while child.poll() is None:
        most_mb = max(most_mb, sum(memory_mb(pid) for pid in family(child.pid)))
        time.sleep(SAMPLE_EVERY_S)
    if child.returncode not in fine:
        sys.exit(f"{' '.join(command)} failed with {child.returncode}")
    return Took(time.perf_counter() - started, cpu_of_children_s() - before, most_mb)


def cpu_of_children_s() -> float:
    """Of those that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def family(pid: int) -> Iterator[int]:
    """A process and all below it. Linux only: elsewhere the memory is not told."""
    yield pid
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for each in below:
        yield from family(int(each))


def memory_mb(pid: int) -> float:
    """The process's share of memory, what it shares with others divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
