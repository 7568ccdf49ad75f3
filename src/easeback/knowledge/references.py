"""Which entries name which: the check that every named id exists, and the way back from an id to what uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from msgspec import structs

from easeback.knowledge.entries import (
    AdviceText,
    Cause,
    Entry,
    Lesson,
    RedFlag,
    Rule,
    Situation,
    State,
    Symptom,
    Text,
    Words,
)
from easeback.knowledge.exercise_entries import Bar, Exercise, Routine
from easeback.model.error import KnowledgeError

Entries = Mapping[str, Mapping[str, Any]]
# What may handle a situation; each names at least one of them.
HANDLED_BY = ("rules", "red_flags", "advice", "texts")


def check_references(kinds: Entries) -> None:
    """Every id that an entry names must exist, and every number in a text must be one of its parameters."""
    for kind, entries in kinds.items():
        for key, entry in entries.items():
            for target, named in references(entry):
                if missing := set(named) - set(kinds[target]):
                    raise KnowledgeError(f"{kind}.toml", key, f"names unknown {target}: {', '.join(sorted(missing))}")
            _check_text(f"{kind}.toml", key, entry, set(kinds["parameters"]))
            if isinstance(entry, Situation) and not any(getattr(entry, each) for each in HANDLED_BY):
                raise KnowledgeError(f"{kind}.toml", key, f"is handled nowhere: name one of {', '.join(HANDLED_BY)}")


def references(entry: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ids that an entry names, as (kind, ids). Findings are not among them: they are code, known to `assess`."""
    if isinstance(entry, Entry):
        yield "sources", entry.sources
    if isinstance(entry, Symptom):
        yield "red_flags", entry.opens + entry.opens_when_new_or_worse
    if isinstance(entry, RedFlag):
        yield from _flag_references(entry)
    if isinstance(entry, Cause):
        yield from (("red_flags", entry.asks), ("advice", entry.advice))
    if isinstance(entry, Situation):
        yield from ((kind, getattr(entry, kind)) for kind in HANDLED_BY)
    if isinstance(entry, Rule | State | AdviceText | Text | Situation | Lesson | Bar | Exercise | Routine):
        yield "parameters", entry.parameters
    if isinstance(entry, State):
        yield "states", tuple(move.state for move in entry.leads_to)
    if isinstance(entry, Rule):
        yield "sessions", (entry.session,) if entry.session else ()
    if isinstance(entry, Exercise):
        yield "bars", entry.barred_by
        yield "exercises", tuple(filter(None, (entry.easier, entry.harder)))
    if isinstance(entry, Routine):
        yield "exercises", entry.exercises


def _flag_references(flag: RedFlag) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "chips", (flag.chip,) if flag.chip else ()
    yield "red_flags", flag.unsure_counts_with
    yield "parameters", (flag.again_after,) if flag.again_after else ()
    for upgrade in flag.upgrades:
        yield "red_flags", upgrade.when_any_flag
        yield "symptoms", upgrade.when_any_symptom


def named_findings(entry: Any) -> tuple[str, ...]:
    """The findings that a rule, a state or a piece of advice combines, each once."""
    groups = (getattr(entry, group, ()) for group in ("all", "any", "none"))
    return tuple(dict.fromkeys(name for group in groups for name in group))


def texts_of(entry: Any) -> Iterator[tuple[str, str]]:
    """Every sentence of an entry that is kept per language, as (field.language, sentence)."""
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if isinstance(value, Words):
            yield from _in_each_language(name, value)
    for name in ("paragraphs", "steps"):
        for number, words in enumerate(getattr(entry, name, ()), start=1):
            yield from _in_each_language(f"{name}.{number}", words)
    for move in getattr(entry, "leads_to", ()):
        yield from _in_each_language(f"leads_to.{move.state}", move.when)


def _in_each_language(where: str, words: Words) -> Iterator[tuple[str, str]]:
    yield from ((f"{where}.{tongue}", text) for tongue, text in structs.asdict(words).items() if text)


def _check_text(file: str, key: str, entry: Any, parameters: set[str]) -> None:
    """A parameter named in a text must be listed by its entry, so that the answer can unfold it."""
    listed = set(getattr(entry, "parameters", ()))
    for where, text in texts_of(entry):
        if unlisted := (_placeholders(file, f"{key}.{where}", text) & parameters) - listed:
            raise KnowledgeError(file, f"{key}.{where}", f"uses {', '.join(sorted(unlisted))} without listing it")


def _placeholders(file: str, key: str, text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError as error:
        raise KnowledgeError(file, key, f"has a broken placeholder: {error}") from error
