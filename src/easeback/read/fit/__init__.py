"""FIT files: decoded message by message, then split into activities.

The decoder behind `decode` may change; the record it gives, `FitPart`, and everything after it stay.
"""

from __future__ import annotations

from typing import Final

from easeback.model.activity import Activity, FileKind, Reading
from easeback.model.problem import Problem
from easeback.read.fit.activities import activities_of
from easeback.read.fit.chain import chain, starts_like_fit
from easeback.read.fit.decode import decode
from easeback.read.fit.part import FitPart

__all__ = ["read_fit", "starts_like_fit"]

KINDS: Final = {
    "activity": FileKind.ACTIVITY,
    "settings": FileKind.SETTINGS,
    "sport": FileKind.SETTINGS,
    "device": FileKind.SETTINGS,
    "goals": FileKind.SETTINGS,
    "totals": FileKind.SETTINGS,
    "workout": FileKind.WORKOUT,
    "schedules": FileKind.WORKOUT,
    "course": FileKind.COURSE,
    "monitoring_a": FileKind.MONITORING,
    "monitoring_b": FileKind.MONITORING,
    "monitoring_daily": FileKind.MONITORING,
}


def read_fit(name: str, data: bytes) -> Reading:
    """Every activity of a FIT file, or of several FIT files written one behind the other.

    A damaged file gives what lies before the damage, and a problem that says at which byte it begins.
    """
    links, problems = chain(name, data)
    if not links:
        return Reading(FileKind.UNREADABLE, (), tuple(problems))
    activities: list[Activity] = []
    kinds: list[FileKind] = []
    for link in links:
        part, faults = decode(link)
        problems += [_problem(name, link.start + fault.byte, fault.what) for fault in faults]
        found, more = _read_part(name, part, is_damaged=bool(faults))
        activities += found
        problems += more
        kinds.append(_kind(part))
    kind = FileKind.ACTIVITY if FileKind.ACTIVITY in kinds else kinds[0]
    return Reading(kind, tuple(activities), tuple(problems))


def _read_part(name: str, part: FitPart, *, is_damaged: bool) -> tuple[list[Activity], list[Problem]]:
    if _kind(part) is FileKind.ACTIVITY:
        return activities_of(name, part)
    if _kind(part) is FileKind.UNREADABLE and not is_damaged:
        return [], [Problem(name, "The FIT file holds no messages.", "Export it again.")]
    return [], []


def _kind(part: FitPart) -> FileKind:
    if part.file_type in KINDS:
        return KINDS[part.file_type]
    if part.messages.get("session"):
        return FileKind.ACTIVITY
    if part.file_type is not None:
        return FileKind.OTHER
    if part.records:
        return FileKind.ACTIVITY
    return FileKind.OTHER if part.messages else FileKind.UNREADABLE


def _problem(name: str, byte: int, what: str) -> Problem:
    return Problem(f"{name}, byte {byte}", what, "What lies before it was kept; copy the file from the watch again.")
