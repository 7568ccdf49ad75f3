"""Reads the knowledge files strictly and checks that they agree with each other. An error names file and key."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Formatter
from typing import Any

import msgspec

from easeback.knowledge.entries import (
    AdviceText,
    Cause,
    Chip,
    Entry,
    Parameter,
    RedFlag,
    Rule,
    Scale,
    Session,
    Source,
    State,
    Symptom,
    Text,
)
from easeback.model.error import KnowledgeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Every entry under its id, one mapping a kind, and the version: a hash of all the files."""

    sources: Mapping[str, Source]
    parameters: Mapping[str, Parameter]
    symptoms: Mapping[str, Symptom]
    causes: Mapping[str, Cause]
    chips: Mapping[str, Chip]
    red_flags: Mapping[str, RedFlag]
    rules: Mapping[str, Rule]
    states: Mapping[str, State]
    sessions: Mapping[str, Session]
    advice: Mapping[str, AdviceText]
    texts: Mapping[str, Text]
    scales: Mapping[str, Scale]
    version: str

    def number(self, parameter: str) -> float:
        """The value of a parameter [its own unit]."""
        return self.parameters[parameter].value

    def kinds(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Each kind's name with its entries."""
        for kind in KINDS:
            yield kind, getattr(self, kind)


KINDS: Mapping[str, type] = {
    "sources": Source,
    "parameters": Parameter,
    "symptoms": Symptom,
    "causes": Cause,
    "chips": Chip,
    "red_flags": RedFlag,
    "rules": Rule,
    "states": State,
    "sessions": Session,
    "advice": AdviceText,
    "texts": Text,
    "scales": Scale,
}


@cache
def knowledge() -> Knowledge:
    """The knowledge that ships with easeback, read once a process."""
    return load(files("easeback.knowledge"))


def load(folder: Traversable) -> Knowledge:
    """All knowledge files of `folder`. Raises KnowledgeError naming file and key."""
    digest = hashlib.sha256()
    found: dict[str, dict[str, Any]] = {}
    for kind, shape in KINDS.items():
        raw = (folder / f"{kind}.toml").read_bytes()
        digest.update(raw)
        found[kind] = _read(f"{kind}.toml", raw, shape)
    loaded = Knowledge(**found, version=digest.hexdigest()[:12])
    _check_references(loaded)
    return loaded


def _read(file: str, raw: bytes, shape: type) -> dict[str, Any]:
    try:
        tables = tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(file, "the whole file", str(error)) from error
    entries = {}
    for key, table in tables.items():
        try:
            entries[key] = msgspec.convert(table, shape)
        except msgspec.ValidationError as error:
            raise KnowledgeError(file, key, str(error)) from error
    return entries


def _check_references(loaded: Knowledge) -> None:
    """Every id that an entry names must exist, and every number in a text must be one of its parameters."""
    known = {kind: set(entries) for kind, entries in loaded.kinds()}
    for kind, entries in loaded.kinds():
        for key, entry in entries.items():
            for target, named in _references(entry):
                if missing := set(named) - known[target]:
                    raise KnowledgeError(f"{kind}.toml", key, f"names unknown {target}: {', '.join(sorted(missing))}")
            _check_text(f"{kind}.toml", key, entry, known["parameters"])


def _references(entry: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(entry, Entry):
        yield "sources", entry.sources
    if isinstance(entry, Symptom):
        yield "red_flags", entry.opens + entry.opens_when_new_or_worse
    if isinstance(entry, RedFlag):
        yield "chips", (entry.chip,) if entry.chip else ()
        yield "red_flags", entry.unsure_counts_with
        for upgrade in entry.upgrades:
            yield "red_flags", upgrade.when_any_flag
            yield "symptoms", upgrade.when_any_symptom
    if isinstance(entry, Rule | AdviceText | Text):
        yield "parameters", entry.parameters


def _check_text(file: str, key: str, entry: Any, parameters: set[str]) -> None:
    """A parameter named in a text must be listed by its entry, so that the answer can unfold it."""
    if not isinstance(entry, Rule | AdviceText | Text):
        return
    named = {name for _, name, _, _ in Formatter().parse(entry.text.en) if name}
    if unlisted := (named & parameters) - set(entry.parameters):
        raise KnowledgeError(file, key, f"its text uses {', '.join(sorted(unlisted))} without listing it")
