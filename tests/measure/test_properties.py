"""What holds for any run: sampling changes little, a way run backwards is the same way, units survive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made_runs import activity_of, backwards, every, hour_on_hills
from tests.ovals import oval_run

from easeback.measure.effort import HeartRange, trimp
from easeback.measure.form import PLAUSIBLE
from easeback.measure.loops import measure_loops
from easeback.measure.run import measure_run
from easeback.model.loops import Loops
from easeback.model.measure import RunMeasures
from easeback.model.track import Column, DeveloperColumn, Track

GLOSSARY: Final = Path(__file__).resolve().parents[2] / "GLOSSARY.md"
TOLERANCE: Final = re.compile(r"every fifth sample alone moves it by less than ([\d.]+) %")
POINTS: Final = re.compile(r"every fifth sample alone[^;]* moves each share by less than ([\d.]+) points")
LOOP_TOLERANCE: Final = re.compile(r"moves no lap, their length by less than ([\d.]+) % and [^;]* less than ([\d.]+) %")
NUMBERS: Final = (
    "distance_km", "elapsed_min", "moving_min", "unbroken_min", "cadence_steps_min", "steps", "pace_min_km",
    "grade_adjusted_pace_min_km", "ascent_m", "descent_m", "downhill_km", "downhill_percent", "downhill_drop_m",
    "longest_descent_km", "longest_descent_drop_m", "heart_rate_bpm",
)  # fmt: skip
seeds = st.integers(0, 10_000)


def tolerances() -> dict[str, float]:
    """Each term of the glossary that names one [%]."""
    rows = (line.split("|") for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| "))
    found = ((row[1], TOLERANCE.search(row[2])) for row in rows)
    return {term.strip("` "): float(match[1]) for terms, match in found if match for term in terms.split(",")}


def row_of(term: str) -> str:
    """The glossary's line of a term."""
    rows = (line.split("|") for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| "))
    return next(row[2] for row in rows if row[1].strip("` ") == term)


def points_of(term: str) -> float:
    """The tolerance of a term's shares [points of %]."""
    return float(POINTS.findall(row_of(term))[0])


def moved(whole: RunMeasures, thinned: RunMeasures) -> Iterator[tuple[str, float]]:
    """By how much each number moved [%]; a form measure under the glossary's word for all of them."""
    for name in NUMBERS:
        yield name, _moved(getattr(whole, name), getattr(thinned, name))
    for name in PLAUSIBLE.keys() & whole.form.keys():
        yield "form", _moved(whole.form[name].value, thinned.form[name].value)


def _moved(one: float, other: float) -> float:
    return 100 * abs(one - other) / abs(one)


@given(seed=seeds, by_position=st.booleans())
@settings(max_examples=20, deadline=None)
def test_a_fifth_of_the_samples_says_the_same(seed: int, by_position: bool) -> None:
    """A watch that writes every five seconds moves each number by less than the tolerance the glossary gives it."""
    columns = hour_on_hills(seed)
    if by_position:
        del columns["distance_m"]
    whole, thinned = measure_run(activity_of(columns)), measure_run(activity_of(every(5, columns)))
    allowed = tolerances()
    assert set(NUMBERS) | {"form"} <= set(allowed)
    assert [(name, by) for name, by in moved(whole, thinned) if by >= allowed[name]] == []


@given(seeds)
@settings(max_examples=20, deadline=None)
def test_a_fifth_of_the_samples_gives_the_same_shares(seed: int) -> None:
    """Slope bands and the parts of the foot move by less than the points given, TRIMP by less than its per cent."""
    columns = hour_on_hills(seed)
    scatter = np.random.default_rng(seed).standard_normal(len(columns["time_s"]))
    lands = np.clip(np.rint(6 + 4 * np.sin(columns["time_s"] / 200) + 0.5 * scatter), 1, 16)
    sensors = [(DeveloperColumn("FS", "", "RunScribe", lands[::step]),) for step in (1, 5)]
    whole = measure_run(activity_of(columns, developer=sensors[0]))
    thinned = measure_run(activity_of(every(5, columns), developer=sensors[1]))
    pairs = zip(whole.slope_bands, thinned.slope_bands, strict=True)
    assert max(abs(one.share_percent - other.share_percent) for one, other in pairs) < points_of("slope_bands")
    heart = HeartRange(50, 190, "male")
    one, other = trimp(whole.heart_rate_min, heart), trimp(thinned.heart_rate_min, heart)
    assert one is not None
    assert other is not None
    assert _moved(one, other) < tolerances()["TRIMP"]
    (strike,), (thin,) = whole.foot_strike, thinned.foot_strike
    for part in ("heel_percent", "midfoot_percent", "forefoot_percent"):
        assert abs(getattr(strike, part) - getattr(thin, part)) < points_of("foot_strike")


@pytest.mark.parametrize("seed", range(0, 200, 10))
def test_a_fifth_of_the_samples_finds_the_same_laps(seed: int) -> None:
    """Ovals with 3 m of scatter and pauses: laps each way alike, length and bends within what the glossary gives."""
    track = oval_run(seed).track
    thinned = Track({name: values[::5] for name, values in track.columns.items()})
    whole, thin = measure_loops(track), measure_loops(thinned)
    assert (thin.laps_clockwise, thin.laps_anticlockwise) == (whole.laps_clockwise, whole.laps_anticlockwise)
    length, bends = (float(number) for number in LOOP_TOLERANCE.findall(row_of("loops"))[0])
    assert _moved(_mean_lap_m(whole), _mean_lap_m(thin)) < length
    all_m = sum(loop.bend_left_m + loop.bend_right_m for loop in whole.found)
    for side in ("bend_left_m", "bend_right_m"):
        one, other = (sum(getattr(loop, side) for loop in loops.found) for loops in (whole, thin))
        assert abs(one - other) < all_m * bends / 100


def _mean_lap_m(loops: Loops) -> float:
    return sum(loop.lap_m * loop.laps for loop in loops.found) / sum(loop.laps for loop in loops.found)


@given(seeds)
@settings(max_examples=20, deadline=None)
def test_a_fifth_of_the_samples_drifts_alike(seed: int) -> None:
    """Drift moves by less than half of the distance between the quartiles of its measure."""
    columns = hour_on_hills(seed)
    whole, thinned = measure_run(activity_of(columns)).form, measure_run(activity_of(every(5, columns))).form
    assert len(whole) >= 7
    for name, measure in whole.items():
        drift, thin = measure.drift, thinned[name].drift
        assert drift is not None
        assert thin is not None
        assert abs(drift - thin) < (measure.high_quartile - measure.low_quartile) / 2, name


@given(seeds)
@settings(max_examples=20, deadline=None)
def test_a_way_run_backwards_keeps_its_length_and_swaps_its_climbs(seed: int) -> None:
    """Distance, times and steps stay; ascent becomes descent, each band its mirror image, drift changes its sign."""
    columns = hour_on_hills(seed)
    there, back = measure_run(activity_of(columns)), measure_run(activity_of(backwards(columns)))
    for name in ("distance_km", "elapsed_min", "moving_min"):
        assert getattr(back, name) == pytest.approx(getattr(there, name), rel=1e-9), name
    assert back.steps == pytest.approx(there.steps, rel=1e-3)
    assert (back.ascent_m, back.descent_m) == pytest.approx((there.descent_m, there.ascent_m), rel=1e-6)
    shares = [band.share_percent for band in there.slope_bands]
    assert [band.share_percent for band in back.slope_bands][::-1] == pytest.approx(shares, abs=0.01)
    bounce, turned = there.form["vertical_oscillation_mm"], back.form["vertical_oscillation_mm"]
    assert turned.value == pytest.approx(bounce.value, rel=0.002)
    assert turned.drift == pytest.approx(-(bounce.drift or 0), abs=0.5)


@given(seeds)
@settings(max_examples=10, deadline=None)
def test_units_survive_a_round_trip(seed: int) -> None:
    """Speed, cadence and step length of every bin fit each other: m/s = steps/min x mm / 60,000."""
    form = measure_run(activity_of(hour_on_hills(seed))).form
    cadence, step = form["cadence_steps_min"], form["step_length_mm"]
    for each, length in zip(cadence.bins, step.bins, strict=True):
        assert each.value * length.value / 60_000 == pytest.approx(each.speed_m_s, rel=0.03)
    ratio = form["vertical_oscillation_mm"].value / step.value * 100
    assert form["vertical_ratio_percent"].value == pytest.approx(ratio, rel=0.03)


@given(
    st.sampled_from(sorted(hour_on_hills(seconds=600).keys() - {"time_s"})),
    st.sampled_from([np.nan, 0.0, 1e9, -1.0]),
    st.sampled_from([1, 5, 60]),
)
@settings(deadline=None)
def test_a_broken_column_loses_what_rests_on_it_and_nothing_else(name: str, value: float, step: int) -> None:
    """Missing, zero, absurd or negative throughout, sampled each second to each minute: every other column still tells.

    And whatever is not there has its reason.
    """
    columns = every(step, hour_on_hills(seconds=2400))
    broken = columns | {name: np.full(len(columns[name]), value)}
    whole, measures = measure_run(activity_of(columns)), measure_run(activity_of(broken))
    for number in NUMBERS:
        assert getattr(measures, number) is not None or measures.absent[number], number
    assert {f"form.{each}" for each in PLAUSIBLE if each not in measures.form} <= set(measures.absent)
    others = whole.form.keys() - {name, "step_length_mm", "vertical_ratio_percent"}
    assert others <= measures.form.keys()
    assert measures.elapsed_min == whole.elapsed_min
    assert measures.heart_rate_bpm == whole.heart_rate_bpm or name == "heart_rate_bpm"


def test_every_number_of_a_run_has_its_tolerance() -> None:
    """What is measured of a run is a number with a tolerance, one of the shares, or no number at all."""
    others = {"form", "slope_bands", "foot_strike", "loops", "heart_rate_min"}
    words = {"distance_from", "cadence_from", "device", "loops_looked_for", "repairs", "absent"}
    assert {each.name for each in fields(RunMeasures)} == set(NUMBERS) | others | words


@pytest.mark.parametrize("start", [(0.0, 179.99), (89.95, 30.0), (-89.95, -120.0)])
def test_the_date_line_and_the_poles_are_like_any_place(start: tuple[float, float]) -> None:
    """Twenty minutes due east at 3 m/s are 3.6 km anywhere on earth, with no repair."""
    time_s = np.arange(1201.0)
    degrees = np.degrees(3 * time_s / (6_371_008.8 * np.cos(np.radians(start[0]))))
    longitude: Column = (start[1] + degrees + 180) % 360 - 180
    columns = {"time_s": time_s, "latitude_deg": np.full(1201, start[0]), "longitude_deg": longitude}
    measures = measure_run(activity_of(columns))
    assert measures.distance_km == pytest.approx(3.6, rel=1e-4)
    assert measures.moving_min == 20
    assert measures.repairs == ()
