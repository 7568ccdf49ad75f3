"""Small maps and extracts made on the spot: real extracts in OpenStreetMap's own XML, written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from easeback.model.ground import GROUNDS
from easeback.model.ways import Ways

METRES_A_DEGREE = 111_195.0
HERE = (49.4, 8.7)


@dataclass(frozen=True)
class Street:
    """A way through places [m east, m north of HERE] with its tags."""

    places: Sequence[tuple[float, float]]
    tags: dict[str, str] = field(default_factory=dict)


def position(east_m: float, north_m: float, here: tuple[float, float] = HERE) -> tuple[float, float]:
    """Latitude and longitude [degrees] of a place [m] on a flat map around `here`."""
    east = METRES_A_DEGREE * np.cos(np.radians(here[0]))
    return here[0] + north_m / METRES_A_DEGREE, float((here[1] + east_m / east + 180) % 360 - 180)


def extract(path: Path, streets: Sequence[Street], here: tuple[float, float] = HERE) -> Path:
    """Writes an extract with 7 decimals, as the map has; places that two streets name alike are one node."""
    numbers = {place: number for number, place in enumerate(sorted({p for s in streets for p in s.places}), start=1)}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">']
    for place, number in numbers.items():
        latitude, longitude = position(*place, here)
        lines.append(f'<node id="{number}" version="1" lat="{latitude:.7f}" lon="{longitude:.7f}"/>')
    for number, street in enumerate(streets, start=1):
        lines.append(f'<way id="{number}" version="1">')
        lines += [f'<nd ref="{numbers[place]}"/>' for place in street.places]
        lines += [f'<tag k="{key}" v="{value}"/>' for key, value in street.tags.items()]
        lines.append("</way>")
    path.write_text("\n".join([*lines, "</osm>"]), encoding="utf-8")
    return path


def ways_of(streets: Sequence[tuple[Sequence[tuple[float, float]], str]], here: tuple[float, float] = HERE) -> Ways:
    """Ways through places [m], each with the name of its class of ground; the first has the id 1."""
    rows = [
        (number, *position(*begin, here), *position(*end, here), GROUNDS.index(ground))
        for number, (places, ground) in enumerate(streets, start=1)
        for begin, end in pairwise(places)
    ]
    way, from_lat, from_lon, to_lat, to_lon, ground = (np.array(column) for column in zip(*rows, strict=True))
    return Ways(way.astype(np.int64), from_lat, from_lon, to_lat, to_lon, ground.astype(np.uint8))
