"""Reads the knowledge files strictly and checks that they agree with each other. An error names file and key."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from easeback.knowledge.entries import (
    AdviceText,
    Cause,
    Chip,
    Lesson,
    Parameter,
    RedFlag,
    Rule,
    Scale,
    Session,
    Situation,
    Source,
    State,
    Surface,
    Symptom,
    Text,
)
from easeback.knowledge.exercise_entries import Bar, Claim, Exercise, Routine
from easeback.knowledge.references import check_references
from easeback.model.error import KnowledgeError

# The parameters of the return runs after a flare, in their order.
RETURN_SHARES = ("return_first_share", "return_first_share", "return_third_share", "return_last_share")


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
    situations: Mapping[str, Situation]
    scales: Mapping[str, Scale]
    surfaces: Mapping[str, Surface]
    lessons: Mapping[str, Lesson]
    bars: Mapping[str, Bar]
    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    claims: Mapping[str, Claim]
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
    "situations": Situation,
    "scales": Scale,
    "surfaces": Surface,
    "lessons": Lesson,
    "bars": Bar,
    "exercises": Exercise,
    "routines": Routine,
    "claims": Claim,
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
        raw = _bytes(folder, f"{kind}.toml")
        digest.update(raw)
        found[kind] = read_entries(f"{kind}.toml", raw, shape)
    for catalogue in _catalogues(folder / "locale"):
        digest.update(catalogue.read_bytes())
    check_references(found)
    return Knowledge(**found, version=digest.hexdigest()[:12])


def _catalogues(folder: Traversable) -> list[Traversable]:
    """The catalogues of other languages, which are part of what is known."""
    return sorted(folder.iterdir(), key=lambda each: each.name) if folder.is_dir() else []


def _bytes(folder: Traversable, file: str) -> bytes:
    try:
        return (folder / file).read_bytes()
    except FileNotFoundError as error:
        raise KnowledgeError(file, "the whole file", "is missing") from error


def read_entries(file: str, raw: bytes, shape: type) -> dict[str, Any]:
    """The entries of one knowledge file by id. Raises KnowledgeError naming file and key."""
    try:
        tables = tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(file, "the whole file", str(error)) from error
    entries: dict[str, Any] = {}
    for key, table in tables.items():
        try:
            entries[key] = msgspec.convert(table, shape)
        except msgspec.ValidationError as error:
            raise KnowledgeError(file, key, str(error)) from error
    return entries
