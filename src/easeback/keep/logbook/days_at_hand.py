"""The days of a logbook, kept decoded by a process that asks for them again and again, as a server does.

After a change only the rows that are new are read and decoded. A day that did not change stays the very same object,
by which `measure` knows again what it made of it. A command that ends after one answer asks `store` instead.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from easeback.keep.logbook.store import IS_A_RUN, NEVER_TOO_OLD, decode_days
from easeback.model.day import Day

ROWS: Final = 'SELECT id, "on" FROM logbook_dayrow WHERE runner_id = %s ORDER BY "on"'
# Few were changed: asked for by their ids. Many: one query of all is quicker, and never too long for SQLite.
MANY_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class _Row:
    day: Day
    is_never_too_old: bool
    is_a_run: bool


@dataclass(frozen=True, slots=True)
class DaysAtHand:
    """All days of a runner of which anything is known, in order of date."""

    rows: tuple[_Row, ...]

    def until(self, on: date) -> tuple[Day, ...]:
        """The days up to `on`, as `store.days` gives them."""
        return tuple(row.day for row in self.rows[: self._after(on)])

    def between(self, first: date, last: date) -> tuple[Day, ...]:
        """The days from `first` to `last`, as `store.days_between` gives them."""
        return tuple(row.day for row in self.rows[self._from(first) : self._after(last)])

    def that_matter(self, until: date, whole_since: date) -> tuple[Day, ...]:
        """As `store.days_that_matter`."""
        begin = self._from(whole_since)
        old = self.rows[:begin]
        latest_run = next((row for row in reversed(old) if row.is_a_run), None)
        kept = [row.day for row in old if row.is_never_too_old or row is latest_run]
        return (*kept, *(row.day for row in self.rows[begin : self._after(until)]))

    def _from(self, on: date) -> int:
        return bisect_left(self.rows, on, key=_date_of)

    def _after(self, on: date) -> int:
        return bisect_right(self.rows, on, key=_date_of)


# A row's id is never used again within one file of the logbook; a logbook put in its place is another file.
_KEPT: Final[dict[tuple[str, int], dict[int, _Row]]] = {}


def days_at_hand(runner: int, logbook: str) -> DaysAtHand:
    """The days as they stand. `logbook` names the file: by another name nothing is taken for known."""
    known = _KEPT.get((logbook, runner), {})
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [runner])
        ids = [number for number, _ in cursor.fetchall()]
    read = _read(runner, [number for number in ids if number not in known])
    # A row may go between the two queries; the one that replaced it is read when it is next asked for.
    rows = {number: row for number in ids if (row := known.get(number) or read.get(number)) is not None}
    _KEPT[logbook, runner] = rows
    return DaysAtHand(tuple(rows.values()))


def _read(runner: int, ids: Sequence[int]) -> Mapping[int, _Row]:
    if not ids:
        return {}
    asked = ids if len(ids) <= MANY_ROWS else []
    which = f" AND id IN ({', '.join(['%s'] * len(asked))})" if asked else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, day FROM logbook_dayrow WHERE runner_id = %s{which}", [runner, *asked])
        texts = dict(cursor.fetchall())
    days = decode_days(list(texts.values()))
    return {
        number: _Row(day, bool(NEVER_TOO_OLD.search(text)), bool(IS_A_RUN.search(text)))
        for (number, text), day in zip(texts.items(), days, strict=True)
    }


def _date_of(row: _Row) -> date:
    return row.day.date
