"""Left and right: the foot that stays longer on the ground, set beside the painful side. Pure."""

from __future__ import annotations

from typing import Final

from easeback.knowledge.load import Knowledge
from easeback.model.training import SideBias

EVEN: Final = 50.0


def bias_beside_pain(left_share_percent: float, painful_side: str | None, known: Knowledge) -> SideBias:
    """The bias of one run by the left foot's share of stance time [%]; `painful_side` is the diary's `side`.

    Up to `even_balance_points` from half is even: two runs of a sound runner differ by as much.
    """
    points = left_share_percent - EVEN
    longer = "even" if abs(points) <= known.number("even_balance_points") else "left" if points > 0 else "right"
    one_side = painful_side if painful_side in ("left", "right") else None
    spares = None if one_side is None or longer == "even" else longer != one_side
    return SideBias(points, longer, painful_side, spares)
