"""The command line, run in this process on a data folder of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from easeback.show.cli.main import run


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, what it complained of, and its exit code."""

    code: int
    out: str
    err: str


Easeback = Callable[..., Ran]


@pytest.fixture
def easeback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Easeback:
    monkeypatch.setenv("EASEBACK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: str, typed: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = run(list(arguments))
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call
