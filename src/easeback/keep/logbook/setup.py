"""Django, set up with this one app: what the command line needs, and nothing that it would wait for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.log import configure_logging

BUSY_TIMEOUT_S = 20
ON_CONNECT = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


def database_setting(path: Path) -> dict[str, Any]:
    """Django's entry for a logbook database at `path`."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"timeout": BUSY_TIMEOUT_S, "transaction_mode": "IMMEDIATE", "init_command": ON_CONNECT},
    }


def set_up_django() -> None:
    """Sets Django up with the logbook alone, on no database yet; a server's own settings are left as they are."""
    if settings.configured or "DJANGO_SETTINGS_MODULE" in os.environ:
        return
    settings.configure(
        INSTALLED_APPS=["easeback.keep.logbook"],
        # Until a logbook is opened, a database in memory without tables: to use it is a bug and fails at once.
        DATABASES={"default": database_setting(Path(":memory:"))},
        USE_TZ=True,
        TIME_ZONE="UTC",
    )
    # As django.setup() does, without its URL prefix: loading Django's URLs costs a quarter of the start, and a command
    # has none.
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
    apps.populate(settings.INSTALLED_APPS)
