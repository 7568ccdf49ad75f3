"""The last weeks through a real logbook: recordings, diary and map come together, and what is outdated is left out."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.flow.conftest import GpxRun
from tests.small_maps import Street, extract
from tests.small_recordings import NOW, START

from easeback.flow.add_files import add_files
from easeback.flow.add_map import add_map
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.ground import match_ground
from easeback.flow.logbook import Logbook
from easeback.flow.runs import correct_run
from easeback.flow.today import answer_today
from easeback.flow.training import training_on
from easeback.keep.logbook.models import Recording
from easeback.knowledge import knowledge
from easeback.model.training import Training

ON = NOW.date()
RAN = START.date()


def told(logbook: Logbook) -> Training:
    return training_on(logbook, ON, knowledge())


def say(logbook: Logbook, back: int, **said: Any) -> None:
    keep_check_in(logbook, Said(ON - timedelta(days=back), said, {}), NOW, "options")


def test_an_empty_logbook_has_a_reason_for_each_part(logbook: Logbook) -> None:
    """First use: nothing is there, and nothing is zero."""
    training = told(logbook)
    assert (training.runs, training.form, training.ground_km, training.downhill_km) == (0, {}, {}, None)
    assert set(training.absent.values()) == {"no run was recorded in the last 28 days"}


def test_map_word_and_diary_add_up(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """1.8 km matched as firm, 1.8 km out of the map by the runner's word, 5 km only said."""
    add_files(logbook, [gpx_run("a.gpx"), gpx_run("b.gpx", START + timedelta(days=1))], NOW)
    assert told(logbook).ground_km == {"unknown": pytest.approx(3.6, abs=0.02)}
    gravel = Street([(0, 0), (0, 5000)], {"highway": "path", "surface": "gravel"})
    add_map(logbook, extract(tmp_path / "region.osm", [gravel], (10.0, 20.0)), NOW)
    match_ground(logbook)
    first, second = Recording.objects.order_by("started_at")
    (tmp_path / "home" / "grounds" / second.original.sha256[:2] / f"{second.original.sha256}-0.json").unlink()
    say(logbook, (ON - second.local_date).days, run_ground="grass")
    say(logbook, 2, run_km=5.0, run_ground="road")
    assert told(logbook).ground_km == {
        "hard": 5.0, "firm": pytest.approx(1.8, abs=0.02), "soft": pytest.approx(1.8, abs=0.02),
    }  # fmt: skip
    correct_run(logbook, first.pk, {"deleted": True}, NOW)
    assert told(logbook).runs == 1


def test_a_treadmill_by_the_runners_word_of_the_run(logbook: Logbook, gpx_run: GpxRun) -> None:
    """`run ID --ground treadmill` is about that very run, positions or not."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    correct_run(logbook, Recording.objects.get().pk, {"ground": "treadmill"}, NOW)
    assert told(logbook).ground_km == {"treadmill": pytest.approx(1.8, abs=0.02)}


def test_a_day_that_says_treadmill_leaves_a_run_with_positions_outdoors(logbook: Logbook, gpx_run: GpxRun) -> None:
    """The word is of the day's other run."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    say(logbook, (ON - RAN).days, run_ground="treadmill")
    assert told(logbook).ground_km == {"unknown": pytest.approx(1.8, abs=0.02)}


def test_loops_are_looked_for_and_the_side_is_the_diarys(logbook: Logbook, gpx_run: GpxRun) -> None:
    """A straight run: no laps, which is something known; the painful side stands beside it."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    say(logbook, 1, zone="calf", side="right")
    loops = told(logbook).loops
    assert loops is not None
    assert (loops.runs, loops.laps_clockwise, loops.painful_side) == (0, 0, "right")


def test_what_another_version_measured_is_not_read(logbook: Logbook, gpx_run: GpxRun) -> None:
    """The morning neither trusts it nor measures it again."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    Recording.objects.update(measures_version="1")
    training = told(logbook)
    assert training.loops is None
    assert "rebuild --measures" in training.absent["loops"]
    assert Recording.objects.get().measures_version == "1"


def test_the_morning_carries_it(logbook: Logbook, gpx_run: GpxRun) -> None:
    """`today` has it at hand, and a run of the same date is not in it."""
    add_files(logbook, [gpx_run("a.gpx"), gpx_run("b.gpx", NOW - timedelta(hours=2))], NOW)
    shown = answer_today(logbook, NOW)
    assert shown.training == told(logbook)
    assert shown.training.runs == 1
