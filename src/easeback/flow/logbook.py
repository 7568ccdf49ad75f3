"""Opens a runner's logbook for a task, and makes it on first use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from easeback.keep.logbook import store
from easeback.keep.logbook.opening import copy_before, open_database
from easeback.keep.place import prepare_home
from easeback.settings import Settings


@dataclass(frozen=True, slots=True)
class Logbook:
    """An open logbook: the data folder, and the runner whose it is."""

    home: Path
    runner: int


def open_logbook(settings: Settings, now: datetime) -> Logbook:
    """The logbook of `settings.home`. On first use it is made, with the time zone of the system."""
    prepare_home(settings.home, allow_synced=settings.allow_synced_home)
    open_database(settings.home)
    runner = store.first_runner()
    return Logbook(settings.home, add_runner(now) if runner is None else runner)


def copy_logbook(home: Path, change: str) -> Path:
    """Copies the logbook's database as it stands, before a `change` of its tables; returns the copy."""
    return copy_before(home, change)


def add_runner(now: datetime) -> int:
    """A new runner of the open logbook, with the time zone of the system; returns their id."""
    runner = store.add_runner(now)
    store.add_facts(runner, {"time_zone": system_time_zone()}, now, "system")
    return runner


def first_runner() -> int | None:
    """The id of the runner of the open logbook; None before first use."""
    return store.first_runner()


def today_of(logbook: Logbook, now: datetime) -> date:
    """The date of the moment `now` on the runner's calendar."""
    return now.astimezone(ZoneInfo(store.profile(logbook.runner).time_zone)).date()


def system_time_zone() -> str:
    """The name of this machine's time zone, UTC where it has none."""
    from tzlocal import get_localzone_name

    return get_localzone_name() or "UTC"
