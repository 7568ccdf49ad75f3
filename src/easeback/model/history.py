"""What a diary adds up to on one morning: the runner's own past, as the findings need it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from easeback.model.ladder import LadderPlace


@dataclass(frozen=True, slots=True)
class RedDay:
    """A red day: what made it red, and the settled morning that ended its own hold (None: it still holds)."""

    on: date
    because: tuple[str, ...]
    days_needed: int
    released_on: date | None


@dataclass(frozen=True, slots=True)
class PastRun:
    """One day's running: distance [km], minutes, longest unbroken [min]; `tolerated` is None until it can be told.

    `times` is how many recordings it is the sum of, at least 1; `on_green` says that its morning was green.
    """

    on: date
    km: float | None
    minutes: float | None
    unbroken_min: float | None
    tolerated: bool | None
    why_not: str | None
    on_green: bool
    times: int = 1


@dataclass(frozen=True, slots=True)
class History:
    """The measures of one diary as of one morning. None: cannot be told from what was said and recorded.

    `amber_on` is the latest amber day before today that its settled mornings have not followed yet. `silent_mornings`
    were missing in a row before today. `other_side_on` are the days on which it was newly in the other leg.
    `provoked_on` are the mornings that other sport made worse. `irritable` says that little sets it off or that it
    takes long to settle. `failed_return_on` is the day of a second run back from a flare that failed.
    `settled_strength` are the days of strength work that were followed by a settled morning, oldest first, since the
    last long break from it.
    """

    on: date
    felt_today: tuple[str, ...]
    settled_zone: str | None
    settled_today: bool | None
    settled_mornings: int
    settled_days: int
    red_days: tuple[RedDay, ...]
    last_bad_on: date | None
    last_green_on: date | None
    last_break_on: date | None
    last_run_on: date | None
    longest_run_km: float | None
    longest_tolerated_km: float | None
    planned_spike_percent: float | None
    runs: tuple[PastRun, ...]
    ladder: LadderPlace | None = None
    longest_tolerated_min: float | None = None
    return_runs: int = 0
    failed_return_on: date | None = None
    amber_on: date | None = None
    silent_mornings: int = 0
    other_side_on: tuple[date, ...] = ()
    provoked_on: tuple[date, ...] = ()
    irritable: bool = False
    settled_strength: tuple[date, ...] = ()

    @property
    def last_red_on(self) -> date | None:
        """The latest red day, today included."""
        return self.red_days[-1].on if self.red_days else None

    @property
    def days_since_last_run(self) -> int | None:
        """Days since the last run before today, None where no run is known."""
        return (self.on - self.last_run_on).days if self.last_run_on else None

    def tolerated_since(self, day: date | None) -> tuple[PastRun, ...]:
        """Tolerated runs after `day`, oldest first; all of them where `day` is None."""
        return tuple(run for run in self.runs if run.tolerated and (day is None or run.on > day))
