"""The rule of the root conftest: in CI, a test on real recordings may not be skipped while they are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEST = """
import pytest

@pytest.mark.real
def test_on_real_recordings():
    pytest.skip("no reason at all")

@pytest.mark.real
@pytest.mark.xfail(reason="known", strict=True)
def test_expected_to_fail():
    assert False

def test_skipped_for_another_reason():
    pytest.skip("not on this system")
"""


@pytest.mark.parametrize(
    ("ci", "shared", "code"), [("true", True, 1), ("true", False, 0), ("", True, 0)], ids=["ci", "no_shared", "no_ci"]
)
def test_a_skipped_real_test_fails_only_in_ci_with_shared(tmp_path: Path, ci: str, shared: bool, code: int) -> None:
    """Exactly the skipped real test fails, and only where CI says so and the recordings lie beside the repository."""
    repository = tmp_path / "repository"
    repository.mkdir()
    shutil.copy(ROOT / "conftest.py", repository)
    (repository / "pytest.ini").write_text("[pytest]\nmarkers = real: needs recordings\n")
    (repository / "test_real.py").write_text(TEST)
    if shared:
        (tmp_path / "shared").mkdir()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")} | {"CI": ci}
    done = subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert ("FAILED test_real.py::test_on_real_recordings" in done.stdout) is (code == 1)
    assert ("1 failed, 1 skipped, 1 xfailed" if code else "2 skipped, 1 xfailed") in done.stdout
