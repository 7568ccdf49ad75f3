"""The line of every file that an import met, and the imports themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from easeback.keep.facts import Outcome, Result, Sitting
from easeback.keep.logbook.models import ImportOutcome, ImportSitting

COLUMNS = ("key", "shown", "result", "kind", "what", "what_to_do", "sha256")


def begin(runner: int, now: datetime) -> int:
    """A new import; returns its number."""
    number: int = ImportSitting.objects.create(runner_id=runner, started_at=now).pk
    return number


def end(sitting: int, counts: Mapping[str, int], now: datetime) -> None:
    """Records that an import reached its end, and how many files became what."""
    ImportSitting.objects.filter(pk=sitting).update(ended_at=now, counts=dict(counts))


def keep_outcomes(runner: int, sitting: int, outcomes: Sequence[Outcome]) -> None:
    """Keeps a line a file. A file met again unchanged has its line renewed."""
    ImportOutcome.objects.bulk_create(
        [ImportOutcome(runner_id=runner, sitting_id=sitting, **asdict(each)) for each in outcomes],
        batch_size=400,
        update_conflicts=True,
        unique_fields=["runner", "key"],
        update_fields=["sitting", *(name for name in COLUMNS if name != "key")],
    )


@dataclass(frozen=True, slots=True)
class Met:
    """What became of a file that was met before, what it holds where that is no activity, and its content's SHA-256."""

    result: Result
    kind: str
    sha256: str


def met_before(runner: int) -> dict[str, Met]:
    """Every file met, by its key."""
    rows = ImportOutcome.objects.filter(runner_id=runner).values_list("key", "result", "kind", "sha256")
    return {key: Met(*rest) for key, *rest in rows.iterator(chunk_size=5000)}


def outcome_of(runner: int, key: str) -> Outcome | None:
    """The line of the file known by `key`."""
    row = ImportOutcome.objects.filter(runner_id=runner, key=key).values_list(*COLUMNS).first()
    return Outcome(*row) if row else None


def outcomes(runner: int, sitting: int | None = None, result: Result | None = None) -> tuple[Outcome, ...]:
    """The lines of one import (None: of all), of one result (None: of any), in the order of their writing."""
    rows = ImportOutcome.objects.filter(runner_id=runner).order_by("sitting", "pk")
    rows = rows if sitting is None else rows.filter(sitting_id=sitting)
    rows = rows if result is None else rows.filter(result=result)
    return tuple(Outcome(*row) for row in rows.values_list(*COLUMNS))


def sittings(runner: int) -> tuple[Sitting, ...]:
    """Every import, the latest first."""
    rows = ImportSitting.objects.filter(runner_id=runner).order_by("-pk")
    return tuple(Sitting(*row) for row in rows.values_list("pk", "started_at", "ended_at", "counts"))
