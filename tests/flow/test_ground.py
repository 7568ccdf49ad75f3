"""Maps come in whole, runs that they cover get their ground later, and nothing is matched twice for nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.flow.conftest import GpxRun
from tests.small_maps import Street, extract
from tests.small_recordings import NOW, START

from easeback.flow.add_files import add_files
from easeback.flow.add_map import add_map, list_maps, remove_map
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.ground import ground_of_run, match_ground
from easeback.flow.logbook import Logbook
from easeback.keep.logbook.runs_on_ground import runs_on_ground
from easeback.keep.tracks import track_path
from easeback.model.error import BadUse
from easeback.model.ground import Ground

LATER = NOW + timedelta(days=1)
# Where the runs made on the spot lie: due north from 10 degrees north, 20 degrees east.
THERE = (10.0, 20.0)


def map_of(path: Path, surface: str, north_m: float = 5000.0) -> Path:
    return extract(path, [Street([(0, 0), (0, north_m)], {"highway": "path", "surface": surface})], THERE)


def on_the_spot(path: Path, minutes: int = 10) -> Path:
    """A TCX run without positions, as a watch writes it on a treadmill that it was not told of."""
    points = "".join(
        f"<Trackpoint><Time>{START + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ}</Time>"
        f"<DistanceMeters>{3 * second}</DistanceMeters></Trackpoint>"
        for second in range(0, minutes * 60 + 1, 5)
    )
    path.write_text(
        '<?xml version="1.0"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
        f'<Activities><Activity Sport="Running"><Id>{START:%Y-%m-%dT%H:%M:%SZ}</Id>'
        f'<Lap StartTime="{START:%Y-%m-%dT%H:%M:%SZ}"><Track>{points}</Track></Lap>'
        "</Activity></Activities></TrainingCenterDatabase>"
    )
    return path


def only_ground(logbook: Logbook) -> Ground:
    (run,) = runs_on_ground(logbook.runner)
    ground = ground_of_run(logbook.home, run.sha256, run.index)
    assert ground is not None
    return ground


def test_a_run_gets_its_ground_when_a_map_covers_it(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """Before: absent with its reason; after: 1.8 km of firm ground, with the map's name."""
    add_files(logbook, [gpx_run("run.gpx")], NOW)
    assert match_ground(logbook).why_not == {"no map that was added covers this run": 1}
    add_map(logbook, map_of(tmp_path / "region.osm", "gravel"), NOW)
    matched = match_ground(logbook)
    assert (matched.runs, matched.newly, matched.with_ground) == (1, 1, 1)
    assert matched.distance_km["firm"] == pytest.approx(1.8, abs=0.02)
    assert only_ground(logbook).maps == ("region",)


def test_what_was_matched_is_not_matched_again(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """A second match does nothing; a map of another region neither; `again` does, and the map's new version too."""
    add_files(logbook, [gpx_run("run.gpx")], NOW)
    add_map(logbook, map_of(tmp_path / "region.osm", "gravel"), NOW)
    assert [match_ground(logbook).newly for _ in range(2)] == [1, 0]
    elsewhere = extract(tmp_path / "elsewhere.osm", [Street([(0, 0), (0, 100)], {"highway": "path"})])
    add_map(logbook, elsewhere, NOW)
    assert match_ground(logbook).newly == 0
    assert match_ground(logbook, again=True).newly == 1
    assert add_map(logbook, map_of(tmp_path / "region.osm", "asphalt"), LATER).replaces
    assert match_ground(logbook).newly == 1
    assert only_ground(logbook).share["hard"] == pytest.approx(1, abs=0.01)


def test_a_removed_map_takes_its_ground_along(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """After the map is removed its figures are gone as well: nothing stands that the maps here do not say."""
    add_files(logbook, [gpx_run("run.gpx")], NOW)
    add_map(logbook, map_of(tmp_path / "region.osm", "gravel"), NOW)
    match_ground(logbook)
    remove_map(logbook, "region")
    assert match_ground(logbook).with_ground == 0
    assert only_ground(logbook).share == {}


def test_half_a_map_tells_of_its_half(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """A map of the first kilometre of a run of 5.4 km: not covered; of the first 3.6 km: the rest is unknown."""
    add_files(logbook, [gpx_run("run.gpx", minutes=30)], NOW)
    add_map(logbook, map_of(tmp_path / "region.osm", "gravel", 1000), NOW)
    assert match_ground(logbook).with_ground == 0
    add_map(logbook, map_of(tmp_path / "region.osm", "gravel", 3600), LATER)
    assert match_ground(logbook).with_ground == 1
    ground = only_ground(logbook)
    assert ground.share["firm"] == pytest.approx(3600 / 5400, abs=0.02)
    assert ground.share["unknown"] == pytest.approx(1800 / 5400, abs=0.02)


def test_the_runner_says_that_it_was_a_treadmill(logbook: Logbook, tmp_path: Path) -> None:
    """A run without positions: first not known, then, by the runner's word, on a treadmill."""
    add_files(logbook, [on_the_spot(tmp_path / "run.tcx")], NOW)
    assert match_ground(logbook).why_not == {"the recording holds no positions": 1}
    keep_check_in(logbook, Said(START.date(), {"run_ground": "treadmill"}, {}), NOW, "test")
    assert match_ground(logbook, again=True).treadmill == 1
    assert only_ground(logbook).is_treadmill


def test_a_broken_extract_leaves_everything_as_it_was(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """A download that stopped: one sentence, the old map still there, and no half of a new one."""
    add_files(logbook, [gpx_run("run.gpx")], NOW)
    path = map_of(tmp_path / "region.osm", "gravel")
    add_map(logbook, path, NOW)
    path.write_text(path.read_text()[:-40])
    with pytest.raises(BadUse, match="nothing was kept"):
        add_map(logbook, path, LATER)
    assert [each.added_at for each in list_maps(logbook)] == [NOW]
    assert [each.name for each in (logbook.home / "maps").iterdir()] == ["region.parquet"]
    with pytest.raises(BadUse, match="is not a file"):
        add_map(logbook, tmp_path / "nowhere.osm.pbf", NOW)


def test_a_lost_track_is_a_problem_and_the_rest_goes_on(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """One run's samples are gone: it is named, the other run has its ground."""
    add_files(logbook, [gpx_run("a.gpx"), gpx_run("b.gpx", start=START + timedelta(days=1))], NOW)
    add_map(logbook, map_of(tmp_path / "region.osm", "gravel"), NOW)
    first = runs_on_ground(logbook.runner)[0]
    track_path(logbook.home, first.sha256, first.index).unlink()
    matched = match_ground(logbook)
    assert matched.with_ground == 1
    assert [problem.where for problem in matched.problems] == [f"the run of {START.date()}"]
