"""One file of an import, in a worker or in this process: read, measured, and staged for the logbook. No Django here."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from easeback.flow.hints import Kept, apply_kept, hints_of
from easeback.flow.measure_recording import Measured, measure_all
from easeback.keep.facts import RecordingFacts
from easeback.keep.files import original_path, sha256_of, stage_original
from easeback.keep.staging import Staged, drop, stage, takes_no_more
from easeback.keep.tracks import as_parquet, track_path
from easeback.model.activity import FileKind, Reading
from easeback.model.error import BrokenPlace
from easeback.model.problem import Problem
from easeback.read import read_bytes
from easeback.read.archive import Member, fit_file_kind, read_member
from easeback.read.unwrap import unwrap

REPORT_IT: Final = "Please report it, with the file if you can; the rest was taken in."


@dataclass(frozen=True, slots=True)
class Job:
    """What every file of an import shares: the data folder, the runner's time zone, the contents known so far."""

    home: Path
    time_zone: str
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class Took:
    """What was made of one file: the content's SHA-256, what it is, its recordings, and the files staged for them.

    `is_unread`: the system or a fault of ours kept us from reading it, which may be otherwise next time.
    `place_problem`: the data folder took no more.
    """

    kind: FileKind
    sha256: str = ""
    size_bytes: int = 0
    format: str = ""
    is_unread: bool = False
    facts: tuple[RecordingFacts, ...] = ()
    hints: tuple[Kept | None, ...] = ()
    problems: tuple[Problem, ...] = ()
    staged: tuple[Staged, ...] = ()
    place_problem: tuple[str, str] | None = None


def take(job: Job, member: Member) -> Took:
    """Reads and measures one file and stages what is kept of it. Never raises: the other files go on."""
    try:
        return _take(job, member)
    except BrokenPlace as error:
        return Took(FileKind.UNREADABLE, place_problem=(error.what, error.what_to_do))
    except (Exception, MemoryError) as error:
        # The next version may read it, and the file will not have changed.
        return Took(FileKind.UNREADABLE, problems=(_fault_of_ours(member, error),), is_unread=True)


def _take(job: Job, member: Member) -> Took:
    if not member.may_be_recording and not member.is_named:
        return Took(FileKind.OTHER)
    data, problems = read_member(member)
    if not member.is_named and (kind := fit_file_kind(data)) not in (None, FileKind.ACTIVITY):
        return Took(kind, problems=problems)
    if problems and not data:
        return Took(FileKind.UNREADABLE, problems=problems, is_unread=True)
    content, inner_name, wrapping = unwrap(member.name, data)
    sha256 = sha256_of(content)
    if sha256 in job.known and original_path(job.home, sha256).exists():
        return Took(FileKind.ACTIVITY, sha256)
    reading = read_bytes(inner_name, content)
    reading = Reading(reading.kind, reading.activities, (*problems, *wrapping, *reading.problems))
    problems = _about(member, reading.problems)
    if not reading.activities:
        return Took(reading.kind, sha256, len(content), problems=problems)
    hints = hints_of(member, reading.activities)
    measured = measure_all(apply_kept(reading.activities, hints), ZoneInfo(job.time_zone))
    return Took(
        reading.kind,
        sha256,
        len(content),
        reading.activities[0].format,
        facts=tuple(each.facts for each in measured),
        hints=hints if any(hints) else (),
        problems=problems,
        staged=_stage(job.home, sha256, content, measured),
    )


def _stage(home: Path, sha256: str, content: bytes, measured: Sequence[Measured]) -> tuple[Staged, ...]:
    staged: list[Staged] = []
    try:
        staged.append(stage_original(home, sha256, content))
        for each in measured:
            staged.append(stage(track_path(home, sha256, each.facts.index), as_parquet(each.activity)))
    except OSError as error:
        drop(staged)
        raise takes_no_more(home, error) from error
    return tuple(staged)


def _about(member: Member, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems with the name by which the runner knows the file; what a reader adds after the name stays."""
    return tuple(replace(each, where=_where(member, each.where)) for each in problems)


def _where(member: Member, where: str) -> str:
    for name in (member.label, member.name, member.name.removesuffix(".gz")):
        if where.startswith(name):
            return member.label + where.removeprefix(name)
    return where


def _fault_of_ours(member: Member, error: BaseException) -> Problem:
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}, line {place.lineno}"
    what = f"Reading it failed by a fault of easeback ({type(error).__name__} in {where})."
    return Problem(member.label, what, REPORT_IT)
