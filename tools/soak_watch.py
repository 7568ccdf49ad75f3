"""The bounds of a soak: 300 MB of memory above what the process holds at its start, a second for each megabyte."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

MEMORY_ABOVE_BASE_BYTES = 300 * 2**20
SECONDS_A_MEGABYTE, LEAST_S = 1.0, 0.25
# Of smaller inputs seconds a megabyte say nothing.
RATED_FROM_BYTES = 20_000
Result = TypeVar("Result")


@dataclass
class Watch:
    """Times what is read. `base_kb` is what the process held at the start."""

    base_kb: int = field(default_factory=lambda: memory_kb("VmHWM"))
    slowest_s: float = 0.0
    slowest_bytes: int = 0
    slowest_s_a_mb: float = 0.0

    def timed(self, read: Callable[[], Result], size_bytes: int) -> tuple[Result, str]:
        """What `read` gives, and what is wrong with the CPU time that it took, "" for nothing."""
        result, took_s = _once(read)
        if took_s > self.slowest_s or self._rate(took_s, size_bytes) > self.slowest_s_a_mb:
            # A busy machine can take a hundred times as long: only what it takes again counts.
            took_s = min(took_s, _once(read)[1], _once(read)[1])
        if took_s > self.slowest_s:
            self.slowest_s, self.slowest_bytes = took_s, size_bytes
        self.slowest_s_a_mb = max(self.slowest_s_a_mb, self._rate(took_s, size_bytes))
        is_slow = took_s > max(LEAST_S, SECONDS_A_MEGABYTE * size_bytes / 2**20)
        return result, f"{took_s:.1f} s for {size_bytes} bytes" if is_slow else ""

    @staticmethod
    def _rate(took_s: float, size_bytes: int) -> float:
        return took_s / (size_bytes / 2**20) if size_bytes >= RATED_FROM_BYTES else 0.0

    def told(self) -> str:
        """How slow the slowest was and how much memory was needed, in words."""
        return (
            f"slowest {self.slowest_s:.2f} s ({self.slowest_bytes / 1000:.0f} kB), at most {self.slowest_s_a_mb:.2f} s "
            f"a megabyte, {max(0, memory_kb('VmHWM') - self.base_kb) // 1024} MB above the start"
        )


def _once(read: Callable[[], Result]) -> tuple[Result, float]:
    started = time.process_time()
    result = read()
    return result, time.process_time() - started


def limit_memory() -> None:
    """From now on the process gets no more than 300 MB above what it holds; Linux only."""
    if size_kb := memory_kb("VmSize"):
        most = size_kb * 1024 + MEMORY_ABOVE_BASE_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def memory_kb(which: str) -> int:
    """A line of Linux' account of this process [kB]; 0 elsewhere. What getrusage says can be its parent's."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{which}:")), 0)
