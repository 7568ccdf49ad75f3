"""The runner: facts that change what is asked and advised, and what a clinician agreed or barred."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

# The most that each number of the profile may be, and its unit; a heart that beats has a least too.
LOWEST_HEART_RATE_BPM: Final = 25
HIGHEST: Final[Mapping[str, tuple[float, str]]] = {
    "max_run_min": (1440, "minutes"),
    "usual_run_km": (200, "km"),
    "usual_run_min": (1440, "minutes"),
    "usual_runs_per_week": (21, "runs a week"),
    "resting_heart_rate_bpm": (150, "beats a minute"),
    "highest_heart_rate_bpm": (250, "beats a minute"),
    "known_calf_raises_left": (100, "raises"),
    "known_calf_raises_right": (100, "raises"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What one clinician allowed or barred: who said it, when, and the last day on which minutes and kinds bind."""

    by: str
    said_on: date | None = None
    no_running_until: date | None = None
    may_run_from: date | None = None
    max_run_min: float | None = None
    allowed_run_kinds: tuple[str, ...] = ()
    until: date | None = None

    @property
    def says_something(self) -> bool:
        """One of the four things that a limit can say is said."""
        dates = (self.no_running_until, self.may_run_from)
        return any(each is not None for each in (*dates, self.max_run_min)) or bool(self.allowed_run_kinds)

    def on(self, day: date) -> Limit:
        """What of it binds on `day`: minutes and kinds until their end, dates while they lie ahead."""
        ended = self.until is not None and self.until < day
        return replace(
            self,
            no_running_until=_ahead(self.no_running_until, day),
            may_run_from=_ahead(self.may_run_from, day),
            max_run_min=None if ended else self.max_run_min,
            allowed_run_kinds=() if ended else self.allowed_run_kinds,
        )

    @property
    def terms(self) -> tuple[object, ...]:
        """What it says, without who and when: two limits with the same terms do not differ."""
        return (self.no_running_until, self.may_run_from, self.max_run_min, frozenset(self.allowed_run_kinds))


def _ahead(day: date | None, on: date) -> date | None:
    return day if day is not None and day > on else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the runner told about themselves. None means not said: a question that depends on it is then asked.

    `sex` is asked for one thing alone: the training impulse weighs heart rate by measurements of men and of women.
    """

    time_zone: str = "UTC"
    language: str = "en"
    units: str = "km"
    emergency_number: str | None = None
    crisis_number: str | None = None
    born_on: date | None = None
    causes: tuple[str, ...] = ()
    began_on: date | None = None
    pregnant: bool | None = None
    gave_birth_on: date | None = None
    procedure: str | None = None
    procedure_on: date | None = None
    procedure_kind: str | None = None
    had_cancer: bool | None = None
    weak_immunity: bool | None = None
    recent_infection_on: date | None = None
    blood_thinner: bool | None = None
    aortic_aneurysm: bool | None = None
    osteoporosis: bool | None = None
    steroid_tablets: bool | None = None
    earlier_stress_fracture: bool | None = None
    known_numbness_where: str | None = None
    known_numbness_examined_on: date | None = None
    known_weakness_where: str | None = None
    known_weakness_examined_on: date | None = None
    known_weakness_agreed: bool | None = None
    known_calf_raises_left: float | None = None
    known_calf_raises_right: float | None = None
    known_heel_walk_left: bool | None = None
    known_heel_walk_right: bool | None = None
    medicine_changed_on: date | None = None
    medicine_is_sedating: bool | None = None
    ill_since: date | None = None
    well_since: date | None = None
    travel_from: date | None = None
    travel_until: date | None = None
    new_shoes_on: date | None = None
    no_running_until: date | None = None
    may_run_from: date | None = None
    max_run_min: float | None = None
    allowed_run_kinds: tuple[str, ...] = ()
    limits_until: date | None = None
    limits_by: str | None = None
    limits: tuple[Limit, ...] = ()
    paused_since: date | None = None
    resting_heart_rate_bpm: float | None = None
    highest_heart_rate_bpm: float | None = None
    sex: str | None = None
    usual_run_km: float | None = None
    usual_run_min: float | None = None
    usual_runs_per_week: float | None = None
    last_unbroken_30_min_on: date | None = None
    settled_next_morning: bool | None = None
    goal: str | None = None
    goal_on: date | None = None

    def age_on(self, day: date) -> int | None:
        """Age in full years on `day`, None where the birth date was not said."""
        if self.born_on is None:
            return None
        had_birthday = (day.month, day.day) >= (self.born_on.month, self.born_on.day)
        return day.year - self.born_on.year - (not had_birthday)

    @property
    def every_limit(self) -> tuple[Limit, ...]:
        """The limits of every clinician: those told one by one, and the one of the profile's own facts."""
        own = Limit(
            by=self.limits_by or "",
            no_running_until=self.no_running_until,
            may_run_from=self.may_run_from,
            max_run_min=self.max_run_min,
            allowed_run_kinds=self.allowed_run_kinds,
            until=self.limits_until,
        )
        return (*((own,) if own.says_something else ()), *self.limits)

    def bound_on(self, day: date) -> Profile:
        """This profile with the strictest of all clinicians' limits that bind on `day` as its own limit.

        `limits` then holds every limit ever told, so that what was agreed, and what differs, can still be seen. Kinds
        that leave none in common leave no minute either.
        """
        told = self.every_limit
        if not told:
            return self
        binding = [limit.on(day) for limit in told]
        kinds = common_kinds(binding)
        minutes = _least(limit.max_run_min for limit in binding)
        return replace(
            self,
            no_running_until=_latest(limit.no_running_until for limit in binding),
            may_run_from=_latest(limit.may_run_from for limit in binding),
            max_run_min=0.0 if kinds == () else minutes,
            allowed_run_kinds=kinds or (),
            limits_until=None,
            limits=told,
        )


def common_kinds(limits: Iterable[Limit]) -> tuple[str, ...] | None:
    """The kinds of run that all of these limits allow; None where none of them names kinds, empty where they clash."""
    named = [limit.allowed_run_kinds for limit in limits if limit.allowed_run_kinds]
    if not named:
        return None
    return tuple(kind for kind in named[0] if all(kind in kinds for kinds in named[1:]))


def _latest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _least(numbers: Iterable[float | None]) -> float | None:
    return min((number for number in numbers if number is not None), default=None)
