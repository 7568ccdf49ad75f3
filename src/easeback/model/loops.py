"""Laps of a loop that were found in a run, and their balance over weeks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["high", "low"]


@dataclass(frozen=True, slots=True)
class Loop:
    """Laps of one loop in one direction, one after the other: from, to [s since the start], length of a lap [m].

    `bend_left_m` and `bend_right_m` are the metres run in bends to each side, all laps together. `is_oval`: a 400 m
    track by length and shape. Confidence is high where turning, counted apart, gives the same number of laps.
    """

    from_s: float
    to_s: float
    lap_m: float
    laps: int
    is_clockwise: bool
    is_oval: bool
    bend_left_m: float
    bend_right_m: float
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Loops:
    """All loops of one run. `why_not` says why none could be looked for; without it, none found means none run."""

    found: tuple[Loop, ...] = ()
    why_not: str | None = None

    @property
    def laps_clockwise(self) -> int:
        """Laps of all loops run clockwise, as seen from above."""
        return sum(each.laps for each in self.found if each.is_clockwise)

    @property
    def laps_anticlockwise(self) -> int:
        """Laps of all loops run anticlockwise."""
        return sum(each.laps for each in self.found if not each.is_clockwise)


@dataclass(frozen=True, slots=True)
class LoopBalance:
    """Four weeks of loops: laps each way, bend metres to each side, in how many runs.

    `inner_leg_share` [0..1] is the share of bend metres that had the painful leg inside (a left bend has the left
    leg inside), of loops that bend for a tenth of their way or more; None without such, or where not one leg alone
    hurts.
    """

    runs: int
    laps_clockwise: int
    laps_anticlockwise: int
    bend_left_m: float
    bend_right_m: float
    painful_side: str | None
    inner_leg_share: float | None
