"""Extracts become ways for runners with their class of ground; what is no extract is refused in one sentence."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
from tests.small_maps import Street, extract, position

from easeback.model.error import BadUse
from easeback.model.ground import GROUNDS
from easeback.read.osm import ground_of, is_for_runners, read_ways


@pytest.mark.parametrize(
    ("tags", "ground"),
    [
        ({"highway": "footway", "surface": "asphalt"}, "hard"),
        ({"highway": "track", "surface": "gravel", "tracktype": "grade5"}, "firm"),
        ({"highway": "track", "tracktype": "grade1"}, "hard"),
        ({"highway": "track", "tracktype": "grade3"}, "firm"),
        ({"highway": "track", "tracktype": "grade5"}, "soft"),
        ({"highway": "path", "surface": "ground"}, "soft"),
        ({"highway": "primary"}, "hard"),
        ({"highway": "primary", "surface": "gravel"}, "firm"),
        ({"highway": "footway", "surface": "tartan"}, "track"),
        ({"leisure": "track", "sport": "running"}, "track"),
        ({"leisure": "track", "sport": "football;athletics", "surface": "asphalt"}, "track"),
        ({"highway": "residential"}, "unknown"),
        ({"highway": "path"}, "unknown"),
        ({"highway": "track", "surface": "unpaved"}, "unknown"),
        ({"highway": "primary", "surface": "unpaved"}, "unknown"),
        ({"highway": "path", "surface": "asphalt;gravel"}, "unknown"),
        ({"highway": "path", "surface": "asphalt; concrete"}, "hard"),
        ({"highway": "path", "surface": "moonrock"}, "unknown"),
        ({"highway": "track", "tracktype": "grade9"}, "unknown"),
    ],
)
def test_tags_say_the_class_or_nothing(tags: dict[str, str], ground: str) -> None:
    """Surface counts before tracktype, that before highway; what the table does not list is unknown, never guessed."""
    assert GROUNDS[ground_of(tags)] == ground


@pytest.mark.parametrize(
    ("tags", "may_run"),
    [
        ({"highway": "residential"}, True),
        ({"highway": "steps"}, True),
        ({"highway": "motorway"}, False),
        ({"highway": "trunk"}, False),
        ({"highway": "trunk", "foot": "yes"}, True),
        ({"highway": "corridor"}, False),
        ({"highway": "construction"}, False),
        ({"highway": "path", "foot": "no"}, False),
        ({"highway": "service", "access": "no"}, False),
        ({"highway": "service", "access": "no", "foot": "yes"}, True),
        ({"highway": "primary", "motorroad": "yes"}, False),
        ({"leisure": "track", "sport": "running"}, True),
        ({"leisure": "track", "sport": "motor"}, False),
        ({"leisure": "track"}, False),
        ({"leisure": "track", "surface": "tartan"}, True),
        ({"leisure": "park", "foot": "yes"}, False),
    ],
)
def test_only_ways_that_a_runner_can_use(tags: dict[str, str], may_run: bool) -> None:
    """Motorways, building sites, corridors and tracks for engines are left out; what is open to feet is in."""
    assert is_for_runners(tags) is may_run


def test_ways_come_with_their_places(tmp_path: Path) -> None:
    """Each straight piece of a way has its ends where the extract puts them, and its way's id and class."""
    streets = [
        Street([(0, 0), (100, 0), (100, 50)], {"highway": "footway", "surface": "asphalt"}),
        Street([(0, 0), (0, 80)], {"highway": "motorway"}),
        Street([(100, 0), (200, 0)], {"highway": "path", "surface": "grass"}),
    ]
    ways = read_ways(extract(tmp_path / "small.osm", streets))
    assert ways.way.tolist() == [1, 1, 3]
    assert [GROUNDS[each] for each in ways.ground] == ["hard", "hard", "soft"]
    assert (ways.to_latitude_deg[1], ways.to_longitude_deg[1]) == pytest.approx(position(100, 50), abs=1e-7)
    assert ways.to_longitude_deg[0] == ways.from_longitude_deg[2]


