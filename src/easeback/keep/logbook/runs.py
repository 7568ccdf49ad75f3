"""Recordings as a list of runs shows them."""

from __future__ import annotations

from datetime import date
from typing import Any

from easeback.keep.facts import RunRow
from easeback.keep.logbook.models import Recording

# As the fields of RunRow, in their order.
COLUMNS = (
    "pk", "started_at", "utc_offset_s", "local_date", "sport", "sub_sport", "sport_is_guessed", "counts_as",
    "distance_km", "moving_min", "unbroken_min", "elapsed_min", "cadence_steps_min", "ground", "shown", "deleted_at",
    "same_as_id", "original__sha256", "index", "original__name", "original__kind", "original__imported_at",
    "original__hints",
)  # fmt: skip


def runs(runner: int, first: date, last: date, *, every: bool) -> tuple[RunRow, ...]:
    """The runs from `first` to `last` in order of time; `every` adds other sports, hidden and deleted recordings."""
    rows = Recording.objects.filter(runner_id=runner, local_date__gte=first, local_date__lte=last)
    rows = rows if every else rows.filter(shown=True, counts_as="run")
    return tuple(as_row(row) for row in rows.order_by("started_at", "pk").values_list(*COLUMNS))


def run(runner: int, number: int) -> RunRow | None:
    """The recording of this number."""
    row = Recording.objects.filter(runner_id=runner, pk=number).values_list(*COLUMNS).first()
    return as_row(row) if row else None


def behind(runner: int, number: int) -> tuple[RunRow, ...]:
    """The recordings of the same run that are hidden behind this one."""
    rows = Recording.objects.filter(runner_id=runner, same_as_id=number).order_by("pk")
    return tuple(as_row(row) for row in rows.values_list(*COLUMNS))


def numbers_by_content(runner: int) -> dict[str, tuple[int, int | None, bool]]:
    """For each content its first recording: number, the number shown in its place, whether it is deleted."""
    rows = Recording.objects.filter(runner_id=runner).order_by("-index")
    columns = ("original__sha256", "pk", "same_as_id", "deleted_at")
    return {sha: (pk, same, deleted is not None) for sha, pk, same, deleted in rows.values_list(*columns)}


def as_row(row: tuple[Any, ...]) -> RunRow:
    """The record of one row of COLUMNS."""
    *plain, hints = row
    values = dict(zip(RunRow.__dataclass_fields__, plain, strict=False))
    index = values["index"]
    return RunRow(**values, hint=hints[index] if index < len(hints) else None)
