"""A straight-line fit that a few odd points cannot bend: Huber's, by reweighting. Plain Python.

SciPy, statsmodels and scikit-learn have one too; importing any of them takes 1.7 to 3.9 s, and NumPy 0.2 s, which a
morning does not have. Its data are some hundred rows of two or three columns. The tests compare this with an
independent solution.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import fsum
from operator import mul, sub
from typing import Final

# 95 % as efficient as least squares where there are no odd points (Huber 1981).
HUBER: Final = 1.345
ROUNDS: Final = 50
NEAR: Final = 1e-8
# The line has settled once it moves by less than this share of the spread around it.
SETTLED: Final = 1e-3
# A pivot this much smaller than its column's own sum of squares: the column says nothing that the others do not.
SINGULAR: Final = 1e-10
# The spread of normally distributed values over the median of their distances from the middle.
MAD_TO_SPREAD: Final = 1.4826

Columns = Sequence[Sequence[float]]
# The sums of products of each pair of columns, and last of each column with the values: the normal equations.
Sums = list[list[float]]


@dataclass(frozen=True, slots=True)
class HuberFit:
    """The coefficient of each column, and of each row its weight times the trust [0..1] that it was left with."""

    coefficients: tuple[float, ...]
    trusted: list[float]


def huber_fit(columns: Columns, values: Sequence[float], weights: Sequence[float]) -> HuberFit:
    """The straight line of `values` (length n) on `columns` (n each), each row with its weight."""
    trusted, coefficients = list(weights), solved(sums_of(columns, values, weights))
    line = line_of(columns, coefficients)
    for _ in range(ROUNDS):
        distance = list(map(abs, map(sub, values, line)))
        spread = max(robust_spread(distance, weights), NEAR)
        limit = HUBER * spread
        trusted = [
            weight if far <= limit else weight * limit / far for far, weight in zip(distance, weights, strict=True)
        ]
        coefficients, before = solved(sums_of(columns, values, trusted)), line
        line = line_of(columns, coefficients)
        if max(map(abs, map(sub, line, before))) < SETTLED * spread:
            break
    return HuberFit(coefficients, trusted)


def line_of(columns: Columns, coefficients: Sequence[float]) -> list[float]:
    """What the line says for each row."""
    parts = ([each * coefficient for each in column] for column, coefficient in zip(columns, coefficients, strict=True))
    return list(map(sum, zip(*parts, strict=True)))


def robust_spread(residuals: Sequence[float], weights: Sequence[float]) -> float:
    """Spread of values around 0 by the weighted median of their distances."""
    ordered = sorted(zip(map(abs, residuals), weights, strict=True))
    half = fsum(weights) / 2
    reached = accumulate(weight for _, weight in ordered)
    middle = next((row for row, weight in enumerate(reached) if weight >= half), len(ordered) - 1)
    return MAD_TO_SPREAD * ordered[middle][0]


def sums_of(columns: Columns, values: Sequence[float], weights: Sequence[float]) -> Sums:
    """The normal equations of rows with these weights; they may be added and subtracted."""
    weighted = [list(map(mul, column, weights)) for column in columns]
    return [[sum(map(mul, left, right)) for right in (*columns, values)] for left in weighted]


def without(whole: Sums, part: Sums) -> Sums:
    """The sums of `whole` with the rows of `part` left out."""
    return [list(map(sub, *rows)) for rows in zip(whole, part, strict=True)]


def solved(sums: Sums) -> tuple[float, ...]:
    """The coefficients by elimination; 0 for a column that says nothing of its own."""
    rows, size = [list(row) for row in sums], len(sums)
    for pivot in range(size):
        is_empty = rows[pivot][pivot] <= SINGULAR * abs(sums[pivot][pivot])
        for number in set(range(size)) - {pivot} if not is_empty else ():
            factor = rows[number][pivot] / rows[pivot][pivot]
            rows[number] = [each - factor * other for each, other in zip(rows[number], rows[pivot], strict=True)]
        if is_empty:
            rows[pivot] = [0.0] * (size + 1)
            for row in rows:
                row[pivot] = 0.0
    return tuple(row[-1] / row[number] if row[number] else 0.0 for number, row in enumerate(rows))


def weighted_mean(values: Iterable[float], weights: Sequence[float]) -> float:
    """The mean of values, each with its weight."""
    return fsum(map(mul, values, weights)) / fsum(weights)


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
