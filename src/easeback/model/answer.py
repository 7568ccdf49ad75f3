"""The answer of one morning. Every face shows this one record; its field names are the answer JSON of DESIGN."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from easeback.model.finding import Shown
from easeback.model.words import Care, Verdict


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the session: `kind` is run, walk or rest."""

    kind: str
    minutes: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What today's run must not exceed; None where a limit does not apply."""

    max_minutes: float | None = None
    max_distance_km: float | None = None
    max_speed_kmh: float | None = None
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do, named so that it can be unfolded."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ParameterShown:
    """A number of the knowledge base as it was used."""

    id: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the rule that spoke, the finding it rests on, the runner's values, the numbers and the sources."""

    finding: str
    rule: str
    text: str
    values: Mapping[str, Shown]
    parameters: tuple[ParameterShown, ...]
    sources: tuple[str, ...]
    fit: str


@dataclass(frozen=True, slots=True)
class StateShown:
    """The state the runner is in, why, and what comes next."""

    id: str
    name: str
    why: str
    next: str


@dataclass(frozen=True, slots=True)
class Answer:
    """*Can I run today?* for one date, complete."""

    date: date
    verdict: Verdict
    care: Care
    headline: str
    session: tuple[Block, ...]
    limits: Limits
    before: tuple[Advice, ...]
    during: tuple[Advice, ...]
    after: tuple[Advice, ...]
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    next_question: str | None
    state: StateShown
    rules_version: str
