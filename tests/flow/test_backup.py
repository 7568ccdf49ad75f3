from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from tests.flow.conftest import GpxRun
from tests.keep.logbook.test_opening import make_first_release
from tests.small_recordings import NOW, START
from tools.soak_import import differences, environment, finish, start, state

from easeback.flow.add_diary import add_diary
from easeback.flow.add_files import add_files
from easeback.flow.backup import backup, restore
from easeback.flow.logbook import Logbook
from easeback.keep.backup import unpack
from easeback.keep.backup.pack import pack
from easeback.keep.files import original_path
from easeback.keep.logbook import recordings
from easeback.keep.logbook.opening import COPIES_FOLDER, open_database
from easeback.keep.place import DATABASE_NAME
from easeback.model.error import BadUse, BrokenPlace
from easeback.settings import Settings

DIARY = b"date,zone,leg_pain_0_10,run_kind,red_flags_denied\n2024-05-01,calf,3,easy,all\n"
RUNS = 4


@pytest.fixture
def kept(logbook: Logbook, gpx_run: GpxRun) -> Path:
    """A logbook of four runs and a diary; its data folder."""
    for number in range(RUNS):
        gpx_run(f"in/{number}.gpx", start=START + timedelta(days=number))
    add_files(logbook, [logbook.home.parent / "in"], NOW)
    add_diary(logbook, "d.csv", DIARY, NOW)
    return logbook.home


@pytest.fixture
def made(kept: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    backup(Settings(kept), tmp_path / "b.zip", NOW)
    return tmp_path / "b.zip"


def test_a_logbook_comes_back_whole(kept: Path, made: Path, tmp_path: Path) -> None:
    """Every row and every file, owner-only; and the backup is private and a zip that any program opens."""
    restored = restore(Settings(tmp_path / "new"), made, NOW)
    assert (restored.originals, restored.recordings, restored.days, restored.problems) == (4, 4, 4, ())
    assert differences(state(kept), state(tmp_path / "new")) == []
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "new").rglob("*") if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "new").rglob("*") if path.is_dir()} == {0o700}
    assert made.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(made) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 1 + 2 * RUNS + 1
    assert not list(kept.glob(".backup-*"))


def test_the_same_logbook_gives_the_same_backup(kept: Path, made: Path, tmp_path: Path) -> None:
    """Byte for byte, for whoever compares or deduplicates backups."""
    backup(Settings(kept), tmp_path / "again.zip", NOW)
    assert (tmp_path / "again.zip").read_bytes() == made.read_bytes()


def test_a_flipped_byte_anywhere_is_found(made: Path, tmp_path: Path) -> None:
    """In each local header, in the contents, the directory, its end and the seal; and nothing is restored."""
    content, damaged = made.read_bytes(), tmp_path / "damaged.zip"
    for at in places_of(made):
        damaged.write_bytes(content[:at] + bytes([content[at] ^ 0x20]) + content[at + 1 :])
        with pytest.raises(BrokenPlace, match=r"damaged|no backup"):
            unpack.verified(damaged)
    with pytest.raises(BrokenPlace, match="Nothing was restored"):
        restore(Settings(tmp_path / "new"), damaged, NOW)
    assert list((tmp_path / "new").iterdir()) == []


def places_of(path: Path) -> list[int]:
    """Every byte of the first headers, of the directory's last entry and of the end; and a hundred at random."""
    with zipfile.ZipFile(path) as archive:
        starts = [entry.header_offset for entry in archive.infolist()]
        directory = archive.start_dir
    size, chance = path.stat().st_size, random.Random(1)
    headers = [start + i for start in starts for i in range(0, 46, 3)]
    return [*headers, *range(directory, directory + 90), *range(size - 190, size), *chance.sample(range(size), 100)]


@pytest.mark.parametrize("part", ["logbook.sqlite3", "originals/", "tracks/"])
def test_the_damaged_part_is_named(made: Path, tmp_path: Path, part: str) -> None:
    """A change in the middle of a part's content: the message says which part."""
    with zipfile.ZipFile(made) as archive:
        entry = next(each for each in archive.infolist() if each.filename.startswith(part))
    content = bytearray(made.read_bytes())
    content[entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2] ^= 0xFF
    (tmp_path / "damaged.zip").write_bytes(content)
    with pytest.raises(BrokenPlace, match=f"damaged: {part}"):
        restore(Settings(tmp_path / "new"), tmp_path / "damaged.zip", NOW)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.9999])
def test_a_backup_that_is_cut_off_is_refused(made: Path, tmp_path: Path, share: float) -> None:
    """Half downloaded, or the stick was pulled: nothing is restored."""
    content = made.read_bytes()
    (tmp_path / "cut.zip").write_bytes(content[: int(len(content) * share)])
    with pytest.raises(BrokenPlace, match="cut off"):
        restore(Settings(tmp_path / "new"), tmp_path / "cut.zip", NOW)


def test_a_logbook_is_never_written_over(kept: Path, made: Path) -> None:
    """Restoring is for a new or empty folder only."""
    before = state(kept)
    with pytest.raises(BadUse, match="not empty"):
        restore(Settings(kept), made, NOW)
    assert differences(before, state(kept)) == []


