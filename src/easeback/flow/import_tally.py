"""Counts what became of the files of an import, and what it comes to in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from easeback.flow.import_sources import UNREAD
from easeback.flow.import_task import Took
from easeback.flow.import_words import is_told, looks_like_recording, no_activity, no_run, refusal, result_of
from easeback.keep.facts import Outcome, Result
from easeback.model.activity import FileKind
from easeback.model.problem import Problem
from easeback.read.archive import Member


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the files: each is taken, known, no activity (by kind), or refused with a problem.

    `refused_before` were refused by an earlier import and have not changed since: they were not tried again.
    """

    files: int
    taken: int
    known: int
    refused: int
    refused_before: int
    not_activities: Mapping[str, int]
    runs: int
    same_runs: int
    cross_training: int
    not_counted: int
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Tally:
    """The counts so far, the problems to tell, and the dates that were touched."""

    files: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    dates: set[date] = field(default_factory=set)

    def taken(self, key: str, member: Member, took: Took) -> Outcome:
        """Counts a file that was taken; the line that is kept of it."""
        self.counts["taken"] += 1
        self.problems += took.problems
        lines = []
        for facts in took.facts:
            self.counts[facts.counts_as] += 1
            if line := no_run(member, facts):
                lines.append(line)
                self.problems += [line] if is_told(member, facts) else []
        what, to_do = _in_one([*lines, *took.problems])
        return Outcome(key, member.label, result_of(took.facts), "activity", what, to_do, took.sha256)

    def known(self, key: str, member: Member, sha256: str) -> Outcome:
        """Counts a file whose content was there already."""
        self.counts["known"] += 1
        return Outcome(key, member.label, "known", "activity", "", "", sha256)

    def passed_by(self, key: str, member: Member, took: Took) -> Outcome:
        """Counts a file without an activity: refused where it should hold one, else by its kind."""
        if took.kind is FileKind.UNREADABLE and not member.is_named and not looks_like_recording(member):
            return self._no_activity(key, member, FileKind.OTHER)
        if took.kind in (FileKind.UNREADABLE, FileKind.ACTIVITY):
            kind = UNREAD if took.is_unread else ""
            return self.refused(key, refusal(member, took.problems), member.label, kind)
        return self._no_activity(key, member, took.kind)

    def refused(self, key: str, problem: Problem, label: str, kind: str = "") -> Outcome:
        """Counts a file that was refused, and tells it."""
        self.counts["refused"] += 1
        self.problems.append(problem)
        return Outcome(key, label, "refused", kind, problem.what, problem.what_to_do)

    def met_before(self, result: Result, kind: str) -> None:
        """Counts a file that an earlier import met and that has not changed since."""
        if result == "refused":
            self.counts["refused before"] += 1
        elif result == "no_activity":
            self.kinds[kind] += 1
        else:
            self.counts["known"] += 1

    def total(self) -> Imported:
        """What it all came to."""
        counts = self.counts
        return Imported(
            files=self.files,
            taken=counts["taken"],
            known=counts["known"],
            refused=counts["refused"],
            refused_before=counts["refused before"],
            not_activities={kind: number for kind, number in sorted(self.kinds.items()) if number},
            runs=counts["run"],
            same_runs=counts["same"],
            cross_training=counts["cross_training"],
            not_counted=counts["nothing"],
            problems=tuple(self.problems),
        )

    def _no_activity(self, key: str, member: Member, kind: FileKind) -> Outcome:
        self.kinds[kind] += 1
        problem = no_activity(member, kind)
        if member.is_named:
            self.problems.append(problem)
        return Outcome(key, member.label, "no_activity", kind, problem.what, problem.what_to_do)


def _in_one(problems: list[Problem]) -> tuple[str, str]:
    """Several problems as one line's words."""
    what = " ".join(dict.fromkeys(each.what for each in problems))
    return what, problems[0].what_to_do if problems else ""
