"""The shown runs, as far as their ground needs them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from easeback.keep.logbook.models import Recording


@dataclass(frozen=True, slots=True)
class RunOnGround:
    """Where a run's track lies, its day, what the file calls it, and its distance [km]."""

    sha256: str
    index: int
    local_date: date
    sub_sport: str
    distance_km: float | None


def runs_on_ground(runner: int) -> tuple[RunOnGround, ...]:
    """Every run that is shown, oldest first."""
    rows = Recording.objects.filter(runner_id=runner, shown=True, counts_as="run").order_by("started_at", "pk")
    columns = ("original__sha256", "index", "local_date", "sub_sport", "distance_km")
    return tuple(RunOnGround(*row) for row in rows.values_list(*columns))
