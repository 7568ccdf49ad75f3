"""What is wrong with a piece of an archive, before it is known under which name the runner sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from easeback.model.problem import Problem

IMPORT_FOLDER: Final = "Unpack it and import the folder."
DOWNLOAD_AGAIN: Final = "Download it again."


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and what to do. `is_repairable`: the directory is missing, the files may still be found."""

    what: str
    what_to_do: str
    is_repairable: bool = False

    def at(self, where: str) -> Problem:
        """The problem that this is, at the place `where`."""
        return Problem(where, self.what, self.what_to_do)
