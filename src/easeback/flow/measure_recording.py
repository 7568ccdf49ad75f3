"""Recordings measured: what is kept of each in the database. Without Django, so that workers start quickly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path
from typing import Final

from easeback.keep.facts import CountsAs, RecordingFacts, RunCorrection
from easeback.keep.measures_text import as_text
from easeback.keep.tracks import track_path, write_activity
from easeback.measure.run import is_too_short, measure_run
from easeback.measure.version import MEASURES_VERSION
from easeback.model.activity import Activity
from easeback.model.measure import RunMeasures
from easeback.read.places import places
from easeback.read.same_run import richness
from easeback.read.sport import UNKNOWN

NOT_CORRECTED: Final = RunCorrection()


@dataclass(frozen=True, slots=True)
class Measured:
    """An activity with what is kept of it in the database."""

    activity: Activity
    facts: RecordingFacts


def measure_all(
    activities: Sequence[Activity], home: tzinfo, correction: Callable[[int], RunCorrection] = lambda _: NOT_CORRECTED
) -> tuple[Measured, ...]:
    """Each activity measured. `home` is the time zone that dates those without the device's own offset.

    `correction` gives what the runner put right of the recording at an index.
    """
    return tuple(measure_one(index, each, home, correction(index)) for index, each in enumerate(activities))


def measure_one(index: int, activity: Activity, home: tzinfo, correction: RunCorrection) -> Measured:
    """The activity at `index` of its original, measured as it was corrected."""
    activity = _corrected(activity, correction)
    return Measured(activity, _facts(index, activity, measure_run(activity), home, correction))


def write_tracks(home: Path, sha256: str, recordings: Sequence[Measured]) -> None:
    """Writes one Parquet for each recording of an original."""
    for each in recordings:
        write_activity(track_path(home, sha256, each.facts.index), each.activity)


def _corrected(activity: Activity, correction: RunCorrection) -> Activity:
    if correction.sport is None:
        return activity
    sub_sport = activity.sub_sport if activity.sport == correction.sport else ""
    return replace(activity, sport=correction.sport, sub_sport=sub_sport, sport_is_guessed=False)


def _facts(
    index: int, activity: Activity, measures: RunMeasures, home: tzinfo, correction: RunCorrection
) -> RecordingFacts:
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
        measures=as_text(measures),
        places=places(activity.track),
        ground=correction.ground or "",
        deleted_at=correction.deleted_at,
    )


def _counts_as(activity: Activity, measures: RunMeasures) -> CountsAs:
    if activity.sport == UNKNOWN or (activity.is_run and is_too_short(measures)):
        return "nothing"
    return "run" if activity.is_run else "cross_training"
