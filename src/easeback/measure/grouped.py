"""Medians weighted by time, so that a watch that samples when it likes says the same as one that samples by the second."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from easeback.model.track import Column


def quantiles(values: Column, weights: Column, shares: Sequence[float]) -> tuple[float, ...]:
    """The values below which these shares [0 to 1] of the weight lie, between neighbours in a straight line."""
    order = np.argsort(values)
    ordered, weight = values[order], weights[order]
    middle = (np.cumsum(weight) - weight / 2) / weight.sum()
    return tuple(float(np.interp(share, middle, ordered)) for share in shares)


def grouped_median(values: Column, weights: Column, group: NDArray[np.intp]) -> Column:
    """The weighted median of each group 0, 1, 2 ..., length of their number; `group` names the group of each value."""
    order = np.lexsort((values, group))
    ordered, weight, of = values[order], weights[order], group[order]
    ends = np.cumsum(np.bincount(group, weights))
    begins = ends - np.bincount(group, weights)
    covered = np.cumsum(weight)
    # The first value of a group at which half of its weight is reached.
    half = np.searchsorted(covered, (begins + ends) / 2 - 1e-12)
    first, last = np.searchsorted(of, np.arange(len(ends)), "left"), np.searchsorted(of, np.arange(len(ends)), "right") - 1
    median: Column = ordered[np.clip(half, first, last)]
    return median
