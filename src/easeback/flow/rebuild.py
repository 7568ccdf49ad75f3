"""Everything derived, anew: tracks, measures, same-run links, day rows; from originals, corrections and check-ins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from easeback.flow.hints import apply_kept
from easeback.flow.logbook import Logbook
from easeback.flow.measure_recording import NOT_CORRECTED, measure_all, write_tracks
from easeback.flow.same_runs import Fronts
from easeback.keep.facts import OriginalFile, RunCorrection
from easeback.keep.files import read_original
from easeback.keep.grounds import drop_grounds_except, ground_path
from easeback.keep.logbook import recordings, store
from easeback.keep.logbook.corrections import Place, corrections
from easeback.keep.logbook.day_rows import remake_all_days
from easeback.keep.logbook.lock import one_at_a_time
from easeback.keep.logbook.runs_on_ground import runs_on_ground
from easeback.keep.tracks import drop_tracks_except, track_path
from easeback.knowledge import knowledge
from easeback.measure.version import ground_version
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
    """Makes everything derived anew. An original that is lost keeps the recordings that were made of it.

    Grounds stay as they were matched, but those of runs that count no more or of another version go: matching takes
    maps and minutes, and is asked for apart (`flow.ground.match_ground`).
    """
    originals = recordings.originals(logbook.runner)
    problems: list[Problem] = []
    with one_at_a_time(logbook.runner, "rebuild") as work:
        corrected = corrections(logbook.runner)
        for number, original in enumerate(originals):
            if on_file:
                on_file(number, len(originals), original.name)
            work.beat()
            problems += remake(logbook, original, corrected)
        link_anew(logbook)
        drop_tracks_except(logbook.home, _tracks(logbook))
        drop_grounds_except(logbook.home, _grounds(logbook), ground_version(knowledge()))
    kept = recordings.all_recordings(logbook.runner)
    return Rebuilt(len(originals), len(kept), len(store.days(logbook.runner)), tuple(problems))


def remake(logbook: Logbook, original: OriginalFile, corrected: Mapping[Place, RunCorrection]) -> list[Problem]:
    """The recordings of one original made anew, as the runner corrected them."""
    try:
        content = read_original(logbook.home, original.sha256)
    except BrokenPlace as error:
        return [Problem(original.name, error.what, error.what_to_do)]
    home = ZoneInfo(store.profile(logbook.runner).time_zone)
    activities = apply_kept(read_bytes(original.name, content).activities, original.hints)
    measured = measure_all(activities, home, lambda index: corrected.get((original.sha256, index), NOT_CORRECTED))
    write_tracks(logbook.home, original.sha256, measured)
    recordings.keep_recordings(logbook.runner, original.sha256, [each.facts for each in measured])
    return []


def link_anew(logbook: Logbook) -> None:
    """Links and day rows in one step, the links in the order of import, so that they come out as they were."""
    with store.all_or_nothing():
        recordings.unlink_all(logbook.runner)
        fronts = Fronts()
        for recording in recordings.all_recordings(logbook.runner):
            if link := fronts.link(recording):
                recordings.link_same(link.poorer.id, link.richer.id)
        remake_all_days(logbook.runner)


def _grounds(logbook: Logbook) -> set[Path]:
    return {ground_path(logbook.home, run.sha256, run.index) for run in runs_on_ground(logbook.runner)}


def _tracks(logbook: Logbook) -> set[Path]:
    return {track_path(logbook.home, sha256, index) for sha256, index in recordings.places(logbook.runner)}
