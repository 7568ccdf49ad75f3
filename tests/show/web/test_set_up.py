"""The tables of sessions and accounts, added to a logbook that was there before."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from tests.show.web.conftest import served_as, serving_of

from easeback.flow.logbook import open_logbook
from easeback.settings import Settings
from easeback.show.web.set_up import bring_accounts_up_to_date


def tables(database: Path) -> set[str]:
    with sqlite3.connect(database) as opened:
        return {row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_the_logbook_is_copied_before_accounts_come_in(tmp_path: Path) -> None:
    """The copy holds the runner and no table of accounts; the second time nothing is done and nothing copied."""
    home = tmp_path / "home"
    with served_as(serving_of(home)):
        logbook = open_logbook(Settings(home), datetime.now(UTC))
        assert bring_accounts_up_to_date()
        assert not bring_accounts_up_to_date()
    (copy,) = (home / "copies-before-migration").iterdir()
    assert "django_session" in tables(home / "logbook.sqlite3")
    assert "django_session" not in tables(copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(copy) as opened:
        assert opened.execute("SELECT id FROM logbook_runner").fetchall() == [(logbook.runner,)]
