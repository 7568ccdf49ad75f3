"""What one entry of the knowledge base says, field by field, in words a runner can read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from msgspec import Struct, structs

from easeback.knowledge.entries import Interval, Parameter, Source, Upgrade, Words
from easeback.knowledge.exercise_entries import Dose
from easeback.knowledge.load import Knowledge
from easeback.present.routine import dose_words

# Shown elsewhere: what an entry rests on is unfolded below it, its standing last.
APART: Final = ("sources", "parameters", "fit", "unverified")
LABELS: Final = {
    "all": "all of",
    "any": "any of",
    "none": "none of",
    "ask": "asked",
    "asked": "put to the runner",
    "only_if_any": "asked only if",
    "unsure_counts": "not sure is yes",
    "unsure_counts_with": "not sure is yes beside a yes to",
    "is_bone": "bone",
    "at_risk_if": "not sure is yes if",
    "facts": "told by",
    "source_words": "source as named",
    "barred_by": "not when",
    "article": "article says",
    "evidence": "evidence says",
}
FITS: Final = {
    "direct": "direct: the sources are about people like this",
    "adapted": "adapted: taken over from other people",
    "opinion": "opinion: judged, no study tried it",
}
SPOKEN_UNITS: Final = {"0-10": "of 10", "x": "times"}
UNVERIFIED: Final = "not verified: some or all of it was recalled, not re-read"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about an entry."""

    label: str
    text: str


def facts_of(entry: Any, known: Knowledge, language: str) -> tuple[Fact, ...]:
    """The lines about an entry of any kind, or about a finding; what was left at its default is left out."""
    if not isinstance(entry, Struct):
        return (Fact("states", entry.meaning),)
    fields = [field for field in structs.fields(entry) if field.name not in APART]
    told = [(field.name, getattr(entry, field.name)) for field in fields]
    lines = [
        Fact(LABELS.get(name, name.replace("_", " ")), filled(in_words(value, language), known))
        for (name, value), field in zip(told, fields, strict=True)
        if value != field.default
    ]
    return (*lines, *_standing(entry))


def _standing(entry: Any) -> list[Fact]:
    """How far an entry can be trusted: how well its sources fit, and whether they were read."""
    lines = [] if isinstance(entry, Source) else [Fact("fit", FITS[entry.fit])]
    return [*lines, Fact("standing", UNVERIFIED)] if entry.unverified else lines


def in_words(value: Any, language: str) -> str:
    """Any value of a knowledge entry as words."""
    match value:
        case Words():
            return value.said(language)
        case Interval():
            return f"{value.kind} {value.minutes:g} min"
        case Dose():
            return dose_words(value)
        case Upgrade():
            return _upgrade(value)
        case bool():
            return "yes" if value else "no"
        case float() | int():
            return f"{value:g}"
        case tuple():
            return (" " if all(isinstance(each, Words) for each in value) else ", ").join(
                _level(each, language) for each in value
            )
    return str(value)


def _level(value: Any, language: str) -> str:
    """One member of a list; words that are level on a scale are joined by a slash."""
    return " / ".join(value) if isinstance(value, tuple) else in_words(value, language)


def _upgrade(upgrade: Upgrade) -> str:
    flags = f"{upgrade.at_least} of {', '.join(upgrade.when_any_flag)}" if upgrade.when_any_flag else ""
    others = (", ".join(upgrade.when_any_symptom), ", ".join(upgrade.when_any_condition))
    return f"{upgrade.to} with {' or '.join(filter(None, (flags, *others)))}"


def filled(text: str, known: Knowledge) -> str:
    """`text` with every parameter's number in its place; the runner's own values keep their name in braces."""

    def number(match: re.Match[str]) -> str:
        parameter = known.parameters.get(match[1])
        return f"{parameter.value:g}" if parameter else f"{{{match[1]}}}"

    return re.sub(r"\{(\w+)[^}]*\}", number, text)


def amount(parameter: Parameter) -> str:
    """A parameter's value with its unit, as it is spoken."""
    unit = SPOKEN_UNITS.get(parameter.unit, parameter.unit)
    return f"{parameter.value:g} {unit.removesuffix('s') if parameter.value == 1 else unit}"
