"""The messages of one kind, from all the layouts in which they were written, in the order of the file."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from easeback.model.track import Column
from easeback.read.fit.developer import Description, developer_columns_of
from easeback.read.fit.group import Group
from easeback.read.fit.part import DeveloperField, Row
from easeback.read.fit.rows import rows
from easeback.read.fit.view import columns

Key = TypeVar("Key", bound=Hashable)
Times = Mapping[Group, Column]
TIMESTAMP = "timestamp"


def columns_of(groups: Sequence[Group], times: Times, wanted: tuple[str, ...] | None = None) -> dict[str, Column]:
    """The fields that hold one number as columns over all messages of `groups`, length n; `timestamp` always."""
    found = [_with_time(columns(group, wanted), times.get(group)) for group in groups]
    single = [{name: values for name, values in each.items() if values.ndim == 1} for each in found]
    joined = _joined(groups, single)
    if groups and TIMESTAMP not in joined:
        joined[TIMESTAMP] = np.full(_count(groups), np.nan)
    return joined


def developer_fields_of(
    groups: Sequence[Group], declared: Mapping[tuple[int, int], Description]
) -> tuple[DeveloperField, ...]:
    """The columns that apps declared, over all messages of `groups`; those that say nothing are left out."""
    joined = _joined(groups, [developer_columns_of(group, declared) for group in groups])
    return tuple(
        DeveloperField(said.name, said.unit, said.application, said.native, values)
        for said, values in ((declared[key], values) for key, values in joined.items())
        if np.isfinite(values).any()
    )


def rows_of(groups: Sequence[Group], times: Times, wanted: tuple[str, ...] | None = None) -> tuple[Row, ...]:
    """All messages of `groups` as rows."""
    if len(groups) == 1 and not groups[0].is_compressed:
        return tuple(rows(groups[0], wanted))
    found = [
        (offset, row)
        for group in groups
        for offset, row in zip(group.offsets.tolist(), _timed(rows(group, wanted), times.get(group)), strict=True)
    ]
    return tuple(row for _, row in sorted(found, key=lambda each: each[0]))


def _timed(found: list[Row], times: Column | None) -> list[Row]:
    if times is None:
        return found
    return [{TIMESTAMP: time, **row} for row, time in zip(found, times.tolist(), strict=True)]


def _with_time(found: dict[str, Column], times: Column | None) -> dict[str, Column]:
    return found if times is None else found | {TIMESTAMP: times}


def _count(groups: Sequence[Group]) -> int:
    return sum(len(group) for group in groups)


def _joined(groups: Sequence[Group], found: Sequence[Mapping[Key, Column]]) -> dict[Key, Column]:
    """Each column over all messages in the order of the file, NaN at those whose layout does not have it."""
    if len(groups) <= 1:
        return dict(*found)
    keys = dict.fromkeys(key for here in found for key in here)
    joined = dict(zip(keys, np.full((len(keys), _count(groups)), np.nan), strict=True))
    for rows_here, here in zip(_rows(groups), found, strict=True):
        for key, values in here.items():
            joined[key][rows_here] = values
    return joined


def _rows(groups: Sequence[Group]) -> list[NDArray[np.int64]]:
    """For each group: the rows of its messages among those of all groups."""
    offsets = np.concatenate([group.offsets for group in groups]) if groups else np.empty(0)
    rank = np.empty(len(offsets), dtype=np.int64)
    rank[np.argsort(offsets, kind="stable")] = np.arange(len(offsets))
    return np.split(rank, np.cumsum([len(group) for group in groups])[:-1]) if groups else []
