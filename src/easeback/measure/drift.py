"""How a form measure changes from the first to the last third of a run, speed and slope held equal. Pure."""

from __future__ import annotations

from typing import Final

import numpy as np

from easeback.measure.grouped import Groups, grouped_median
from easeback.model.track import Column

# Five minutes a third, and three of them at the same speeds, before a change is more than the ground underfoot.
SHORTEST_RUN_MIN: Final = 15.0
SHORTEST_COMMON_MIN: Final = 3.0
FIRST, LAST = 0, 2


def thirds_of(minutes: Column) -> Groups:
    """0, 1 or 2 for each interval: the third of the running time [min] in which it lies."""
    covered = np.cumsum(minutes) - minutes / 2
    third: Groups = np.minimum(3 * covered / max(minutes.sum(), 1e-9), 2).astype(np.int16)
    return third


def drift_of(
    ascending: Column, minutes: Column, bins: Groups, third: Groups, run_min: float
) -> tuple[float | None, str | None]:
    """Last third less first third of `run_min` of running [unit of the values], or None and why.

    Medians are compared bin by bin of speed and slope and weighted by the shorter time of the two, so that a faster
    finish is no drift. `ascending` holds the values in order of size; minutes, bin (-1: speed unknown) and third belong
    to it.
    """
    if run_min < SHORTEST_RUN_MIN:
        return None, f"it takes {SHORTEST_RUN_MIN:g} minutes of running"
    if not (bins >= 0).any():
        return None, "speed is unknown"
    groups = int(bins.max()) + 1
    parts = (np.where(third == part, bins, -1).astype(np.int16) for part in (FIRST, LAST))
    (first, first_min), (last, last_min) = (grouped_median(ascending, minutes, part, groups) for part in parts)
    common_min = np.minimum(first_min, last_min)
    if common_min.sum() < SHORTEST_COMMON_MIN:
        return None, "first and last third were run at different speeds or slopes"
    shared = common_min > 0
    return float(np.average(last[shared] - first[shared], weights=common_min[shared])), None
