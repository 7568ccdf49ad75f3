"""The measures kept with recordings: read, found outdated, and replaced by those of this version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction

from easeback.keep.facts import MeasuredRun, Outdated, RecordingFacts
from easeback.keep.logbook.models import Recording
from easeback.keep.measures_text import from_text
from easeback.model.measure import RunMeasures

# What links and day rows are made of: where none of it changed, they are as they were.
LINKED: tuple[str, ...] = (
    "started_at", "local_date", "sport", "sport_is_guessed", "counts_as", "richness", "distance_km", "moving_min",
    "unbroken_min", "elapsed_min", "places",
)  # fmt: skip
# Stands for the version until links and days have followed, so that work that was cut off is taken up again.
UNLINKED = "unlinked"


def measures(recording: int) -> RunMeasures | None:
    """All measures of a recording; None where they were not kept yet."""
    text = Recording.objects.filter(pk=recording).values_list("measures", flat=True).first()
    return from_text(text) if text else None


def measures_of_runs(runner: int) -> Iterator[tuple[int, RunMeasures | None]]:
    """Number and measures of each run that is shown, in order of time; one after the other, however many."""
    rows = Recording.objects.filter(runner_id=runner, shown=True, counts_as="run").order_by("started_at", "pk")
    for number, text in rows.values_list("pk", "measures").iterator(chunk_size=200):
        yield number, from_text(text) if text else None


def measured_runs(runner: int, first: date, last: date, version: str) -> tuple[MeasuredRun, ...]:
    """The runs that are shown from `first` to `last`, oldest first, with what this version of the measures measured."""
    rows = Recording.objects.filter(
        runner_id=runner, shown=True, counts_as="run", local_date__gte=first, local_date__lte=last
    ).order_by("started_at", "pk")
    columns = ("pk", "local_date", "sub_sport", "ground", "distance_km", "original__sha256", "index")
    return tuple(_measured(row, version) for row in rows.values_list(*columns, "measures_version", "measures"))


def _measured(row: tuple[Any, ...], version: str) -> MeasuredRun:
    *plain, measured_by, text = row
    values = dict(zip(MeasuredRun.__dataclass_fields__, plain, strict=False))
    return MeasuredRun(**values, measures=from_text(text) if text and measured_by == version else None)


def outdated(runner: int, version: str, first: date = date.min, last: date = date.max) -> tuple[Outdated, ...]:
    """The recordings `first` to `last` that another version measured, or that have no measures yet, by their number."""
    rows = Recording.objects.filter(runner_id=runner, local_date__gte=first, local_date__lte=last)
    rows = rows.exclude(measures_version=version, measures__gt="")
    return tuple(Outdated(*row) for row in rows.order_by("pk").values_list("pk", "original__sha256", "index"))


def is_outdated(recording: int, version: str) -> bool:
    """The recording of this number was measured by another version, or has no measures yet."""
    return not Recording.objects.filter(pk=recording, measures_version=version, measures__gt="").exists()


def replace_facts(remeasured: Mapping[int, RecordingFacts]) -> bool:
    """Replaces what is kept of these recordings; True where links and day rows must follow, and then `mark_linked`."""
    columns, any_unlinked = ("pk", "measures_version", *LINKED), False
    with transaction.atomic():
        for row in Recording.objects.filter(pk__in=remeasured).values(*columns):
            new = asdict(remeasured[row["pk"]])
            if row["measures_version"] == UNLINKED or _linked(new) != _linked(row):
                new["measures_version"], any_unlinked = UNLINKED, True
            Recording.objects.filter(pk=row["pk"]).update(**new)
    return any_unlinked


def mark_linked(runner: int, version: str) -> None:
    """Links and day rows have followed the recordings that were measured by `version`."""
    Recording.objects.filter(runner_id=runner, measures_version=UNLINKED).update(measures_version=version)


def _linked(row: Mapping[str, Any]) -> list[Any]:
    values = (row[name] for name in LINKED)
    return [list(value) if isinstance(value, tuple) else value for value in values]
