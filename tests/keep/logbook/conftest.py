"""A fresh logbook database for each test."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from easeback.keep.logbook import store
from easeback.keep.logbook.opening import open_database

NOW = datetime(2024, 5, 1, 7, 0, tzinfo=UTC)


@pytest.fixture
def runner(tmp_path: Path) -> int:
    open_database(tmp_path)
    return store.add_runner(NOW)
