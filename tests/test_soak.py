"""A small, seeded share of `make soak`: damaged files of every reader, with the same checks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("kind", ["gpx", "tcx", "diary"])
def test_damaged_text_files_are_read_without_a_fault(kind: str) -> None:
    """400 damaged files under a memory limit: none crashes, hangs or lets a value out of range through in silence."""
    command = [sys.executable, "-m", "tools.soak_readers", kind, "--count", "400"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{kind}: seed 1, 400 damaged files" in done.stdout


def test_damaged_archives_are_read_without_a_fault() -> None:
    """Of 400 damaged archives under a memory limit none crashes or hangs, and nothing comes out that was not in."""
    command = [sys.executable, "-m", "tools.soak_archives", "--count", "400"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "archives: seed 1, 400 damaged ones made of 8, 0 wrong" in done.stdout
