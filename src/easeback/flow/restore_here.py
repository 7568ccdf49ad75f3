"""A backup into the logbook in use, where nothing is in it yet: verified and unpacked beside it, then put in place."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from easeback.flow.backup import Restored, restore
from easeback.flow.logbook import Logbook
from easeback.keep.backup.pack import OnPart
from easeback.keep.logbook import whole
from easeback.keep.logbook.lock import one_at_a_time
from easeback.keep.logbook.opening import open_database
from easeback.keep.place import DATABASE_NAME
from easeback.keep.staging import ROOMS, make_folders, sync_folder, takes_no_more
from easeback.model.error import BadUse
from easeback.settings import Settings

ELSEWHERE = "Restore it into a new folder: easeback restore FILE --home NEW-FOLDER"


def refuse_used_logbook(logbook: Logbook) -> None:
    """Raises BadUse where a backup would replace something that was said or imported."""
    if not whole.is_one_runners():
        raise BadUse("This logbook has several runners.", ELSEWHERE)
    if not whole.is_untouched(logbook.runner):
        raise BadUse("This logbook is not empty, and a backup replaces nothing.", ELSEWHERE)


def restore_here(
    logbook: Logbook, source: Path, beside: Path, now: datetime, on_part: OnPart | None = None
) -> Restored:
    """Restores `source` into the empty `logbook` by way of the new folder `beside`. Damaged, it changes nothing."""
    refuse_used_logbook(logbook)
    shutil.rmtree(beside, ignore_errors=True)
    try:
        try:
            restored = restore(Settings(beside, allow_synced_home=True), source, now, on_part)
        finally:
            open_database(logbook.home)
        with one_at_a_time(logbook.runner, "restore"):
            refuse_used_logbook(logbook)
            _move_files(beside, logbook.home)
            whole.take_over(beside / DATABASE_NAME, logbook.runner)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return restored


def _move_files(source: Path, home: Path) -> None:
    """Files first, rows after: no row ever names a file that is not there."""
    touched = set()
    try:
        for path in (each for room in ROOMS for each in (source / room).glob("*/*")):
            target = home / path.relative_to(source)
            make_folders(target)
            os.replace(path, target)
            touched |= {target.parent, target.parent.parent}
        for folder in touched:
            sync_folder(folder)
    except OSError as error:
        raise takes_no_more(home, error) from error
