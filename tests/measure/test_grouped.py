"""Weighted medians against values written out as often as they weigh."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from easeback.measure.grouped import grouped_median, quantiles

rows = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 4), st.integers(-1, 3)), min_size=1, max_size=40)


@given(rows)
def test_a_grouped_median_is_the_lower_median_of_the_repeated_values(values: list[tuple[int, int, int]]) -> None:
    """Each value repeated as often as its weight says: the middle one, the lower of two, in each group by itself."""
    ordered = sorted(values)
    value, weight, group = (np.array(column) for column in zip(*ordered, strict=True))
    median, whole = grouped_median(value.astype(float), weight.astype(float), group.astype(np.int16), 4)
    for number in range(4):
        repeated = [each for each, times, of in ordered if of == number for _ in range(times)]
        assert whole[number] == len(repeated)
        if repeated:
            assert median[number] == repeated[(len(repeated) - 1) // 2]
        else:
            assert np.isnan(median[number])


def test_quantiles_by_hand() -> None:
    """1, 2, 3 with 2 counting twice lie at 1/8, 1/2 and 7/8 of the weight: the quartiles are 1 1/3 and 2 2/3."""
    found = quantiles(np.array([1.0, 2, 3]), np.array([1.0, 2, 1]), (0.25, 0.5, 0.75))
    assert found == pytest.approx((4 / 3, 2, 8 / 3))
