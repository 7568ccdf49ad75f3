"""The database of a data folder, as a server's own settings name it. Importing this sets nothing up."""

from __future__ import annotations

from typing import Any

from easeback.keep.database import database_setting
from easeback.keep.place import DATABASE_NAME
from easeback.settings import Settings


def database_of(settings: Settings) -> dict[str, Any]:
    """Django's entry for the logbook of `settings.home`."""
    return database_setting(settings.home / DATABASE_NAME)
