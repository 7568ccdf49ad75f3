"""A fresh logbook, and small recordings made on the spot."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from tests.small_recordings import NOW, START, gpx

from easeback.flow.logbook import Logbook, open_logbook
from easeback.settings import Settings


class GpxRun(Protocol):
    """Writes a GPX file of this name and returns its path."""

    def __call__(
        self,
        name: str,
        start: datetime = START,
        minutes: int = 10,
        speed_m_s: float = 3.0,
        kind: str = "running",
        heart_rate: int | None = None,
    ) -> Path: ...


@pytest.fixture
def logbook(tmp_path: Path) -> Logbook:
    return open_logbook(Settings(tmp_path / "home"), NOW)


@pytest.fixture
def gpx_run(tmp_path: Path) -> GpxRun:
    def write(
        name: str,
        start: datetime = START,
        minutes: int = 10,
        speed_m_s: float = 3.0,
        kind: str = "running",
        heart_rate: int | None = None,
    ) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(gpx(start, minutes, speed_m_s, kind, heart_rate))
        return path

    return write
