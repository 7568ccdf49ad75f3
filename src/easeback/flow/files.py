"""The files of an import: found in folders, and what is said of those that are no run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from easeback.keep.logbook.recordings import RecordingFacts
from easeback.model.activity import FileKind
from easeback.model.error import BadUse
from easeback.model.problem import Problem
from easeback.read import FORMATS

SUFFIXES: Final = tuple(each.suffix for each in FORMATS)
KIND_IN_WORDS: Final = {
    FileKind.SETTINGS: "a device's settings",
    FileKind.MONITORING: "a day's monitoring",
    FileKind.WORKOUT: "a planned workout",
    FileKind.COURSE: "a course",
    FileKind.OTHER: "something else",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file to take: its path, the name to show, and whether the runner named it (else it lay in a folder)."""

    path: Path
    shown: str
    is_named: bool

    @property
    def looks_like_recording(self) -> bool:
        """Its name ends like a recording's."""
        return self.shown.lower().removesuffix(".gz").endswith(SUFFIXES)

    def problem(self, what: str, what_to_do: str) -> Problem:
        """A problem of this file."""
        return Problem(self.shown, what, what_to_do)


def walk(paths: Sequence[Path]) -> Iterator[File]:
    """The files named, and those in the folders named, in order of name. Hidden ones are left out."""
    for path in paths:
        if path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.is_file())
            relative = ((each, each.relative_to(path)) for each in inside)
            yield from (File(each, str(rest), False) for each, rest in relative if not _is_hidden(rest))
        elif path.exists():
            yield File(path, path.name, True)
        else:
            raise BadUse(f"There is no file or folder {path}.", "Name one that exists.")


def no_activity(file: File, kind: FileKind) -> Problem:
    """What is said of a file that the runner named and that holds no activity."""
    return file.problem(f"It holds {KIND_IN_WORDS[kind]}, not a run.", "It was left out.")


def refusal(file: File, problems: Sequence[Problem]) -> Problem:
    """The one line that is said of a file of which nothing could be taken."""
    if not problems:
        return file.problem("It holds no activity.", "Export it again.")
    return Problem(problems[0].where, " ".join(each.what for each in problems), problems[-1].what_to_do)


def no_run(file: File, facts: RecordingFacts) -> list[Problem]:
    """One line for what the runner named as a run and is none, and for what cannot be told."""
    if facts.counts_as == "cross_training" and file.is_named:
        return [file.problem(f"It is {facts.sport.replace('_', ' ')}, not running.", "It was kept as cross-training.")]
    if facts.counts_as == "nothing" and facts.sport == "running" and file.is_named:
        return [file.problem("It is under 60 s or 100 m, which is no run.", "It was kept and not counted.")]
    if facts.counts_as == "nothing" and facts.sport != "running":
        what = "It does not say its sport, and its speed is not a runner's."
        return [file.problem(what, "It was kept and not counted; export it with its sport if it was a run.")]
    return []


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
