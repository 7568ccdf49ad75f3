"""The files of one level, a folder or an archive, and what the tables among them say of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from easeback.model.problem import Problem
from easeback.read.archive.caps import Caps
from easeback.read.archive.content import read_place
from easeback.read.archive.fault import Fault
from easeback.read.archive.garmin import TABLE_ENDS, GarminSummary, read_summary
from easeback.read.archive.member import Found, Hint, Place
from easeback.read.archive.names import key, last_part
from easeback.read.archive.strava import TABLE, read_activities_csv

AGAIN: Final = "Ask for the export again if that matters."
# 20,000 activities are 26 MB; as objects in memory a table weighs ten times that.
LARGEST_TABLE_BYTES: Final = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Tables:
    """Hints by the file's name within the level, and where the tables lie that are searched by start time."""

    hints: Mapping[str, Hint]
    summaries: tuple[Place, ...]
    problems: tuple[Problem, ...]


def read_tables(files: Sequence[Found], caps: Caps) -> Tables:
    """What the account export's tables among `files` say; a table that is damaged is a problem, the files stay."""
    hints: dict[str, Hint] = {}
    summaries, problems = [], []
    for file, data, fault in _tables(files, caps):
        problems += [fault] if fault else []
        if last_part(file.name).lower() == TABLE:
            found, more = read_activities_csv(file.label, data)
            folder = key(file.name)[: -len(TABLE)]
            hints |= {folder + name: hint for name, hint in found.items()}
            problems += more
        else:
            summary, more = read_summary(file.label, data)
            problems += more
            summaries += [file.place] if _says_something(summary) else []
    return Tables(hints, tuple(summaries), tuple(problems))


def _tables(files: Sequence[Found], caps: Caps) -> Iterator[tuple[Found, bytes, Problem | None]]:
    for file in files:
        name = last_part(file.name).lower()
        if name == TABLE or name.endswith(TABLE_ENDS):
            data, fault = read_place(file.place, replace(caps, member_bytes=LARGEST_TABLE_BYTES))
            if data or fault:
                yield file, data, _without_hints(file, fault) if fault else None


def _says_something(summary: GarminSummary) -> bool:
    return bool(summary.starts)


def _without_hints(file: Found, fault: Fault) -> Problem:
    return Problem(file.label, f"{fault.what} The files were taken without the names and types in it.", AGAIN)
