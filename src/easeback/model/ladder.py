"""Where a runner stands on the ladder of walk and run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LadderPlace:
    """A place on the ladder since the break that began on `since`.

    `stage` counts from 1, 0 is the walk base, one above the last is the rebuilding. `walking_until` is the last day of
    the walking week after a run that went badly. `tolerated` runs in a row were done at this stage.
    """

    since: date
    stage: int
    top: int
    tolerated: int
    walking_until: date | None
    topped_on: date | None

    @property
    def is_topped(self) -> bool:
        """Every stage was done: the runner rebuilds."""
        return self.stage > self.top
