"""Folders, archives and account exports: first `members`, cheaply and in one process; then each member by any worker.

    for each in members(path):                                  # a Member, or a Problem to report
        data, problems = read_member(each)                      # in any process
        if fit_file_kind(data) in (None, FileKind.ACTIVITY):    # else count it by its kind
            reading = read_bytes(each.name, data)
            activities = apply_hints(each, reading.activities)  # before they are measured

Nothing is unpacked to disk, and a name inside an archive is never a path.
"""

from easeback.read.archive.caps import CAPS, Caps
from easeback.read.archive.content import read_member
from easeback.read.archive.garmin import GarminSummary
from easeback.read.archive.hints import apply_hint, apply_hints, hint_for
from easeback.read.archive.kinds import fit_file_kind, what_is_it
from easeback.read.archive.member import Entry, Hint, Member, Place
from easeback.read.archive.members import members

__all__ = [
    "CAPS",
    "Caps",
    "Entry",
    "GarminSummary",
    "Hint",
    "Member",
    "Place",
    "apply_hint",
    "apply_hints",
    "fit_file_kind",
    "hint_for",
    "members",
    "read_member",
    "what_is_it",
]
