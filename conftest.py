"""In CI a test marked `real` may not be skipped while the real recordings lie beside the repository."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the code; bench/ measures.
settings.register_profile("easeback", deadline=None)
settings.load_profile("easeback")

SHARED = Path(__file__).resolve().parent.parent / "shared"


def must_not_skip(item: pytest.Item) -> bool:
    return item.get_closest_marker("real") is not None and os.environ.get("CI") == "true" and SHARED.is_dir()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and must_not_skip(item):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI although its recordings are here: {report.longrepr}"
    return report
