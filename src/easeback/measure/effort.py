"""How hard a run was: by heart rate (TRIMP) and by the runner's word (session-RPE). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Final

import numpy as np

from easeback.knowledge.load import Knowledge
from easeback.measure.intervals import LONGEST_STEP_S, Intervals
from easeback.model.measure import Effort, RunMeasures
from easeback.model.runner import Profile
from easeback.model.track import Track

# Banister's weights by sex: the lactate of men and of women against the share of their heart-rate reserve.
WEIGHT: Final = {"male": (0.64, 1.92), "female": (0.86, 1.67)}


@dataclass(frozen=True, slots=True)
class HeartRange:
    """The runner's own resting and highest heart rate [bpm], and the sex by which TRIMP is weighted."""

    resting_bpm: float | None
    highest_bpm: float | None
    sex: str | None


def effort_of(measures: RunMeasures, heart: HeartRange) -> Effort:
    """What a run's heart rate says of its effort, once the runner's own range is known."""
    minutes_at = measures.heart_rate_min
    return Effort(trimp(minutes_at, heart), why_no_trimp(minutes_at, heart))


def heart_rate_minutes(track: Track, intervals: Intervals, known_numbers: Knowledge) -> dict[int, float]:
    """Timer time [min] at each heart rate [bpm], adding up to all of it; empty where too little of it is known.

    The time without a reading is taken to have been like the rest. Pauses and gaps in the recording are left out.
    """
    heart_rate = track.column("heart_rate_bpm")[1:]
    usual_s = float(np.median(intervals.seconds)) if len(intervals.seconds) else 0.0
    counted = intervals.timed & (intervals.seconds <= max(LONGEST_STEP_S, 3 * usual_s))
    known = counted & np.isfinite(heart_rate)
    whole_s, known_s = float(intervals.timer_s[counted].sum()), float(intervals.timer_s[known].sum())
    if not known_s or 100 * known_s < known_numbers.number("least_heart_rate_known_percent") * whole_s:
        return {}
    beats, place = np.unique(np.rint(heart_rate[known]), return_inverse=True)
    minutes = np.bincount(place, intervals.timer_s[known]) * whole_s / known_s / 60
    return {int(beat): float(each) for beat, each in zip(beats, minutes, strict=True)}


def mean_heart_rate_bpm(minutes_at: Mapping[int, float]) -> float | None:
    """Mean heart rate [bpm] from the time at each [min]; None where there is none."""
    whole_min = sum(minutes_at.values())
    return sum(beat * minutes for beat, minutes in minutes_at.items()) / whole_min if whole_min else None


def heart_range(profile: Profile) -> HeartRange:
    """What the profile says about the heart."""
    return HeartRange(profile.resting_heart_rate_bpm, profile.highest_heart_rate_bpm, profile.sex)


def why_no_trimp(minutes_at: Mapping[int, float], heart: HeartRange) -> str | None:
    """Why TRIMP cannot be told; None where it can."""
    if not minutes_at:
        return "heart rate was not recorded, or with too many gaps"
    if heart.resting_bpm is None or heart.highest_bpm is None:
        return "your resting and your highest heart rate are not in the profile"
    if heart.highest_bpm <= heart.resting_bpm:
        return "the highest heart rate in the profile is not above the resting one"
    return None if heart.sex in WEIGHT else "its weights were measured for men and women; the profile says neither"


def trimp(minutes_at: Mapping[int, float], heart: HeartRange) -> float | None:
    """Training impulse [a.u.] by banister_1991: minutes x share of the heart-rate reserve x weight, added up.

    Summed over the time at each heart rate, so that surges count as they were. None where `why_no_trimp` says why.
    """
    if why_no_trimp(minutes_at, heart) or heart.resting_bpm is None or heart.highest_bpm is None:
        return None
    factor, power = WEIGHT[heart.sex or ""]
    reserve = heart.highest_bpm - heart.resting_bpm
    shares = ((min(max((beat - heart.resting_bpm) / reserve, 0.0), 1.0), each) for beat, each in minutes_at.items())
    return sum(minutes * share * factor * exp(power * share) for share, minutes in shares)


def session_load(effort_0_10: float | None, minutes: float | None) -> float | None:
    """Session load [a.u.]: effort of 10 x minutes, by foster_2001; for any sport. None where either was not said."""
    return None if effort_0_10 is None or minutes is None else effort_0_10 * minutes
