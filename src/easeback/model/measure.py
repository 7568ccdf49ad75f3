"""What was measured in one recorded run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunMeasures:
    """Distance [km], times [min] and cadence [steps/min, both feet] of one activity. None: it cannot be told."""

    distance_km: float | None
    elapsed_min: float | None
    moving_min: float | None
    unbroken_min: float | None
    cadence_steps_min: float | None
