"""The work in the background: takes in every file that waits, one after the other, and tells how far it is.

Run as a process of its own by `flow/background.py`.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from easeback.flow.add_diary import add_diary
from easeback.flow.add_files import add_files
from easeback.flow.broken_place import broken_place_of
from easeback.flow.logbook import Logbook
from easeback.flow.restore_here import restore_here
from easeback.keep import uploads
from easeback.keep.logbook.lock import StillAtWork
from easeback.keep.logbook.opening import open_database
from easeback.keep.only_one import only_one
from easeback.model.error import UserError
from easeback.model.problem import Problem
from easeback.model.upload import Purpose, Stage, Upload

LOCK_NAME: Final = ".at-work"
TOLD_EVERY_S: Final = 0.3
WAIT_FOR_OTHERS_S: Final = 2.0
# A file over which the process itself died so often is left alone.
MOST_ATTEMPTS: Final = 3
PATIENCE: Final = 10
# More lines than anyone reads; every file's own line is in the list of imports.
MOST_PROBLEMS: Final = 100
Counts = Mapping[str, int]
Came = tuple[Counts, tuple[Problem, ...]]
OnStep = Callable[[int, int, str], None]


def take_uploads(home: Path) -> int:
    """Takes in all that waits; returns how many files. Returns at once where another process is at it."""
    taken = 0
    with only_one(home / uploads.FOLDER / LOCK_NAME) as is_ours:
        while is_ours and (upload := _next(home)) is not None:
            open_database(home)
            _take(home, upload)
            taken += 1
    return taken


def _next(home: Path) -> Upload | None:
    due = (Stage.WAITING, Stage.WORKING)
    return next((each for each in uploads.all_uploads(home) if each.stage in due), None)


def _take(home: Path, upload: Upload) -> None:
    """One file: what it came to, or why it failed, is kept with it."""
    if upload.attempts >= MOST_ATTEMPTS:
        _fail(
            home, upload, "The process that took it in ended abruptly, again and again.", "Leave it out, or report it."
        )
        return
    work = _Work(home, replace(upload, stage=Stage.WORKING, attempts=upload.attempts + 1,
                               work_began_at=datetime.now(UTC), done_before=0, done=0, total=0))  # fmt: skip
    work.keep()
    try:
        counts, problems = _when_free(work)
    except KeyboardInterrupt:
        uploads.keep(home, replace(work.upload, stage=Stage.WAITING, attempts=upload.attempts))
        raise
    except UserError as error:
        _fail(home, work.upload, error.what, error.what_to_do)
    except Exception as error:
        _fail_of(home, work.upload, error)
    else:
        _end(home, work.upload, counts, problems)


@dataclass(slots=True)
class _Work:
    home: Path
    upload: Upload
    told_at: float = 0.0

    def step(self, done: int, total: int, _name: str) -> None:
        now = time.monotonic()
        is_first = self.upload.total == 0
        if is_first or now - self.told_at >= TOLD_EVERY_S:
            before = done if is_first else self.upload.done_before
            self.upload = replace(self.upload, done=done, total=total, done_before=before)
            self.told_at = now
            self.keep()

    def keep(self) -> None:
        uploads.keep(self.home, self.upload)


def _when_free(work: _Work) -> Came:
    """Does the work once nobody else imports into this logbook."""
    while True:
        try:
            return _DOES[work.upload.purpose](work)
        except StillAtWork:
            time.sleep(WAIT_FOR_OTHERS_S)


def _recordings(work: _Work) -> Came:
    logbook, upload = Logbook(work.home, work.upload.runner), work.upload
    done = add_files(logbook, [uploads.content(work.home, upload)], datetime.now(UTC), work.step)
    counts = {
        "files": done.files,
        "taken": done.taken,
        "known": done.known,
        "left_out": sum(done.not_activities.values()),
        "refused": done.refused,
        "runs": done.runs,
        "same_runs": done.same_runs,
        "cross_training": done.cross_training,
    }
    return counts, done.problems


def _diary(work: _Work) -> Came:
    data = uploads.content(work.home, work.upload).read_bytes()
    done = add_diary(Logbook(work.home, work.upload.runner), work.upload.name, data, datetime.now(UTC))
    counts = {"new_days": done.new_days, "corrected_days": done.corrected_days, "known_days": done.known_days}
    return counts, done.problems


def _backup(work: _Work) -> Came:
    logbook, source = Logbook(work.home, work.upload.runner), uploads.content(work.home, work.upload)
    beside = uploads.beside(work.home, work.upload)
    done = restore_here(logbook, source, beside, datetime.now(UTC), work.step)
    return {"originals": done.originals, "recordings": done.recordings, "days": done.days}, done.problems


_DOES: Final[Mapping[Purpose, Callable[[_Work], Came]]] = {
    Purpose.RECORDINGS: _recordings,
    Purpose.DIARY: _diary,
    Purpose.BACKUP: _backup,
}


def _end(home: Path, upload: Upload, counts: Counts, problems: tuple[Problem, ...]) -> None:
    uploads.drop_content(home, upload)
    ended = replace(
        upload,
        stage=Stage.DONE,
        work_ended_at=datetime.now(UTC),
        counts={key: number for key, number in counts.items() if number},
        problems=problems[:MOST_PROBLEMS],
    )
    uploads.keep(home, ended)


def _fail(home: Path, upload: Upload, what: str, what_to_do: str) -> None:
    # Its own place says more to a reader than where it lies meanwhile.
    shown = what.replace(str(uploads.content(home, upload)), upload.name)
    problem = Problem(upload.name, shown, what_to_do)
    uploads.keep(home, replace(upload, stage=Stage.FAILED, work_ended_at=datetime.now(UTC), problems=(problem,)))


def _fail_of(home: Path, upload: Upload, error: Exception) -> None:
    if broken := broken_place_of(error):
        _fail(home, upload, broken.what, broken.what_to_do)
        return
    traceback.print_exc()
    what = "A fault of easeback, not of yours. What was taken in before it is kept."
    _fail(home, upload, what, "The terminal in which easeback runs says what happened; please report it.")


def main() -> None:
    """Takes in what waits in the data folder that the first argument names."""
    if hasattr(os, "nice"):
        # The pages, and whatever else the runner does, come first.
        os.nice(PATIENCE)
    try:
        take_uploads(Path(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
