"""A worker process of an import: takes files from its pipe until the pipe closes."""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from easeback.flow.import_task import Job


READY = "ready"


def serve(pipe: Connection, job: Job) -> None:
    """Says that it is ready, then answers each file sent through `pipe` with what was made of it, in the same order."""
    # Ctrl-C reaches every process of the terminal; only the main one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Before Polars is imported: a thread for each core in each worker would be cores times cores.
    os.environ["POLARS_MAX_THREADS"] = "1"
    from easeback.flow.import_task import take

    try:
        pipe.send(READY)
        while (member := pipe.recv()) is not None:
            pipe.send(take(job, member))
    except (EOFError, OSError):
        # The import is over or was killed; what is staged and not settled is swept by the next one.
        return
