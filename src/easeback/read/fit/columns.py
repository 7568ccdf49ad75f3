"""Record columns of a FIT file in the columns and units of a track."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from easeback.model.track import Column, DeveloperColumn
from easeback.read.fit.part import DeveloperField
from easeback.read.fit.words import CADENCE_FRACTION, NATIVE_COLUMNS, RECORD_COLUMNS, UNIT_FACTORS


def track_columns(records: Mapping[str, Column], developer: tuple[DeveloperField, ...]) -> dict[str, Column]:
    """Our columns, cadence still as the file has it; a developer field fills in only where the native one is absent."""
    columns: dict[str, Column] = {}
    for name, sources in RECORD_COLUMNS.items():
        said = [records[field] * factor for field, factor in sources if field in records]
        if said:
            columns[name] = _first_said(said)
    if "cadence_steps_min" in columns and CADENCE_FRACTION in records:
        columns["cadence_steps_min"] = columns["cadence_steps_min"] + np.nan_to_num(records[CADENCE_FRACTION])
    return _stand_ins(developer) | columns


def developer_columns(developer: tuple[DeveloperField, ...], rows: NDArray[np.intp]) -> tuple[DeveloperColumn, ...]:
    """Every developer field that says something at the samples `rows` (indexes), as it declared itself."""
    columns = (DeveloperColumn(each.name, each.unit, each.application, each.values[rows]) for each in developer)
    return tuple(column for column in columns if np.isfinite(column.values).any())


def _first_said(columns: list[Column]) -> Column:
    first = columns[0]
    for other in columns[1:]:
        first = np.where(np.isnan(first), other, first)
    return first


def _stand_ins(developer: tuple[DeveloperField, ...]) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    for field in developer:
        name = NATIVE_COLUMNS.get(field.native) if field.native is not None else None
        factor = _factor(name, field.unit) if name else None
        if name and factor and name not in columns:
            columns[name] = field.values * factor
    return columns


def _factor(column: str, unit: str) -> float | None:
    """To our column's unit; None for a unit we do not know, and such a field stands in for nothing."""
    factors = next(factors for ending, factors in UNIT_FACTORS.items() if column.endswith("_" + ending))
    return factors.get(unit.strip().lower())
