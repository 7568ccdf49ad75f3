"""On the streets of two real extracts the surface is right for as many points as was promised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.routes import Streets, drifting, recorded, white

from easeback.measure.match import match
from easeback.measure.thin import thin
from easeback.measure.way_network import lay_flat
from easeback.read.osm import read_ways

Noise = Callable[[np.random.Generator, int], NDArray[np.float64]]
# As in docs/reference/ground.md. Fewer routes scatter by a point: 25 of them gave 95.0 % in Helsinki.
SEED, ROUTES, LENGTH_M = 4, 60, 8000.0


def surface_tags(path: Path) -> dict[int, str]:
    import osmium

    return {way.id: way.tags.get("surface") or "" for way in osmium.FileProcessor(str(path), osmium.osm.WAY)}


@pytest.mark.real
@pytest.mark.parametrize("extract", ["Helsinki.osm.pbf", "heidelberg.test.osm.pbf"])
@pytest.mark.parametrize(("noise", "least"), [(white, 0.95), (drifting, 0.85)], ids=["white 3 m", "drift 5 m"])
def test_the_surface_tag_is_right_for_most_points(recordings: Path, extract: str, noise: Noise, least: float) -> None:
    """With 3 m of white scatter for 95 % of points and more, with 5 m of drift for 85 %; an untagged way is one tag."""
    path = recordings / "osm" / extract
    ways, tags, random = read_ways(path), surface_tags(path), np.random.default_rng(SEED)
    right = total = 0
    for route in Streets(ways).routes(ROUTES, LENGTH_M, SEED):
        points = thin(recorded(route, noise(random, len(route.piece))))
        assert points is not None
        way = np.append(ways.way, -1)[match(points, lay_flat(ways, points))]
        truth = ways.way[route.piece[np.clip(np.round(points.time_s).astype(int), 0, len(route.piece) - 1)]]
        right += sum(tags[a] == tags.get(b) for a, b in zip(truth.tolist(), way.tolist(), strict=True))
        total += len(points)
    assert total > 10_000
    assert right >= least * total
