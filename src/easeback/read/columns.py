"""What holds for the columns of every format: which zeros mean "not measured", and whose cadence is strides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from easeback.model.track import Column
from easeback.model.words import CadenceFrom
from easeback.read.sport import UNKNOWN

# No one runs below 60 strides or above 120 strides (240 steps) a minute, so a median above 120 is already steps.
MOST_STRIDES_MIN: Final = 120
# Where cadence counts feet. Elsewhere it counts a crank or strokes and is no cadence in steps.
ON_FOOT: Final = {"running", "walking", "hiking", "generic", "training", "fitness_equipment", UNKNOWN}
# Devices write exactly 0 into these when the sensor gave nothing.
ZERO_IS_MISSING: Final = {
    "heart_rate_bpm", "vertical_oscillation_mm", "vertical_ratio_percent", "stance_time_ms",
    "stance_time_percent", "stance_time_balance_percent", "step_length_mm",
}  # fmt: skip


def from_points(points: Iterable[Mapping[str, float]], names: Iterable[str]) -> dict[str, Column]:
    """Columns `names`, one row a point; NaN where a point does not say."""
    rows = list(points)
    return {name: np.array([row.get(name, np.nan) for row in rows], dtype=np.float64) for name in names}


def settled(columns: Mapping[str, Column], sport: str) -> dict[str, Column]:
    """Columns in the units of `model.track`; zeros that mean missing are NaN, empty columns are gone.

    `cadence_steps_min` comes in as the file says it: strides, or in some files steps already.
    """
    fixed = dict(columns)
    for name in ZERO_IS_MISSING & set(fixed):
        fixed[name] = np.where(fixed[name] == 0, np.nan, fixed[name])
    if (cadence := fixed.pop("cadence_steps_min", None)) is not None and sport in ON_FOOT:
        fixed["cadence_steps_min"] = steps_a_minute(cadence)
    return {name: values for name, values in fixed.items() if name == "time_s" or np.isfinite(values).any()}


def steps_a_minute(cadence: Column) -> Column:
    """Cadence of both feet [steps/min] from strides/min; a column whose median in motion is steps already stays."""
    return cadence if _counts(cadence) == "steps" else cadence * 2


def cadence_from(columns: Mapping[str, Column], sport: str) -> CadenceFrom | None:
    """How a file counts the cadence in its columns, before `settled`; None where it has none of feet."""
    has_cadence = sport in ON_FOOT and "cadence_steps_min" in columns
    return _counts(columns["cadence_steps_min"]) if has_cadence else None


def _counts(cadence: Column) -> CadenceFrom | None:
    in_motion = cadence[np.isfinite(cadence) & (cadence > 0)]
    if not in_motion.size:
        return None
    if float(np.median(in_motion)) > MOST_STRIDES_MIN:
        return "steps"
    return "strides" if (in_motion % 1 == 0).all() else "strides_and_fractions"
