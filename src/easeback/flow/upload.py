"""Takes a file in piece by piece: where it stopped it goes on, and once it is whole it waits for its work."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from easeback.flow.logbook import Logbook
from easeback.flow.restore_here import refuse_used_logbook
from easeback.keep import uploads
from easeback.keep.place import DATABASE_NAME
from easeback.keep.staging import takes_no_more
from easeback.model.error import BadUse, BrokenPlace
from easeback.model.upload import Purpose, Stage, Upload

PIECE_BYTES: Final = 2 * 2**20
# The largest account export seen was 3 GB; a diary is text, and a line a day.
MOST_BYTES: Final = {Purpose.RECORDINGS: 20 * 2**30, Purpose.BACKUP: 50 * 2**30, Purpose.DIARY: 64 * 2**20}
# What must stay free on the disk beside the file itself: the logbook goes on writing meanwhile.
KEPT_FREE_BYTES: Final = 64 * 2**20
FORGOTTEN_AFTER: Final = {Stage.DONE: timedelta(days=14), Stage.FAILED: timedelta(days=14),
                          Stage.ARRIVING: timedelta(days=7)}  # fmt: skip
GB: Final = 10**9


@dataclass(frozen=True, slots=True)
class Announced:
    """A file that is about to be sent: its name, size [bytes], and when it was last changed, as the browser says."""

    purpose: Purpose
    name: str
    size_bytes: int
    changed: str = ""


def begin_upload(logbook: Logbook, announced: Announced, now: datetime) -> Upload:
    """Makes room for a file. The same file announced again is the same upload, and goes on where it stopped.

    Raises BadUse where it is empty, too large, or a backup for a logbook that is not empty; BrokenPlace where the disk
    has no room for it.
    """
    _forget_old(logbook, now)
    if announced.purpose is Purpose.BACKUP:
        refuse_used_logbook(logbook)
    _refuse_size(announced)
    upload = Upload(
        id=_id(announced),
        runner=logbook.runner,
        purpose=announced.purpose,
        name=announced.name,
        size_bytes=announced.size_bytes,
        began_at=now,
    )
    known = uploads.find(logbook.home, logbook.runner, upload.id)
    _refuse_full_disk(logbook, announced.size_bytes - (known.arrived_bytes if known else 0))
    try:
        return uploads.begin(logbook.home, upload)
    except OSError as error:
        raise takes_no_more(logbook.home, error) from error


def take_piece(logbook: Logbook, upload_id: str, offset: int, piece: bytes) -> Upload:
    """Adds a piece at `offset` and tells how much is there: a piece sent twice, or too early, changes nothing."""
    upload = upload_of(logbook, upload_id)
    if upload.stage is not Stage.ARRIVING:
        return upload
    try:
        arrived = uploads.append(logbook.home, upload, offset, piece)
        upload = replace(upload, arrived_bytes=arrived)
        if arrived == upload.size_bytes:
            upload = replace(upload, stage=Stage.WAITING)
            uploads.keep(logbook.home, upload)
    except FileNotFoundError:
        raise _gone() from None
    except OSError as error:
        raise takes_no_more(logbook.home, error) from error
    return upload


def upload_of(logbook: Logbook, upload_id: str) -> Upload:
    """The runner's upload of this id. Raises BadUse where there is none."""
    upload = uploads.find(logbook.home, logbook.runner, upload_id)
    if upload is None:
        raise _gone()
    return upload


def new_id() -> str:
    """An id for a file whose size is not known before it is here."""
    return uuid4().hex[:24]


def finish_unannounced(logbook: Logbook, upload: Upload, size_bytes: int) -> Upload:
    """A file sent whole by a plain form is here."""
    if not size_bytes:
        uploads.remove(logbook.home, upload)
        raise _empty(upload.name)
    whole = replace(upload, size_bytes=size_bytes, arrived_bytes=size_bytes, stage=Stage.WAITING)
    uploads.keep(logbook.home, whole)
    return whole


def drop_upload(logbook: Logbook, upload: Upload) -> None:
    """Removes a file of which only a part came."""
    uploads.remove(logbook.home, upload)


def forget_upload(logbook: Logbook, upload_id: str) -> None:
    """Takes a file off the list, with what has arrived of it. What was taken in of it stays."""
    upload = uploads.find(logbook.home, logbook.runner, upload_id)
    if upload is not None and upload.stage is Stage.WORKING:
        raise BadUse(f"{upload.name} is being taken in.", "Wait until it is done; then it can go.")
    if upload is not None:
        uploads.remove(logbook.home, upload)


def try_again(logbook: Logbook, upload_id: str) -> None:
    """Has the work on a file that failed begin once more."""
    upload = upload_of(logbook, upload_id)
    if upload.stage is Stage.FAILED:
        uploads.keep(logbook.home, replace(upload, stage=Stage.WAITING, attempts=0, problems=()))


def _id(announced: Announced) -> str:
    told = f"{announced.purpose}|{announced.name}|{announced.size_bytes}|{announced.changed}"
    return hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()[:24]


def _refuse_size(announced: Announced) -> None:
    most = MOST_BYTES[announced.purpose]
    if announced.size_bytes <= 0:
        raise _empty(announced.name)
    if announced.size_bytes > most:
        what = f"{announced.name} is larger than {most / GB:.1f} GB."
        raise BadUse(what, "Unpack it and import its folder with: easeback import FOLDER")


def _refuse_full_disk(logbook: Logbook, bytes_to_come: int) -> None:
    free = shutil.disk_usage(logbook.home / DATABASE_NAME).free - KEPT_FREE_BYTES
    if bytes_to_come > free:
        what = (
            f"The file needs {bytes_to_come / GB:.1f} GB, and the disk of the logbook has {max(0, free) / GB:.1f} GB."
        )
        raise BrokenPlace(what, "Nothing was sent and nothing is lost; free some space and try again.")


def _forget_old(logbook: Logbook, now: datetime) -> None:
    for each in uploads.all_of(logbook.home, logbook.runner):
        age = FORGOTTEN_AFTER.get(each.stage)
        if age is not None and now - each.began_at > age:
            uploads.remove(logbook.home, each)


def _empty(name: str) -> BadUse:
    return BadUse(f"{name} is empty.", "Choose the file again, or download it once more from where it came.")


def _gone() -> BadUse:
    return BadUse("This file is no longer on its way in.", "Choose it again.")
