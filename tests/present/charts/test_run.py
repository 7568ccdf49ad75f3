"""The charts of a run draw its way to scale, and only what was measured."""

from __future__ import annotations

import json
from datetime import date

import pytest

from easeback.model.training import FormSeen
from easeback.present.charts.draw import svg
from easeback.present.charts.run import GROUND_COLOURS, Along, Step, along_the_way, form_beside_usual, route

# One thousandth of a degree along the equator or a meridian is 111.19 m on this sphere.
CORNER = (Step(0.0, 0.0, "hard"), Step(0.0, 0.001, "hard"), Step(0.0, 0.002, "soft"), Step(0.001, 0.002, "soft"))


def test_a_way_is_cut_where_its_ground_changes_and_nothing_is_lost_between() -> None:
    """One part hard and two parts soft: two lines, their lengths by hand, and the two ends."""
    chart = route(CORNER, GROUND_COLOURS, "The way")
    assert chart.table.rows == (("hard", "0.11"), ("soft", "0.22"))
    assert chart.words == "hard 0.11 km; soft 0.22 km"
    drawing = svg(chart)
    assert drawing.count('aria-label="hard, 0.11 km"') == 1
    assert drawing.count('aria-label="soft, 0.22 km"') == 1
    assert drawing.count('aria-label="start"') == drawing.count('aria-label="end"') == 1


def test_north_is_as_long_as_east_also_far_from_the_equator() -> None:
    """At 60 degrees a thousandth to the east is half as long as to the north: drawn so."""
    chart = route((Step(60.0, 10.0, "hard"), Step(60.0, 10.002, "hard"), Step(60.001, 10.002, "hard")), ("hard",), "x")
    specification = json.loads(json.dumps(chart.specification))
    rows = next(iter(specification["datasets"].values())) if "datasets" in specification else None
    rows = rows or specification["layer"][0]["data"]["values"]
    assert rows[-1]["x"] == pytest.approx(rows[-1]["y"], rel=1e-3)
    layer = specification["layer"][0]["encoding"]
    (left, right), (low, high) = layer["x"]["scale"]["domain"], layer["y"]["scale"]["domain"]
    assert (right - left) / specification["width"] == pytest.approx((high - low) / specification["height"])


def test_a_way_over_the_date_line_stays_together() -> None:
    """From 179.999 to -179.999 degrees is 222 m and not round the world."""
    assert route((Step(0.0, 179.999, "hard"), Step(0.0, -179.999, "hard")), ("hard",), "x").words == "hard 0.22 km"


def test_what_was_not_measured_has_no_panel() -> None:
    """Without heart rate there are two panels, and its cell in the table is empty."""
    chart = along_the_way((Along(0.05, 5.5, 1.0, None), Along(0.15, 5.25, None, None)))
    drawing = svg(chart)
    assert "Heart rate" not in drawing
    assert "Slope, %" in drawing
    assert chart.table.rows == (("0.1", "5:30", "1", ""), ("0.1", "5:15", "", ""))


def test_pace_is_read_as_on_a_watch_in_the_runner_s_unit() -> None:
    """5.5 and 6.5 min/km are 5:30 and 6:30, on the axis too; in miles 8:51 (5.5 x 1.609344 = 8.851) at 0.62 miles."""
    stretches = (Along(1.0, 5.5, None, None), Along(2.0, 6.5, None, None))
    drawing = svg(along_the_way(stretches))
    assert ">5:30</text>" in drawing
    assert ">5.5</text>" not in drawing
    miles = along_the_way(stretches, units="miles")
    assert miles.table.headers[:2] == ("mi", "pace, min/mi")
    assert miles.table.rows[0] == ("0.6", "8:51", "", "")


def test_form_beyond_the_usual_has_another_shape_and_word() -> None:
    """Eight more than usual with a spread of five is beyond it; four of five is not."""
    seen = [
        ("bounce", "mm", FormSeen("vertical_oscillation_mm", date(2026, 3, 1), "device", 92, 84, 8, 5, 2.8, 12)),
        ("cadence", "steps/min", FormSeen("cadence_steps_min", date(2026, 3, 1), "device", 172, 168, 4, 5, 2.8, 12)),
    ]
    chart = form_beside_usual(seen)
    drawing = svg(chart)
    assert 'aria-label="bounce: 92 mm, usual 84 mm; beyond the usual"' in drawing
    assert 'aria-label="cadence: 172 steps/min, usual 168 steps/min; as usual"' in drawing
    assert chart.words == "2 measures, 1 of them beyond the usual."
    assert chart.table.rows[0] == ("bounce", "92 mm", "84 mm", "± 5 mm", "12")
