"""Tables as a folder of CSV and Parquet files with a data dictionary. The folder appears when all of it is written."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from easeback.model.error import BadUse, BrokenPlace
from easeback.model.table import TableColumn

OWNER_ONLY: Final = 0o600
DICTIONARY: Final = "dictionary.csv"
MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
EXCEPT_EMPTY: Final = "Name a folder that does not exist yet, or an empty one."


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the name of its files, its rows, and what its columns mean; `with_parquet` where it has both files."""

    name: str
    frame: pl.DataFrame
    columns: tuple[TableColumn, ...]
    with_parquet: bool = True


def refuse_used(folder: Path) -> None:
    """Raises BadUse where `folder` is not a new or empty folder in one that exists."""
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise BadUse(f"{folder} is not empty.", EXCEPT_EMPTY)
    if not folder.parent.is_dir():
        raise BadUse(f"There is no folder {folder.parent}.", "Make it first, or name a folder in one that exists.")


def write_tables(folder: Path, tables: Sequence[Table]) -> tuple[Path, ...]:
    """Writes every table and the dictionary into the new or empty `folder`, all of them or none; returns the files.

    Only their owner may read them. An empty cell is what was not said or not measured.
    """
    refuse_used(folder)
    try:
        # mkdtemp makes the folder 0700.
        beside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
        try:
            names = [_write(beside / name, content) for name, content in _contents(tables)]
            _put_in_place(beside, folder)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise BrokenPlace(f"The export {folder} cannot be written: {reason}.", "Name a folder elsewhere.") from error
    return tuple(folder / name for name in names)


def dictionary(tables: Sequence[Table]) -> pl.DataFrame:
    """One row for each column of each file: file, column, unit and meaning."""
    rows = [
        (f"{table.name}.{ending}", column.name, column.unit or None, column.meaning)
        for table in tables
        for ending in ("csv", "parquet")[: 1 + table.with_parquet]
        for column in table.columns
    ]
    itself = {
        "file": "file of this export",
        "column": "column of that file",
        "unit": "unit of its values",
        "meaning": "what they say",
    }
    rows += [(DICTIONARY, name, None, meaning) for name, meaning in itself.items()]
    return pl.DataFrame(rows, schema=dict.fromkeys(itself, pl.String()), orient="row")


def _contents(tables: Sequence[Table]) -> list[tuple[str, bytes]]:
    contents = []
    for table in tables:
        contents.append((f"{table.name}.csv", _csv(table.frame)))
        if table.with_parquet:
            buffer = io.BytesIO()
            table.frame.write_parquet(buffer, compression="zstd")
            contents.append((f"{table.name}.parquet", buffer.getvalue()))
    return [*contents, (DICTIONARY, _csv(dictionary(tables)))]


def _csv(frame: pl.DataFrame) -> bytes:
    return frame.write_csv(datetime_format=MOMENT).encode()


def _write(path: Path, content: bytes) -> str:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path.name


def _put_in_place(beside: Path, folder: Path) -> None:
    # Windows renames onto no folder, not even an empty one.
    if folder.exists():
        folder.rmdir()
    beside.rename(folder)
