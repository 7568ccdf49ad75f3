"""A track: the samples of one recording as named columns of equal length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from easeback.model.words import CadenceFrom

Column = NDArray[np.float64]

# Every column a track may hold, with what it means. The unit is the end of the name.
COLUMNS: Mapping[str, str] = {
    "time_s": "seconds since the activity's start, not decreasing, never missing",
    "latitude_deg": "WGS 84 latitude",
    "longitude_deg": "WGS 84 longitude",
    "altitude_m": "height above sea level as the device gives it",
    "distance_m": "distance since the start as the device gives it",
    "speed_m_s": "speed as the device gives it",
    "heart_rate_bpm": "heart rate",
    "cadence_steps_min": "steps of both feet a minute (FIT and TCX give strides: doubled once, on reading)",
    "power_w": "running power",
    "vertical_oscillation_mm": "up-and-down movement of the trunk in one step",
    "vertical_ratio_percent": "vertical oscillation as a share of step length",
    "stance_time_ms": "time one foot is on the ground",
    "stance_time_percent": "share of the stride that the foot is on the ground",
    "stance_time_balance_percent": "left foot's share of the stance time",
    "step_length_mm": "length of one step",
    "temperature_c": "temperature at the device",
}


@dataclass(frozen=True, slots=True)
class DeveloperColumn:
    """One column of a third-party app or sensor, with the name and unit that it declared itself."""

    name: str
    unit: str
    application: str
    values: Column


@dataclass(frozen=True, slots=True)
class Track:
    """Samples in order of time. `columns` holds only what was recorded; a missing sample is NaN, never zero.

    `cadence_from` is how the file counted cadence before it became steps; None where it holds none, or is not known.
    """

    columns: Mapping[str, Column]
    developer: tuple[DeveloperColumn, ...] = field(default=())
    cadence_from: CadenceFrom | None = None

    def __post_init__(self) -> None:
        if unknown := set(self.columns) - set(COLUMNS):
            raise ValueError(f"unknown track columns: {sorted(unknown)}")
        lengths = {len(values) for values in self.columns.values()}
        lengths |= {len(column.values) for column in self.developer}
        if len(lengths) > 1 or "time_s" not in self.columns:
            raise ValueError("a track needs time_s and columns of one length")

    def __len__(self) -> int:
        return len(self.columns["time_s"])

    def __contains__(self, name: str) -> bool:
        return name in self.columns

    def column(self, name: str) -> Column:
        """The column `name` [unit as its name says], length n; all NaN where it was not recorded."""
        if name not in COLUMNS:
            raise KeyError(name)
        return self.columns[name] if name in self.columns else np.full(len(self), np.nan)


EMPTY_TRACK = Track({"time_s": np.empty(0)})
