"""The charts of a diary show what was said, and nothing that was not."""

from __future__ import annotations

import re
from datetime import date, timedelta

from easeback.model.day import Day
from easeback.model.words import Verdict
from easeback.present.charts.colours import COLOURS, painted
from easeback.present.charts.days import diary_axis, pain_calendar, worst_pain
from easeback.present.charts.draw import svg

LAST = date(2026, 3, 8)
DAYS = (
    Day(date=date(2025, 12, 31), leg_pain_0_10=9),
    Day(date=date(2026, 3, 1), leg_pain_0_10=2, back_pain_0_10=5, zone="thigh", symptoms=("tingling",)),
    Day(date=date(2026, 3, 2)),
    Day(date=date(2026, 3, 3), leg_pain_0_10=0, zone="none", run_km=5.25, run_ground="grass", sitting_h=7),
)
FLARE = frozenset({date(2026, 3, 1)})


def labels(drawing: str) -> list[str]:
    return re.findall(r'aria-label="([^"]+)" role="graphics-symbol"', drawing)


def test_the_calendar_leaves_a_day_empty_of_which_nothing_was_said() -> None:
    """Of four days one lies in another year and one says nothing: two squares with words, the red day named so."""
    chart = pain_calendar(DAYS, 2026, FLARE)
    drawn = [each for each in labels(svg(chart)) if each.startswith("2026-")]
    assert sorted(drawn) == [
        "2026-03-01: red day; leg 2, back 5, reaches: thigh",
        "2026-03-03: leg 0, reaches: none, 5.2 km",
    ]
    assert chart.words == "Days said: 2. Red days, with an edge: 1."


def test_the_table_behind_the_calendar_says_the_same_as_the_picture() -> None:
    """Each square has its row, with an empty cell for what was not said."""
    assert pain_calendar(DAYS, 2026, FLARE).table.rows == (
        ("2026-03-01", "2", "5", "thigh", "", "", "red day"),
        ("2026-03-03", "0", "", "none", "5.25", "7", ""),
    )


def test_a_year_said_in_full_keeps_to_four_hundred_marks() -> None:
    """A square a day, whatever was said of it: 365 marks, narrow and wide, red days among them."""
    days = [Day(date=date(2025, 1, 1) + timedelta(days=number), leg_pain_0_10=6) for number in range(365)]
    for wide in (False, True):
        drawn = labels(svg(pain_calendar(days, 2025, frozenset(day.date for day in days), wide=wide)))
        assert len([each for each in drawn if each.startswith("2025-")]) == 365


def test_worst_pain_takes_leg_back_and_run_together() -> None:
    """The worst of all pains said of a day counts; with none said there is none."""
    assert worst_pain(Day(date=LAST, leg_pain_0_10=2, leg_pain_in_run_0_10=6, back_pain_0_10=3)) == 6
    assert worst_pain(Day(date=LAST, run_km=5)) is None


def test_the_axis_of_time_draws_each_panel_and_the_layer_of_verdicts() -> None:
    """One mark for each pain, reach, numbness, run and sitting that was said, and one for each morning's verdict."""
    verdicts = {date(2026, 3, 1): Verdict.WALK, date(2026, 3, 3): Verdict.RUN, date(2025, 1, 1): Verdict.RUN}
    chart = diary_axis(DAYS, LAST, FLARE, verdicts, given=frozenset({date(2026, 3, 1)}))
    drawn = labels(svg(chart))
    assert drawn.count("2026-03-01: red day; leg 2, back 5, reaches: thigh") == 4  # leg, back, reach, tingling
    assert drawn.count("2026-03-03: leg 0, reaches: none, 5.2 km") == 4  # leg, reach of nothing, run, sitting
    assert {"2026-03-01: walk (as given)", "2026-03-03: run (as it would be said today)"} <= set(drawn)
    assert [row[-1] for row in chart.table.rows] == ["walk (as given)", "", "run (as it would be said today)"]
    assert not any("2025" in each for each in drawn)


def test_a_full_axis_keeps_to_four_hundred_marks() -> None:
    """Eight weeks with everything said every day, and the verdicts, stay under the budget of a chart."""
    full = [
        Day(date=date.fromordinal(LAST.toordinal() - back), leg_pain_0_10=3, back_pain_0_10=2, zone="calf",
            symptoms=("numbness",), run_km=5, run_ground="road", sitting_h=8)
        for back in range(80)
    ]  # fmt: skip
    drawing = svg(diary_axis(full, LAST, frozenset(), {day.date: Verdict.EASE for day in full}))
    assert len([each for each in labels(drawing) if each.startswith("2026-")]) <= 400


def test_a_drawing_holds_no_style_and_only_colours_by_name() -> None:
    """A strict content policy forbids style attributes; pages colour by name, paper has every name filled in."""
    drawing = svg(diary_axis(DAYS, LAST, FLARE))
    assert "style=" not in drawing
    assert "<style" not in drawing
    assert "var(--chart-leg)" in drawing
    assert "var(" not in painted(drawing)
    assert COLOURS["leg"][0] in painted(drawing)