def test_a_long_piece_is_cut_without_moving_its_ends(tmp_path: Path) -> None:
    """A straight of 1,200 m becomes three pieces of 400 m one behind the other; the ends stay exactly."""
    streets = [Street([(0, 0), (1200, 0)], {"highway": "path"})]
    ways = read_ways(extract(tmp_path / "long.osm", streets))
    ends_m = (ways.to_longitude_deg - ways.from_longitude_deg[0]) * 111_195 * np.cos(np.radians(49.4))
    assert ends_m == pytest.approx([400, 800, 1200], abs=0.1)
    assert (ways.from_longitude_deg[1:] == ways.to_longitude_deg[:-1]).all()
    assert ways.to_longitude_deg[-1] == pytest.approx(position(1200, 0)[1], abs=1e-7)


def test_a_way_over_the_date_line_is_cut_the_short_way(tmp_path: Path) -> None:
    """Pieces of a way from 179.99 to -179.99 degrees stay at the date line and do not circle the earth."""
    streets = [Street([(-700, 0), (700, 0)], {"highway": "path"})]
    ways = read_ways(extract(tmp_path / "line.osm", streets, here=(-17.0, 180.0)))
    assert len(ways) == 3
    assert (np.abs(ways.from_longitude_deg) > 179.9).all()
    assert (np.abs(ways.to_longitude_deg) > 179.9).all()


def test_a_way_that_leaves_the_extract_keeps_what_is_inside(tmp_path: Path) -> None:
    """Where a node is missing, the pieces on both sides of it are kept and none is drawn across."""
    path = extract(tmp_path / "cut.osm", [Street([(0, 0), (10, 0), (20, 0), (30, 0), (40, 0)], {"highway": "path"})])
    text = path.read_text()
    path.write_text("\n".join(line for line in text.splitlines() if '<node id="3"' not in line))
    ways = read_ways(path)
    assert len(ways) == 2
    assert set(ways.way.tolist()) == {1}


def test_a_compressed_extract_is_read_alike(tmp_path: Path) -> None:
    """The same extract gives the same ways plain and as .osm.gz."""
    plain = extract(tmp_path / "a.osm", [Street([(0, 0), (100, 0)], {"highway": "path"})])
    packed = tmp_path / "a.osm.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert read_ways(packed).to_longitude_deg.tolist() == read_ways(plain).to_longitude_deg.tolist()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("run.fit", b"\x0e\x10", "is not an OpenStreetMap extract"),
        ("region.osm.pbf", b"this is no pbf at all, only words " * 40, "cannot be read"),
        ("region.osm.pbf", b"", "cannot be read"),
        ("region.osm", b"<osm><node", "cannot be read"),
        ("region.osm", b'<osm version="0.6"></osm>', "holds no way"),
    ],
)
def test_what_is_no_extract_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """Another file, a damaged one and an empty one are each refused in a sentence that says what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadUse) as refused:
        read_ways(path)
    assert said in refused.value.what
    assert name in refused.value.what
    assert refused.value.what_to_do


@pytest.mark.real
def test_a_real_extract_cut_short_is_refused(recordings: Path, tmp_path: Path) -> None:
    """An extract whose download stopped is not taken for a whole one."""
    whole = (recordings / "osm" / "andorra.osm.pbf").read_bytes()
    path = tmp_path / "andorra.osm.pbf"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadUse, match="Download the extract again"):
        read_ways(path)


@pytest.mark.real
def test_real_extracts_yield_ways_of_every_class(recordings: Path) -> None:
    """Heidelberg holds thousands of pieces of hard, firm, soft and unknown ground and a running track."""
    ways = read_ways(recordings / "osm" / "heidelberg.test.osm.pbf")
    counts = np.bincount(ways.ground, minlength=len(GROUNDS))
    assert len(np.unique(ways.way)) > 20_000
    assert (counts[[0, 1, 2, 4]] > 10_000).all()
    assert counts[GROUNDS.index("track")] > 20
