"""One Parquet a recording: the track's columns, and the developer columns with the names and units they declared."""

from __future__ import annotations

import io
import json
from collections.abc import Collection
from pathlib import Path

import polars as pl

from easeback.keep.files import write_whole
from easeback.model.track import COLUMNS, DeveloperColumn, Track

DEVELOPER_KEY = "easeback.developer"
DEVELOPER_PREFIX = "developer_"


def track_path(home: Path, sha256: str, index: int) -> Path:
    """Where the track of the recording `index` of the original `sha256` lies."""
    return home / "tracks" / sha256[:2] / f"{sha256}-{index}.parquet"


def write_track(path: Path, track: Track) -> None:
    """Writes `track` to `path`, whole or not at all."""
    write_whole(path, as_parquet(track))


def as_parquet(track: Track) -> bytes:
    """The Parquet file of `track`. A missing sample stays NaN."""
    columns = {name: track.columns[name] for name in COLUMNS if name in track}
    columns |= {f"{DEVELOPER_PREFIX}{i}": column.values for i, column in enumerate(track.developer)}
    declared = [{"name": each.name, "unit": each.unit, "application": each.application} for each in track.developer]
    buffer = io.BytesIO()
    pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Float64)).write_parquet(
        buffer, compression="zstd", metadata={DEVELOPER_KEY: json.dumps(declared)}
    )
    return buffer.getvalue()


def drop_tracks_except(home: Path, wanted: Collection[Path]) -> None:
    """Removes the Parquet of recordings that are no more."""
    for path in (home / "tracks").glob("*/*.parquet"):
        if path not in wanted:
            path.unlink()


def read_track(path: Path) -> Track:
    """The track that `write_track` wrote to `path`."""
    content = path.read_bytes()
    declared = json.loads(pl.read_parquet_metadata(io.BytesIO(content))[DEVELOPER_KEY])
    frame = pl.read_parquet(io.BytesIO(content))
    columns = {name: frame[name].to_numpy() for name in frame.columns if not name.startswith(DEVELOPER_PREFIX)}
    developer = tuple(
        DeveloperColumn(values=frame[f"{DEVELOPER_PREFIX}{i}"].to_numpy(), **each) for i, each in enumerate(declared)
    )
    return Track(columns, developer)
