"""The profile as forms: every fact in its group, how it is answered, and what stands there now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from easeback.model.goal import KM_OF_A_MILE
from easeback.model.runner import HIGHEST, LOWEST_HEART_RATE_BPM, Limit, Profile
from easeback.model.words import PROCEDURE_KINDS, RUN_KINDS, SEXES, UNITS

Kind = Literal["yes_no", "date", "number", "text", "choice", "causes", "many"]
LANGUAGES: Final = ("en", "de")
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "about": (
        "born_on", "sex", "pregnant", "gave_birth_on", "osteoporosis", "steroid_tablets", "earlier_stress_fracture",
        "had_cancer", "weak_immunity", "recent_infection_on", "blood_thinner", "aortic_aneurysm",
        "resting_heart_rate_bpm", "highest_heart_rate_bpm",
    ),
    "back": (
        "causes", "began_on", "procedure", "procedure_kind", "procedure_on", "known_numbness_where",
        "known_numbness_examined_on", "known_weakness_where", "known_weakness_examined_on", "known_weakness_agreed",
        "known_calf_raises_left", "known_calf_raises_right", "known_heel_walk_left", "known_heel_walk_right",
    ),
    "limits": (
        "no_running_until", "may_run_from", "max_run_min", "allowed_run_kinds", "limits_until", "limits_by",
    ),
    "now": (
        "medicine_changed_on", "medicine_is_sedating", "ill_since", "well_since", "travel_from", "travel_until",
        "new_shoes_on", "paused_since",
    ),
    "week": (
        "usual_run_km", "usual_run_min", "usual_runs_per_week", "last_unbroken_30_min_on", "settled_next_morning",
    ),
    "goal": ("goal", "goal_on"),
    "units": ("language", "units", "time_zone"),
    "calls": ("emergency_number", "crisis_number"),
}  # fmt: skip
# Told one clinician at a time, by a form of its own.
BY_THEMSELVES: Final = ("limits",)
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "units": UNITS,
    "sex": SEXES,
    "procedure_kind": PROCEDURE_KINDS,
    "language": LANGUAGES,
}
IN_KM: Final = ("usual_run_km",)
BY_TYPE: Final[Mapping[Any, Kind]] = {bool: "yes_no", date: "date", float: "number", str: "text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactField:
    """One fact: `texts` is what stands there, as the form sends it back; `error` what was wrong with it."""

    name: str
    kind: Kind
    words: tuple[str, ...] = ()
    unit: str = ""
    lowest: float = 0
    highest: float = 0
    texts: tuple[str, ...] = ()
    was: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts asked together: how many of them were said, and whether one was just refused."""

    id: str
    fields: tuple[FactField, ...]
    said: int
    has_error: bool


@dataclass(frozen=True, slots=True)
class CauseShown:
    """A cause as a runner may know it, and what the evidence says of it."""

    id: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """Every group of facts, the causes explained, and the limits of single clinicians."""

    groups: tuple[FactGroup, ...]
    causes: tuple[CauseShown, ...]
    limits: tuple[Limit, ...]
    run_kinds: tuple[str, ...] = RUN_KINDS


def fact_groups(profile: Profile, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[FactGroup, ...]:
    """Every group as it stands; `typed` and `errors` show a form again that was refused."""
    return tuple(_group(key, names, profile, typed, errors) for key, names in GROUPS.items())


def text_of(value: Any) -> str:
    """The text that the one parser of facts reads back as `value`."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case date():
            return value.isoformat()
        case tuple():
            return ";".join(value)
    return str(value)


def shown_text(name: str, profile: Profile) -> str:
    """What stands in the field of a fact, distances in the runner's own unit."""
    value = getattr(profile, name)
    if name in IN_KM and value is not None and profile.units == "miles":
        return f"{value / KM_OF_A_MILE:.2f}".rstrip("0").rstrip(".")
    return text_of(value)


def told_text(name: str, text: str, units: str) -> str:
    """The text of a field as the parser takes it: a decimal comma as a point, miles as km."""
    plain = text.strip().replace(",", ".") if kind_of(name) == "number" else text.strip()
    if name not in IN_KM or units != "miles":
        return plain
    try:
        return f"{float(plain) * KM_OF_A_MILE:.4f}"
    except ValueError:
        return plain


@cache
def kind_of(name: str) -> Kind:
    """How a fact is answered, by the type of its field."""
    if name == "causes":
        return "causes"
    if name in CHOICES:
        return "choice"
    hint = get_type_hints(Profile)[name]
    if get_origin(hint) is UnionType:
        hint = next(each for each in get_args(hint) if each is not NoneType)
    return "many" if get_origin(hint) is tuple else BY_TYPE[hint]


def _group(
    key: str, names: Collection[str], profile: Profile, typed: Mapping[str, str], errors: Mapping[str, str]
) -> FactGroup:
    fields = tuple(_field(name, profile, typed, errors) for name in names)
    return FactGroup(key, fields, sum(bool(each.texts) for each in fields), any(each.error for each in fields))


def _field(name: str, profile: Profile, typed: Mapping[str, str], errors: Mapping[str, str]) -> FactField:
    kind, was = kind_of(name), shown_text(name, profile)
    text = typed.get(name, was)
    highest, unit = HIGHEST.get(name, (0, ""))
    return FactField(
        name=name,
        kind=kind,
        words=RUN_KINDS if kind == "many" else CHOICES.get(name, ()),
        unit="mi" if name in IN_KM and profile.units == "miles" else unit,
        lowest=LOWEST_HEART_RATE_BPM if name.endswith("_bpm") else 0,
        highest=highest,
        texts=tuple(text.split(";")) if text else (),
        was=was,
        error=errors.get(name, ""),
    )
