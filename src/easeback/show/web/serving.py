"""How the pages are served: one frozen record, made by `easeback serve` and handed to the server's process."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from easeback.settings import Settings

# The one variable by which the record reaches the server's process; it holds a token, and is no setting for people.
VARIABLE = "EASEBACK_SERVING"


class Reach(StrEnum):
    """Who can reach the pages: this machine alone, the home's network, or whatever a proxy with HTTPS lets in."""

    LOCAL = "local"
    LAN = "lan"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """Where the logbook is, which addresses are ours, and what opens the door.

    `token` is the one-time word in the address that the browser is opened with; `proxies` are the addresses from which
    forwarded headers are believed.
    """

    home: Path
    secret_key: str
    token: str
    host: str = "127.0.0.1"
    port: int = 8321
    reach: Reach = Reach.LOCAL
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    proxies: tuple[str, ...] = ()
    allow_synced_home: bool = False

    @property
    def is_encrypted(self) -> bool:
        """The browser speaks HTTPS; on this machine alone it need not."""
        return self.reach is not Reach.LOCAL

    @property
    def settings(self) -> Settings:
        """The settings that every flow takes."""
        return Settings(home=self.home, allow_synced_home=self.allow_synced_home)


def hand_over(serving: Serving) -> None:
    """Puts the record where the server's process finds it."""
    os.environ[VARIABLE] = msgspec.json.encode(asdict(serving) | {"home": str(serving.home)}).decode()


def take_over() -> Serving:
    """The record that `easeback serve` put down, taken out of the environment so that no child inherits it."""
    told = msgspec.json.decode(os.environ.pop(VARIABLE))
    return msgspec.convert(told, Serving, dec_hook=lambda kind, value: kind(value))
