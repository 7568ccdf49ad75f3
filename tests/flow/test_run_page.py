"""One run as a page: its way by ground and slope, what followed, and forms that count once."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.flow.conftest import GpxRun
from tests.small_maps import Street, extract
from tests.small_recordings import NOW, START

from easeback.flow.add_files import add_files
from easeback.flow.add_map import add_map
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook
from easeback.flow.run_chart import MOST_POINTS, along_chart, form_chart, route_chart, way_of
from easeback.flow.run_page import correct_once, one_run_page, say_effort_once
from easeback.flow.runs import list_runs, show_run
from easeback.flow.what_followed import what_followed
from easeback.keep.logbook import store
from easeback.model.error import BadUse
from easeback.model.replay import Followed
from easeback.present.run_page import CorrectionShown

THERE = (10.0, 20.0)
ON = START.date()
KEY = "a" * 20


@pytest.fixture
def number(logbook: Logbook, gpx_run: GpxRun) -> int:
    """The number of a run of ten minutes due north at 3 m/s: 1.8 km."""
    add_files(logbook, [gpx_run("run.gpx", heart_rate=140)], NOW)
    return list_runs(logbook, date.min, date.max)[0].id


def halves(path: Path) -> Path:
    """A map on which the first 900 m are gravel and the rest asphalt."""
    return extract(
        path,
        [
            Street([(0, -50), (0, 900)], {"highway": "path", "surface": "gravel"}),
            Street([(0, 900), (0, 2000)], {"highway": "residential", "surface": "asphalt"}),
        ],
        THERE,
    )


def test_a_way_without_map_and_altitude_has_no_colour(logbook: Logbook, number: int) -> None:
    """Neither is guessed; what lies along it is there: a pace of 3 m/s.

    One unchanged value of heart rate for ten minutes is a sensor's fault and no measure.
    """
    page = one_run_page(logbook, number, NOW)
    assert (page.colours, page.colour, page.has_along) == ((), "", True)
    assert "Not matched to a map yet" in page.ground_told[0]
    chart = along_chart(logbook, number, str, wide=False)
    assert len(chart.table.rows) == 36
    assert {row[1:] for row in chart.table.rows} == {("5:33", "", "")}
    for by in ("ground", "slope", "mood"):
        with pytest.raises(BadUse):
            route_chart(logbook, number, by, str, wide=False)


def test_a_map_added_later_colours_the_way(logbook: Logbook, number: int, tmp_path: Path) -> None:
    """900 m firm and 900 m hard, each within the spacing of points; a page seen before does not hide it."""
    assert one_run_page(logbook, number, NOW).colours == ()
    add_map(logbook, halves(tmp_path / "halves.osm"), NOW)
    assert one_run_page(logbook, number, NOW).colours == ("ground",)
    assert one_run_page(logbook, number, NOW).ground_told == ()
    chart = route_chart(logbook, number, "ground", str, wide=False)
    assert [row[0] for row in chart.table.rows] == ["hard", "firm"]
    assert [float(row[1]) for row in chart.table.rows] == pytest.approx([0.9, 0.9], abs=0.03)


def test_a_long_way_is_thinned_and_keeps_its_length_and_its_ends(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Two hours are 21.6 km and over a thousand points of ten metres: 300 are drawn, from the start to the end."""
    add_files(logbook, [gpx_run("long.gpx", start=START + timedelta(days=1), minutes=120)], NOW)
    run = next(row for row in list_runs(logbook, date.min, date.max) if row.original_name == "long.gpx")
    assert len(way_of(logbook, run).along) == 120
    assert way_of(logbook, run).by_ground == ()


