"""A file -> activities and problems. A new format is one file and one line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Final

from easeback.model.activity import Activity, FileKind, Reading
from easeback.model.error import BadUse
from easeback.model.problem import Problem
from easeback.read import gpx, tcx
from easeback.read.clean import clean
from easeback.read.fit import read_fit, starts_like_fit
from easeback.read.sport import guess_sport
from easeback.read.unwrap import LARGEST_BYTES, unwrap
from easeback.read.xml import root_name

__all__ = ["read_bytes", "read_file"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how its first bytes are known, how its name ends, and who reads it."""

    name: str
    suffix: str
    looks_like: Callable[[bytes], bool]
    read: Callable[[str, bytes], Reading]


FORMATS: Final = (
    Format("FIT", ".fit", starts_like_fit, read_fit),
    Format("GPX", ".gpx", lambda data: root_name(data) in gpx.ROOTS, gpx.read_gpx),
    Format("TCX", ".tcx", lambda data: root_name(data) in tcx.ROOTS, tcx.read_tcx),
)


def read_file(path: str | PathLike[str]) -> Reading:
    """What the file at `path` holds. Raises BadUse where there is no file to read; a bad file gives problems."""
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST_BYTES:
            return _refused(file.name, f"It is larger than {LARGEST_BYTES // 2**20} MB.", "Is it a recording of a run?")
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be opened").lower()
        raise BadUse(f"{file} cannot be read: {reason}.", "Name a file that exists.") from error
    return read_bytes(file.name, data)


def read_bytes(name: str, data: bytes) -> Reading:
    """What `data` holds, known by its first bytes, else by its `name`; tracks are cleaned and repairs reported."""
    data, name, problems = unwrap(name, data)
    if not data:
        return Reading(FileKind.UNREADABLE, (), (*problems, Problem(name, "The file is empty.", "Export it again.")))
    reader = _format_of(name, data)
    if reader is None:
        refused = _refused(name, "It is no FIT, GPX or TCX file.", "Export the recording in one of these formats.")
        return Reading(refused.kind, (), (*problems, *refused.problems))
    return _cleaned(name, reader.read(name, data), problems)


def _format_of(name: str, data: bytes) -> Format | None:
    by_content = (each for each in FORMATS if each.looks_like(data))
    by_name = (each for each in FORMATS if name.lower().endswith(each.suffix))
    return next(by_content, None) or next(by_name, None)


def _cleaned(name: str, reading: Reading, earlier: tuple[Problem, ...]) -> Reading:
    activities, problems = [], [*earlier, *reading.problems]
    for activity in reading.activities:
        parts, repairs = clean(activity, name)
        activities += [_guessed_anew(part) for part in parts]
        problems += repairs
    return Reading(reading.kind, tuple(activities), tuple(problems))


def _guessed_anew(activity: Activity) -> Activity:
    """A guess was made before the track was cleaned; the cleaned track may say something else."""
    return replace(activity, sport=guess_sport(activity.track)) if activity.sport_is_guessed else activity


def _refused(name: str, what: str, what_to_do: str) -> Reading:
    return Reading(FileKind.UNREADABLE, (), (Problem(name, what, what_to_do),))
