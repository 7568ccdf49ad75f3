"""The conditions of red-flag rows: facts of the profile or of the last days, each true, false or not told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from math import inf

from easeback.knowledge.load import Knowledge
from easeback.model.day import Day
from easeback.model.runner import Profile
from easeback.model.words import FlagAnswer

NO_PROCEDURE = ("none", "no")
NERVE_WORDS = ("numbness", "tingling", "weakness", "leg_gives_way", "foot_drop")
SORE_WORDS = ("cramp", "stiffness", "weakness")


def _worst_pain(day: Day) -> float:
    return max(day.leg_pain_0_10 or 0, day.back_pain_0_10 or 0)


def procedure_lately(profile: Profile, on: date, known: Knowledge) -> bool | None:
    """A spine operation or injection within twelve weeks; one of which the date was not told counts."""
    if profile.procedure_on is None:
        if profile.procedure_kind is not None or "after_surgery" in profile.causes:
            return True
        return False if (profile.procedure or "").strip().casefold() in NO_PROCEDURE else None
    return timedelta(0) <= on - profile.procedure_on <= timedelta(weeks=known.number("procedure_weeks"))


def _infection_lately(profile: Profile, on: date, known: Knowledge) -> bool | None:
    if profile.recent_infection_on is None:
        return profile.weak_immunity
    return on - profile.recent_infection_on <= timedelta(weeks=known.number("procedure_weeks"))


def _age(profile: Profile, on: date, lowest: float, highest: float = inf) -> bool | None:
    age = profile.age_on(on)
    return None if age is None else lowest <= age <= highest


def _pain_fell_with_deficit(today: Day, past: Sequence[Day], known: Knowledge) -> bool | None:
    """Leg pain fell much in two days beside numbness or weakness; None where today's pain is not said."""
    if not any(word in (today.symptoms or ()) for word in NERVE_WORDS if word != "tingling"):
        return False
    if today.leg_pain_0_10 is None:
        return None
    oldest = today.date - timedelta(days=known.number("pain_fall_days"))
    pains = [day.leg_pain_0_10 for day in past if day.date >= oldest and day.leg_pain_0_10 is not None]
    return bool(pains) and max(pains) - today.leg_pain_0_10 >= known.number("pain_fall_0_10")


def _fever_said(today: Day) -> bool:
    """The fever question was answered yes or not sure, or its chip was tapped."""
    answered = today.red_flags.get("RF13_FEVER") in (FlagAnswer.YES, FlagAnswer.UNSURE)
    return answered or "D" in (today.chips_opened or ())


def _sore_after_a_race(today: Day, past: Sequence[Day], known: Knowledge) -> bool:
    """Sore, stiff or weak within days of a race or a long run: the muscles themselves may be the matter."""
    oldest = today.date - timedelta(days=known.number("hard_run_days"))
    ran = any(day.run_kind in ("race", "long") for day in past if day.date >= oldest)
    return ran and bool(set(SORE_WORDS) & set(today.symptoms or ()))


def _bone_risk(profile: Profile) -> bool | None:
    facts = (profile.osteoporosis, profile.steroid_tablets, profile.earlier_stress_fracture)
    return True if any(facts) else (None if None in facts else False)


def _hard_run_lately(today: Day, past: Sequence[Day], known: Knowledge) -> bool:
    oldest = today.date - timedelta(days=known.number("hard_run_days"))
    return any(day.run_kind in ("race", "long", "fast") for day in past if day.date >= oldest)


Condition = Callable[[Profile, Day, Sequence[Day], date, Knowledge], bool | None]
CONDITIONS: Mapping[str, Condition] = {
    "age_65_or_over": lambda profile, _today, _past, on, known: _age(profile, on, known.number("fragile_bone_years")),
    "age_over_55": lambda profile, _today, _past, on, known: _age(
        profile, on, known.number("first_back_pain_years") + 1
    ),
    "age_18_to_25": lambda profile, _today, _past, on, known: _age(
        profile, on, known.number("adult_years"), known.number("young_back_years")
    ),
    "osteoporosis": lambda profile, *_rest: profile.osteoporosis,
    "steroid_tablets": lambda profile, *_rest: profile.steroid_tablets,
    "weak_immunity": lambda profile, *_rest: profile.weak_immunity,
    "recent_infection": lambda profile, _today, _past, on, known: _infection_lately(profile, on, known),
    "had_cancer": lambda profile, *_rest: profile.had_cancer,
    "blood_thinner": lambda profile, *_rest: profile.blood_thinner,
    "procedure_within_12_weeks": lambda profile, _today, _past, on, known: procedure_lately(profile, on, known),
    "pain_8_or_more": lambda _profile, today, _past, _on, known: _worst_pain(today) >= known.number("severe_pain_0_10"),
    "pain_fell_with_deficit": lambda _profile, today, past, _on, known: _pain_fell_with_deficit(today, past, known),
    "fever_said": lambda _profile, today, *_rest: _fever_said(today),
    "sore_after_a_race": lambda _profile, today, past, _on, known: _sore_after_a_race(today, past, known),
    "bone_risk": lambda profile, *_rest: _bone_risk(profile),
    "hard_run_in_3_days": lambda _profile, today, past, _on, known: _hard_run_lately(today, past, known),
}
