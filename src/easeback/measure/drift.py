"""How a form measure changes from the first to the last third of a run, speed and slope held equal. Pure."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.measure.grouped import grouped_median
from easeback.model.track import Column

# Five minutes a third, and three of them at the same speeds, before a change is more than the ground underfoot.
SHORTEST_RUN_MIN: Final = 15.0
SHORTEST_COMMON_MIN: Final = 3.0


def drift_of(value: Column, minutes: Column, bin_number: Column) -> tuple[float | None, str | None]:
    """Last third less first third of the running [unit of the values], or None and why.

    Medians are compared bin by bin of speed and slope and weighted by the shorter time of the two, so that a faster
    finish is no drift. `minutes` weighs each value; `bin_number` is -1 where speed is unknown.
    """
    run_min = float(minutes.sum())
    if run_min < SHORTEST_RUN_MIN:
        return None, f"it takes {SHORTEST_RUN_MIN:g} minutes of running"
    if (bin_number < 0).all():
        return None, "speed is unknown"
    numbers, place = np.unique(bin_number, return_inverse=True)
    covered = np.cumsum(minutes)
    thirds = (covered <= run_min / 3, covered > run_min * 2 / 3)
    (first, first_min), (last, last_min) = (_by_bin(value, minutes, place, part, len(numbers)) for part in thirds)
    common_min = np.where(numbers >= 0, np.minimum(first_min, last_min), 0.0)
    if common_min.sum() < SHORTEST_COMMON_MIN:
        return None, "first and last third were run at different speeds or slopes"
    shared = common_min > 0
    return float(np.average(last[shared] - first[shared], weights=common_min[shared])), None


def _by_bin(
    value: Column, minutes: Column, place: NDArray[np.intp], part: NDArray[np.bool_], bins: int
) -> tuple[Column, Column]:
    """Median and minutes of each bin within one part of the run; an empty bin has 0 minutes."""
    present, inner = np.unique(place[part], return_inverse=True)
    medians, weights = np.full(bins, np.nan), np.zeros(bins)
    medians[present] = grouped_median(value[part], minutes[part], inner)
    weights[present] = np.bincount(inner, minutes[part])
    return medians, weights