def test_points_drawn_are_bounded(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """With a map: at most 300 steps and one, the first where the run began and the last where it ended."""
    add_files(logbook, [gpx_run("long.gpx", minutes=60)], NOW)
    add_map(logbook, halves(tmp_path / "halves.osm"), NOW)
    steps = way_of(logbook, list_runs(logbook, date.min, date.max)[0]).by_ground
    assert MOST_POINTS / 2 < len(steps) <= MOST_POINTS + 1
    assert steps[0].latitude_deg == pytest.approx(10.0, abs=2e-4)
    assert steps[-1].latitude_deg == pytest.approx(10 + 10_800 / 111_195, abs=2e-4)


def test_a_run_without_a_past_has_no_usual(logbook: Logbook, number: int) -> None:
    """The page says so by leaving the chart out; its address alone is bad use."""
    assert not one_run_page(logbook, number, NOW).has_usual
    with pytest.raises(BadUse):
        form_chart(logbook, number, str, wide=False)


def test_what_followed_is_the_next_two_days(logbook: Logbook) -> None:
    """A red second day is a flare, and both days stand in line; days still to come do not."""
    keep_check_in(logbook, Said(ON, {"leg_pain_in_run_0_10": 3.0, "stopped_early": False}, {}), NOW, "test")
    keep_check_in(logbook, Said(ON + timedelta(days=2), {"zone": "calf", "leg_pain_0_10": 8.0}, {}), NOW, "test")
    found = what_followed(logbook, ON, ON + timedelta(days=9))
    assert found.followed is Followed.FLARE
    assert [(line.on.day, line.is_red, line.says_something) for line in found.days] == [
        (2, False, False), (3, True, True),
    ]  # fmt: skip
    assert (found.leg_pain_in_run_0_10, found.stopped_early, found.settled) == (3.0, False, None)
    assert what_followed(logbook, ON, ON).days == ()


def test_silence_after_a_run_is_unknown_and_not_good(logbook: Logbook) -> None:
    """Nothing said of any of the days."""
    found = what_followed(logbook, ON, ON + timedelta(days=9))
    assert (found.followed, found.says_something) == (Followed.UNKNOWN, False)


def test_a_correction_counts_once_and_is_shown_with_what_it_replaced(logbook: Logbook, number: int) -> None:
    """Treadmill, the same form again, then taken back: two entries, of which the last counts."""
    assert correct_once(logbook, number, KEY, ("ground", "treadmill"), NOW)
    assert not correct_once(logbook, number, KEY, ("ground", "treadmill"), NOW)
    page = one_run_page(logbook, number, NOW)
    assert (page.ground, page.ground_said) == ("treadmill", "treadmill")
    assert correct_once(logbook, number, KEY + "b", ("ground", ""), NOW + timedelta(minutes=1))
    page = one_run_page(logbook, number, NOW)
    assert (page.ground, page.ground_said) == (None, "")
    assert page.corrections == (
        CorrectionShown("ground", "treadmill", NOW, counts=False),
        CorrectionShown("ground", None, NOW + timedelta(minutes=1), counts=True),
    )


def test_another_sport_keeps_its_page_and_tells_nothing_of_a_run(logbook: Logbook, number: int) -> None:
    """A ride now; taken back it is a run again."""
    correct_once(logbook, number, KEY, ("sport", "cycling"), NOW)
    page = one_run_page(logbook, number, NOW)
    assert (page.sport_now, page.sport_said, page.is_run, page.followed) == ("cycling", "cycling", False, None)
    correct_once(logbook, number, KEY + "b", ("sport", ""), NOW)
    page = one_run_page(logbook, number, NOW)
    assert (page.sport_now, page.sport_said, page.is_run) == ("running", "", True)


def test_a_run_left_out_comes_back_as_it_was(logbook: Logbook, number: int) -> None:
    """Left out it counts in no day; taken in again the day is as before, and the page shows both words."""
    before = store.days(logbook.runner)
    correct_once(logbook, number, KEY, ("deleted", "yes"), NOW)
    assert one_run_page(logbook, number, NOW).is_deleted
    assert store.days(logbook.runner) == ()
    correct_once(logbook, number, KEY, ("deleted", "no"), NOW)
    page = one_run_page(logbook, number, NOW)
    assert (page.is_deleted, [each.value for each in page.corrections]) == (False, ["yes", "no"])
    assert store.days(logbook.runner) == before


@pytest.mark.parametrize("told", [("ground", "lava"), ("sport", "chess"), ("deleted", "maybe"), ("distance", "5")])
def test_only_what_can_be_put_right_is(logbook: Logbook, number: int, told: tuple[str, str]) -> None:
    """Bad use, and nothing is kept: the same key is still unused."""
    with pytest.raises(BadUse):
        correct_once(logbook, number, KEY, told, NOW)
    assert show_run(logbook, number).run.ground == ""
    assert one_run_page(logbook, number, NOW).corrections == ()


def test_effort_is_the_day_s_word_after_the_run(logbook: Logbook, number: int) -> None:
    """6 of 10, sent twice: the day says 6, and eleven is refused."""
    assert say_effort_once(logbook, number, KEY, "6", NOW)
    assert not say_effort_once(logbook, number, KEY, "6", NOW)
    assert one_run_page(logbook, number, NOW).effort_0_10 == 6
    assert store.days(logbook.runner)[0].effort_0_10 == 6
    with pytest.raises(BadUse):
        say_effort_once(logbook, number, KEY, "11", NOW)
