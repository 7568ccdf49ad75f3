"""Django, set up with this one app: what the command line needs, and nothing that it would wait for."""

from __future__ import annotations

import os
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils.log import configure_logging

from easeback.keep.database import database_setting


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
