"""Maps are kept whole or not at all, load only what a run needs, and stand side by side."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.small_maps import HERE, position, ways_of

from easeback.keep.map_grid import MARGIN_M, cells_around, cells_of
from easeback.keep.maps import MapFacts, add_map, map_name, maps, remove_map, ways_near
from easeback.model.error import BadUse, BrokenPlace
from easeback.model.ways import Ways

ADDED = datetime(2026, 11, 1, 8, tzinfo=UTC)
LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


def keep(home: Path, name: str, ways: Ways, days: int = 0) -> None:
    facts = MapFacts(name, f"{name}.osm.pbf", 1000, ADDED + timedelta(days=days), len(set(ways.way.tolist())))
    add_map(home, facts, ways)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def test_a_map_comes_back_as_it_was(home: Path) -> None:
    """Ids, classes and places to a ten-millionth of a degree survive; the facts are listed."""
    ways = ways_of([([(0, 0), (100, 0), (100, 90)], "hard"), ([(0, 0), (-50, 0)], "soft")])
    keep(home, "small", ways)
    near = ways_near(home, np.array([HERE[0]]), np.array([HERE[1]]))
    order = np.lexsort((near.ways.to_latitude_deg, near.ways.way))
    assert near.ways.way[order].tolist() == [1, 1, 2]
    assert near.ways.ground[order].tolist() == [0, 0, 2]
    assert near.ways.to_longitude_deg[order] == pytest.approx(ways.to_longitude_deg, abs=1e-7)
    assert near.covered.tolist() == [True]
    assert [(each.name, each.ways, each.added_at) for each in maps(home)] == [("small", 2, ADDED)]


def test_only_the_cells_of_a_run_are_loaded(home: Path) -> None:
    """Ways ten kilometres away are not loaded, and a position there without ways is not covered."""
    far, near_by = [(10_000.0, 0.0), (10_100.0, 0.0)], [(0.0, 0.0), (100.0, 0.0)]
    keep(home, "two", ways_of([(near_by, "hard"), (far, "soft")]))
    latitude, longitude = zip(HERE, position(-10_000, 0), strict=True)
    near = ways_near(home, np.array(latitude), np.array(longitude))
    assert near.ways.way.tolist() == [1]
    assert near.covered.tolist() == [True, False]


def test_of_a_way_in_two_maps_the_newer_counts(home: Path) -> None:
    """Extracts overlap at their borders: the way of the map that was added last is taken, others stay beside it."""
    keep(home, "old", ways_of([([(0, 0), (100, 0)], "soft"), ([(0, 20), (100, 20)], "firm")]))
    keep(home, "new", ways_of([([(0, 0), (100, 0)], "hard")]), days=1)
    near = ways_near(home, np.array([HERE[0]]), np.array([HERE[1]]))
    assert sorted(zip(near.ways.way.tolist(), near.ways.ground.tolist(), strict=True)) == [(1, 0), (2, 1)]
    assert len(near.stamps) == 2


def test_a_map_of_the_same_name_is_replaced_and_a_removed_one_is_gone(home: Path) -> None:
    """There is one map of a name; removing it leaves none, and removing it twice names what is there."""
    keep(home, "town", ways_of([([(0, 0), (100, 0)], "soft")]))
    keep(home, "town", ways_of([([(0, 0), (100, 0)], "hard"), ([(0, 0), (0, 50)], "hard")]), days=1)
    assert [each.ways for each in maps(home)] == [2]
    remove_map(home, "town")
    assert maps(home) == ()
    with pytest.raises(BadUse, match="none yet"):
        remove_map(home, "town")


def test_a_damaged_map_is_named(home: Path) -> None:
    """A map file that was changed from outside is reported with what to do, not as a fault of the program."""
    keep(home, "town", ways_of([([(0, 0), (100, 0)], "soft")]))
    (home / "maps" / "town.parquet").write_bytes(b"PAR1 and then nothing PAR1")
    with pytest.raises(BrokenPlace, match="add its extract again"):
        maps(home)


def test_without_maps_nothing_is_covered(home: Path) -> None:
    """No map: no ways, and no position covered."""
    near = ways_near(home, np.array([0.0]), np.array([0.0]))
    assert len(near.ways) == 0
    assert near.covered.tolist() == [False]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Helsinki.osm.pbf", "helsinki"),
        ("baden-württemberg-latest.osm.pbf", "baden-w-rttemberg-latest"),
        ("my town.osm.gz", "my-town"),
        (".osm.pbf", "map"),
    ],
)
def test_a_map_is_named_after_its_file(file: str, name: str) -> None:
    """The file's name without its endings, in letters that any file system takes."""
    assert map_name(file) == name


@given(LATITUDES, LONGITUDES, st.floats(0, 2 * np.pi))
def test_what_lies_within_the_margin_lies_in_the_cells_around(
    latitude: float, longitude: float, bearing: float
) -> None:
    """Anywhere on earth, a place a little less than the margin away falls into one of the cells that are loaded."""
    start, angle = np.radians(latitude), 0.98 * MARGIN_M / 6_371_008.8
    there = np.arcsin(np.clip(np.sin(start) * np.cos(angle) + np.cos(start) * np.sin(angle) * np.cos(bearing), -1, 1))
    east = np.arctan2(np.sin(bearing) * np.sin(angle) * np.cos(start), np.cos(angle) - np.sin(start) * np.sin(there))
    if abs(latitude) > 89.98:
        return
    around = cells_around(np.array([latitude]), np.array([longitude]))
    cell = cells_of(np.array([np.degrees(there)]), np.array([longitude + np.degrees(east)]))
    assert cell[0] in around[0]
