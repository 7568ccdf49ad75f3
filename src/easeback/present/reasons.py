"""A reason unfolded: the runner's numbers, the thresholds they were held against, the sources and their grade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from easeback.knowledge.load import Knowledge
from easeback.model.answer import ParameterShown, Reason
from easeback.model.finding import Shown

UNITS = {"0-10": "of 10", "x": "times"}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: what it is, how strong, and where it can be read; `unverified`: recalled, not re-read."""

    id: str
    title: str
    kind: str
    grade: str
    unverified: bool
    link: str | None


@dataclass(frozen=True, slots=True)
class ReasonUnfolded:
    """`yours`: each value's name and the runner's number or word; `thresholds`: meaning and amount of each."""

    rule: str
    text: str
    fit: str
    yours: tuple[tuple[str, str], ...]
    thresholds: tuple[tuple[str, str], ...]
    sources: tuple[SourceLine, ...]


def unfold_reason(reason: Reason, known: Knowledge) -> ReasonUnfolded:
    """Everything that `reason` rests on, in words."""
    return ReasonUnfolded(
        rule=reason.rule,
        text=reason.text,
        fit=reason.fit,
        yours=tuple(_yours(reason)),
        thresholds=tuple((known.parameters[each.id].meaning, amount(each)) for each in reason.parameters),
        sources=tuple(source_line(key, known) for key in reason.sources),
    )


def amount(parameter: ParameterShown) -> str:
    """A number with its unit, as it is spoken."""
    unit = UNITS.get(parameter.unit, parameter.unit)
    return f"{parameter.value:g} {unit.removesuffix('s') if parameter.value == 1 else unit}"


def _yours(reason: Reason) -> Iterator[tuple[str, str]]:
    for name, value in reason.values.items():
        if value is not None and name != "at_best":
            yield name.removesuffix("_0_10").replace("_", " "), _value(name, value)


def _value(name: str, value: Shown) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float() | int():
            return f"{value:g} of 10" if name.endswith("_0_10") else f"{value:g}"
    return str(value)


def source_line(key: str, known: Knowledge) -> SourceLine:
    """The source `key` as a page shows it."""
    source = known.sources[key]
    return SourceLine(
        key, source.title, source.kind, source.grade, source.unverified, address_of(source.doi, source.link)
    )


def address_of(doi: str | None, link: str | None) -> str | None:
    """Where a source can be opened; None where its `link` says where it was found in words."""
    if doi:
        return f"https://doi.org/{doi}"
    link = link or ""
    return f"https://{link.removeprefix('https://')}" if "." in link and " " not in link else None
