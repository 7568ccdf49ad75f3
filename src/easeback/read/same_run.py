"""Decides whether two recordings are of the same run, made by two devices, services or formats. Pure."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from easeback.model.activity import Activity
from easeback.read.places import places, shared_places
from easeback.read.sport import UNKNOWN

# Nobody runs twice at once: recordings that share most of their time are one run, whatever their distances differ by
# (a foot pod against a GPS differs by some per cent), unless they differ so much that the clocks must be wrong.
LEAST_OVERLAP: Final = 0.8
MOST_DISTANCE_APART: Final = 0.15
# A service that mistakes the time zone keeps minutes and seconds, distance and duration.
WRONG_ZONE_WITHIN_S: Final = 5.0
WRONG_ZONE_APART: Final = 0.01
# Half a day and more apart it is likelier a second run of a creature of habit than a mistaken zone.
FARTHEST_ZONES_H: Final = 11
# Where both have positions, those decide: a friend's recording of the same hour is another run.
LEAST_SHARED_PLACES: Final = 0.6


@dataclass(frozen=True, slots=True)
class RunKey:
    """What two recordings are compared by: start (UTC), elapsed time [s], distance [m] and places where known, sport.

    `sport` is `unknown` where it was only guessed: a guess contradicts nothing.
    """

    started_at: datetime
    duration_s: float
    distance_m: float | None
    sport: str
    places: Set[int] | None = None


def run_key(activity: Activity, duration_s: float, distance_m: float | None) -> RunKey:
    """The key of an activity with its measured elapsed time [s] and distance [m]."""
    sport = UNKNOWN if activity.sport_is_guessed else activity.sport
    passed = places(activity.track)
    return RunKey(activity.started_at, duration_s, distance_m, sport, None if passed is None else frozenset(passed))


def same_run(a: RunKey, b: RunKey) -> bool:
    """True when both recordings must be of one run: at the same time, or off by a mistaken time zone and else equal."""
    if a.sport != b.sport and UNKNOWN not in (a.sport, b.sport):
        return False
    return (_at_the_same_time(a, b) or _off_by_a_zone(a, b)) and _in_the_same_places(a, b)


def richness(activity: Activity) -> tuple[int, int, int, int, int]:
    """Of two recordings of one run the one with the larger value is kept in front.

    Said before guessed sport, then how many columns hold something, then laps and pauses, then samples, then a
    local time that is known.
    """
    track = activity.track
    columns = sum(bool(np.isfinite(values).any()) for values in track.columns.values()) + len(track.developer)
    has_local_time = activity.utc_offset_s is not None
    return (
        not activity.sport_is_guessed,
        columns,
        len(activity.laps) + len(activity.pauses),
        len(track),
        has_local_time,
    )


def _at_the_same_time(a: RunKey, b: RunKey) -> bool:
    begin = max(a.started_at, b.started_at)
    end = min(_end(a), _end(b))
    shared_s = max(0.0, (end - begin).total_seconds())
    longer_s = max(a.duration_s, b.duration_s)
    return longer_s > 0 and shared_s >= LEAST_OVERLAP * longer_s and _alike(a, b, MOST_DISTANCE_APART, if_unknown=True)


def _off_by_a_zone(a: RunKey, b: RunKey) -> bool:
    hours, rest_s = divmod(abs((a.started_at - b.started_at).total_seconds()), 3600)
    if min(rest_s, 3600 - rest_s) > WRONG_ZONE_WITHIN_S or hours + (rest_s > 1800) > FARTHEST_ZONES_H:
        return False
    durations_agree = abs(a.duration_s - b.duration_s) <= WRONG_ZONE_APART * max(a.duration_s, b.duration_s)
    return durations_agree and _alike(a, b, WRONG_ZONE_APART, if_unknown=False)


def _alike(a: RunKey, b: RunKey, share: float, *, if_unknown: bool) -> bool:
    if a.distance_m is None or b.distance_m is None:
        return if_unknown
    return abs(a.distance_m - b.distance_m) <= share * max(a.distance_m, b.distance_m)


def _in_the_same_places(a: RunKey, b: RunKey) -> bool:
    return a.places is None or b.places is None or shared_places(a.places, b.places) >= LEAST_SHARED_PLACES


def _end(key: RunKey) -> datetime:
    return key.started_at + timedelta(seconds=key.duration_s)
