"""The logbook as a whole: whether it is empty and one runner's, filled from another database, and emptied."""

from __future__ import annotations

from pathlib import Path

from django.db import connection, transaction

from easeback.keep.logbook.faults import told_in_words
from easeback.keep.logbook.models import CheckInRecord, DayRow, ImportOutcome, Original, ProfileFact, Runner
from easeback.model.error import BrokenPlace

LOCK_TABLE = "logbook_worklock"


def is_one_runners() -> bool:
    """No more than one runner keeps this logbook."""
    return Runner.objects.count() <= 1


def is_untouched(runner: int) -> bool:
    """The runner has said nothing, and nothing was imported: there is nothing that could be lost."""
    kept = (CheckInRecord, Original, ImportOutcome)
    told = ProfileFact.objects.filter(runner_id=runner, source="runner")
    return not told.exists() and not any(each.objects.filter(runner_id=runner).exists() for each in kept)


def count_days_and_originals(runner: int) -> tuple[int, int]:
    """How many days are known of the runner, and how many original files are kept."""
    days = DayRow.objects.filter(runner_id=runner).count()
    return days, Original.objects.filter(runner_id=runner).count()


def take_over(database: Path, runner: int) -> None:
    """Puts everything of the logbook in the file `database` in place of what is here; sessions and accounts stay.

    Both have this version's tables, and `runner` in common. All of it or nothing: others read on meanwhile.
    """
    with told_in_words(), connection.cursor() as cursor:
        cursor.execute("ATTACH DATABASE %s AS restored", [str(database)])
        try:
            cursor.execute("SELECT id FROM restored.logbook_runner")
            if [number for (number,) in cursor.fetchall()] != [runner]:
                raise BrokenPlace("This backup holds other runners than this logbook.", "Restore it into a new folder.")
            _copy_rows()
        finally:
            cursor.execute("DETACH DATABASE restored")


def empty_database() -> None:
    """Removes every row of every table, sessions and accounts too, and overwrites what they were on the disk."""
    tables = [name for name in connection.introspection.table_names() if name != "django_migrations"]
    with told_in_words(), connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
        with connection.constraint_checks_disabled(), transaction.atomic():
            for name in tables:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.fetchall()


def close() -> None:
    """Lets go of the database file."""
    connection.close()


def _copy_rows() -> None:
    names = [name for name in connection.introspection.table_names() if name.startswith("logbook_")]
    with connection.cursor() as cursor, connection.constraint_checks_disabled(), transaction.atomic():
        for name in names:
            if name == LOCK_TABLE:
                continue
            columns = ", ".join(
                f'"{each.name}"' for each in connection.introspection.get_table_description(cursor, name)
            )
            cursor.execute(f'DELETE FROM main."{name}"')
            cursor.execute(f'INSERT INTO main."{name}" ({columns}) SELECT {columns} FROM restored."{name}"')
