"""What is said of the files of an import that are no run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from easeback.keep.facts import RecordingFacts, Result
from easeback.model.activity import FileKind
from easeback.model.problem import Problem
from easeback.read import FORMATS
from easeback.read.archive import Member

SUFFIXES: Final = tuple(each.suffix for each in FORMATS)
KIND_IN_WORDS: Final = {
    FileKind.SETTINGS: "a device's settings",
    FileKind.MONITORING: "a day's monitoring",
    FileKind.WORKOUT: "a planned workout",
    FileKind.COURSE: "a course",
    FileKind.OTHER: "something else",
}


def looks_like_recording(member: Member) -> bool:
    """Its name ends like a recording's."""
    return member.name.lower().removesuffix(".gz").endswith(SUFFIXES)


def no_activity(member: Member, kind: FileKind) -> Problem:
    """What is said of a file that holds no activity."""
    return Problem(member.label, f"It holds {KIND_IN_WORDS[kind]}, not a run.", "It was left out.")


def refusal(member: Member, problems: Sequence[Problem]) -> Problem:
    """The one line that is said of a file of which nothing could be taken."""
    if not problems:
        return Problem(member.label, "It holds no activity.", "Export it again.")
    return Problem(problems[0].where, " ".join(each.what for each in problems), problems[-1].what_to_do)


def result_of(recordings: Sequence[RecordingFacts]) -> Result:
    """What a file counts as: a run where one of its recordings is one."""
    kinds = {each.counts_as for each in recordings}
    if "run" in kinds:
        return "run"
    return "cross_training" if "cross_training" in kinds else "not_counted"


def no_run(member: Member, facts: RecordingFacts) -> Problem | None:
    """One line for a recording that is no run, or of which that cannot be told."""
    if facts.counts_as == "cross_training":
        what = f"It is {facts.sport.replace('_', ' ')}, not running."
        return Problem(member.label, what, "It was kept as cross-training.")
    if facts.counts_as == "nothing" and facts.sport == "running":
        what = "It is under 60 s or 100 m, which is no run."
        return Problem(member.label, what, "It was kept and not counted.")
    if facts.counts_as == "nothing":
        what = "It does not say its sport, and its speed is not a runner's."
        return Problem(member.label, what, "It was kept and not counted; `easeback run` can say what it was.")
    return None


def is_told(member: Member, facts: RecordingFacts) -> bool:
    """Whether the runner hears of it at once: of what they named, and of what they alone can tell."""
    return member.is_named or (facts.counts_as == "nothing" and facts.sport != "running")
