from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW, START

from easeback.flow import import_task
from easeback.flow.add_files import Options, add_files
from easeback.flow.import_writer import Pace
from easeback.flow.logbook import Logbook, open_logbook
from easeback.keep.files import read_original
from easeback.keep.logbook import recordings, store
from easeback.keep.logbook.models import Original
from easeback.model.error import BrokenPlace
from easeback.read.archive import Member, read_member
from easeback.settings import Settings

SMALL = Options(pace=Pace(files=1))


def no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


def three_runs(gpx_run: GpxRun, tmp_path: Path) -> Path:
    for number in range(3):
        gpx_run(f"in/{number}.gpx", start=START + timedelta(days=number))
    return tmp_path / "in"


@pytest.mark.parametrize("where", ["easeback.flow.import_task.stage", "easeback.keep.staging._sync_file"])
def test_a_full_disk_is_one_sentence_and_loses_nothing(
    logbook: Logbook, gpx_run: GpxRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """What was stored before stays, nothing half is left, and with space again the import goes on."""
    folder = three_runs(gpx_run, tmp_path)
    add_files(logbook, [folder / "0.gpx"], NOW)
    monkeypatch.setattr(where, no_space)
    with pytest.raises(BrokenPlace, match=r"takes no more: no space left on device\. Nothing that was there is lost"):
        add_files(logbook, [folder], NOW)
    assert (Original.objects.count(), len(store.days(logbook.runner))) == (1, 1)
    monkeypatch.undo()
    imported = add_files(logbook, [folder], NOW)
    assert (imported.taken, imported.known) == (2, 1)
    assert not list(logbook.home.rglob(".new-*"))


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files is POSIX")
@pytest.mark.parametrize("largest_bytes", [500, 5_000, 40_000])
def test_a_disk_that_really_refuses(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path, largest_bytes: int) -> None:
    """The system refuses a write in the lock, a staged file or the database: told, and done the next time."""
    import resource
    import signal

    folder = three_runs(gpx_run, tmp_path)
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_bytes, before[1]))
        with pytest.raises(BrokenPlace, match=r"(cannot be written|takes no more).*Nothing that was there is lost"):
            add_files(logbook, [folder], NOW, options=SMALL)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    done = add_files(logbook, [folder], NOW)
    assert (done.taken + done.known, len(store.days(logbook.runner))) == (3, 3)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB, where the machine lets one be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets no small file system be mounted")
    yield place
    connection.close()
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_small_disk_that_fills_up(small_disk: Path, gpx_run: GpxRun, tmp_path: Path) -> None:
    """Sixty runs on 1 MB: one sentence; what has a row is whole, and with room made the import goes on."""
    for number in range(60):
        gpx_run(f"in/{number:02}.gpx", start=START + timedelta(days=number), minutes=120)
    logbook = open_logbook(Settings(small_disk / "home", allow_synced_home=True), NOW)
    with pytest.raises(BrokenPlace, match="Nothing that was there is lost"):
        add_files(logbook, [tmp_path / "in"], NOW, options=Options(jobs=2, pace=Pace(files=5)))
    kept = recordings.originals(logbook.runner)
    assert 0 < len(kept) < 60
    assert all(read_original(logbook.home, each.sha256) for each in kept)
    assert len(store.days(logbook.runner)) == len(kept)
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert add_files(logbook, [tmp_path / "in"], NOW).taken == 60 - len(kept)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """One sentence that says to choose another folder."""
    home = tmp_path / "home"
    open_logbook(Settings(home), NOW)
    home.chmod(0o500)
    (home / "logbook.sqlite3").chmod(0o400)
    with pytest.raises(BrokenPlace, match="another folder"):
        open_logbook(Settings(home), NOW)
    home.chmod(0o700)


def test_a_second_import_is_told_to_wait(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """The first goes on undisturbed."""
    folder, told = three_runs(gpx_run, tmp_path), []

    def second(*_: object) -> None:
        with pytest.raises(BrokenPlace, match="still at work") as error:
            add_files(logbook, [folder], NOW)
        told.append(error.value)

    assert add_files(logbook, [folder], NOW, second).taken == 3
    assert len(told) == 3


def test_a_fault_of_ours_costs_one_file(
    logbook: Logbook, gpx_run: GpxRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that fails over one file: it is refused, the line says that it is not the runner's doing."""

    def fail_on_1(member: Member) -> object:
        if member.name == "1.gpx":
            raise ZeroDivisionError
        return read_member(member)

    monkeypatch.setattr(import_task, "read_member", fail_on_1)
    imported = add_files(logbook, [three_runs(gpx_run, tmp_path)], NOW)
    assert (imported.taken, imported.refused) == (2, 1)
    assert "fault of easeback (ZeroDivisionError in test_import_faults.py" in imported.problems[0].what


def test_a_zip_with_a_password_is_one_line(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """Each entry's header says that it is encrypted: one line for the archive, with what to do."""
    path = zipped(three_runs(gpx_run, tmp_path), tmp_path / "export.zip")
    data = bytearray(path.read_bytes())
    for mark, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags_at] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    imported = add_files(logbook, [path], NOW)
    [problem] = imported.problems
    assert (problem.where, "password" in str(problem), imported.taken) == ("export.zip", True, 0)


def test_a_half_downloaded_zip_gives_what_is_there(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """Two of three runs lie before the cut: both are taken, the cut is told; the whole file adds the third."""
    path = zipped(three_runs(gpx_run, tmp_path), tmp_path / "export.zip")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * 0.7)])
    half = add_files(logbook, [path], NOW)
    assert half.taken >= 2
    assert any("incomplete" in str(problem) for problem in half.problems)
    path.write_bytes(content)
    whole = add_files(logbook, [path], NOW)
    assert whole.problems == ()
    assert len(store.days(logbook.runner)) == 3


def zipped(folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"activities/{file.name}")
    return path
