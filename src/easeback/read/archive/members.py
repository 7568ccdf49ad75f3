"""A file, folder, archive or account export -> every file in it, found cheaply; nothing is decoded or unpacked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path
from typing import Final

from easeback.model.problem import Problem
from easeback.read.archive.caps import CAPS, Budget, Caps
from easeback.read.archive.content import open_archive, unreadable
from easeback.read.archive.directory import NO_END, read_directory
from easeback.read.archive.fault import IMPORT_FOLDER, Fault
from easeback.read.archive.kinds import (
    BEGINNING_BYTES,
    OTHER_ARCHIVE_SUFFIXES,
    OTHER_ARCHIVES,
    UNKNOWN,
    ZIP,
    ZIP_MARKS,
    what_is_it,
)
from easeback.read.archive.listing import read_tables
from easeback.read.archive.member import Entry, Found, Hint, Member, Place
from easeback.read.archive.names import is_hidden, key, last_part, never_a_recording, shown_inside
from easeback.read.archive.salvage import salvage
from easeback.read.archive.seekable import DiskFile, Seekable
from easeback.read.archive.walk import named, unreadable_file, walk

Item = Member | Problem
ARCHIVES_WE_REFUSE: Final = {"tar", *OTHER_ARCHIVES.values()}
NO_ARCHIVE: Final = Fault("It is no zip archive, whatever its name says.", "Export or download it again.")


@dataclass(frozen=True, slots=True)
class _Level:
    """How deep we are, what has been counted, and what the tables of the levels around this one say."""

    budget: Budget
    depth: int = 0
    is_named: bool = False
    summaries: tuple[Place, ...] = ()
    hints: Mapping[str, Hint] = field(default_factory=dict)

    @property
    def caps(self) -> Caps:
        return self.budget.caps


def members(path: str | PathLike[str], caps: Caps = CAPS) -> Iterator[Item]:
    """Every file at `path`, of folders in order of name, of archives in the order they lie in them, and every problem.

    Raises BadUse where there is nothing at `path`. Files that a system keeps for itself are left out. Pictures, tables
    and pages are named too, so that a count is complete: `Member.may_be_recording` tells them.
    """
    start, level = Path(path), _Level(Budget(caps))
    if not start.is_dir():
        yield from _of_file(named(start), replace(level, is_named=True))
        return
    found = list(walk(start))
    yield from (each for each in found if isinstance(each, Problem))
    yield from _of_level([each for each in found if isinstance(each, Found)], level)


def _of_level(files: Sequence[Found], level: _Level) -> Iterator[Item]:
    tables = read_tables(files, level.caps)
    yield from tables.problems
    inner = replace(level, is_named=False, summaries=(*level.summaries, *tables.summaries), hints=tables.hints)
    for file in files:
        yield from _of_file(file, inner)


def _of_file(file: Found, level: _Level) -> Iterator[Item]:
    kind = _archive_kind(file)
    if kind == ZIP:
        yield from _of_archive(file, level)
    elif kind != UNKNOWN:
        yield Problem(file.label, f"It is a {kind} archive, which easeback does not open.", IMPORT_FOLDER)
    else:
        yield _member(file, level)


def _member(file: Found, level: _Level) -> Item:
    member = Member(file.place, file.label, level.is_named, level.hints.get(key(file.name)), level.summaries)
    if member.size_bytes > level.caps.member_bytes and member.may_be_recording:
        return Problem(file.label, f"It is larger than {level.caps.member_bytes // 2**20} MB.", "Leave it out.")
    return member


def _archive_kind(file: Found) -> str:
    """By its name within an archive; on disk by its first bytes, where its name is not that of a recording."""
    name = last_part(file.name).lower()
    by_name = next((suffix.lstrip(".") for suffix in OTHER_ARCHIVE_SUFFIXES if name.endswith(suffix)), UNKNOWN)
    if name.endswith(".zip"):
        by_name = ZIP
    if file.place.trail:
        return by_name
    if by_name == UNKNOWN and (never_a_recording(name) or name.endswith((".fit", ".gpx", ".tcx", ".gz"))):
        return UNKNOWN
    try:
        begin = DiskFile(file.place.path, file.place.disk_bytes).read_at(0, BEGINNING_BYTES)
    except OSError:
        return UNKNOWN  # reading it will say so
    looks = what_is_it(begin)
    if looks == ZIP or looks in ARCHIVES_WE_REFUSE:
        return looks
    # A name that says zip over bytes that do not: cut off at its very start, or something else under a wrong name.
    return by_name if by_name != ZIP or looks == UNKNOWN else UNKNOWN


def _of_archive(archive: Found, level: _Level) -> Iterator[Item]:
    inner = replace(level, depth=level.depth + 1)
    entries, problem = _entries(archive, inner)
    if problem:
        yield problem
    visible = [entry for entry in entries if not is_hidden(entry.name)]
    if not visible and not problem:
        yield Problem(archive.label, "The archive holds no files.", "Export it again.")
    yield from _refused(archive, visible, inner)
    files = [_found(archive, entry) for entry in visible if unreadable(entry, level.caps) is None]
    yield from _of_level(files, inner)


def _found(archive: Found, entry: Entry) -> Found:
    return Found(entry.name, shown_inside(archive.label, entry.name), archive.place.inside(entry))


def _entries(archive: Found, level: _Level) -> tuple[Sequence[Entry], Problem | None]:
    """What the archive lists; where it lists nothing, what can be found in it all the same; and what is wrong."""
    if level.depth > level.caps.depth:
        what = f"It lies in archives within archives, more than {level.caps.depth} deep."
        return (), Problem(archive.label, what, IMPORT_FOLDER)
    if archive.place.size_bytes > level.caps.archive_bytes and archive.place.trail:
        return (), Problem(archive.label, "It is far larger than a real export's part.", "It was left out.")
    try:
        entries, fault = _listed_or_salvaged(open_archive(archive.place), level.caps)
    except OSError as error:
        return (), unreadable_file(archive.label, error)
    fault = _too_much(entries, level) or fault
    return () if fault and not fault.is_repairable else entries, fault.at(archive.label) if fault else None


def _listed_or_salvaged(archive: Seekable, caps: Caps) -> tuple[Sequence[Entry], Fault | None]:
    listed = read_directory(archive, caps)
    if not isinstance(listed, Fault):
        return listed, None
    if not listed.is_repairable:
        return (), listed
    if listed is NO_END and not archive.read_at(0, BEGINNING_BYTES).startswith(ZIP_MARKS):
        return (), NO_ARCHIVE
    found = tuple(salvage(archive, caps))
    return found, replace(listed, what=f"{listed.what} Files in it that could still be found: {len(found)}.")


def _too_much(entries: Sequence[Entry], level: _Level) -> Fault | None:
    size_bytes = sum(entry.size_bytes for entry in entries)
    if level.caps.is_bomb(sum(entry.compressed_bytes for entry in entries), size_bytes):
        return Fault("It unpacks to far more than its size, as no export does.", "It was left out.")
    return level.budget.take(len(entries), size_bytes)


def _refused(archive: Found, entries: Sequence[Entry], level: _Level) -> Iterator[Problem]:
    """What will not be read: one line for each, but one for the whole archive where all have the same reason."""
    faults = [(entry, fault) for entry in entries if (fault := unreadable(entry, level.caps))]
    reasons = {fault for _, fault in faults}
    if len(faults) == len(entries) > 1 and len(reasons) == 1:
        yield reasons.pop().at(archive.label)
        return
    yield from (fault.at(shown_inside(archive.label, entry.name)) for entry, fault in faults)
