"""Has the work on files that were sent go on beside the pages, in a process of its own.

Not in the server's own process: reading an account export keeps a core busy for a minute and can be killed for want of
memory, and the pages must answer meanwhile. The queue is the folder of uploads itself, so that nothing is lost when
either process ends; a queue in a second database would only say the same once more.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import Final

from easeback.flow.logbook import Logbook
from easeback.keep import uploads
from easeback.model.upload import Stage

DUE: Final = (Stage.WAITING, Stage.WORKING)
_ONE_AT_A_TIME: Final = Lock()
_AT_WORK: Final[dict[Path, subprocess.Popen[bytes]]] = {}


def wake(logbook: Logbook) -> bool:
    """Starts the work where something waits and nobody is at it; True where something is under way."""
    if not any(each.stage in DUE for each in uploads.all_of(logbook.home, logbook.runner)):
        return False
    with _ONE_AT_A_TIME:
        process = _AT_WORK.get(logbook.home)
        if process is None or process.poll() is not None:
            command = [sys.executable, "-m", "easeback.flow.take_uploads", str(logbook.home)]
            _AT_WORK[logbook.home] = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    return True


def wait_until_done(home: Path, timeout_s: float) -> None:
    """Waits until the work that this process began has ended."""
    with _ONE_AT_A_TIME:
        process = _AT_WORK.get(home)
    if process is not None:
        process.wait(timeout_s)
