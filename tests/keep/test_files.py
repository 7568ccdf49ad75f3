from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from easeback.keep.files import keep_original, original_path, read_original, write_whole
from easeback.model.error import BrokenPlace

CONTENT = b"twelve bytes" * 100


def test_an_original_comes_back_byte_for_byte(tmp_path: Path) -> None:
    """What was kept is what is read, under the SHA-256 of the bytes themselves."""
    name = keep_original(tmp_path, CONTENT)
    assert name == "ce2e020f0f1229ada95a63a674755769c4df433eb313266e7480e6df4c1dd152"  # by sha256sum
    assert read_original(tmp_path, name) == CONTENT


def test_keeping_twice_changes_nothing(tmp_path: Path) -> None:
    """The second time the file is not even written."""
    path = original_path(tmp_path, keep_original(tmp_path, CONTENT))
    before = path.stat().st_mtime_ns
    keep_original(tmp_path, CONTENT)
    assert path.stat().st_mtime_ns == before


def test_files_and_their_folders_are_for_the_owner_alone(tmp_path: Path) -> None:
    """0600 and 0700, all the way down."""
    path = original_path(tmp_path, keep_original(tmp_path, CONTENT))
    assert path.stat().st_mode & 0o777 == 0o600
    assert {folder.stat().st_mode & 0o777 for folder in (path.parent, path.parent.parent)} == {0o700}


@pytest.mark.parametrize(
    "damage",
    # mtime=0: the tests' names hold these bytes, and every process that runs them must find the same names.
    [b"", b"not gzip", gzip.compress(b"other bytes", mtime=0), gzip.compress(CONTENT, mtime=0)[:-9]],
)
def test_a_damaged_original_is_never_handed_out(tmp_path: Path, damage: bytes) -> None:
    """Truncated, replaced or emptied: the damage is told, with what to do."""
    name = keep_original(tmp_path, CONTENT)
    original_path(tmp_path, name).write_bytes(damage)
    with pytest.raises(BrokenPlace, match="Import the file again"):
        read_original(tmp_path, name)


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk at the last moment: the file that was there still is, and nothing else."""
    path = tmp_path / "kept" / "file"
    write_whole(path, b"old")

    def no_space(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]
