"""Tells whether a runner's logbook changed since it was last looked at."""

from __future__ import annotations

from django.db import connection

# Check-ins, facts and corrections are only ever added to. A day's row is written anew whenever the day changes, under a
# number never used before; where it is only dropped, the check-in or correction that did so was added.
TABLES = (
    "logbook_dayrow",
    "logbook_checkinrecord",
    "logbook_profilefact",
    "logbook_runcorrection",
    "logbook_recording",
)
NEWEST = ", ".join(f"(SELECT MAX(id) FROM {table} WHERE runner_id = %s)" for table in TABLES)


def revision_of(runner: int) -> tuple[int | None, ...]:
    """Another value after anything that an answer rests on was added or changed."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {NEWEST}", [runner] * len(TABLES))
        row: tuple[int | None, ...] = cursor.fetchone()
        return row
