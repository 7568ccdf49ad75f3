from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from easeback.keep.logbook import opening, runs, store
from easeback.keep.logbook.models import Runner
from easeback.keep.place import DATABASE_NAME
from easeback.model.error import BrokenPlace


def test_the_database_and_its_write_ahead_files_are_for_the_owner_alone(tmp_path: Path, runner: int) -> None:
    """0600 for every file SQLite makes, whatever the umask."""
    files = [each for each in tmp_path.iterdir() if each.is_file()]
    assert runner
    assert len(files) >= 2
    assert {each.stat().st_mode & 0o777 for each in files} == {0o600}


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 20000)]
)
@pytest.mark.usefixtures("runner")
def test_the_connection_is_set_for_durability(pragma: str, value: object) -> None:
    """Write-ahead log, full synchronisation, foreign keys, and patience with another writer."""
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value


@pytest.mark.usefixtures("runner")
def test_the_migrations_say_all_that_the_models_say() -> None:
    """No change of a model without its migration."""
    call_command("makemigrations", "logbook", check=True, dry_run=True, verbosity=0)


def test_every_table_of_ours_carries_the_runner() -> None:
    """From the first migration on, so that one logbook can hold a club."""
    from django.apps import apps

    tables = [model for model in apps.get_app_config("logbook").get_models() if model is not Runner]
    assert len(tables) >= 7
    assert all(any(field.name == "runner" for field in table._meta.get_fields()) for table in tables)


def test_opening_again_keeps_everything(tmp_path: Path, runner: int) -> None:
    """The second opening makes nothing and copies nothing."""
    opening.open_database(tmp_path)
    assert store.first_runner() == runner
    assert not (tmp_path / opening.COPIES_FOLDER).exists()


def test_an_older_database_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    """A logbook of the first release, with a run in it: the copy is as it was, the run is in the migrated one."""
    path = tmp_path / DATABASE_NAME
    make_first_release(path)
    opening.open_database(tmp_path)
    [copy] = (tmp_path / opening.COPIES_FOLDER).iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert version_and_columns(copy) == (1, 20)
    assert version_and_columns(path) == (opening.newest_version(), 24)
    [run] = runs.runs(1, date.min, date.max, every=True)
    assert (run.distance_km, run.deleted_at, run.ground, run.hint) == (5.0, None, "", None)


def make_first_release(path: Path) -> None:
    """The tables of the first migration as a program that knew no other left them, and one recording."""
    opening._use(path)
    call_command("migrate", "logbook", "0001", verbosity=0, interactive=False)
    connection.close()
    with sqlite3.connect(path) as database:
        at = "2024-05-01 07:00:00"
        database.execute("INSERT INTO logbook_runner VALUES (1, ?)", [at])
        database.execute("INSERT INTO logbook_original VALUES (1, 'ab', 9, 'a.fit', 'FIT', ?, 1)", [at])
        database.execute(
            "INSERT INTO logbook_recording (id, original_id, runner_id, 'index', started_at, local_date, sport,"
            " sub_sport, sport_is_guessed, counts_as, richness, distance_km, measures_version, shown)"
            " VALUES (1, 1, 1, 0, ?, '2024-05-01', 'running', '', 0, 'run', '[]', 5.0, '1', 1)",
            [at],
        )
        database.execute("PRAGMA user_version = 1")
    database.close()


def version_and_columns(path: Path) -> tuple[int, int]:
    with sqlite3.connect(path) as database:
        columns = database.execute("SELECT count(*) FROM pragma_table_info('logbook_recording')").fetchone()[0]
        return database.execute("PRAGMA user_version").fetchone()[0], columns


@pytest.mark.usefixtures("runner")
def test_a_newer_database_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old program never touches what it does not know."""
    monkeypatch.setattr(opening, "newest_version", lambda: 0)
    with pytest.raises(BrokenPlace, match="newer easeback"):
        opening.open_database(tmp_path)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    """Bad data where the logbook should be: what, where and what to do, and no traceback."""
    (tmp_path / DATABASE_NAME).write_bytes(b"this is a letter, not a database" * 40)
    with pytest.raises(BrokenPlace, match="cannot be opened"):
        opening.open_database(tmp_path)


def test_two_logbooks_in_one_process_do_not_mix(tmp_path: Path) -> None:
    """The demo opens one of its own beside the runner's."""
    homes = [tmp_path / name for name in ("one", "two")]
    for home in homes:
        home.mkdir()
        opening.open_database(home)
        store.add_runner(datetime.now(UTC))
    opening.open_database(homes[0])
    assert Runner.objects.count() == 1
