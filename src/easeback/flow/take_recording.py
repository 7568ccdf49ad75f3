"""One recording: read from its original's bytes, measured, written as Parquet, put into the database last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Final

from easeback.flow.logbook import Logbook
from easeback.keep.logbook.recordings import (
    CountsAs,
    KeptRecording,
    RecordingFacts,
    link_same,
    recordings_around,
)
from easeback.keep.tracks import track_path, write_track
from easeback.measure.run import MEASURES_VERSION, is_too_short, measure_run
from easeback.model.activity import Activity
from easeback.model.measure import RunMeasures
from easeback.read.same_run import FARTHEST_ZONES_H, RunKey, richness, same_run
from easeback.read.sport import UNKNOWN

# Two recordings of one run may start this far apart: a mistaken zone, or the longest run there is and a late start.
AROUND: Final = timedelta(hours=FARTHEST_ZONES_H + 24)


@dataclass(frozen=True, slots=True)
class Measured:
    """An activity with what is kept of it in the database."""

    activity: Activity
    facts: RecordingFacts


def measure_all(activities: Sequence[Activity], home: tzinfo) -> tuple[Measured, ...]:
    """Each activity measured. `home` is the time zone that dates those without the device's own offset."""
    return tuple(
        Measured(activity, _facts(index, activity, measure_run(activity), home))
        for index, activity in enumerate(activities)
    )


def write_tracks(logbook: Logbook, sha256: str, recordings: Sequence[Measured]) -> None:
    """Writes one Parquet for each recording of an original."""
    for each in recordings:
        write_track(track_path(logbook.home, sha256, each.facts.index), each.activity.track)


def link_to_same(runner: int, recording: KeptRecording) -> KeptRecording | None:
    """Finds an earlier recording of the same run and hides the poorer of the two behind the richer one."""
    for other in recordings_around(runner, recording.started_at, AROUND):
        if other.id < recording.id and same_run(_key(recording), _key(other)):
            # The earlier stays in front of an equal: a second import never reshuffles what is shown.
            is_richer = _rank(recording) > _rank(other)
            poorer, richer = (other, recording) if is_richer else (recording, other)
            link_same(poorer.id, richer.id)
            return other
    return None


def _facts(index: int, activity: Activity, measures: RunMeasures, home: tzinfo) -> RecordingFacts:
    return RecordingFacts(
        index=index,
        started_at=activity.started_at,
        utc_offset_s=activity.utc_offset_s,
        local_date=activity.local_date(home),
        sport=activity.sport,
        sub_sport=activity.sub_sport,
        sport_is_guessed=activity.sport_is_guessed,
        counts_as=_counts_as(activity, measures),
        richness=richness(activity),
        distance_km=measures.distance_km,
        moving_min=measures.moving_min,
        unbroken_min=measures.unbroken_min,
        elapsed_min=measures.elapsed_min,
        cadence_steps_min=measures.cadence_steps_min,
        measures_version=MEASURES_VERSION,
    )


def _counts_as(activity: Activity, measures: RunMeasures) -> CountsAs:
    if activity.sport == UNKNOWN or (activity.is_run and is_too_short(measures)):
        return "nothing"
    return "run" if activity.is_run else "cross_training"


def _rank(recording: KeptRecording) -> tuple[bool, tuple[float, ...]]:
    """A recording that knows its sport stands before any that does not: it is the one that counts."""
    return recording.sport != UNKNOWN, recording.richness


def _key(recording: KeptRecording) -> RunKey:
    distance_m = None if recording.distance_km is None else recording.distance_km * 1000
    sport = UNKNOWN if recording.sport_is_guessed else recording.sport
    return RunKey(recording.started_at, (recording.elapsed_min or 0) * 60, distance_m, sport)