def test_a_restore_that_was_cut_off_is_begun_anew(kept: Path, made: Path, tmp_path: Path) -> None:
    """What it left beside its place, before there was a database, is no obstacle."""
    left = tmp_path / "new" / unpack.UNDER_WAY
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"half")
    (tmp_path / "new" / "originals").mkdir()
    restore(Settings(tmp_path / "new"), made, NOW)
    assert differences(state(kept), state(tmp_path / "new")) == []
    assert not left.exists()


@pytest.mark.parametrize("where", ["b.zip", "originals/b.zip"])
def test_a_backup_inside_the_logbook_is_refused(kept: Path, where: str) -> None:
    """It would be lost with what it is to save."""
    with pytest.raises(BadUse, match="inside the data folder"):
        backup(Settings(kept), kept / where, NOW)


def test_a_file_is_written_over_only_when_asked(kept: Path, made: Path) -> None:
    """And then whole, so that the old one stays until the new one is there."""
    with pytest.raises(BadUse, match="already"):
        backup(Settings(kept), made, NOW)
    before = made.read_bytes()
    add_diary(Logbook(kept, 1), "d.csv", DIARY.replace(b"05-01", b"06-01"), NOW)
    backup(Settings(kept), made, NOW, replace=True)
    assert made.read_bytes() != before


def test_no_logbook_no_backup(tmp_path: Path) -> None:
    """A typing slip in --home must not make an empty logbook and back that up."""
    with pytest.raises(BadUse, match="no logbook"):
        backup(Settings(tmp_path / "nowhere"), tmp_path / "b.zip", NOW)
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_original_is_told_and_the_rest_is_saved(kept: Path, tmp_path: Path) -> None:
    """The backup is made with what there is, and the problem says which original and what to do."""
    sha256 = recordings.originals(1)[0].sha256
    original_path(kept, sha256).write_bytes(b"rotten")
    packed = backup(Settings(kept), tmp_path / "b.zip", NOW)
    assert [problem.where for problem in packed.problems] == [f"originals/{sha256[:2]}/{sha256}.gz"]
    assert len(packed.manifest.parts) == 1 + 2 * RUNS
    assert restore(Settings(tmp_path / "new"), tmp_path / "b.zip", NOW).originals == RUNS


def test_a_copy_from_before_a_migration_is_restored_the_same_way(kept: Path, tmp_path: Path) -> None:
    """The copy of a database of the first release gives a logbook of this one, with the files that are still there."""
    (tmp_path / "old").mkdir()
    make_first_release(tmp_path / "old" / DATABASE_NAME)
    open_database(tmp_path / "old")
    [copy] = (tmp_path / "old" / COPIES_FOLDER).iterdir()
    restored = restore(Settings(tmp_path / "new"), copy, NOW)
    assert (restored.originals, restored.recordings) == (1, 1)
    assert [problem.where.split("/")[0] for problem in restored.problems] == ["originals", "tracks"]
    shutil.copy(kept / DATABASE_NAME, kept / "copy.sqlite3")
    open_database(kept)
    whole = restore(Settings(tmp_path / "other"), kept / "copy.sqlite3", NOW)
    assert whole.problems == ()
    assert state(tmp_path / "other")["files"] == state(kept)["files"]


def test_a_backup_of_a_newer_easeback_is_left_alone(kept: Path, tmp_path: Path) -> None:
    """It says to update, and restores nothing."""
    with sqlite3.connect(kept / DATABASE_NAME) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    pack(kept, tmp_path / "b.zip", NOW)
    with pytest.raises(BrokenPlace, match="newer easeback"):
        restore(Settings(tmp_path / "new"), tmp_path / "b.zip", NOW)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_backups_while_an_import_is_killed_and_goes_on(gpx_run: GpxRun, tmp_path: Path) -> None:
    """Taken at any moment a backup is whole; restored and the import done again, the logbook is as undisturbed."""
    for number in range(16):
        gpx_run(f"in/{number:02}.gpx", start=START + timedelta(days=number), minutes=120)
    finish(tmp_path / "undisturbed", tmp_path / "in")
    child = start(tmp_path / "home", tmp_path / "in", batch=1)
    made: list[Path] = []
    while child.poll() is None and len(made) < 3:
        if (tmp_path / "home" / DATABASE_NAME).exists() and rows(tmp_path / "home") > 2 * len(made):
            made.append(tmp_path / f"{len(made)}.zip")
            backup(Settings(tmp_path / "home"), made[-1], NOW)
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert made
    for number, path in enumerate(made):
        home = tmp_path / f"restored {number}"
        assert restore(Settings(home), path, NOW).problems == ()
        finish(home, tmp_path / "in")
        assert differences(state(tmp_path / "undisturbed"), state(home)) == []


def rows(home: Path) -> int:
    try:
        with sqlite3.connect(home / DATABASE_NAME) as database:
            return int(database.execute("SELECT count(*) FROM logbook_original").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_a_killed_backup_leaves_the_old_one(kept: Path, made: Path, tmp_path: Path) -> None:
    """Killed at any moment of writing over it: the file is the old or the new one, never half of one."""
    command = [sys.executable, "-m", "easeback", "backup", str(made), "--replace", "--home", str(kept)]
    for wait_s in (0.25, 0.4, 0.6):
        child = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL)
        timer = threading.Timer(wait_s, child.kill)
        timer.start()
        child.wait()
        timer.cancel()
        assert unpack.verified(made).rows["original"] == RUNS
    assert restore(Settings(tmp_path / "new"), made, NOW).originals == RUNS
