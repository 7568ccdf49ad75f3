"""The messages of one kind, from all the layouts in which they were written, in the order of the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from easeback.model.track import Column
from easeback.read.fit.base_types import FLOAT64
from easeback.read.fit.developer import Declared, developer_columns_of
from easeback.read.fit.part import DeveloperField, Row
from easeback.read.fit.rows import rows
from easeback.read.fit.scan import Place
from easeback.read.fit.stack import Stack
from easeback.read.fit.times import Times
from easeback.read.fit.view import columns

TIMESTAMP: Final = "timestamp"


def columns_of(stack: Stack, times: Times, wanted: frozenset[str] | None = None) -> dict[str, Column]:
    """The fields of `stack` that hold one number as columns, length n; `timestamp` always."""
    found = columns(stack, wanted)
    said = found.get(TIMESTAMP, np.full(len(stack), np.nan))
    if any(group.place in times for group in stack.groups):
        counted = stack.joined([times.get(group.place) for group in stack.groups], FLOAT64)
        said = np.where(np.isnan(counted), said, counted)
    return found | {TIMESTAMP: said}


def developer_fields_of(stack: Stack, declared: Declared) -> tuple[DeveloperField, ...]:
    """The columns that apps declared, over all messages of `stack`; those that say nothing are left out."""
    return tuple(
        DeveloperField(said.name, said.unit, said.application, said.native, values)
        for said, values in ((declared[key], values) for key, values in developer_columns_of(stack, declared).items())
        if np.isfinite(values).any()
    )


def rows_of(
    data: bytes, places: Sequence[Place], times: Times, wanted: tuple[str, ...] | None = None
) -> tuple[Row, ...]:
    """All messages of `places` as rows."""
    if len(places) == 1 and not places[0].is_compressed:
        return tuple(rows(data, places[0].layout, places[0].all_offsets(), wanted))
    found = [
        (offset, row)
        for place in places
        for offset, row in zip(place.all_offsets(), _timed_rows(data, place, times, wanted), strict=True)
    ]
    return tuple(row for _, row in sorted(found, key=lambda each: each[0]))


def _timed_rows(data: bytes, place: Place, times: Times, wanted: tuple[str, ...] | None) -> list[Row]:
    found = rows(data, place.layout, place.all_offsets(), wanted)
    if place not in times:
        return found
    return [{TIMESTAMP: time, **row} for row, time in zip(found, times[place].tolist(), strict=True)]
