"""Runs the server: one process, WSGI, until it is stopped."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Final

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from easeback.show.web.serving import Serving, hand_over

APPLICATION: Final = "easeback.show.web.wsgi:application_of_environment"
# Each holds a connection to the database; one runner's browser asks for a few things at once.
THREADS: Final = 4
# A server that takes longer to start has failed, and says so itself.
START_S: Final = 60


@dataclass(frozen=True, slots=True)
class Keys:
    """The files of the certificate and of its key."""

    certificate: Path
    key: Path


def run_server(serving: Serving, keys: Keys | None, on_ready: Callable[[], None]) -> None:
    """Serves until Ctrl-C. `on_ready` is called once it answers."""
    hand_over(serving)
    server = Server(
        APPLICATION,
        address=serving.host,
        port=serving.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        http=HTTPModes.auto if keys else HTTPModes.http1,
        websockets=False,
        factory=True,
        log_enabled=True,
        log_level=LogLevels.warning,
        ssl_cert=keys.certificate if keys else None,
        ssl_key=keys.key if keys else None,
    )
    server.on_startup(lambda: Thread(target=_when_answered, args=(serving, on_ready), daemon=True).start())
    server.serve()


def _when_answered(serving: Serving, on_ready: Callable[[], None]) -> None:
    """Calls `on_ready` once the server's process takes connections; a browser sent there earlier would be refused."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(serving.host, serving.host).strip("[]")
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        try:
            socket.create_connection((host, serving.port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            on_ready()
            return
