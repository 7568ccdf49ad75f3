"""A problem is bad input as data: collected, shown to the runner, never raised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong with some input, where it was, and what the runner can do about it.

    `is_mended`: it was put right and nothing is left to do; `what_to_do` then says how.
    """

    where: str
    what: str
    what_to_do: str
    is_mended: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.what_to_do}"
