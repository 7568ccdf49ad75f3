"""The list of runs: what was asked for, a line a run, and the ways to the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Final, Literal

from easeback.model.goal import KM_OF_A_MILE
from easeback.model.replay import Followed
from easeback.present.words_of_form import clock, distance_in_words, pace

# So many lines a page: a screenful or five on a phone, and well under 60 kB.
LINES: Final = 50
Which = Literal["runs", "other", "deleted"]
WHICH: Final[tuple[Which, ...]] = ("runs", "other", "deleted")


@dataclass(frozen=True, slots=True)
class RunsAsked:
    """What a list was asked for, as words of an address; empty: any. `page` counts from 1, the latest first."""

    year: str = ""
    month: str = ""
    ground: str = ""
    kind: str = ""
    which: Which = "runs"
    page: int = 1

    def address(self, page: int) -> str:
        """The words of the address of another page of the same choice."""
        told = {"year": self.year, "month": self.month, "ground": self.ground, "kind": self.kind}
        told |= {"which": self.which if self.which != "runs" else "", "page": str(page) if page > 1 else ""}
        # Every one of them is a number or an id: none needs quoting.
        return "&".join(f"{name}={word}" for name, word in told.items() if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One recording in a line. `sport` is set where it is no run; `followed` is what came after a run of that day."""

    id: int
    started_at: datetime
    distance: str | None
    duration: str | None
    pace: str | None
    ground: str | None
    kind: str | None
    sport: str | None
    followed: Followed | None


@dataclass(frozen=True, slots=True)
class MonthOfRuns:
    """The lines of one month, by its first day."""

    month: date
    lines: tuple[RunLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunsPage:
    """A page of the list. `earlier` and `later` are words of addresses; None where there is no more that way."""

    asked: RunsAsked
    is_empty: bool
    years: tuple[int, ...]
    count: int
    distance: str | None
    months: tuple[MonthOfRuns, ...]
    pages: int
    earlier: str | None = None
    later: str | None = None
    grounds: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    which: tuple[Which, ...] = WHICH
    month_days: tuple[date, ...] = field(default=tuple(date(2000, month, 1) for month in range(1, 13)))


def run_amounts(
    distance_km: float | None, moving_min: float | None, units: str
) -> tuple[str | None, str | None, str | None]:
    """Distance, time in motion and pace in words; None for what cannot be told."""
    far = None if distance_km is None else distance_in_words(distance_km, units)
    long = None if moving_min is None else clock(moving_min)
    return far, long, pace(moving_min / distance_km, units) if distance_km and moving_min else None


def sum_in_words(km: float, units: str) -> str:
    """The distance of many runs: whole kilometres or miles, a blank between thousands."""
    far = f"{km / KM_OF_A_MILE:,.0f} mi" if units == "miles" else f"{km:,.0f} km"
    return far.replace(",", "\N{NARROW NO-BREAK SPACE}")


def by_month(lines: Iterable[RunLine]) -> tuple[MonthOfRuns, ...]:
    """The lines, in their order, under the month in which each began."""
    months = groupby(lines, key=lambda line: line.started_at.date().replace(day=1))
    return tuple(MonthOfRuns(month, tuple(some)) for month, some in months)
