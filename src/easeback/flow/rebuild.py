"""Everything derived, anew: tracks, measures, same-run links and day rows, from originals and check-ins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from easeback.flow.logbook import Logbook
from easeback.flow.take_recording import link_to_same, measure_all, write_tracks
from easeback.keep.files import read_original
from easeback.keep.logbook import recordings, store
from easeback.keep.logbook.day_rows import remake_all_days
from easeback.keep.logbook.lock import one_at_a_time
from easeback.keep.tracks import drop_tracks_except, track_path
from easeback.model.error import BrokenPlace
from easeback.model.problem import Problem
from easeback.read import read_bytes


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many originals, recordings and days there are now; a problem for each original that is lost."""

    originals: int
    recordings: int
    days: int
    problems: tuple[Problem, ...]


def rebuild(logbook: Logbook, on_file: Callable[[int, int, str], None] | None = None) -> Rebuilt:
    """Makes everything derived anew. An original that is lost keeps the recordings that were made of it."""
    originals = recordings.originals(logbook.runner)
    problems: list[Problem] = []
    with one_at_a_time(logbook.runner, "rebuild") as work:
        for number, original in enumerate(originals):
            if on_file:
                on_file(number, len(originals), original.name)
            work.beat()
            problems += _remake(logbook, original)
        _link_and_date(logbook)
    kept = recordings.all_recordings(logbook.runner)
    return Rebuilt(len(originals), len(kept), len(store.days(logbook.runner)), tuple(problems))


def _remake(logbook: Logbook, original: recordings.OriginalFile) -> list[Problem]:
    try:
        content = read_original(logbook.home, original.sha256)
    except BrokenPlace as error:
        return [Problem(original.name, error.what, error.what_to_do)]
    home = ZoneInfo(store.profile(logbook.runner).time_zone)
    measured = measure_all(read_bytes(original.name, content).activities, home)
    write_tracks(logbook, original.sha256, measured)
    recordings.keep_recordings(logbook.runner, original.sha256, [each.facts for each in measured])
    return []


def _link_and_date(logbook: Logbook) -> None:
    """Links and day rows in one step, the links in the order of import, so that they come out as they were."""
    with store.all_or_nothing():
        recordings.unlink_all(logbook.runner)
        for recording in recordings.all_recordings(logbook.runner):
            link_to_same(logbook.runner, recording)
        remake_all_days(logbook.runner)
    drop_tracks_except(logbook.home, _tracks(logbook))


def _tracks(logbook: Logbook) -> set[Path]:
    return {track_path(logbook.home, sha256, index) for sha256, index in recordings.places(logbook.runner)}
