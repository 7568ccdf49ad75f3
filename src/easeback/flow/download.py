"""What leaves by the browser: the whole logbook as one file, and its tables. Written to the data folder, read, gone."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from easeback.flow.export import export
from easeback.flow.logbook import Logbook
from easeback.keep.backup.pack import pack
from easeback.keep.logbook import whole
from easeback.keep.place import OWNER_ONLY_FOLDER
from easeback.keep.snapshot import OWNER_ONLY_FILE
from easeback.keep.staging import takes_no_more
from easeback.model.error import BadUse

FOLDER: Final = "downloads"
# Nobody reads a file for longer; where it could not be removed while it was read, the next download removes it.
LEFT_OVER_AFTER_S: Final = 3600


def backup_file(logbook: Logbook, now: datetime) -> BinaryIO:
    """A backup, open to be read; it is gone from the disk once it is closed. Raises BadUse where runners share it."""
    if not whole.is_one_runners():
        raise BadUse("This logbook has several runners.", "Whoever runs the server makes the backup: easeback backup")
    target = _place(logbook, "backup.zip")
    try:
        pack(logbook.home, target, now)
    except OSError as error:
        raise takes_no_more(logbook.home, error) from error
    return _open_and_forget(target)


def export_file(logbook: Logbook) -> BinaryIO:
    """The tables of `easeback export` in one zip, open to be read."""
    target = _place(logbook, "export.zip")
    try:
        with tempfile.TemporaryDirectory() as folder:
            files = export(logbook, Path(folder) / "easeback").files
            _zip(files, Path(folder), target)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise takes_no_more(logbook.home, error) from error
    return _open_and_forget(target)


def _place(logbook: Logbook, name: str) -> Path:
    folder = logbook.home / FOLDER
    folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
    for path in folder.iterdir():
        if time.time() - path.stat().st_mtime > LEFT_OVER_AFTER_S:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return folder / f"{time.time_ns()}-{name}"


def _zip(files: tuple[Path, ...], folder: Path, target: Path) -> None:
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY_FILE)
    with os.fdopen(handle, "w+b") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.write(path, path.resolve().relative_to(folder.resolve()))


def _open_and_forget(path: Path) -> BinaryIO:
    file = path.open("rb")
    # Windows keeps a file that is open; the next download removes it.
    with suppress(PermissionError):
        path.unlink()
    return file
