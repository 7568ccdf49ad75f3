"""The runner's maps: one Parquet of ways each, sorted by grid cell, so that a run loads only the cells it touches."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from easeback.keep.files import write_whole
from easeback.keep.map_grid import cells_around, cells_of
from easeback.model.error import BadUse, BrokenPlace
from easeback.model.ways import NO_WAYS, WAY_COLUMNS, Ways

# Raise it when the columns or their meaning change: maps of another version ask to be added anew.
MAP_VERSION: Final = 1
FACTS_KEY: Final = "easeback.map"
# OpenStreetMap keeps positions as whole ten-millionths of a degree, and so does the file.
STEPS_A_DEGREE: Final = 10_000_000
# Small groups of rows: their least and greatest cell tell which of them a run does not need.
ROWS_A_GROUP: Final = 4096
PLACES: Final = tuple(name for name in WAY_COLUMNS if name.endswith("_deg"))


@dataclass(frozen=True, slots=True)
class MapFacts:
    """What is known of a map: its name, the file it came from, when it was added, and how many ways it holds."""

    name: str
    file: str
    size_bytes: int
    added_at: datetime
    ways: int
    version: int = MAP_VERSION

    @property
    def stamp(self) -> str:
        """Names this map as it was added; the same name added again has another."""
        return f"{self.name}@{self.added_at.isoformat()}"


@dataclass(frozen=True, slots=True)
class WaysNear:
    """The ways around a run, whether each of its n positions lies where the maps hold ways, and the maps' stamps."""

    ways: Ways
    covered: NDArray[np.bool_]
    stamps: tuple[str, ...]


def map_name(file: str) -> str:
    """The name under which a map is kept: its file's, without the endings, in small letters."""
    stem = re.sub(r"(\.osm)?(\.pbf|\.gz|\.bz2)?$", "", Path(file).name.lower())
    return re.sub(r"[^a-z0-9]+", "-", stem).strip("-") or "map"


def add_map(home: Path, facts: MapFacts, ways: Ways) -> None:
    """Keeps a map, whole or not at all; an earlier one of its name is replaced."""
    columns = {name: getattr(ways, name) for name in ("way", "ground")}
    columns |= {name: np.round(getattr(ways, name) * STEPS_A_DEGREE).astype(np.int32) for name in PLACES}
    frame = pl.DataFrame({"cell": _cells(ways)} | columns).sort("cell")
    buffer = io.BytesIO()
    told = json.dumps(asdict(facts) | {"added_at": facts.added_at.isoformat()})
    frame.write_parquet(buffer, compression="zstd", row_group_size=ROWS_A_GROUP, metadata={FACTS_KEY: told})
    write_whole(_path(home, facts.name), buffer.getvalue())


def maps(home: Path) -> tuple[MapFacts, ...]:
    """The maps of this data folder, the one added last first."""
    found = [_facts(path) for path in sorted((home / "maps").glob("*.parquet"))]
    return tuple(sorted(found, key=lambda each: each.added_at, reverse=True))


def remove_map(home: Path, name: str) -> None:
    """Removes a map. Raises BadUse naming those that are there."""
    path = _path(home, map_name(name))
    if not path.exists():
        names = ", ".join(each.name for each in maps(home)) or "none yet"
        raise BadUse(f"There is no map {name!r}.", f"The maps here: {names}.")
    path.unlink()


def ways_near(home: Path, latitude_deg: NDArray[np.float64], longitude_deg: NDArray[np.float64]) -> WaysNear:
    """The ways around positions [degrees], from every map that holds some there; of a way in two maps the newer one."""
    around = cells_around(latitude_deg, longitude_deg)
    wanted = np.unique(around)
    parts, stamps, filled = [NO_WAYS], [], np.empty(0, np.int64)
    for facts in maps(home):
        cells, ways = _load(home, facts, wanted)
        if len(ways):
            known = np.concatenate([part.way for part in parts])
            parts.append(ways.taken(~np.isin(ways.way, known)))
            stamps.append(facts.stamp)
            filled = np.union1d(filled, cells)
    joined = Ways(*(np.concatenate([getattr(part, name) for part in parts]) for name in WAY_COLUMNS))
    covered: NDArray[np.bool_] = np.isin(around, filled).max(axis=1)
    return WaysNear(joined, covered, tuple(stamps))


def _load(home: Path, facts: MapFacts, wanted: NDArray[np.int64]) -> tuple[NDArray[np.int64], Ways]:
    """The cells that hold ways and those ways, of one map and the cells `wanted` (sorted)."""
    if facts.version != MAP_VERSION:
        raise BrokenPlace(f"The map {facts.name} is of an earlier form.", "Add its extract again: easeback map add.")
    try:
        frame = pl.concat([pl.scan_parquet(_path(home, facts.name)).filter(each) for each in _within(wanted)]).collect()
    except (OSError, pl.exceptions.PolarsError) as error:
        raise _damaged(_path(home, facts.name)) from error
    columns = {name: frame[name].to_numpy() for name in WAY_COLUMNS}
    columns |= {name: columns[name] / STEPS_A_DEGREE for name in PLACES}
    return frame["cell"].unique().to_numpy(), Ways(**columns)


def _within(wanted: NDArray[np.int64]) -> Iterator[pl.Expr]:
    """One condition for each run of neighbouring cells: ranges let whole groups of rows be passed over."""
    for cells in np.split(wanted, np.flatnonzero(np.diff(wanted) > 1) + 1):
        yield pl.col("cell").is_between(int(cells[0]), int(cells[-1]))


def _cells(ways: Ways) -> NDArray[np.int64]:
    """The cell of the middle of each piece."""
    east = (ways.to_longitude_deg - ways.from_longitude_deg + 180) % 360 - 180
    latitude = (ways.from_latitude_deg + ways.to_latitude_deg) / 2
    return cells_of(latitude, ways.from_longitude_deg + east / 2)


def _facts(path: Path) -> MapFacts:
    try:
        told = json.loads(pl.read_parquet_metadata(path)[FACTS_KEY])
        return replace(MapFacts(**told), added_at=datetime.fromisoformat(told["added_at"]))
    except (OSError, KeyError, TypeError, ValueError, pl.exceptions.PolarsError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> BrokenPlace:
    return BrokenPlace(f"The map {path} is damaged.", "Remove the file, and add its extract again: easeback map add.")


def _path(home: Path, name: str) -> Path:
    return home / "maps" / f"{name}.parquet"
