"""The runner's maps: an extract of OpenStreetMap indexed once, listed, and removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from easeback.flow.logbook import Logbook
from easeback.keep import maps
from easeback.keep.maps import MapFacts
from easeback.model.error import BadUse
from easeback.read.osm import OnWays, read_ways


@dataclass(frozen=True, slots=True)
class Added:
    """The map as it is kept now; `replaces` where one of its name was there."""

    facts: MapFacts
    replaces: bool


def add_map(logbook: Logbook, path: Path, now: datetime, on_ways: OnWays | None = None) -> Added:
    """Indexes the extract `path` under its file's name. Raises BadUse where it cannot be read; nothing is then kept."""
    if not path.is_file():
        raise BadUse(f"{path.name} is not a file.", "Give the extract of your region, a file that ends in .osm.pbf.")
    ways = read_ways(path, on_ways)
    name = maps.map_name(path.name)
    facts = MapFacts(name, path.name, path.stat().st_size, now, len(np.unique(ways.way)))
    replaces = name in {each.name for each in maps.maps(logbook.home)}
    maps.add_map(logbook.home, facts, ways)
    return Added(facts, replaces)


def list_maps(logbook: Logbook) -> tuple[MapFacts, ...]:
    """The maps, the one added last first."""
    return maps.maps(logbook.home)


def remove_map(logbook: Logbook, name: str) -> None:
    """Removes a map. Grounds that were matched by it are matched anew when they are next asked for."""
    maps.remove_map(logbook.home, name)
