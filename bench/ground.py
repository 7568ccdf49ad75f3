"""How fast and how well runs find their ground: an indexed map beside a plain nearest-way loop, in the same run.

    python -m bench.ground EXTRACT.osm.pbf...
    python -m bench.ground                      # a town made on the spot, for machines without an extract

Routes along the extract's own streets, 1 sample a second, with 3 m of white and 5 m of drifting scatter. Prints, for
each extract, how often the tag, the class and the way are right, and points a second of CPU time.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import cos, hypot, radians
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tests.routes import Streets, drifting, recorded, white
from tests.small_maps import Street, extract

from easeback.keep.maps import MapFacts, add_map, ways_near
from easeback.measure.match import match
from easeback.measure.thin import Points, thin
from easeback.measure.way_network import lay_flat
from easeback.model.track import Track
from easeback.model.ways import Ways
from easeback.read.osm import read_ways

GOALS = {"white 3 m": 0.95, "drift 5 m": 0.85}
NOISE: Mapping[str, Callable[[np.random.Generator, int], NDArray[np.float64]]] = {
    "white 3 m": white,
    "drift 5 m": drifting,
}
GOAL_POINTS_S = 20_000
PLAIN_POINTS = 60
BLOCKS, BLOCK_M = 40, 120.0


@dataclass(slots=True)
class Count:
    """What came out of all runs of one kind."""

    points: int = 0
    samples: int = 0
    way: int = 0
    tag: int = 0
    ground: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(("thin", "load", "flat", "match"), 0.0))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("extracts", nargs="*", type=Path)
    options.add_argument("--routes", type=int, default=20)
    options.add_argument("--kilometres", type=float, default=8.0)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    with tempfile.TemporaryDirectory(prefix="easeback-bench-") as town:
        for path in chosen.extracts or [made_town(Path(town) / "made-town.osm", chosen.seed)]:
            with tempfile.TemporaryDirectory(prefix="easeback-bench-") as folder:
                measure(path, Path(folder), chosen.routes, chosen.kilometres * 1000, chosen.seed)
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def made_town(path: Path, seed: int) -> Path:
    """A grid of streets 120 m apart, each of one surface or none, with a footway 8 m beside every third."""
    chance, side = np.random.default_rng(seed), [BLOCK_M * number for number in range(BLOCKS)]
    surfaces = ("asphalt", "asphalt", "gravel", "ground", "")
    lines = [[(east, north) for north in side] for east in side] + [[(east, north) for east in side] for north in side]
    streets = [Street(line, _tags("residential", surfaces[chance.integers(5)])) for line in lines]
    beside = [[(east + 8.0, north) for north in side] for east in side[::3]]
    streets += [Street(line, _tags("footway", surfaces[chance.integers(5)])) for line in beside]
    return extract(path, streets)


def _tags(highway: str, surface: str) -> dict[str, str]:
    return {"highway": highway} | ({"surface": surface} if surface else {})


def measure(path: Path, home: Path, number: int, length_m: float, seed: int) -> None:
    started = time.process_time()
    ways = read_ways(path)
    read_s = time.process_time() - started
    add_map(home, MapFacts("bench", path.name, 0, datetime.now(UTC), 0), ways)
    indexed_s = time.process_time() - started
    size_mb = (home / "maps" / "bench.parquet").stat().st_size / 1e6
    print(f"\n{path.name}: {len(np.unique(ways.way))} ways, {len(ways)} pieces; read in {read_s:.1f} s, indexed in")
    print(f"{indexed_s:.1f} s of CPU altogether, {size_mb:.1f} MB")
    tags = surface_tags(path)
    routes = list(Streets(ways).routes(number, length_m, seed))
    for kind, noise in NOISE.items():
        random = np.random.default_rng(seed + 1)
        count = Count()
        for route in routes:
            track = recorded(route, noise(random, len(route.piece)))
            tell(one_run(home, track, count), ways, route.piece, tags, count)
        report(kind, count)
    beside_plain(home, recorded(routes[0], white(np.random.default_rng(seed), len(routes[0].piece))))


def one_run(home: Path, track: Track, count: Count) -> tuple[Points, NDArray[np.int64], NDArray[np.uint8]]:
    """Matches one run as the program does: thin, load the cells, lay flat, match; way (-1 none) and class a point."""
    marks = [time.process_time()]
    points = thin(track)
    assert points is not None
    marks.append(time.process_time())
    near = ways_near(home, points.latitude_deg, points.longitude_deg)
    marks.append(time.process_time())
    network = lay_flat(near.ways, points)
    marks.append(time.process_time())
    row = match(points, network)
    marks.append(time.process_time())
    for step, seconds in zip(count.seconds, np.diff(marks), strict=True):
        count.seconds[step] += float(seconds)
    count.points += len(points)
    count.samples += len(track)
    return points, np.append(near.ways.way, -1)[row], np.append(near.ways.ground, 4)[row]


def tell(
    matched: tuple[Points, NDArray[np.int64], NDArray[np.uint8]],
    ways: Ways,
    truth: NDArray[np.intp],
    tags: Mapping[int, str],
    count: Count,
) -> None:
    points, way, ground = matched
    here = truth[np.clip(np.round(points.time_s).astype(int), 0, len(truth) - 1)]
    count.way += int((ways.way[here] == way).sum())
    count.ground += int((ways.ground[here] == ground).sum())
    count.tag += sum(tags[a] == tags.get(b) for a, b in zip(ways.way[here].tolist(), way.tolist(), strict=True))


def report(kind: str, count: Count) -> None:
    tag = count.tag / count.points
    met = "met" if tag >= GOALS[kind] else "MISSED"
    print(
        f"{kind}: surface tag right {tag:.1%} (goal {GOALS[kind]:.0%}: {met}), class {count.ground / count.points:.1%},"
    )
    print(f"  way {count.way / count.points:.1%} of {count.points} points from {count.samples} samples")
    whole, alone = sum(count.seconds.values()), count.seconds["match"]
    print(
        f"  {count.points / whole:,.0f} matched points/s and {count.samples / whole:,.0f} source points/s, all steps;"
    )
    print(f"  {count.points / alone:,.0f} matched points/s in the matching alone (goal {GOAL_POINTS_S:,})")


def beside_plain(home: Path, track: Track) -> None:
    """The same run by a plain loop over all pieces near it, nearest way, beside ours in the same process."""
    points = thin(track)
    assert points is not None
    near = ways_near(home, points.latitude_deg, points.longitude_deg)
    some = min(PLAIN_POINTS, len(points))
    started = time.process_time()
    nearest(near.ways, points.latitude_deg[:some].tolist(), points.longitude_deg[:some].tolist())
    plain = some / (time.process_time() - started)
    started = time.process_time()
    match(points, lay_flat(near.ways, points))
    ours = len(points) / (time.process_time() - started)
    print(f"plain nearest-way loop over {len(near.ways)} pieces: {plain:,.0f} points/s;")
    print(f"  ours on the same run, laid flat and matched: {ours:,.0f}, ratio {ours / plain:,.0f}")


def nearest(ways: Ways, latitude_deg: list[float], longitude_deg: list[float]) -> list[int]:
    pieces = list(
        zip(
            ways.from_latitude_deg.tolist(),
            ways.from_longitude_deg.tolist(),
            ways.to_latitude_deg.tolist(),
            ways.to_longitude_deg.tolist(),
            strict=True,
        )
    )
    found = []
    for latitude, longitude in zip(latitude_deg, longitude_deg, strict=True):
        east = 111_195 * cos(radians(latitude))
        best, chosen = float("inf"), -1
        for row, (from_lat, from_lon, to_lat, to_lon) in enumerate(pieces):
            x, y = (from_lon - longitude) * east, (from_lat - latitude) * 111_195
            along_x, along_y = (to_lon - from_lon) * east, (to_lat - from_lat) * 111_195
            squared = along_x * along_x + along_y * along_y
            share = max(0.0, min(1.0, -(x * along_x + y * along_y) / squared)) if squared else 0.0
            distance = hypot(x + share * along_x, y + share * along_y)
            if distance < best:
                best, chosen = distance, row
        found.append(chosen)
    return found


def surface_tags(path: Path) -> dict[int, str]:
    """The surface tag of every way, empty where it has none."""
    import osmium

    ways = osmium.FileProcessor(str(path), osmium.osm.WAY)
    return {way.id: way.tags.get("surface") or "" for way in ways}


if __name__ == "__main__":
    main()
