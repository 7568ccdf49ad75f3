"""One Parquet a recording: the track's columns, the developer columns as they were declared, and the rest beside them.

The rest is what an activity says besides its track (sport, start, laps, pauses, totals): with it the file holds all
that measuring needs.
"""

from __future__ import annotations

import io
import json
from collections.abc import Collection
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from easeback.keep.files import write_whole
from easeback.model.activity import Activity
from easeback.model.track import COLUMNS, DeveloperColumn, Track

ACTIVITY_KEY = "easeback.activity"
DEVELOPER_KEY = "easeback.developer"
CADENCE_KEY = "easeback.cadence_from"
DEVELOPER_PREFIX = "developer_"


def track_path(home: Path, sha256: str, index: int) -> Path:
    """Where the track of the recording `index` of the original `sha256` lies."""
    return home / "tracks" / sha256[:2] / f"{sha256}-{index}.parquet"


def write_activity(path: Path, activity: Activity) -> None:
    """Writes `activity` to `path`, whole or not at all."""
    write_whole(path, as_parquet(activity))


def as_parquet(activity: Activity) -> bytes:
    """The Parquet file of `activity`. A missing sample stays NaN."""
    track = activity.track
    columns = {name: track.columns[name] for name in COLUMNS if name in track}
    columns |= {f"{DEVELOPER_PREFIX}{i}": column.values for i, column in enumerate(track.developer)}
    declared = [{"name": each.name, "unit": each.unit, "application": each.application} for each in track.developer]
    buffer = io.BytesIO()
    pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Float64)).write_parquet(
        buffer,
        compression="zstd",
        metadata={
            DEVELOPER_KEY: json.dumps(declared),
            ACTIVITY_KEY: json.dumps(_besides_track(activity)),
            CADENCE_KEY: json.dumps(track.cadence_from),
        },
    )
    return buffer.getvalue()


def drop_tracks_except(home: Path, wanted: Collection[Path]) -> None:
    """Removes the Parquet of recordings that are no more."""
    for path in (home / "tracks").glob("*/*.parquet"):
        if path not in wanted:
            path.unlink()


def read_track(path: Path) -> Track:
    """The track of the activity that was written to `path`."""
    content = path.read_bytes()
    return _track(content, pl.read_parquet_metadata(io.BytesIO(content)))


def read_activity(path: Path) -> Activity | None:
    """The activity that was written to `path`; None where the file is lost, damaged or from before it held all."""
    try:
        content = path.read_bytes()
        metadata = pl.read_parquet_metadata(io.BytesIO(content))
        if ACTIVITY_KEY not in metadata:
            return None
        return msgspec.convert(json.loads(metadata[ACTIVITY_KEY]) | {"track": _track(content, metadata)}, Activity)
    except (OSError, ValueError, pl.exceptions.PolarsError):
        return None


def _besides_track(activity: Activity) -> dict[str, Any]:
    named = {each.name: getattr(activity, each.name) for each in fields(activity) if each.name != "track"}
    plain: dict[str, Any] = msgspec.to_builtins(named)
    return plain


def _track(content: bytes, metadata: dict[str, str]) -> Track:
    declared = json.loads(metadata[DEVELOPER_KEY])
    frame = pl.read_parquet(io.BytesIO(content))
    columns = {name: frame[name].to_numpy() for name in frame.columns if not name.startswith(DEVELOPER_PREFIX)}
    developer = tuple(
        DeveloperColumn(values=frame[f"{DEVELOPER_PREFIX}{i}"].to_numpy(), **each) for i, each in enumerate(declared)
    )
    return Track(columns, developer, json.loads(metadata.get(CADENCE_KEY, "null")))
