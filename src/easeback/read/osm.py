"""An OpenStreetMap extract: the ways that a runner can use, cut into straight pieces, each with its class of ground."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from easeback.knowledge import knowledge
from easeback.model.error import BadUse
from easeback.model.ground import GROUNDS, UNKNOWN_GROUND
from easeback.model.ways import NO_WAYS, Ways

# Ways that are not there yet or any more, that lie indoors, or on which nobody may run.
NOT_FOR_RUNNERS: Final = frozenset(
    {
        "abandoned", "bus_guideway", "busway", "construction", "corridor", "demolished", "elevator", "emergency_bay",
        "escape", "motorway", "motorway_link", "planned", "platform", "proposed", "raceway", "razed", "rest_area",
        "services", "trunk", "trunk_link", "via_ferrata",
    }
)  # fmt: skip
FOOT_MAY: Final = frozenset({"yes", "designated", "permissive", "official", "customers", "destination"})
SUFFIXES: Final = (".osm.pbf", ".pbf", ".osm", ".osm.gz", ".osm.bz2")
# A longer piece is cut, so that it lies in or beside the map cell of its middle.
LONGEST_PIECE_M: Final = 500.0
METRES_A_DEGREE: Final = 111_195.0
WAYS_BETWEEN_NEWS: Final = 20_000

OnWays = Callable[[int], None]


def ground_of(tags: Mapping[str, str]) -> int:
    """The class of ground [index into GROUNDS] that a way's tags say by `knowledge/surfaces.toml`; else unknown."""
    if _is_running_track(tags):
        return GROUNDS.index("track")
    key = next((key for key in ("surface", "tracktype") if tags.get(key)), "highway")
    classes = {_table(key).get(word.strip(), UNKNOWN_GROUND) for word in tags.get(key, "").split(";")}
    return classes.pop() if len(classes) == 1 else UNKNOWN_GROUND


def is_for_runners(tags: Mapping[str, str]) -> bool:
    """Whether a runner can use a way with these tags: a highway open to feet, or a running track."""
    if "highway" not in tags:
        return _is_running_track(tags)
    if tags["highway"] in NOT_FOR_RUNNERS and tags.get("foot") not in FOOT_MAY:
        return False
    if tags.get("foot") == "no" or tags.get("motorroad") == "yes":
        return False
    return tags.get("access") != "no" or tags.get("foot") in FOOT_MAY


def read_ways(path: Path, on_ways: OnWays | None = None) -> Ways:
    """The ways of the extract `path` that a runner can use. `on_ways` hears of their number now and then.

    A way whose nodes are partly outside the extract keeps the pieces that are inside. Raises BadUse where the file is
    none, is cut short or holds no such way: nothing of it is then taken.
    """
    if not path.name.lower().endswith(SUFFIXES):
        raise BadUse(f"{path.name} is not an OpenStreetMap extract.", "Give a file that ends in .osm.pbf.")
    try:
        found = _collect(path, on_ways)
    except (RuntimeError, OSError) as error:
        raise BadUse(
            f"{path.name} cannot be read: {error}.", "Download the extract again; nothing was kept."
        ) from error
    if not len(found):
        raise BadUse(f"{path.name} holds no way that a runner can use.", "Give the extract of a region.")
    return found


@cache
def _table(key: str) -> Mapping[str, int]:
    """Each value of the tag `key` that says a class, with its index into GROUNDS."""
    entries = knowledge().surfaces.items()
    return {value: GROUNDS.index(name) for name, entry in entries for value in getattr(entry, key)}


def _is_running_track(tags: Mapping[str, str]) -> bool:
    if tags.get("leisure") != "track":
        return False
    track = knowledge().surfaces["track"]
    sports = {word.strip() for word in tags.get("sport", "").split(";")}
    return bool(sports & set(track.sports)) or (not tags.get("sport") and tags.get("surface") in track.surface)


