"""Runs the server: one process, WSGI, until it is stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from easeback.show.web.serving import Serving, hand_over

APPLICATION: Final = "easeback.show.web.wsgi:application_of_environment"
# Each holds a connection to the database; one runner's browser asks for a few things at once.
THREADS: Final = 4


@dataclass(frozen=True, slots=True)
class Keys:
    """The files of the certificate and of its key."""

    certificate: Path
    key: Path


def run_server(serving: Serving, keys: Keys | None, on_ready: Callable[[], None]) -> None:
    """Serves until Ctrl-C. `on_ready` is called once the address is ours."""
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
    server.on_startup(on_ready)
    server.serve()
