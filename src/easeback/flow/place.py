"""Whether there is a logbook yet, told without opening one."""

from __future__ import annotations

from easeback.keep.place import DATABASE_NAME
from easeback.settings import Settings


def has_logbook(settings: Settings) -> bool:
    """The data folder of `settings` holds a logbook. Nothing is made or opened."""
    return (settings.home / DATABASE_NAME).is_file()
