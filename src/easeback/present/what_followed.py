"""What came after a run: its own day from the run on, and the days that followed."""

from __future__ import annotations

from dataclasses import dataclass

from easeback.model.replay import Followed
from easeback.present.diary import DayLine


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatFollowed:
    """What the diary says of the run's day from the run on, and of the days after it; None and empty: not said.

    `followed` sums it up; `days` are those of `aftermath_days` that have come. All is of the day, not of one recording.
    """

    followed: Followed
    leg_pain_in_run_0_10: float | None
    zone_in_run: str | None
    walking_after_run: str | None
    stopped_early: bool | None
    settled: str | None
    days: tuple[DayLine, ...]

    @property
    def says_something(self) -> bool:
        """The runner said something of the run itself."""
        said = self.leg_pain_in_run_0_10, self.zone_in_run, self.walking_after_run, self.stopped_early, self.settled
        return any(each is not None for each in said)
