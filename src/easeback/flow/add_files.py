"""Takes in recordings: each file read, measured and kept, the database row last; every file accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from easeback.flow.compare_runs import diary_and_recordings_apart
from easeback.flow.files import File, no_activity, no_run, refusal, walk
from easeback.flow.logbook import Logbook
from easeback.flow.take_recording import Measured, link_to_same, measure_all, write_tracks
from easeback.keep.files import keep_original, sha256_of
from easeback.keep.logbook import recordings, store
from easeback.keep.logbook.day_rows import remake_days
from easeback.keep.logbook.lock import one_at_a_time
from easeback.model.activity import FileKind, Reading
from easeback.model.problem import Problem
from easeback.read import read_bytes
from easeback.read.unwrap import LARGEST_BYTES, unwrap

RUNNING: Final = "running"
OnFile = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the files: each is taken, known, no activity (by kind), or refused with a problem."""

    files: int
    taken: int
    known: int
    refused: int
    not_activities: Mapping[str, int]
    runs: int
    same_runs: int
    cross_training: int
    not_counted: int
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Tally:
    counts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    dates: set[date] = field(default_factory=set)


def add_files(logbook: Logbook, paths: Sequence[Path], now: datetime, on_file: OnFile | None = None) -> Imported:
    """Takes in every file of `paths` and of the folders among them. `on_file` hears of done, total and name."""
    files = list(walk(paths))
    tally = _Tally()
    with one_at_a_time(logbook.runner, "import") as work:
        for number, file in enumerate(files):
            if on_file:
                on_file(number, len(files), file.shown)
            work.beat()
            _add_file(logbook, file, now, tally)
    tally.problems += diary_and_recordings_apart(logbook, tally.dates)
    return _imported(len(files), tally)


def _add_file(logbook: Logbook, file: File, now: datetime, tally: _Tally) -> None:
    try:
        data = file.path.read_bytes() if file.path.stat().st_size <= LARGEST_BYTES else None
    except OSError as error:
        return _refuse(tally, file.problem(f"It cannot be opened: {error.strerror}.", "Check its permissions."))
    if data is None:
        return _refuse(tally, file.problem("It is far too large for a recording.", "Leave it out."))
    content, inner_name, problems = unwrap(file.shown, data)
    if recordings.is_known(logbook.runner, sha256_of(content)):
        tally.counts["known"] += 1
        return None
    reading = read_bytes(inner_name, content)
    reading = Reading(reading.kind, reading.activities, (*problems, *reading.problems))
    return _take(logbook, file, content, reading, now, tally) if reading.activities else _pass_by(file, reading, tally)


def _take(logbook: Logbook, file: File, content: bytes, reading: Reading, now: datetime, tally: _Tally) -> None:
    home = ZoneInfo(store.profile(logbook.runner).time_zone)
    measured = measure_all(reading.activities, home)
    sha256 = keep_original(logbook.home, content)
    write_tracks(logbook, sha256, measured)
    name = Path(file.shown).name.removesuffix(".gz")
    original = recordings.OriginalFile(sha256, len(content), name, reading.activities[0].format, now)
    with store.all_or_nothing():
        recordings.add_original(logbook.runner, original)
        dates, same = _keep(logbook, sha256, measured)
    tally.dates |= dates
    tally.counts["taken"] += 1
    tally.counts["same"] += same
    tally.problems += reading.problems
    for each in measured:
        tally.counts[each.facts.counts_as] += 1
        tally.problems += no_run(file, each.facts)


def _keep(logbook: Logbook, sha256: str, measured: Sequence[Measured]) -> tuple[set[date], int]:
    """Puts the recordings and what follows into the database: the dates they touch, the runs already there."""
    dates, same = set(), 0
    for recording in recordings.keep_recordings(logbook.runner, sha256, [each.facts for each in measured]):
        dates.add(recording.local_date)
        if other := link_to_same(logbook.runner, recording):
            dates.add(other.local_date)
            same += recording.sport == RUNNING
    remake_days(logbook.runner, dates)
    return dates, same


def _pass_by(file: File, reading: Reading, tally: _Tally) -> None:
    """A file without an activity: refused where it should hold one, else counted by its kind."""
    if reading.kind is FileKind.UNREADABLE and not file.is_named and not file.looks_like_recording:
        tally.kinds[FileKind.OTHER] += 1
    elif reading.kind in (FileKind.UNREADABLE, FileKind.ACTIVITY):
        _refuse(tally, refusal(file, reading.problems))
    else:
        tally.kinds[reading.kind] += 1
        if file.is_named:
            tally.problems.append(no_activity(file, reading.kind))


def _refuse(tally: _Tally, problem: Problem) -> None:
    tally.counts["refused"] += 1
    tally.problems.append(problem)


def _imported(files: int, tally: _Tally) -> Imported:
    counts = tally.counts
    return Imported(
        files=files,
        taken=counts["taken"],
        known=counts["known"],
        refused=counts["refused"],
        not_activities=dict(sorted(tally.kinds.items())),
        runs=counts["run"],
        same_runs=counts["same"],
        cross_training=counts["cross_training"],
        not_counted=counts["nothing"],
        problems=tuple(tally.problems),
    )
