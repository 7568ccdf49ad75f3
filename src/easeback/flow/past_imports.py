"""What became of every file that was ever imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from easeback.flow.logbook import Logbook
from easeback.keep.facts import Outcome, Sitting
from easeback.keep.logbook import imports, runs

__all__ = ["Line", "PastImports", "Which", "past_imports"]

Which = Literal["last", "refused", "all"]


@dataclass(frozen=True, slots=True)
class Line:
    """One file's line: what became of it, the number of its run, and that of the run shown in its place, if any."""

    outcome: Outcome
    run: int | None
    same_as: int | None
    is_deleted: bool


@dataclass(frozen=True, slots=True)
class PastImports:
    """The imports, latest first, and the lines that were asked for."""

    sittings: tuple[Sitting, ...]
    lines: tuple[Line, ...]


def past_imports(logbook: Logbook, which: Which) -> PastImports:
    """The lines of the last import, of all files that are refused, or of all files."""
    sittings = imports.sittings(logbook.runner)
    if which == "refused":
        found = imports.outcomes(logbook.runner, result="refused")
    else:
        last = sittings[0].id if sittings and which == "last" else None
        found = imports.outcomes(logbook.runner, sitting=last) if sittings else ()
    numbers = runs.numbers_by_content(logbook.runner)
    return PastImports(sittings, tuple(_line(each, numbers) for each in found))


def _line(outcome: Outcome, numbers: dict[str, tuple[int, int | None, bool]]) -> Line:
    number, same_as, is_deleted = numbers.get(outcome.sha256, (None, None, False))
    return Line(outcome, number, same_as, is_deleted)
