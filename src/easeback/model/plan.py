"""The plan of a week: what each day holds if every morning is settled, why, and whether a goal can be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from easeback.model.answer import Advice, Block, Limits
from easeback.model.finding import Shown
from easeback.model.words import Verdict

# The record that has a field `date` needs another name for the type.
Date = date


@dataclass(frozen=True, slots=True)
class Why:
    """One reason of a planned day: the id that `easeback why` unfolds, and its sentence."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day of a plan.

    `verdict` is today's own for the first day, and what the rules would say on a settled morning for the others.
    `does` is run, walk, rest, or wait (a clinician comes first). `session` is empty unless it is run. `ran`: there was
    a run already. `planned` is what the runner's diary had planned, `becomes` what the rules leave of it.
    """

    date: date
    verdict: Verdict
    does: str
    session: tuple[Block, ...]
    km: float | None
    limits: Limits
    ran: bool
    why: tuple[Why, ...]
    ideas: tuple[Advice, ...]
    state: str
    planned: str | None
    becomes: str | None


@dataclass(frozen=True, slots=True)
class Assumed:
    """What every morning to come is taken to be like, in words, and the values it holds."""

    text: str
    values: Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class GoalCase:
    """One look ahead at the goal: the earliest date the rules reach it (None: not within the span looked at).

    `most_km` and `most_min` are the longest session up to the goal's date, or of the whole span where it has none.
    """

    reached_on: date | None
    most_km: float | None
    most_min: float | None
    last_state: str
    last_why: Why | None


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """Whether the rules can get there: the best case, and one with a red day half way. Never a promise."""

    goal: str
    km: float | None
    minutes: float | None
    is_race: bool
    on: date | None
    in_time: bool | None
    best: GoalCase | None
    setback_on: date | None
    setback: GoalCase | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A day that the plan made on an earlier date saw differently: what it said, and what it says now."""

    date: date
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """Seven days from `date`. Every face shows this one record; its field names are the week JSON."""

    date: date
    days: tuple[PlannedDay, ...]
    assumed: Assumed
    first: str | None
    missing: tuple[str, ...]
    next_question: str | None
    goal: GoalAnswer | None
    changed_since: Date | None
    changes: tuple[PlanChange, ...]
    changed_because: tuple[str, ...]
    help_now: tuple[str, ...]
    rules_version: str
