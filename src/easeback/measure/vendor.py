"""Third-party sensors' words in ours: one table a maker, from the names and units that their fields declare. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from easeback.model.track import Column, Track

CADENCE: Final = "cadence_steps_min"
MOST_STRIDES_MIN: Final = 120
# Their name and unit, both in small letters -> our measure and the factor to its unit. Cadence comes in strides.
STRYD: Final = {
    ("power", "watts"): ("power_w", 1.0),
    ("cadence", "rpm"): ("cadence_steps_min", 2.0),
    ("ground time", "milliseconds"): ("stance_time_ms", 1.0),
    ("vertical oscillation", "centimeters"): ("vertical_oscillation_mm", 10.0),
    ("leg spring stiffness", "kn/m"): ("leg_spring_stiffness_kn_m", 1.0),
    ("form power", "watts"): ("form_power_w", 1.0),
}
RUNSCRIBE: Final = {
    ("contacttime", "ms"): ("stance_time_ms", 1.0),
    ("contacttime_l", "ms"): ("left_stance_time_ms", 1.0),
    ("contacttime_r", "ms"): ("right_stance_time_ms", 1.0),
    ("power", "w"): ("power_w", 1.0),
    ("fs", ""): ("foot_strike_1_16", 1.0),
    ("fs_l", ""): ("left_foot_strike_1_16", 1.0),
    ("fs_r", ""): ("right_foot_strike_1_16", 1.0),
}
RUNNING_POWER: Final = {
    ("power", "w"): ("power_w", 1.0),
    ("power", "watts"): ("power_w", 1.0),
    ("runpower", "w"): ("power_w", 1.0),
    ("runpower", "watts"): ("power_w", 1.0),
    ("running power", "w"): ("power_w", 1.0),
    ("running power", "watts"): ("power_w", 1.0),
}
# A maker is known by a field that only its sensors write; an app's 16 bytes of identity change with its versions.
MAKERS: Final = (
    ("Stryd", {"form power", "leg spring stiffness", "ground time"}, STRYD),
    ("RunScribe", {"contacttime", "contacttime_l", "contacttime_r", "fs", "fs_l", "fs_r"}, RUNSCRIBE),
    ("running power app", {"runpower", "running power", "power"}, RUNNING_POWER),
)


@dataclass(frozen=True, slots=True)
class SensorColumn:
    """One measure of a third-party sensor in our unit; exactly zero means not measured and is NaN."""

    maker: str
    values: Column


def sensor_columns(track: Track) -> dict[str, SensorColumn]:
    """Our name -> what a third-party sensor measured, length n; of several makers the first in the table counts."""
    found: dict[str, SensorColumn] = {}
    for maker, marks, table in MAKERS:
        applications = {each.application for each in track.developer if each.name.strip().lower() in marks}
        for each in track.developer:
            known = table.get((each.name.strip().lower(), each.unit.strip().lower()))
            if known is not None and each.application in applications:
                name, factor = known
                factor = 1.0 if name == CADENCE and _is_steps(each.values) else factor
                found.setdefault(name, SensorColumn(maker, np.where(each.values == 0, np.nan, each.values * factor)))
    return found | _from_both_feet(found)


def _is_steps(cadence: Column) -> bool:
    """Nobody runs at 120 strides a minute, so a median above that is steps already."""
    in_motion = cadence[np.isfinite(cadence) & (cadence > 0)]
    return in_motion.size > 0 and float(np.median(in_motion)) > MOST_STRIDES_MIN


def _from_both_feet(found: dict[str, SensorColumn]) -> dict[str, SensorColumn]:
    """Stance time and its left share, where a pod on each shoe measured it."""
    left, right = found.get("left_stance_time_ms"), found.get("right_stance_time_ms")
    if left is None or right is None:
        return {}
    both_ms = left.values + right.values
    return {
        "stance_time_ms": SensorColumn(left.maker, both_ms / 2),
        "stance_time_balance_percent": SensorColumn(left.maker, 100 * left.values / both_ms),
    }
