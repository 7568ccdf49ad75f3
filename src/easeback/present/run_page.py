"""A run as a page: what it was in a few numbers, its charts, what followed, and what the runner put right of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from easeback.model.measure import RunMeasures
from easeback.present.run import RunMeasuresPage, height_in_words
from easeback.present.what_followed import WhatFollowed
from easeback.present.words_of_form import clock, distance_in_words, pace


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of a run: the id of what it is, and the number with its unit."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """One thing put right: `ground`, `sport` or `deleted`; `value` is None where it was taken back.

    `counts` is False where a later word took its place.
    """

    name: str
    value: str | None
    recorded_at: datetime
    counts: bool


@dataclass(frozen=True, slots=True)
class OtherRecording:
    """Another recording of the same run: its number, the name of its file and its format."""

    id: int
    name: str
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneRunPage:
    """One recording. Words and numbers are in the runner's units; None and empty: it cannot be told.

    `kind`, `ground` and `effort_0_10` are of the diary's day; `sport_now` is what it counts as. `colours` are what its
    way can be coloured by, `colour` is the one asked for. `ground_said` and `sport_said` are put right by the runner.
    `ground_told` are the sums by ground, empty where the way itself tells them first.
    """

    id: int
    on: date
    started_at: datetime
    is_run: bool
    is_deleted: bool
    kind: str | None
    ground: str | None
    sport_now: str
    facts: tuple[Fact, ...]
    colours: tuple[str, ...]
    colour: str
    has_along: bool
    has_usual: bool
    measures: RunMeasuresPage | None
    ground_told: tuple[str, ...]
    followed: WhatFollowed | None
    effort_0_10: float | None
    corrections: tuple[CorrectionShown, ...]
    ground_said: str
    sport_said: str
    grounds: tuple[str, ...]
    sports: tuple[str, ...]
    front: OtherRecording | None
    behind: tuple[OtherRecording, ...]
    file: str
    format: str
    imported_at: datetime
    efforts: tuple[int, ...] = tuple(range(11))


def facts_of(measures: RunMeasures, units: str, *, is_run: bool) -> Iterator[Fact]:
    """The numbers that say what a run was, those that are known."""
    if measures.distance_km is not None:
        yield Fact("distance", distance_in_words(measures.distance_km, units))
    if measures.moving_min is not None:
        yield Fact("moving", clock(measures.moving_min))
    if is_run and measures.pace_min_km is not None:
        yield Fact("pace", pace_in_short(measures.pace_min_km, units))
    if is_run and measures.grade_adjusted_pace_min_km is not None:
        yield Fact("pace_on_flat", pace_in_short(measures.grade_adjusted_pace_min_km, units))
    if is_run and measures.unbroken_min is not None:
        yield Fact("unbroken", clock(measures.unbroken_min))
    if measures.heart_rate_bpm is not None:
        yield Fact("heart_rate", f"{measures.heart_rate_bpm:.0f} bpm")
    if is_run and measures.cadence_steps_min is not None:
        yield Fact("cadence", f"{measures.cadence_steps_min:.0f} /min")
    for name, height_m in (("climb", measures.ascent_m), ("drop", measures.descent_m)):
        if height_m is not None:
            yield Fact(name, height_in_words(height_m, units))


def pace_in_short(min_km: float, units: str) -> str:
    """A pace in signs alone: 6:00 /km."""
    return pace(min_km, units).replace(" a mile", " /mi").replace(" a km", " /km")
