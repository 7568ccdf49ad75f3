"""`easeback map`: add, list, match, remove, each with the map's attribution beside what was taken from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.show.cli.conftest import Easeback
from tests.small_maps import Street, extract
from tests.small_recordings import START, gpx

ATTRIBUTION = "OpenStreetMap contributors, ODbL"


@pytest.fixture
def region(tmp_path: Path) -> Path:
    streets = [Street([(0, 0), (0, 900)], {"highway": "path", "surface": "gravel"})]
    streets += [Street([(0, 900), (0, 3000)], {"highway": "residential"})]
    return extract(tmp_path / "region.osm", streets, here=(10.0, 20.0))


def test_a_map_is_added_listed_and_removed(easeback: Easeback, region: Path, tmp_path: Path) -> None:
    """A run of 1.8 km, half of it on gravel: half firm, half unknown, and the attribution with the figures."""
    (tmp_path / "run.gpx").write_text(gpx(START, 10, 3.0, "running", None))
    easeback("import", str(tmp_path / "run.gpx"))
    added = easeback("map", "add", str(region))
    assert added.code == 0
    assert "Map region added: 2 ways for runners." in added.out
    assert "1 run: 1 with ground, 1 of all matched now." in added.out
    assert "firm 0.9 km (50%)" in added.out
    assert "unknown 0.9 km (50%)" in added.out
    assert ATTRIBUTION in added.out
    listed = easeback("map", "list")
    assert "region: 2 ways" in listed.out
    assert ATTRIBUTION in listed.out
    assert "0 of all matched now" in easeback("map", "match").out
    rebuilt = easeback("rebuild", "--ground")
    assert (rebuilt.code, "1 of all matched now" in rebuilt.out, ATTRIBUTION in rebuilt.out) == (0, True, True)
    assert easeback("rebuild", "--ground", "--measures").code == 2
    removed = easeback("map", "remove", "region")
    assert "1 run without: no map that was added covers this run." in removed.out
    assert ATTRIBUTION not in removed.out
    assert "No map yet" in easeback("map", "list").out


def test_before_any_run_the_next_step_is_named(easeback: Easeback, region: Path) -> None:
    """A map without runs says what to do next."""
    assert "import recordings" in easeback("map", "add", str(region)).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "nowhere.osm.pbf"), "nowhere.osm.pbf is not a file."),
        (("remove", "nowhere"), "There is no map 'nowhere'."),
    ],
)
def test_what_is_not_there_is_bad_use(easeback: Easeback, words: tuple[str, ...], said: str) -> None:
    """A file or a map that does not exist: exit code 2 and one sentence."""
    ran = easeback("map", *words)
    assert ran.code == 2
    assert said in ran.err


def test_a_file_that_is_no_extract_is_bad_use(easeback: Easeback, tmp_path: Path) -> None:
    """Another file, and one that only bears the name: exit code 2, no trace of a program's fault."""
    for name in ("run.gpx", "region.osm.pbf"):
        (tmp_path / name).write_text("no map at all")
        ran = easeback("map", "add", str(tmp_path / name))
        assert ran.code == 2
        assert "Traceback" not in ran.err
        assert name in ran.err
