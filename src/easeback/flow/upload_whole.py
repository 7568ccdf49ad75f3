"""A file that a plain form sends whole: written as it comes, its size known only at its end."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from easeback.flow.logbook import Logbook
from easeback.flow.restore_here import refuse_used_logbook
from easeback.flow.upload import new_id
from easeback.keep import uploads
from easeback.keep.snapshot import OWNER_ONLY_FILE
from easeback.keep.staging import takes_no_more
from easeback.model.error import BadUse
from easeback.model.upload import Purpose, Upload


@dataclass(slots=True)
class Arriving:
    """A file of which more is to come."""

    logbook: Logbook
    upload: Upload
    file: BinaryIO

    def write(self, piece: bytes) -> int:
        """Adds the next piece. Raises BrokenPlace where the disk takes no more."""
        try:
            return self.file.write(piece)
        except OSError as error:
            raise takes_no_more(self.logbook.home, error) from error

    def close(self) -> None:
        """No more is to come."""
        self.file.close()


def begin_unannounced(logbook: Logbook, purpose: Purpose, name: str) -> Arriving:
    """Makes room for a file of which only the name is known. Raises BadUse for a backup into a used logbook."""
    if not name:
        raise BadUse("No file was chosen.", "Choose one, then send it.")
    if purpose is Purpose.BACKUP:
        refuse_used_logbook(logbook)
    upload = Upload(
        id=new_id(), runner=logbook.runner, purpose=purpose, name=name, size_bytes=0, began_at=datetime.now(UTC)
    )
    try:
        uploads.begin(logbook.home, upload)
        path = uploads.content(logbook.home, upload)
        # Unbuffered: each piece is on its way to the disk before the next is read, and a full disk is met at once.
        handle = os.open(path, os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0), OWNER_ONLY_FILE)
        return Arriving(logbook, upload, os.fdopen(handle, "wb", buffering=0))
    except OSError as error:
        raise takes_no_more(logbook.home, error) from error
