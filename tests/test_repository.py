"""What no committed file may hold: a place of one machine, the address of a package index, an unreadable name."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Written in pieces: a search for such paths over the whole repository should find nothing.
MACHINE_PATH = re.compile(
    r"(?<![\w.$}])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "tm" + "p", "op" + "t"]) + ")/"
)
INDEX_ADDRESS = re.compile(r"pypi\.|pythonhosted|--(?:extra-)?index-url|--find-links|registry\.npm", re.IGNORECASE)
BINARY = {".fit", ".gz", ".parquet", ".png"}
# The one names the options that keep addresses out, the other the patterns.
EXEMPT = {ROOT / "Makefile", Path(__file__).resolve()}


def committed_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: what is committed cannot be listed")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def offences(text: str) -> list[str]:
    return [match.group() for pattern in (MACHINE_PATH, INDEX_ADDRESS) for match in pattern.finditer(text)]


def test_no_file_names_this_machine_or_a_package_index() -> None:
    """A committed file holds no absolute path of a machine and no address of a package index."""
    files = committed_files()
    texts = {file: file.read_bytes().decode("utf-8", errors="ignore") for file in files if file.suffix not in BINARY}
    assert len(texts) > 20
    assert {str(file): offences(text) for file, text in texts.items() if file not in EXEMPT and offences(text)} == {}


@pytest.mark.parametrize("text", ["see /" + "work/main", "--index" + "-url X", "https://py" + "pi.org/simple"])
def test_an_offence_is_seen(text: str) -> None:
    """The patterns find what they forbid."""
    assert offences(text)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    """Each requirement is one exact version with at least one hash, and nothing else stands in the file."""
    lines = [line for line in (ROOT / name).read_text().splitlines() if line and not line.lstrip().startswith("#")]
    pins = [line for line in lines if not line.startswith(" ")]
    assert len(pins) >= 15
    assert [pin for pin in pins if not re.match(r"[\w.-]+==[\w.]+( ;.*)? \\$", pin)] == []
    assert all(re.match(r"    --hash=sha256:[0-9a-f]{64}", line) for line in lines if line.startswith(" "))
    assert len(lines) >= 2 * len(pins)
