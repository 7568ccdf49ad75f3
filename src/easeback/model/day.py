"""A day: everything known of one date, merged from its check-ins and its recordings into one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from easeback.model.check_in import CheckIn, Part
from easeback.model.words import WALKING, ZONES, FlagAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One date of one runner. None means not said, or not measured; it never means zero or none."""

    date: date
    checked_in: bool = False
    zone: str | None = None
    side: str | None = None
    areas: tuple[str, ...] | None = None
    change: str | None = None
    walking: str | None = None
    leg_pain_0_10: float | None = None
    leg_pain_worst_0_10: float | None = None
    back_pain_0_10: float | None = None
    back_pain_worst_0_10: float | None = None
    symptoms: tuple[str, ...] | None = None
    red_flags: Mapping[str, FlagAnswer] = field(default_factory=dict)
    woke_by_leg_pain: bool | None = None
    painkiller: bool | None = None
    sitting_h: float | None = None
    driving_h: float | None = None
    lifting: bool | None = None
    sleep_h: float | None = None
    stretched: bool | None = None
    heat_min: float | None = None
    strength: bool | None = None
    run_km: float | None = None
    run_min: float | None = None
    run_unbroken_min: float | None = None
    run_ground: str | None = None
    run_kind: str | None = None
    foot_strike: str | None = None
    run_downhill: bool | None = None
    leg_pain_in_run_0_10: float | None = None
    zone_in_run: str | None = None
    symptoms_in_run: tuple[str, ...] | None = None
    walking_after_run: str | None = None
    stopped_early: bool | None = None
    settled: str | None = None
    walk_min: float | None = None
    walks_ok: bool | None = None
    cross_train_min: float | None = None
    planned_km: float | None = None
    planned_min: float | None = None
    planned_kind: str | None = None
    effort_0_10: float | None = None
    self_test: str | None = None
    heel_walk: str | None = None
    toe_walk: str | None = None
    calf_raises_left: float | None = None
    calf_raises_right: float | None = None
    chair_rise: str | None = None
    big_toe: str | None = None
    sock_touch: str | None = None
    chips_opened: tuple[str, ...] | None = None
    clinician_said: str | None = None
    clinician_who: str | None = None
    clinician_flags: str | None = None
    note: str | None = None
    recordings: int = 0

    @property
    def has_run(self) -> bool:
        """There was a run: by a recording, a distance, minutes or a kind; never by a symptom alone."""
        return bool(self.recordings or self.run_km or self.run_min or self.run_kind)

    @property
    def limps(self) -> bool:
        """The runner limps or cannot walk, by either word for it."""
        return self.walking in ("limp", "cannot") or "limp" in (self.symptoms or ())

    @property
    def says_how_it_is(self) -> bool:
        """A check-in that says something about the body, not only a plan or a night's sleep."""
        pains = (self.leg_pain_0_10, self.back_pain_0_10)
        said = (self.zone, *pains, self.change, self.walking, self.symptoms, self.woke_by_leg_pain)
        return self.checked_in and any(each is not None for each in said)

    def morning(self) -> Day:
        """This day as its morning knew it: nothing that happened in or after the run."""
        nothing: dict[str, Any] = dict.fromkeys(AFTER_MORNING)
        return replace(self, **nothing, recordings=0)


AFTER_MORNING = (
    "sitting_h", "driving_h", "lifting", "stretched", "heat_min", "strength", "run_km", "run_min",
    "run_unbroken_min", "run_ground", "run_kind", "foot_strike", "run_downhill", "leg_pain_in_run_0_10", "zone_in_run",
    "symptoms_in_run", "walking_after_run", "stopped_early", "settled", "walk_min", "cross_train_min", "effort_0_10",
    "note",
)  # fmt: skip
DAY_FIELDS = frozenset(each.name for each in fields(Day))
# Of several answers on one day these count by the worst, unless the runner corrects the record.
WORST_COUNTS = {"zone": ZONES.index, "walking": WALKING.index}
# The worst of the day is kept beside the latest, for the morning after.
KEEP_WORST = {"leg_pain_0_10": "leg_pain_worst_0_10", "back_pain_0_10": "back_pain_worst_0_10"}


@dataclass(frozen=True, slots=True)
class RunTotals:
    """What one recorded run adds to its day: distance [km], moving and longest unbroken running time [min]."""

    distance_km: float | None
    moving_min: float | None
    unbroken_min: float | None
    ground: str | None = None


def merge_day(on: date, check_ins: Sequence[CheckIn], runs: Sequence[RunTotals]) -> Day:
    """The row of day `on` from its uncorrected check-ins and its recorded runs.

    The latest value of each field counts; of red flags, zone and walking the worst. Recordings give distance and time,
    the diary gives words (DECISIONS, *Runs*).
    """
    said: dict[str, Any] = {}
    flags: dict[str, FlagAnswer] = {}
    for check_in in sorted(check_ins, key=lambda each: each.recorded_at):
        for name, value in check_in.answers.items():
            said[name] = _worse(name, said.get(name), value)
            if (worst := KEEP_WORST.get(name)) is not None:
                said[worst] = max(said.get(worst, value), value)
        for flag, answer in check_in.red_flags.items():
            flags[flag] = min(flags.get(flag, answer), answer, key=lambda each: each.calm)
    said |= _run_sums(runs)
    morning = any(each.part is Part.MORNING for each in check_ins)
    return Day(date=on, checked_in=morning, red_flags=flags, recordings=len(runs), **said)


def _worse(name: str, before: Any, now: Any) -> Any:
    depth = WORST_COUNTS.get(name)
    return max(before, now, key=depth) if depth is not None and before is not None else now


def _run_sums(runs: Sequence[RunTotals]) -> dict[str, float]:
    columns = {
        "run_km": [run.distance_km for run in runs],
        "run_min": [run.moving_min for run in runs],
        "run_unbroken_min": [run.unbroken_min for run in runs],
    }
    known = {name: [value for value in values if value is not None] for name, values in columns.items()}
    sums = {name: sum(values) for name, values in known.items() if values}
    if known["run_unbroken_min"]:
        sums["run_unbroken_min"] = max(known["run_unbroken_min"])
    return sums
