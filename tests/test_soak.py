"""A small, seeded share of `make soak`: damaged files of every reader, with the same checks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[1] / "tools"


@pytest.mark.parametrize("kind", ["gpx", "tcx", "diary"])
def test_damaged_text_files_are_read_without_a_fault(kind: str) -> None:
    """400 damaged files under a memory limit: none crashes, hangs or lets a value out of range through in silence."""
    command = [sys.executable, str(TOOLS / "soak_readers.py"), kind, "--count", "400"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{kind}: 400 damaged files" in done.stdout
