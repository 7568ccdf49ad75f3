"""The whole logbook into one file, and back into an empty folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from easeback.flow.logbook import open_logbook
from easeback.keep.backup.old_copy import is_database, restore_copy
from easeback.keep.backup.pack import OnPart, Packed, pack
from easeback.keep.backup.unpack import clear_leftovers, unpack
from easeback.keep.logbook import recordings, store
from easeback.keep.logbook.opening import newest_version
from easeback.keep.place import DATABASE_NAME, prepare_home
from easeback.keep.staging import takes_no_more
from easeback.model.error import BadUse, BrokenPlace
from easeback.model.problem import Problem
from easeback.settings import Settings

__all__ = ["Packed", "Restored", "backup", "restore"]


@dataclass(frozen=True, slots=True)
class Restored:
    """How much the restored logbook holds, and a problem for each file that could not be found."""

    originals: int
    recordings: int
    days: int
    problems: tuple[Problem, ...]


def backup(
    settings: Settings, target: Path, now: datetime, on_part: OnPart | None = None, *, replace: bool = False
) -> Packed:
    """Writes the whole logbook to the file `target`. The logbook may be in use, an import at work."""
    home, target = settings.home, target.expanduser().absolute()
    if not (home / DATABASE_NAME).exists():
        raise BadUse(f"There is no logbook in {home}.", "Name its folder with --home.")
    _refuse_target(home, target, replace=replace)
    open_logbook(settings, now)
    try:
        return pack(home, target, now, on_part)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise BrokenPlace(f"The backup {target} cannot be written: {reason}.", "Name a file elsewhere.") from error


def restore(settings: Settings, source: Path, now: datetime, on_part: OnPart | None = None) -> Restored:
    """Restores a backup, or a copy of the database from before a migration, into the empty data folder."""
    home = settings.home
    clear_leftovers(home)
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise BadUse(f"{home} is not empty.", "A backup is restored into a new or empty folder: name one with --home.")
    if not source.is_file():
        raise BadUse(f"There is no file {source}.", "Name the file of a backup.")
    prepare_home(home, allow_synced=settings.allow_synced_home)
    problems = _fill(home, source, on_part)
    logbook = open_logbook(settings, now)
    originals, kept = recordings.originals(logbook.runner), recordings.all_recordings(logbook.runner)
    return Restored(len(originals), len(kept), len(store.days(logbook.runner)), problems)


def _fill(home: Path, source: Path, on_part: OnPart | None) -> tuple[Problem, ...]:
    try:
        if is_database(source):
            return restore_copy(source, home, newest_version(), on_part)
        unpack(source, home, newest_version(), on_part)
    except OSError as error:
        raise takes_no_more(home, error) from error
    return ()


def _refuse_target(home: Path, target: Path, *, replace: bool) -> None:
    if target.resolve().is_relative_to(home.resolve()):
        raise BadUse(f"{target} is inside the data folder.", "Name a file elsewhere, best on another disk.")
    if not target.parent.is_dir():
        raise BadUse(f"There is no folder {target.parent}.", "Make it first, or name a file in one that exists.")
    if target.is_dir() or (target.exists() and not replace):
        raise BadUse(f"There is already {target}.", "Name another file, or write over it with --replace.")
