"""The settings of one run of the program: one frozen record, read once at the edge and handed down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "EASEBACK_HOME"
ALLOW_SYNCED_VARIABLE = "EASEBACK_ALLOW_SYNCED_HOME"


@dataclass(frozen=True, slots=True)
class Settings:
    """`home` is the data folder. `allow_synced_home` takes a network or synced folder at the runner's own risk."""

    home: Path
    allow_synced_home: bool = False


def read_settings(home: Path | None, environment: Mapping[str, str]) -> Settings:
    """The settings from the option `--home`, else the environment, else the platform's data folder."""
    chosen = home or _path(environment.get(HOME_VARIABLE)) or _platform_home()
    allow = environment.get(ALLOW_SYNCED_VARIABLE, "").strip().lower() in ("1", "yes", "true")
    return Settings(home=chosen.expanduser().absolute(), allow_synced_home=allow)


def _path(text: str | None) -> Path | None:
    return Path(text) if text and text.strip() else None


def _platform_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("easeback", appauthor=False)
