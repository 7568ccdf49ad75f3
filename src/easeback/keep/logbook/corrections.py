"""What the runner put right of recordings: only ever added to, the latest word on each counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from easeback.keep.facts import CorrectionMade, RunCorrection
from easeback.keep.logbook import models

Name = Literal["deleted", "sport", "ground"]
Place = tuple[str, int]


def correct(runner: int, place: Place, told: dict[Name, Any], now: datetime, source: str = "runner") -> None:
    """Adds corrections of the recording at `place` (its original and the index in it); None takes one back."""
    sha256, index = place
    original = models.Original.objects.get(runner_id=runner, sha256=sha256)
    models.RunCorrection.objects.bulk_create(
        models.RunCorrection(
            runner_id=runner, original=original, index=index, name=name, value=value, recorded_at=now, source=source
        )
        for name, value in told.items()
    )


def corrections(runner: int) -> dict[Place, RunCorrection]:
    """The corrections that count, of every recording that has any."""
    rows = models.RunCorrection.objects.filter(runner_id=runner).order_by("pk")
    found: dict[Place, RunCorrection] = {}
    for sha256, index, name, value, at in rows.values_list("original__sha256", "index", "name", "value", "recorded_at"):
        before = found.get((sha256, index), RunCorrection())
        found[sha256, index] = _with(before, name, value, at)
    return found


def corrections_of(runner: int, place: Place) -> tuple[CorrectionMade, ...]:
    """Every correction ever made of the recording at `place`, oldest first; what counts and what no longer does."""
    sha256, index = place
    rows = models.RunCorrection.objects.filter(runner_id=runner, original__sha256=sha256, index=index).order_by("pk")
    return tuple(CorrectionMade(*row) for row in rows.values_list("name", "value", "recorded_at", "source"))


def _with(before: RunCorrection, name: str, value: Any, at: datetime) -> RunCorrection:
    if name == "deleted":
        return replace(before, deleted_at=at if value else None)
    return replace(before, sport=value) if name == "sport" else replace(before, ground=value)