def _collect(path: Path, on_ways: OnWays | None) -> Ways:
    import osmium

    lines: list[str] = []
    ids: list[int] = []
    grounds: list[int] = []
    to_wkb = osmium.geom.WKBFactory()
    for way in _ways_with_places(path):
        tags = dict(way.tags)
        if not is_for_runners(tags):
            continue
        here = _lines(way, to_wkb)
        lines += here
        ids += [way.id] * len(here)
        grounds += [ground_of(tags)] * len(here)
        if on_ways and len(ids) % WAYS_BETWEEN_NEWS == 0:
            on_ways(len(ids))
    return _pieces(lines, np.array(ids, np.int64), np.array(grounds, np.uint8))


def _ways_with_places(path: Path) -> Any:
    """The extract's ways that are a highway or a leisure ground, each node with its place."""
    import osmium

    entities = osmium.osm.NODE | osmium.osm.WAY
    # Nodes are needed for their places only: they end at the first filter and never reach Python.
    return (
        osmium.FileProcessor(str(path), entities)
        .with_locations()
        .with_filter(osmium.filter.EntityFilter(osmium.osm.WAY))
        .with_filter(osmium.filter.KeyFilter("highway", "leisure"))
    )


def _lines(way: Any, to_wkb: Any) -> list[str]:
    """The way as one line in hexadecimal WKB; where nodes lie outside the extract, its stretches inside."""
    import osmium

    try:
        return [to_wkb.create_linestring(way)] if len(way.nodes) > 1 else []
    except osmium.InvalidLocationError:
        return _stretches(way)
    except RuntimeError:  # a way of one place only, written twice
        return []


def _stretches(way: Any) -> list[str]:
    from shapely import LineString

    stretches: list[list[tuple[float, float]]] = [[]]
    for node in way.nodes:
        if node.location.valid():
            stretches[-1].append((node.lon, node.lat))
        elif stretches[-1]:
            stretches.append([])
    return [LineString(places).wkb_hex for places in stretches if len(places) > 1]


def _pieces(lines: list[str], ids: NDArray[np.int64], grounds: NDArray[np.uint8]) -> Ways:
    """All lines as straight pieces, the long ones cut."""
    import shapely

    if not lines:
        return NO_WAYS
    places, line = shapely.get_coordinates(shapely.from_wkb(lines), return_index=True)
    first = np.flatnonzero(line[1:] == line[:-1])
    owner = line[first]
    (from_lon, from_lat), (to_lon, to_lat) = places[first].T, places[first + 1].T
    return _cut(Ways(ids[owner], from_lat, from_lon, to_lat, to_lon, grounds[owner]))


def _cut(ways: Ways) -> Ways:
    """Pieces longer than LONGEST_PIECE_M in equal parts; ends that were not cut stay exactly what they were."""
    north = ways.to_latitude_deg - ways.from_latitude_deg
    east = (ways.to_longitude_deg - ways.from_longitude_deg + 180) % 360 - 180
    middle = np.radians((ways.to_latitude_deg + ways.from_latitude_deg) / 2)
    length_m = METRES_A_DEGREE * np.hypot(north, east * np.cos(middle))
    parts = np.maximum(1, np.ceil(length_m / LONGEST_PIECE_M)).astype(np.intp)
    if (parts == 1).all():
        return ways
    row = np.repeat(np.arange(len(ways)), parts)
    part = np.arange(len(row)) - np.repeat(np.cumsum(parts) - parts, parts)
    begin, end = part / parts[row], (part + 1) / parts[row]
    is_first, is_last = part == 0, part == parts[row] - 1
    return Ways(
        ways.way[row],
        np.where(is_first, ways.from_latitude_deg[row], ways.from_latitude_deg[row] + begin * north[row]),
        np.where(is_first, ways.from_longitude_deg[row], _wrapped(ways.from_longitude_deg[row] + begin * east[row])),
        np.where(is_last, ways.to_latitude_deg[row], ways.from_latitude_deg[row] + end * north[row]),
        np.where(is_last, ways.to_longitude_deg[row], _wrapped(ways.from_longitude_deg[row] + end * east[row])),
        ways.ground[row],
    )


def _wrapped(longitude_deg: NDArray[np.float64]) -> NDArray[np.float64]:
    wrapped: NDArray[np.float64] = (longitude_deg + 180) % 360 - 180
    return wrapped
