"""The one writer of an import: files made durable, then rows, in batches that are short and whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from time import monotonic
from typing import Final

from easeback.flow.import_tally import Tally
from easeback.flow.import_task import Took
from easeback.flow.late_hints import Known
from easeback.flow.logbook import Logbook
from easeback.flow.same_runs import Fronts
from easeback.keep.facts import KeptRecording, OriginalFile, Outcome
from easeback.keep.files import original_path
from easeback.keep.logbook import imports, recordings, store
from easeback.keep.logbook.day_rows import remake_days
from easeback.keep.staging import drop, settle, takes_no_more
from easeback.model.error import BrokenPlace
from easeback.read.archive import Member

RUNNING: Final = "running"


@dataclass(frozen=True, slots=True)
class Pace:
    """How much an import may lose when it is cut off: so many taken files, or so many seconds of work."""

    files: int = 100
    seconds: float = 2.0
    lines: int = 2000


PACE: Final = Pace()


@dataclass(slots=True)
class Writer:
    """Takes what workers made of files and stores it in batches. `flush` stores what is left.

    `met_again` are the files whose content was here already.
    """

    logbook: Logbook
    sitting: int
    now: datetime
    pace: Pace
    tally: Tally
    known: set[str]
    met_again: list[Known] = field(default_factory=list)
    _taken: list[tuple[str, Member, Took]] = field(default_factory=list)
    _lines: list[Outcome] = field(default_factory=list)
    _fronts: Fronts | None = None
    _since: float = field(default_factory=monotonic)

    def add(self, key: str, member: Member, took: Took) -> None:
        """Takes in what was made of one file, and stores the batch when it is due."""
        if took.place_problem:
            raise BrokenPlace(*took.place_problem)
        if took.sha256 in self.known:
            self._restore(took)
            self.met_again.append((member, took.sha256))
            self._lines.append(self.tally.known(key, member, took.sha256))
        elif took.facts:
            self.known.add(took.sha256)
            self._taken.append((key, member, took))
            self._lines.append(self.tally.taken(key, member, took))
        else:
            self._lines.append(self.tally.passed_by(key, member, took))
        if self._is_due():
            self.flush()

    def refuse(self, line: Outcome) -> None:
        """Takes in the line of a file that could not even be given to a worker."""
        self._lines.append(line)

    def flush(self) -> None:
        """Stores what has come together: its files first, its rows last."""
        taken, lines = self._taken, self._lines
        # Let go first: what fails now would fail again, and its files are swept by the next import.
        self._taken, self._lines, self._since = [], [], monotonic()
        if not lines:
            return
        try:
            settle([each for _, _, took in taken for each in took.staged])
        except OSError as error:
            raise takes_no_more(self.logbook.home, error) from error
        with store.all_or_nothing():
            self._store(taken)
            imports.keep_outcomes(self.logbook.runner, self.sitting, lines)

    def _store(self, taken: list[tuple[str, Member, Took]]) -> None:
        if not taken:
            return
        new = [(self._original(member, took), took.facts) for _, member, took in taken]
        dates: set[date] = set()
        for recording in recordings.add_new(self.logbook.runner, new):
            dates |= {recording.local_date, *self._link(recording)}
        remake_days(self.logbook.runner, dates)
        self.tally.dates |= dates

    def _link(self, recording: KeptRecording) -> set[date]:
        """Hides the recording, or the one of the same run that was here before; the dates that this touches."""
        if self._fronts is None:
            here = recordings.fronts(self.logbook.runner)
            self._fronts = Fronts(each for each in here if each.id < recording.id)
        link = self._fronts.link(recording)
        if link is None:
            return set()
        recordings.link_same(link.poorer.id, link.richer.id)
        self.tally.counts["same"] += recording.sport == RUNNING
        return {link.poorer.local_date, link.richer.local_date}

    def _original(self, member: Member, took: Took) -> OriginalFile:
        name = member.name.removesuffix(".gz")[:255]
        return OriginalFile(took.sha256, took.size_bytes, name, took.format, self.now, took.hints)

    def _restore(self, took: Took) -> None:
        """A known content whose original was lost comes back; else what was staged a second time is dropped."""
        if original_path(self.logbook.home, took.sha256).exists():
            drop(took.staged)
        else:
            settle(took.staged)

    def _is_due(self) -> bool:
        too_old = bool(self._lines) and monotonic() - self._since >= self.pace.seconds
        return too_old or len(self._taken) >= self.pace.files or len(self._lines) >= self.pace.lines
