"""A full, read-only or failing disk as one sentence, whatever was being written when it was met."""

from __future__ import annotations

import errno
from typing import Final

from easeback.model.error import BrokenPlace

# What a disk does; anything else that the system refuses is a fault of ours.
OF_THE_DISK: Final = {
    errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EFBIG, errno.ENODEV,
}  # fmt: skip
WHAT_TO_DO: Final = "Nothing that was there is lost; free some space, check that you may write there, and try again."


def broken_place_of(error: Exception) -> BrokenPlace | None:
    """What to say where it was the disk that failed; None where the error is a fault of ours."""
    if isinstance(error, OSError):
        if error.errno not in OF_THE_DISK:
            return None
        where = error.filename if isinstance(error.filename, str) else "A file"
        return BrokenPlace(f"{where} cannot be written or read: {(error.strerror or '').lower()}.", WHAT_TO_DO)
    # Only after something failed is the database needed here.
    from easeback.keep.logbook.faults import fault_of_disk

    said = fault_of_disk(error)
    return None if said is None else BrokenPlace(f"The logbook cannot be written: {said}.", WHAT_TO_DO)
