"""The runner: facts that change what is asked and advised, and what a clinician agreed or barred."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
    pregnant: bool | None = None
    gave_birth_on: date | None = None
    procedure: str | None = None
    procedure_on: date | None = None
    had_cancer: bool | None = None
    weak_immunity: bool | None = None
    recent_infection_on: date | None = None
    blood_thinner: bool | None = None
    aortic_aneurysm: bool | None = None
    osteoporosis: bool | None = None
    steroid_tablets: bool | None = None
    earlier_stress_fracture: bool | None = None
    known_numbness_examined_on: date | None = None
    known_weakness_examined_on: date | None = None
    no_running_until: date | None = None
    may_run_from: date | None = None
    max_run_min: float | None = None
    allowed_run_kinds: tuple[str, ...] = ()
    limits_until: date | None = None
    limits_by: str | None = None
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
