"""Form against the runner's own past: today's measure beside what is usual at the same speed and slope. No NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum, sqrt
from statistics import fmean, pstdev
from typing import Final

from easeback.knowledge.load import Knowledge
from easeback.measure.regression import (
    Columns,
    Sums,
    huber_fit,
    line_of,
    robust_spread,
    solved,
    student_t_95,
    sums_of,
    weighted_mean,
    without,
)
from easeback.model.measure import FormBin, FormMeasure

Bins = Sequence[FormBin]

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
    others; `usual` and `today` are the means compared, at `speed_m_s` [m/s]; `runs` [count] and `minutes`
    [min] say on how much.
    """

    deviation: float
    plus_minus: float
    usual: float
    today: float
    runs: int
    minutes: float
    speed_m_s: float

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
    usual, misses = _usual([each.form.bins for each in alike], with_slope)
    minutes = [each.minutes for each in bins]
    expected = weighted_mean(line_of(_columns(bins, with_slope), usual), minutes)
    measured = weighted_mean((each.value for each in bins), minutes)
    return Deviation(
        deviation=measured - expected,
        plus_minus=_spread(misses) * student_t_95(len(alike) - 1),
        usual=expected,
        today=measured,
        runs=len(alike),
        minutes=fsum(minutes),
        speed_m_s=weighted_mean((each.speed_m_s for each in bins), minutes),
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
    return len(known) == len(slopes) and pstdev(known) >= LEAST_SLOPE_SPREAD_PERCENT


def _usual(runs: Sequence[Bins], with_slope: bool) -> tuple[tuple[float, ...], list[float]]:
    """The line through all runs, and by how much it misses each run once that run is left out.

    A run is left out with the trust that the whole fit gave to each row: fitting anew for every run would give nearly
    the same and take as many times as long.
    """
    bins = [each for run in runs for each in run]
    fit = huber_fit(_columns(bins, with_slope), [each.value for each in bins], [each.minutes for each in bins])
    trusted = iter(fit.trusted)
    parts = [_sums(run, [next(trusted) for _ in run], with_slope) for run in runs]
    whole = _sums(bins, fit.trusted, with_slope)
    lines = [solved(without(whole, part)) for part in parts]
    return fit.coefficients, [_missed_by(line, run, with_slope) for line, run in zip(lines, runs, strict=True)]


def _sums(bins: Bins, weights: Sequence[float], with_slope: bool) -> Sums:
    return sums_of(_columns(bins, with_slope), [each.value for each in bins], weights)


def _columns(bins: Bins, with_slope: bool) -> Columns:
    columns = [[1.0] * len(bins), [each.speed_m_s for each in bins]]
    return [*columns, [each.slope_percent or 0.0 for each in bins]] if with_slope else columns


def _missed_by(line: Sequence[float], run: Bins, with_slope: bool) -> float:
    """How far a run lies from what the line of the others foretells [unit of the measure]."""
    missed = (
        each.value - foretold for each, foretold in zip(run, line_of(_columns(run, with_slope), line), strict=True)
    )
    return weighted_mean(missed, [each.minutes for each in run])


def _spread(misses: Sequence[float]) -> float:
    limit = WIDEST * robust_spread(misses, [1.0] * len(misses))
    if not limit:
        return max(map(abs, misses))
    return sqrt(fmean(max(-limit, min(limit, each)) ** 2 for each in misses))
