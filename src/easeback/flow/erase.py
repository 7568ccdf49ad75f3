"""Erases a logbook: every row overwritten, every file of it removed, and nothing else in its folder touched."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from easeback.flow.logbook import Logbook, open_logbook
from easeback.flow.place import has_logbook
from easeback.keep.logbook import whole
from easeback.keep.logbook.lock import one_at_a_time
from easeback.keep.logbook.opening import COPIES_FOLDER
from easeback.keep.place import DATABASE_NAME
from easeback.keep.staging import takes_no_more
from easeback.model.error import BadUse
from easeback.settings import Settings

# What the runner types, so that no tap and no script does it by mistake.
WORD: Final = "erase"
# Every folder that this program makes in the data folder. Maps and grounds tell where somebody runs.
FOLDERS: Final = ("originals", "tracks", "maps", "grounds", "uploads", "downloads", COPIES_FOLDER)
SERVERS_FOLDER: Final = "serve"
PATTERNS: Final = (".backup-*", ".restoring")
DATABASE_FILES: Final = tuple(f"{DATABASE_NAME}{end}" for end in ("", "-wal", "-shm", "-journal"))


@dataclass(frozen=True, slots=True)
class Held:
    """How much would be erased: days of the diary, and original files."""

    days: int
    originals: int


def held(logbook: Logbook) -> Held:
    """How much the logbook holds."""
    return Held(*whole.count_days_and_originals(logbook.runner))


def what_is_held(settings: Settings, now: datetime) -> Held:
    """How much the logbook of `settings.home` holds. Raises BadUse where there is none, and makes none."""
    if not has_logbook(settings):
        raise BadUse(f"There is no logbook in {settings.home}.", "Name its folder with --home.")
    return held(open_logbook(settings, now))


def erase_logbook(logbook: Logbook, typed: str) -> None:
    """Erases everything while pages are served: the database stays, empty, so that no page writes into nowhere."""
    if not whole.is_one_runners():
        raise BadUse("This logbook has several runners.", "Whoever runs the server erases it: easeback erase")
    _erase(logbook, typed)


def erase_home(settings: Settings, typed: str, now: datetime) -> None:
    """Erases everything and removes the database and the server's secrets too; what else lies in the folder stays."""
    what_is_held(settings, now)
    logbook = open_logbook(settings, now)
    _erase(logbook, typed)
    whole.close()
    shutil.rmtree(logbook.home / SERVERS_FOLDER, ignore_errors=True)
    for name in DATABASE_FILES:
        (logbook.home / name).unlink(missing_ok=True)
    if not any(logbook.home.iterdir()):
        logbook.home.rmdir()


def _erase(logbook: Logbook, typed: str) -> None:
    if typed.strip().casefold() != WORD:
        raise BadUse("Nothing was erased.", f"To erase everything type the word {WORD}.")
    with one_at_a_time(logbook.runner, "erasing"):
        # Rows first: cut off after it, files without rows are left, and the next erasing removes them.
        whole.empty_database()
    _remove_files(logbook.home)


def _remove_files(home: Path) -> None:
    found = [home / name for name in FOLDERS] + [path for pattern in PATTERNS for path in home.glob(pattern)]
    try:
        for path in found:
            if path.is_symlink():
                # What a link leads to is not ours.
                path.unlink()
            elif path.is_dir():
                shutil.rmtree(path)
            elif path.exists():
                os.unlink(path)
    except OSError as error:
        raise takes_no_more(home, error) from error
