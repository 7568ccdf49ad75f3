"""Form against the runner's own past: today's measure beside what is usual at the same speed and slope. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from easeback.knowledge.load import Knowledge
from easeback.measure.regression import huber_fit, robust_spread, student_t_95
from easeback.model.measure import FormBin, FormMeasure
from easeback.model.track import Column

# How far outside the speeds [m/s] and slopes [%] of the past a bin of today may lie and still be compared.
BEYOND_M_S: Final = 0.25
BEYOND_PERCENT: Final = 2.0
LEAST_COMPARED_MIN: Final = 5.0
# Slope enters once the past has enough of it; on flat ground its share cannot be told from noise.
LEAST_SLOPE_SPREAD_PERCENT: Final = 1.0
# A past run farther out than this many spreads widens the uncertainty no further: a sensor's odd day.
WIDEST: Final = 2.5


@dataclass(frozen=True, slots=True)
class FormOfRun:
    """One form measure of one run, with all that must be alike to compare: device, treadmill, and who measured it."""

    on: date
    device: str
    treadmill: bool
    form: FormMeasure


@dataclass(frozen=True, slots=True)
class Deviation:
    """Today's form measure less the runner's usual one at today's speeds and slopes [unit of the measure].

    `plus_minus` is the 95 % range of a single run around the usual, from how well each past run is foretold by the
    others; `usual` and `today` are the means compared; `runs` [count] and `minutes` [min] say on how much.
    """

    deviation: float
    plus_minus: float
    usual: float
    today: float
    runs: int
    minutes: float

    @property
    def is_beyond_usual(self) -> bool:
        """Farther from the usual than 19 of 20 past runs."""
        return abs(self.deviation) > self.plus_minus


def comparable(today: FormOfRun, past: Sequence[FormOfRun], known: Knowledge) -> tuple[FormOfRun, ...]:
    """The runs of the `baseline_days` before today with the same measure by the same source, device and treadmill.

    Devices are never compared with each other, nor a treadmill with the road: bounce alone differs by 1.5 cm between
    the two (van_hooren_2020).
    """
    oldest = today.on - timedelta(days=known.number("baseline_days"))
    return tuple(
        each
        for each in past
        if oldest <= each.on < today.on and _alike(each) == _alike(today) and each.form.bins and each is not today
    )


def _alike(run: FormOfRun) -> tuple[str, str, str, bool]:
    return run.form.name, run.form.source, run.device, run.treadmill


def why_no_deviation(today: FormOfRun, past: Sequence[FormOfRun], known: Knowledge) -> str | None:
    """Why today cannot be compared; None where it can. `past` may hold any runs."""
    alike = comparable(today, past, known)
    least = int(known.number("baseline_least_runs"))
    if len(alike) < least:
        return f"{len(alike)} runs like this one in the last {known.number('baseline_days'):g} days; it takes {least}"
    if sum(each.minutes for each in _in_reach(today.form.bins, alike)) < LEAST_COMPARED_MIN:
        return "today's speeds and slopes are not among those of your last runs"
    return None


def deviation_of(today: FormOfRun, past: Sequence[FormOfRun], known: Knowledge) -> Deviation | None:
    """Today against the usual by a Huber regression on speed and slope; None where `why_no_deviation` says why.

    The regression runs over the bins of the past runs, weighted by their minutes. Deterministic.
    """
    if why_no_deviation(today, past, known):
        return None
    alike = comparable(today, past, known)
    bins = _in_reach(today.form.bins, alike)
    with_slope = _has_slopes(alike, bins)
    usual = _fit([each.form.bins for each in alike], with_slope)
    foretold = [
        _missed_by([run.form.bins for run in alike if run is not left], left.form.bins, with_slope) for left in alike
    ]
    minutes = np.array([each.minutes for each in bins])
    expected, measured = _design(bins, with_slope) @ usual, np.array([each.value for each in bins])
    return Deviation(
        deviation=float(np.average(measured - expected, weights=minutes)),
        plus_minus=_spread(np.array(foretold)) * student_t_95(len(alike) - 1),
        usual=float(np.average(expected, weights=minutes)),
        today=float(np.average(measured, weights=minutes)),
        runs=len(alike),
        minutes=float(minutes.sum()),
    )


def _in_reach(bins: Sequence[FormBin], past: Sequence[FormOfRun]) -> tuple[FormBin, ...]:
    """The bins of today within the speeds and slopes of the past."""
    before = [each for run in past for each in run.form.bins]
    slopes = [each.slope_percent for each in before if each.slope_percent is not None] or [0.0]
    slow, fast = min(each.speed_m_s for each in before), max(each.speed_m_s for each in before)
    return tuple(
        each
        for each in bins
        if slow - BEYOND_M_S <= each.speed_m_s <= fast + BEYOND_M_S
        and min(slopes) - BEYOND_PERCENT <= (each.slope_percent or 0.0) <= max(slopes) + BEYOND_PERCENT
    )


def _has_slopes(past: Sequence[FormOfRun], today: Sequence[FormBin]) -> bool:
    slopes = [each.slope_percent for run in past for each in run.form.bins] + [each.slope_percent for each in today]
    known = [each for each in slopes if each is not None]
    return len(known) == len(slopes) and float(np.std(known)) >= LEAST_SLOPE_SPREAD_PERCENT


def _design(bins: Sequence[FormBin], with_slope: bool) -> Column:
    columns = [[1.0] * len(bins), [each.speed_m_s for each in bins]]
    columns += [[each.slope_percent or 0.0 for each in bins]] if with_slope else []
    return np.array(columns).T


def _fit(runs: Sequence[Sequence[FormBin]], with_slope: bool) -> Column:
    bins = [each for run in runs for each in run]
    values, minutes = np.array([each.value for each in bins]), np.array([each.minutes for each in bins])
    return huber_fit(_design(bins, with_slope), values, minutes)


def _others(runs: Sequence[FormOfRun], left_out: FormOfRun) -> list[tuple[FormBin, ...]]:
    return [each.form.bins for each in runs if each is not left_out]


def _missed_by(others: Sequence[Sequence[FormBin]], run: Sequence[FormBin], with_slope: bool) -> float:
    """How far a run lies from what the other runs foretell [unit of the measure]."""
    measured, minutes = np.array([each.value for each in run]), np.array([each.minutes for each in run])
    return float(np.average(measured - _design(run, with_slope) @ _fit(others, with_slope), weights=minutes))


def _spread(misses: Column) -> float:
    limit = WIDEST * robust_spread(misses, np.ones(len(misses)))
    return float(np.sqrt((np.clip(misses, -limit, limit) ** 2).mean())) if limit else float(np.abs(misses).max())
