"""Four weeks of loops: which way round, and which leg was on the inside. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from easeback.model.loops import Loop, LoopBalance, Loops

WINDOW: Final = timedelta(days=28)
ONE_LEG: Final = ("left", "right")
LEAST_BENDING_SHARE: Final = 0.1


def loop_balance(runs: Iterable[tuple[date, Loops]], on: date, painful_side: str | None) -> LoopBalance:
    """The loops of the 28 days up to and with `on`, set beside the painful side (left, right, both or not said).

    Runs in which loops could not be looked for are left out; a run without loops adds nothing.
    """
    recent = [loops for day, loops in runs if on - WINDOW < day <= on and loops.found]
    found = [loop for loops in recent for loop in loops.found]
    bending = [each for each in found if _has_bends(each)]
    left_m, right_m = sum(each.bend_left_m for each in found), sum(each.bend_right_m for each in found)
    return LoopBalance(
        runs=len(recent),
        laps_clockwise=sum(each.laps_clockwise for each in recent),
        laps_anticlockwise=sum(each.laps_anticlockwise for each in recent),
        bend_left_m=left_m,
        bend_right_m=right_m,
        painful_side=painful_side,
        inner_leg_share=_inner_share(
            sum(each.bend_left_m for each in bending), sum(each.bend_right_m for each in bending), painful_side
        ),
    )


def _has_bends(loop: Loop) -> bool:
    """Enough of it bends; on a wide round the few bends that scatter draws lie to either side as it happens."""
    return loop.bend_left_m + loop.bend_right_m >= LEAST_BENDING_SHARE * loop.lap_m * loop.laps


def _inner_share(left_m: float, right_m: float, painful_side: str | None) -> float | None:
    if painful_side not in ONE_LEG or left_m + right_m <= 0:
        return None
    return (left_m if painful_side == "left" else right_m) / (left_m + right_m)
