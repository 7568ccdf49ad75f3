"""Left and right beside the painful side, by hand."""

from __future__ import annotations

import pytest

from easeback.knowledge import knowledge
from easeback.measure.side import bias_beside_pain


@pytest.mark.parametrize(
    ("left_share", "side", "longer", "spares"),
    [
        (52.0, "right", "left", True),
        (52.0, "left", "left", False),
        (48.0, "left", "right", True),
        (50.8, "left", "even", None),
        (51.0, "left", "even", None),
        (52.0, "both", "left", None),
        (52.0, None, "left", None),
    ],
)
def test_the_longer_foot_beside_the_painful_side(
    left_share: float, side: str | None, longer: str, spares: bool | None
) -> None:
    """A shorter stance on the painful side spares it; within a point both are even; pain on both sides tells none."""
    bias = bias_beside_pain(left_share, side, knowledge())
    assert (bias.longer, bias.spares_painful_side, bias.painful_side) == (longer, spares, side)
    assert bias.left_points == pytest.approx(left_share - 50)
