"""A straight-line fit that a few odd points cannot bend: Huber's, by reweighting. NumPy alone.

SciPy, statsmodels and scikit-learn have one too; importing any of them takes 1.7 to 3.9 s, which is more than all the
rest of a morning's work, for what is ten lines. The tests compare this with an independent solution.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from easeback.model.track import Column

# 95 % as efficient as least squares where there are no odd points (Huber 1981).
HUBER: Final = 1.345
ROUNDS: Final = 50
NEAR: Final = 1e-8
# The spread of normally distributed values over the median of their distances from the middle.
MAD_TO_SPREAD: Final = 1.4826


def huber_fit(design: Column, values: Column, weights: Column) -> Column:
    """Coefficients of `values` (length n) on the columns of `design` (n rows), each row with its weight."""
    coefficients: Column = _least_squares(design, values, weights)
    for _ in range(ROUNDS):
        distance: Column = np.abs(values - design @ coefficients)
        scale = max(robust_spread(distance, weights), NEAR)
        trust = np.minimum(1.0, HUBER * scale / np.maximum(distance, NEAR))
        better: Column = _least_squares(design, values, weights * trust)
        if np.allclose(better, coefficients, rtol=NEAR, atol=NEAR):
            break
        coefficients = better
    return coefficients


def robust_spread(residuals: Column, weights: Column) -> float:
    """Spread of values around 0 by the weighted median of their distances."""
    distance = np.abs(residuals)
    order = np.argsort(distance)
    half = np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)
    return MAD_TO_SPREAD * float(distance[order][min(int(half), len(order) - 1)])


def _least_squares(design: Column, values: Column, weights: Column) -> Column:
    root: Column = np.sqrt(weights)
    return np.linalg.lstsq(design * root[:, None], values * root, rcond=None)[0].astype(np.float64)


def student_t_95(freedom: int) -> float:
    """The factor that makes a spread with `freedom` degrees of freedom a 95 % range on both sides.

    Expansion of Student's t in the normal quantile (Abramowitz and Stegun 26.7.5); within 1 % from 3 on.
    """
    z = 1.959964
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return float(z + sum(term / freedom ** (power + 1) for power, term in enumerate(terms)))
