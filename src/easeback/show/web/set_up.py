"""Sets Django up for the pages, and brings the tables of sessions and accounts up to date."""

from __future__ import annotations

from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from easeback.show.web.serving import Serving
from easeback.show.web.settings import web_settings


def set_up(serving: Serving) -> None:
    """Sets Django up with everything that the pages need. Once a process, before any flow is imported."""
    settings.configure(**web_settings(serving))
    django.setup()


def bring_accounts_up_to_date() -> bool:
    """Makes or renews the tables of sessions and accounts in the open logbook, after a copy of it.

    True where there was something to do.
    """
    from easeback.flow.logbook import copy_logbook

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        # Django's own settings name the file that is open: a test opens another than the server was set up for.
        copy_logbook(Path(connection.settings_dict["NAME"]).parent, "before-accounts")
        call_command("migrate", verbosity=0, interactive=False)
    return bool(waiting)


def let_go() -> None:
    """Closes the database: an open connection must not be carried into the server's process."""
    connections.close_all()
