"""The page of the beat: how many steps a minute it gives, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from easeback.model.cadence import CadenceTarget
from easeback.model.words import Verdict

# What the clock of a beat takes [steps a minute]; no advice.
SLOWEST_STEPS_MIN: Final = 100
QUICKEST_STEPS_MIN: Final = 240


@dataclass(frozen=True, slots=True)
class CadencePage:
    """The beat of a runner. `steps_min` is None where nothing is known to choose it by: they choose themselves.

    `why` is target, reached, overdone, waits (settled days are missing for a change of form), or unknown. `absent` says
    why recordings tell nothing. `stable_days` are asked for before a change, `settled_days` there are.
    """

    verdict: Verdict
    headline: str
    runs_today: bool
    why: str
    steps_min: int | None
    target: CadenceTarget | None
    speed_kmh: float | None
    absent: str | None
    stable_days: float
    settled_days: int
    slowest: int = SLOWEST_STEPS_MIN
    quickest: int = QUICKEST_STEPS_MIN
