from __future__ import annotations

import math
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.flow.conftest import GpxRun
from tests.small_maps import Street, extract
from tests.small_recordings import NOW, START

from easeback.flow.add_diary import add_diary
from easeback.flow.add_files import add_files
from easeback.flow.add_map import add_map
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.day_columns import day_columns
from easeback.flow.ground import match_ground
from easeback.flow.history import check_in_columns, check_in_frame, day_frame, run_frame
from easeback.flow.logbook import Logbook
from easeback.flow.profile import set_facts
from easeback.flow.run_columns import run_columns
from easeback.flow.runs import correct_run
from easeback.flow.undo import last_check_in, take_back
from easeback.keep.logbook.models import Recording
from easeback.keep.measures_text import as_text
from easeback.model.loops import Loop
from easeback.model.measure import FormBin, FormMeasure, RunMeasures

# A run of 5 km and 30 min every other day for four weeks, effort 4; then nothing for ten days, then one more.
FIRST = date(2024, 3, 1)
EVERY_OTHER = [FIRST + timedelta(days=number) for number in range(0, 36, 2)]
LATE = EVERY_OTHER[-1] + timedelta(days=10)
LAP = Loop(0, 130, 400, 1, False, True, 200.0, 0.0, "high")
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


def five_and_one(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Five runs of cadence 170 at 3 m/s by turns 1 above and 1 below, then one of 164; a lap to the left in each."""
    names = [gpx_run(f"{back}.gpx", START + timedelta(days=back)) for back in range(6)]
    add_files(logbook, names, NOW)
    for number, row in enumerate(Recording.objects.order_by("started_at")):
        value = 164.0 if number == 5 else 170.0 + (1 if number % 2 else -1)
        form = FormMeasure("cadence_steps_min", value, value, value, 10, "device", (FormBin(3.0, 0.0, 10.0, value),))
        measures = RunMeasures(
            1.8, 10, 10, 10, value, device="watch", steps=1700.0, form={form.name: form}, loops=(LAP,),
            loops_looked_for=True, descent_m=20.0,
        )  # fmt: skip
        Recording.objects.filter(pk=row.pk).update(measures=as_text(measures))


def test_form_stands_beside_the_usual(logbook: Logbook, gpx_run: GpxRun) -> None:
    """The mean of the five before it is 169.8; 164 lies 5.8 below, the first run has nothing to compare."""
    five_and_one(logbook, gpx_run)
    first, *_, last = run_frame(logbook).to_dicts()
    assert last["form_usual_cadence_steps_min"] == pytest.approx(169.8, abs=0.5)
    assert last["form_deviation_cadence_steps_min"] == pytest.approx(-5.8, abs=0.5)
    assert 2 < last["form_plus_minus_cadence_steps_min"] < 5
    assert (first["form_deviation_cadence_steps_min"], last["usual_absent"]) == (None, None)
    assert first["usual_absent"] == "cadence_steps_min: 0 runs like this one in the last 90 days; it takes 5"


def test_sums_and_loops_of_days_and_weeks(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Six days in a row: 1,700 steps, 20 m down and one lap to the left a day; the side counts from when it was said.

    A seventh day would be needed for the sum of a week.
    """
    five_and_one(logbook, gpx_run)
    keep_check_in(logbook, Said(START.date() + timedelta(days=2), {"side": "left"}, {}), NOW, "options")
    frame = day_frame(logbook)
    assert frame["steps_day"].to_list() == [1700.0] * 6
    assert frame["steps_week_sum"].to_list() == [None] * 6
    assert frame["descent_day_m"].to_list() == [20.0] * 6
    assert frame["ascent_day_m"].to_list() == [None] * 6
    assert frame["loops_laps_anticlockwise"].to_list() == [1, 2, 3, 4, 5, 6]
    assert frame["loops_bend_left_m"].to_list() == [200, 400, 600, 800, 1000, 1200]
    assert frame["loops_painful_side"].to_list() == [None, None, "left", "left", "left", "left"]
    assert frame["loops_inner_leg_share"].to_list() == [None, None, 1, 1, 1, 1]


def test_loops_that_could_not_be_looked_for_are_null(told: Logbook) -> None:
    """A diary alone knows of no laps, and says not none but nothing."""
    assert day_frame(told)["loops_laps_clockwise"].null_count() == len(day_frame(told))


def test_trimp_needs_the_runners_own_range(logbook: Logbook, gpx_run: GpxRun) -> None:
    """Ten minutes at 150 with 50 at rest and 200 at most, as a man: 10 x 2/3 x 0.64 x e^(1.92 x 2/3) = 15.35."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    Recording.objects.update(measures=as_text(RunMeasures(1.8, 10, 10, 10, None, heart_rate_min={150: 10.0})))
    [before] = run_frame(logbook).to_dicts()
    assert before["trimp_au"] is None
    assert before["trimp_absent"] == "your resting and your highest heart rate are not in the profile"
    set_facts(logbook, {"resting_heart_rate_bpm": "50", "highest_heart_rate_bpm": "200", "sex": "male"}, NOW)
    [after] = run_frame(logbook).to_dicts()
    assert after["trimp_au"] == pytest.approx(10 * 2 / 3 * 0.64 * math.exp(1.92 * 2 / 3), rel=1e-6)
    assert after["trimp_absent"] is None
    assert day_frame(logbook)["trimp_load_au"].to_list() == [pytest.approx(after["trimp_au"])]


def test_the_ground_of_a_run_is_in_its_row(logbook: Logbook, gpx_run: GpxRun, tmp_path: Path) -> None:
    """Before a map: null; after: 1.8 km of firm ground and none of the others."""
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    assert run_frame(logbook)["ground_firm_km"].to_list() == [None]
    gravel = Street([(0, 0), (0, 5000)], {"highway": "path", "surface": "gravel"})
    add_map(logbook, extract(tmp_path / "region.osm", [gravel], (10.0, 20.0)), NOW)
    match_ground(logbook)
    [run] = run_frame(logbook).to_dicts()
    assert (run["ground_firm_km"], run["ground_hard_km"]) == (pytest.approx(1.8, abs=0.02), 0)


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
