"""Unfolds any id of the knowledge base: what it says, what it rests on down to the sources, and what uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from easeback.flow.why_facts import Fact, amount, facts_of, filled
from easeback.flow.why_find import Entries, find
from easeback.knowledge import knowledge
from easeback.knowledge.load import Knowledge
from easeback.knowledge.references import named_findings, references
from easeback.present.reasons import address_of

# Each kind as one entry of it is called.
ONE_OF = {
    "sources": "source",
    "parameters": "parameter",
    "symptoms": "symptom",
    "causes": "cause",
    "chips": "chip",
    "red_flags": "red flag",
    "rules": "rule",
    "states": "state",
    "sessions": "session",
    "advice": "advice",
    "texts": "text",
    "situations": "situation",
    "scales": "scale",
    "surfaces": "class of ground",
    "lessons": "lesson",
    "bars": "bar",
    "exercises": "exercise",
    "routines": "routine",
    "claims": "claim",
    "findings": "finding",
}


@dataclass(frozen=True, slots=True)
class Use:
    """An entry that names the one unfolded."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Support:
    """What an entry rests on: a bar, a finding or a parameter, with the sources and the parameters below it."""

    kind: str
    id: str
    text: str
    sources: tuple[str, ...] = ()
    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source as far as it was read. `unverified`: recalled, not re-read."""

    id: str
    title: str
    kind: str
    grade: str
    seen: str
    unverified: bool
    doi: str | None
    link: str | None

    @property
    def address(self) -> str | None:
        """Where it can be opened; None where `link` tells in words where it was found."""
        return address_of(self.doi, self.link)


@dataclass(frozen=True, slots=True)
class Unfolded:
    """One entry of the knowledge base with everything it rests on and everything that uses it."""

    kind: str
    id: str
    facts: tuple[Fact, ...]
    supports: tuple[Support, ...]
    sources: tuple[SourceShown, ...]
    used_by: tuple[Use, ...]


def why(word: str, language: str = "en") -> tuple[Unfolded, ...]:
    """The entries whose id is `word`, or begins with it. Raises BadUse naming the nearest id.

    Most often one entry; several where different kinds share an id.
    """
    from easeback.assess import FINDINGS

    return unfold(word, knowledge(), FINDINGS, language)


def unfold(word: str, known: Knowledge, findings: Mapping[str, Any], language: str) -> tuple[Unfolded, ...]:
    """The entries that `word` names, out of `known` and of `findings` (each with `meaning` and `parameters`)."""
    entries = dict(known.kinds()) | {"findings": findings}
    return tuple(_unfold(kind, key, entries, known, language) for kind, key in find(word, entries))


def _unfold(kind: str, key: str, entries: Entries, known: Knowledge, language: str) -> Unfolded:
    entry = entries[kind][key]
    supports = tuple(_supports(entry, entries["findings"], known))
    sources = dict.fromkeys((*getattr(entry, "sources", ()), *_sources_of(supports)))
    return Unfolded(
        kind=ONE_OF[kind],
        id=key,
        facts=facts_of(entry, known, language),
        supports=supports,
        sources=tuple(_source_shown(source, known) for source in sources),
        used_by=tuple(_uses(kind, key, entries)),
    )


def _supports(entry: Any, findings: Mapping[str, Any], known: Knowledge) -> Iterator[Support]:
    """The bars and the findings with what is below them, then the parameters that no finding has shown already."""
    below: set[str] = set()
    for name in getattr(entry, "barred_by", ()):
        bar = known.bars[name]
        yield Support("bar", name, filled(bar.text.en, known), bar.sources, tuple(_supports(bar, findings, known)))
    for name in named_findings(entry):
        finding = findings[name]
        below |= set(finding.parameters)
        yield Support("finding", name, finding.meaning, supports=tuple(_supports(finding, findings, known)))
    for name in getattr(entry, "parameters", ()):
        if name not in below:
            parameter = known.parameters[name]
            yield Support("parameter", name, f"{amount(parameter)}. {parameter.meaning}", parameter.sources)


def _sources_of(supports: tuple[Support, ...]) -> Iterator[str]:
    for support in supports:
        yield from support.sources
        yield from _sources_of(support.supports)


def _source_shown(key: str, known: Knowledge) -> SourceShown:
    source = known.sources[key]
    return SourceShown(
        key, source.title, source.kind, source.grade, source.seen, source.unverified, source.doi, source.link
    )


def _uses(kind: str, key: str, entries: Entries) -> Iterator[Use]:
    for user_kind, of_kind in entries.items():
        for user, entry in of_kind.items():
            if key in _named_of(kind, entry):
                yield Use(ONE_OF[user_kind], user)


def _named_of(kind: str, entry: Any) -> set[str]:
    """The ids of `kind` that an entry names; a finding is code, and names parameters only."""
    if kind == "findings":
        return set(named_findings(entry))
    named = {key for target, keys in references(entry) if target == kind for key in keys}
    return named | set(getattr(entry, "parameters", ())) if kind == "parameters" else named
