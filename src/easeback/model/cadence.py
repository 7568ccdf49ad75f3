"""The steps a minute that a runner may try, from their own usual ones."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CadenceTarget:
    """Steps a minute (both feet) at `speed_m_s` [m/s]: usual, the next to try, and the most there is to try.

    `today_steps_min` is what the latest run with cadence had at that speed; `runs` runs make the usual.
    """

    usual_steps_min: int
    target_steps_min: int
    most_steps_min: int
    today_steps_min: int
    speed_m_s: float
    runs: int

    @property
    def is_reached(self) -> bool:
        """The latest run was as quick as the target: nothing further is asked."""
        return self.today_steps_min >= self.target_steps_min

    @property
    def is_overdone(self) -> bool:
        """The latest run was quicker than the most there is to try."""
        return self.today_steps_min > self.most_steps_min
