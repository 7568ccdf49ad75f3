"""Files that go out: all of them or none, and for their owner alone."""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl
import pytest

from easeback.model.error import BadUse, BrokenPlace
from easeback.model.table import TableColumn
from easeback.share import export
from easeback.share.export import Table, write_tables

COLUMNS = (TableColumn("on", "date", "the day"), TableColumn("sleep_h", "number", "hours slept"))
TABLE = Table("days", pl.DataFrame({"on": ["2024-05-01", "2024-05-02"], "sleep_h": [7.5, None]}), COLUMNS)


@pytest.mark.parametrize("exists", [True, False])
def test_a_new_or_empty_folder_is_filled(tmp_path: Path, exists: bool) -> None:
    """Missing is empty and not zero; nothing else is left beside the folder."""
    folder = tmp_path / "out"
    if exists:
        folder.mkdir()
    write_tables(folder, [TABLE])
    assert (folder / "days.csv").read_text() == "on,sleep_h\n2024-05-01,7.5\n2024-05-02,\n"
    assert pl.read_parquet(folder / "days.parquet").equals(TABLE.frame)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_only_the_owner_may_read(tmp_path: Path) -> None:
    """0600 for each file and 0700 for the folder, whatever the umask."""
    files = write_tables(tmp_path / "out", [TABLE])
    assert len(files) == 3
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_a_used_folder_is_refused_and_untouched(tmp_path: Path) -> None:
    """Whatever lies there stays."""
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BadUse, match="not empty"):
        write_tables(tmp_path, [TABLE])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_or_a_folder_without_parent_is_refused(tmp_path: Path) -> None:
    """Each says what to do."""
    (tmp_path / "file").write_text("")
    with pytest.raises(BadUse, match="empty"):
        write_tables(tmp_path / "file", [TABLE])
    with pytest.raises(BadUse, match="Make it first"):
        write_tables(tmp_path / "no" / "out", [TABLE])


def test_cut_off_nothing_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up while the second file is written: no folder, no rest of one, and a sentence."""
    written: list[Path] = []

    def write(path: Path, content: bytes) -> str:
        if written:
            raise OSError(28, "No space left on device")
        written.append(path)
        path.write_bytes(content)
        return path.name

    monkeypatch.setattr(export, "_write", write)
    with pytest.raises(BrokenPlace, match="no space left"):
        write_tables(tmp_path / "out", [TABLE])
    assert len(written) == 1
    assert list(tmp_path.iterdir()) == []
