from __future__ import annotations

from pathlib import Path

import pytest

from easeback.keep.staging import Staged, drop, settle, stage, sweep


def staged(home: Path, *names: str) -> list[Staged]:
    return [stage(home / "originals" / name[:2] / name, name.encode()) for name in names]


def test_nothing_is_in_place_before_it_is_settled(tmp_path: Path) -> None:
    """Written beside their places, then all there, owner-only, and nothing beside them."""
    files = staged(tmp_path, "aa1", "aa2", "bb1")
    paths = [Path(each.path) for each in files]
    assert not any(path.exists() for path in paths)
    settle(files)
    assert [path.read_text() for path in paths] == ["aa1", "aa2", "bb1"]
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert sweep(tmp_path) == 0


def test_what_is_dropped_or_swept_leaves_nothing(tmp_path: Path) -> None:
    """Of a batch that came to nothing, and of one that was cut off."""
    drop(staged(tmp_path, "aa1"))
    staged(tmp_path, "bb1", "cc1")
    assert sweep(tmp_path) == 2
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_that_was_there_is_replaced_whole(tmp_path: Path) -> None:
    """A second settling of the same place leaves the later content."""
    path = tmp_path / "tracks" / "aa" / "x"
    for content in (b"old", b"new"):
        settle([stage(path, content)])
    assert path.read_bytes() == b"new"


def test_a_disk_that_fails_leaves_the_places_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Durable first, visible second: where the first fails there is nothing to see."""
    files = staged(tmp_path, "aa1", "aa2")

    def no_space(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_space)
    with pytest.raises(OSError, match="No space"):
        settle(files)
    assert not any(Path(each.path).exists() for each in files)
