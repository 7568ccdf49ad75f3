"""A disk that takes no more, or only lets itself be read: a sentence and code 2, and nothing that was there is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.show.cli.conftest import Ran
from tests.small_recordings import START, gpx

ROOM_KB, LEFT_KB = 1500, 40
COMMANDS = [
    ("check-in", "--zone", "calf", "--leg-pain", "6", "--change", "worse"),
    ("profile", "set", "units=miles"),
    ("today",),
    ("import", "{files}/later.gpx"),
    ("rebuild",),
    ("run", "1", "--delete"),
    ("export", "{disk}/tables"),
    ("backup", "{disk}/all.easeback"),
]


@dataclass(frozen=True)
class Disk:
    """A small file system of its own."""

    at: Path

    def fill(self) -> None:
        """All but a few kB: enough to open the logbook, too little to write into it."""
        free_kb = os.statvfs(self.at).f_bavail * os.statvfs(self.at).f_frsize // 1024
        (self.at / "filler").write_bytes(bytes((free_kb - LEFT_KB) * 1024))

    def make_room(self) -> None:
        (self.at / "filler").unlink()

    def turn(self, mode: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{mode}", self.at], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    at = tmp_path / "disk"
    at.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM_KB}k", "tmpfs", str(at)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("a small file system needs a root who may mount one")
    yield Disk(at)
    subprocess.run(["umount", "--lazy", at], check=True)


def easeback(disk: Disk, *words: str) -> Ran:
    """As a runner would: in a process of its own, so that no open database is in the way."""
    environment = os.environ | {"EASEBACK_HOME": str(disk.at / "home"), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "easeback", *words]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def home(disk: Disk, tmp_path: Path) -> Disk:
    """A logbook on the small disk: a run and a check-in."""
    (tmp_path / "run.gpx").write_text(gpx(START, 10, 3.0, "running", None))
    (tmp_path / "later.gpx").write_text(gpx(START.replace(hour=20), 10, 3.0, "running", None))
    assert easeback(disk, "import", str(tmp_path / "run.gpx")).code == 0
    assert easeback(disk, "check-in", "--zone", "thigh", "--leg-pain", "2", "--change", "same").code == 0
    return disk


def everything_said(disk: Disk) -> tuple[str, str]:
    """What the logbook holds, as the runner sees it."""
    diary = easeback(disk, "diary", "export", "-").out
    assert "thigh" in diary
    return diary, easeback(disk, "imports", "--all").out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_full_disk_is_a_sentence(home: Disk, tmp_path: Path, command: tuple[str, ...]) -> None:
    """Nothing is half there afterwards, and once there is room the same command works."""
    words = [word.format(disk=home.at, files=tmp_path) for word in command]
    before = everything_said(home)
    home.fill()
    ran = easeback(home, *words)
    assert (ran.code, "no space left" in ran.err or "full" in ran.err) == (2, True), ran.err
    assert "Traceback" not in ran.err
    home.make_room()
    assert everything_said(home) == before
    assert easeback(home, *words).code == 0


def test_a_read_only_disk_is_a_sentence(home: Disk) -> None:
    """Said before anything is tried; afterwards everything is as it was."""
    before = everything_said(home)
    home.turn("ro")
    ran = easeback(home, "check-in", "--zone", "calf", "--leg-pain", "6", "--change", "worse")
    home.turn("rw")
    assert (ran.code, "read-only" in ran.err, "Traceback" in ran.err) == (2, True, False)
    assert everything_said(home) == before
