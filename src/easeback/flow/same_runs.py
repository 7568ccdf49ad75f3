"""Finds, for each new recording, the one of the same run that stands in front, in a list sorted by start."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from easeback.keep.facts import KeptRecording
from easeback.read.same_run import FARTHEST_ZONES_H, RunKey, same_run
from easeback.read.sport import UNKNOWN

# Two recordings of one run may start this far apart: a mistaken zone, or the longest run there is and a late start.
AROUND: Final = timedelta(hours=FARTHEST_ZONES_H + 24)


@dataclass(frozen=True, slots=True)
class Link:
    """Two recordings of one run: the poorer is hidden behind the richer."""

    poorer: KeptRecording
    richer: KeptRecording


class Fronts:
    """The recordings that stand in front of every run, in order of start."""

    def __init__(self, recordings: Iterable[KeptRecording] = ()) -> None:
        self._sorted = sorted(recordings, key=_start)

    def link(self, recording: KeptRecording) -> Link | None:
        """Takes in a new recording; the link to the one of the same run that was here before it, where there is one."""
        other = next((each for each in self._around(recording) if same_run(_key(recording), _key(each))), None)
        if other is None:
            insort(self._sorted, recording, key=_start)
            return None
        # The earlier stays in front of an equal: a second import never reshuffles what is shown.
        is_richer = _rank(recording) > _rank(other)
        if is_richer:
            self._sorted.remove(other)
            insort(self._sorted, recording, key=_start)
        return Link(other, recording) if is_richer else Link(recording, other)

    def _around(self, recording: KeptRecording) -> Iterator[KeptRecording]:
        """The fronts that could be of the same run, oldest number first."""
        first = bisect_left(self._sorted, recording.started_at - AROUND, key=_start)
        last = bisect_left(self._sorted, recording.started_at + AROUND, key=_start)
        yield from sorted(self._sorted[first:last], key=lambda each: each.id)


def _start(recording: KeptRecording) -> datetime:
    return recording.started_at


def _rank(recording: KeptRecording) -> tuple[bool, bool, tuple[float, ...]]:
    """A deleted one stays in front, so that no twin of it brings the run back; then comes one that knows its sport."""
    return recording.is_deleted, recording.sport != UNKNOWN, recording.richness


def _key(recording: KeptRecording) -> RunKey:
    distance_m = None if recording.distance_km is None else recording.distance_km * 1000
    sport = UNKNOWN if recording.sport_is_guessed else recording.sport
    return RunKey(recording.started_at, (recording.elapsed_min or 0) * 60, distance_m, sport, recording.places)
