"""The check-in's forms: which fields each part of the day shows first, which are folded, and how each is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from easeback.knowledge.load import Knowledge
from easeback.model.check_in import Part
from easeback.model.words import (
    ABLE,
    CLINICIAN_SAID,
    FOOT_STRIKES,
    PLANNED_KINDS,
    RUN_GROUNDS,
    RUN_KINDS,
    SELF_TEST,
    SETTLED,
    SYMPTOMS,
    TOUCH,
    WALKING,
    ZONES,
)

Kind = Literal["choice", "many", "number", "yes_no", "pain", "text"]


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field of a form: its name in the diary, how it is answered, and between what."""

    name: str
    kind: Kind
    words: tuple[str, ...] = ()
    unit: str = ""
    highest: float = 0
    step: str = "any"


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are folded together under one heading."""

    id: str
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """One part of the day: the fields in sight, and the folded groups. `with_map`: begins with the body map."""

    part: Part
    with_map: bool
    in_sight: tuple[FieldShown, ...]
    folded: tuple[Group, ...]
    symptom_names: Mapping[str, str]


CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "walking": WALKING,
    "walking_after_run": WALKING,
    "zone_in_run": ZONES,
    "run_ground": RUN_GROUNDS,
    "run_kind": RUN_KINDS,
    "settled": SETTLED,
    "planned_kind": PLANNED_KINDS,
    "self_test": SELF_TEST,
    "clinician_said": CLINICIAN_SAID,
    "heel_walk": ABLE,
    "toe_walk": ABLE,
    "chair_rise": ABLE,
    "big_toe": ABLE,
    "sock_touch": TOUCH,
    "foot_strike": FOOT_STRIKES,
}
PAINS: Final = ("leg_pain_0_10", "back_pain_0_10", "leg_pain_in_run_0_10", "effort_0_10")
TEXTS: Final = ("clinician_who", "note")
NUMBERS: Final[Mapping[str, tuple[str, float]]] = {
    "sleep_h": ("h", 24),
    "sitting_h": ("h", 24),
    "driving_h": ("h", 24),
    "run_km": ("km", 500),
    "planned_km": ("km", 500),
    "run_min": ("min", 2880),
    "planned_min": ("min", 2880),
    "walk_min": ("min", 2880),
    "heat_min": ("min", 2880),
    "cross_train_min": ("min", 2880),
    "calf_raises_left": ("", 10),
    "calf_raises_right": ("", 10),
}
IN_SIGHT: Final[Mapping[Part, tuple[str, ...]]] = {
    Part.MORNING: ("walking",),
    Part.AFTER_RUN: ("leg_pain_in_run_0_10", "zone_in_run", "walking_after_run", "stopped_early", "settled"),
    Part.EVENING: ("sitting_h", "driving_h", "lifting", "walk_min"),
}
FOLDED: Final[Mapping[Part, Mapping[str, tuple[str, ...]]]] = {
    Part.MORNING: {
        "pain": ("leg_pain_0_10", "back_pain_0_10", "woke_by_leg_pain", "painkiller"),
        "feels": ("symptoms",),
        "plan": ("planned_kind", "planned_km", "planned_min", "sleep_h"),
        "checks": ("walks_ok", "clinician_said", "clinician_who"),
        "home_check": (
            "heel_walk",
            "toe_walk",
            "calf_raises_left",
            "calf_raises_right",
            "chair_rise",
            "big_toe",
            "sock_touch",
            "self_test",
        ),
    },
    Part.AFTER_RUN: {
        "run": ("run_km", "run_min", "run_kind", "run_ground", "run_downhill", "effort_0_10", "foot_strike"),
        "feels": ("symptoms_in_run",),
    },
    Part.EVENING: {
        "care": ("stretched", "strength", "heat_min", "cross_train_min"),
        "note": ("note",),
    },
}


def check_in_form(part: Part, known: Knowledge, language: str) -> CheckInForm:
    """The form of one part of the day."""
    return CheckInForm(
        part=part,
        with_map=part is Part.MORNING,
        in_sight=tuple(_field(name) for name in IN_SIGHT[part]),
        folded=tuple(Group(key, tuple(_field(name) for name in names)) for key, names in FOLDED[part].items()),
        symptom_names={key: symptom.name.said(language) for key, symptom in known.symptoms.items()},
    )


def fields_of(part: Part) -> tuple[str, ...]:
    """Every field that the form of `part` can say, the map's among them."""
    on_map = ("zone", "side", "areas", "change") if part is Part.MORNING else ()
    folded = (name for names in FOLDED[part].values() for name in names)
    return (*on_map, *IN_SIGHT[part], *folded)


def _field(name: str) -> FieldShown:
    if name in CHOICES:
        return FieldShown(name, "choice", CHOICES[name])
    if name in PAINS:
        return FieldShown(name, "pain", tuple(str(number) for number in range(11)))
    if name in NUMBERS:
        unit, highest = NUMBERS[name]
        return FieldShown(name, "number", unit=unit, highest=highest)
    if name in TEXTS:
        return FieldShown(name, "text")
    if name in ("symptoms", "symptoms_in_run"):
        return FieldShown(name, "many", SYMPTOMS)
    return FieldShown(name, "yes_no", ("yes", "no"))
