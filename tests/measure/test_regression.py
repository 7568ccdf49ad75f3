"""The robust fit against an independent minimiser, and Student's t against its table."""

from __future__ import annotations

import numpy as np
import pytest

from easeback.measure.regression import huber_fit, robust_spread, student_t_95
from easeback.model.track import Column


def line(seed: int, outliers: int) -> tuple[Column, Column]:
    chance = np.random.default_rng(seed)
    x = np.linspace(2, 4, 80)
    y = 150 + 7 * x + chance.standard_normal(80)
    y[:outliers] += 60
    return np.stack((np.ones(80), x), axis=1), y


def fitted(design: Column, y: Column, weights: Column | None = None) -> tuple[float, ...]:
    each = np.ones(len(y)) if weights is None else weights
    return huber_fit(design.T.tolist(), y.tolist(), each.tolist()).coefficients


def test_without_odd_points_it_is_close_to_least_squares() -> None:
    """NumPy's own polynomial fit gives the same line to half a standard error."""
    design, y = line(1, 0)
    slope, intercept = np.polyfit(design[:, 1], y, 1)
    assert fitted(design, y) == pytest.approx([intercept, slope], abs=0.6)


def test_odd_points_do_not_bend_it() -> None:
    """Eight of eighty lie 60 too high at one end: least squares loses the slope, Huber keeps it."""
    design, y = line(2, 8)
    assert np.polyfit(design[:, 1], y, 1)[0] < -2
    assert fitted(design, y)[1] == pytest.approx(7, abs=1)


@pytest.mark.parametrize("seed", range(5))
def test_no_line_nearby_has_a_smaller_huber_loss(seed: int) -> None:
    """Independent of how it was found: at the final scale the loss rises whichever way the line is moved."""
    design, y = line(seed, 5)
    weights = np.random.default_rng(seed).uniform(0.5, 2, 80)
    best = np.array(fitted(design, y, weights))
    scale = robust_spread((y - design @ best).tolist(), weights.tolist())

    def loss(coefficients: Column) -> float:
        far = np.abs(y - design @ coefficients) / scale
        return float((weights * np.where(far <= 1.345, far**2 / 2, 1.345 * (far - 1.345 / 2))).sum())

    for step in ([0.05, 0], [-0.05, 0], [0, 0.02], [0, -0.02], [0.05, -0.02], [-0.05, 0.02]):
        assert loss(best) < loss(best + np.array(step))


def test_the_spread_of_a_normal_sample_is_its_own() -> None:
    """Ten thousand values of spread 3; a tenth of them wild changes little."""
    values = 3 * np.random.default_rng(1).standard_normal(10_000)
    assert robust_spread(values.tolist(), [1.0] * 10_000) == pytest.approx(3, rel=0.03)
    values[:1000] = 1000
    assert robust_spread(values.tolist(), [1.0] * 10_000) == pytest.approx(3, rel=0.2)


@pytest.mark.parametrize(
    ("freedom", "factor"), [(3, 3.182), (4, 2.776), (5, 2.571), (9, 2.262), (19, 2.093), (29, 2.045), (99, 1.984)]
)
def test_students_t_by_its_table(freedom: int, factor: float) -> None:
    """Two-sided 95 % points as printed in every table of t."""
    assert student_t_95(freedom) == pytest.approx(factor, rel=0.01)
