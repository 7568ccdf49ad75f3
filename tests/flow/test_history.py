from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW, START

from easeback.flow.add_diary import add_diary
from easeback.flow.add_files import add_files
from easeback.flow.day_columns import day_columns
from easeback.flow.history import check_in_columns, check_in_frame, day_frame, run_frame
from easeback.flow.logbook import Logbook
from easeback.flow.run_columns import run_columns
from easeback.flow.runs import correct_run
from easeback.flow.undo import last_check_in, take_back

# A run of 5 km and 30 min every other day for four weeks, effort 4; then nothing for ten days, then one more.
FIRST = date(2024, 3, 1)
EVERY_OTHER = [FIRST + timedelta(days=number) for number in range(0, 36, 2)]
LATE = EVERY_OTHER[-1] + timedelta(days=10)
HEADER = "date,zone,leg_pain_0_10,run_km,run_min,run_kind,effort_0_10,symptoms,red_flags_denied\n"


def diary() -> bytes:
    rows = [f"{on},back,1,5,30,easy,4,none,\n" for on in (*EVERY_OTHER, LATE)]
    return (HEADER + "".join(rows)).encode()


@pytest.fixture
def told(logbook: Logbook) -> Logbook:
    add_diary(logbook, "d.csv", diary(), NOW)
    return logbook


def row(frame: pl.DataFrame, on: date) -> dict[str, object]:
    [found] = frame.filter(pl.col("date") == on).to_dicts()
    return found


def test_there_is_a_row_for_every_date(told: Logbook) -> None:
    """From the first to the last known, those of which nothing is known among them."""
    frame = day_frame(told)
    assert frame["date"].to_list() == [FIRST + timedelta(days=n) for n in range((LATE - FIRST).days + 1)]
    assert frame.columns == [column.name for column in day_columns()]


def test_load_by_hand(told: Logbook) -> None:
    """5 km every other day: 20 km in the 7 days that end on a run day, 120 a run by effort 4 x 30 min.

    The 21 days before the last 7 hold 50 km where those hold 20: 20 / (50 / 3) = 1.2.
    """
    last = row(day_frame(told), EVERY_OTHER[-1])
    assert (last["distance_load_km"], last["distance_week_sum_km"]) == (5, 20)
    assert (last["session_load_au"], last["session_week_sum_au"]) == (120, 480)
    assert last["distance_acwr"] == pytest.approx(1.2)
    week = np.array([5, 0, 5, 0, 5, 0, 5])
    assert last["distance_monotony"] == pytest.approx(week.mean() / week.std(ddof=1))
    assert last["session_spike_percent"] == 0
    assert last["distance_warming_up"] is False


def test_a_young_history_is_warming_up(told: Logbook) -> None:
    """In the first 28 days the figures show how they began, and are flagged."""
    assert row(day_frame(told), FIRST + timedelta(days=20))["distance_warming_up"] is True


def test_a_day_that_is_not_covered_has_no_load(told: Logbook) -> None:
    """A silence of ten days is no rest: its days have null and not zero, and a rest day between runs has zero."""
    frame = day_frame(told)
    silent, rest = row(frame, LATE - timedelta(days=5)), row(frame, FIRST + timedelta(days=1))
    figures = [name for name in frame.columns if name.startswith(("distance_", "session_"))]
    figures = [name for name in figures if not name.endswith("warming_up")]
    assert len(figures) == 15
    assert [silent[name] for name in figures] == [None] * 15
    assert (silent["covered"], rest["covered"], rest["distance_load_km"]) == (False, True, 0)
    assert row(frame, LATE)["distance_week_sum_km"] is None


def test_what_was_said_stands_as_it_was_said(told: Logbook) -> None:
    """Asked and none is the word none; not asked is null."""
    first = row(day_frame(told), FIRST)
    assert (first["symptoms"], first["zone"], first["leg_pain_0_10"]) == ("none", "back", 1)
    assert (first["symptoms_in_run"], first["sleep_h"], first["red_flags"]) == (None, None, None)


def test_a_run_has_all_its_measures(logbook: Logbook, gpx_run: GpxRun) -> None:
    """A row for each run that counts, none for a ride or a twin; what is absent is null, with its reason in words."""
    ride = START + timedelta(days=1)
    add_files(logbook, [gpx_run("a.gpx"), gpx_run("b.gpx"), gpx_run("ride.gpx", start=ride, kind="cycling")], NOW)
    frame = run_frame(logbook)
    assert frame.columns == [each.column.name for each in run_columns()]
    [run] = frame.to_dicts()
    assert (run["distance_km"], run["moving_min"]) == (pytest.approx(1.8, rel=1e-3), 10)
    assert run["started_at"] == START
    assert (run["cadence_steps_min"], run["form_median_power_w"], run["ground"]) == (None, None, None)
    assert "form.power_w: neither watch nor sensor measured it" in run["absent"]
    correct_run(logbook, run["id"], {"ground": "trail"}, NOW)
    assert run_frame(logbook)["ground"].to_list() == ["trail"]


def test_every_check_in_has_a_row(told: Logbook) -> None:
    """A withdrawn one too: it no longer counts, and its withdrawal names it."""
    before = check_in_frame(told)
    take_back(told, last_check_in(told), {}, NOW + timedelta(hours=1))
    after = check_in_frame(told)
    assert before.columns == [column.name for column in check_in_columns()]
    assert before["counts"].all()
    assert len(after) > len(before) > 18
    withdrawn = after.filter(~pl.col("counts"))["id"].to_list()
    assert set(withdrawn) == set(after["corrects"].drop_nulls().to_list()) != set()


def test_an_empty_logbook_has_tables_without_rows(logbook: Logbook) -> None:
    """Every column is there, of its own type."""
    days, runs, said = day_frame(logbook), run_frame(logbook), check_in_frame(logbook)
    assert (len(days), len(runs), len(said)) == (0, 0, 0)
    assert days.schema["date"] == pl.Date
    assert runs.schema["started_at"] == pl.Datetime("us", "UTC")
