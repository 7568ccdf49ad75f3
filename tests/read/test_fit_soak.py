"""A seeded share of tools/soak_fit.py: damaged files are read within bounds, and nothing before the damage changes."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from tools.soak_fit import CHANGES, simulated, try_one

ROOT = Path(__file__).resolve().parents[2]


def test_damage_of_every_kind_changes_nothing_before_it() -> None:
    """Four hundred damaged recordings of a simulated month: each kind of damage, and samples kept before each."""
    files, chance = list(simulated()), random.Random(20240301)
    outcomes = [try_one(files[number % len(files)], chance)[0] for number in range(400)]
    assert [outcome for outcome in outcomes if outcome.wrong] == []
    assert {outcome.change for outcome in outcomes} == {change.__name__ for change in CHANGES}
    assert all(outcome.kept == outcome.before for outcome in outcomes)
    assert sum(outcome.before for outcome in outcomes) > 10_000
    assert sum(outcome.after > 0 for outcome in outcomes if outcome.change != "cut_off") > 100


def test_the_tool_runs_under_a_limit_of_memory() -> None:
    """What `make soak` runs, in small: its own process, memory limited, exit code 0."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.soak_fit", "--count", "60"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "wrong: 0" in done.stdout
