"""Where a runner stands on the ladder of walk and run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LadderPlace:
    """A place on the ladder since the break that began on `since`.

    `stage` counts the sessions of the ladder from 1, 0 is the walk base, one above the last is the rebuilding.
    `walking_until` is the last day of the walking week after a run that went badly. `tolerated` runs in a row were done
    at this stage. `session_stage`, from 1 to the top, is the one whose session comes next: the first for this runner
    in the walk base, the last tolerated one after a silent week.
    """

    since: date
    stage: int
    top: int
    tolerated: int
    walking_until: date | None
    session_stage: int
