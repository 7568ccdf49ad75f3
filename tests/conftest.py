"""Fixtures that several rooms' tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real recordings and cases beside the repository; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real recordings (../shared beside the repository) are not here")
    return SHARED


@pytest.fixture(scope="session")
def recordings(shared: Path) -> Path:
    """The folder with the real FIT, GPX and TCX files."""
    return shared / "data"
