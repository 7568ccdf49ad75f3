"""The page of the plan: today's session, the place on the ladder, seven days, the goal, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from easeback.model.answer import Advice, Block
from easeback.model.plan import GoalAnswer, PlanChange, PlannedDay, WeekPlan, Why
from easeback.model.words import Verdict
from easeback.present.ladder_steps import LadderSteps
from easeback.present.practice import SessionPage
from easeback.present.state import StatePage
from easeback.present.strip import StripBlock, strip_blocks
from easeback.present.today import Section, session_words

# The record that has a field `on` keeps the type's own name free.
Date = date


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day of the plan. `blocks` are to the scale of the week's longest; `words` the session in words.

    `running_min` and `total_min` [min] and `km` are None on a day without a run.
    """

    on: Date
    verdict: Verdict
    does: str
    blocks: tuple[StripBlock, ...]
    words: str
    running_min: float | None
    total_min: float | None
    km: float | None
    planned: str | None
    becomes: str | None
    avoid: tuple[str, ...]
    why: tuple[Why, ...]
    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything shown of a plan, in the order in which it is shown.

    `rests`: today's answer allows a run, and the plan leaves it for another day. `goal_waits`: the dates of the goal
    are still to be worked out, which takes seconds.
    """

    on: Date
    verdict: Verdict
    headline: str
    session: SessionPage | None
    rests: bool
    state: StatePage
    ladder: LadderSteps
    first: str | None
    days: tuple[PlanDay, ...]
    ideas: tuple[Advice, ...]
    assumed: str
    goal_text: str
    goal_on: Date | None
    goal: GoalAnswer | None
    goal_waits: bool
    changed_since: Date | None
    changes: tuple[PlanChange, ...]
    because: tuple[str, ...]
    card: Section
    card_first: bool


def plan_days(plan: WeekPlan) -> tuple[PlanDay, ...]:
    """The seven days, their strips to one scale."""
    longest = max((_total_min(day.session) for day in plan.days), default=0)
    return tuple(_day(day, longest) for day in plan.days)


def plan_ideas(plan: WeekPlan) -> tuple[Advice, ...]:
    """What fits a day without a run, each said once."""
    return tuple({idea.id: idea for day in plan.days for idea in day.ideas}.values())


def plan_card(plan: WeekPlan) -> Section:
    """The card *When to get help now*."""
    title, *lines = plan.help_now
    return Section(title, tuple(lines))


def _day(day: PlannedDay, longest_min: float) -> PlanDay:
    total = _total_min(day.session)
    rest = (Block("", longest_min - total),) if total < longest_min else ()
    blocks = strip_blocks((*day.session, *rest))[: len(day.session)] if day.session else ()
    return PlanDay(
        on=day.date,
        verdict=day.verdict,
        does="ran" if day.ran else day.does,
        blocks=blocks,
        words=session_words(day.session) if len(day.session) > 1 else "",
        running_min=sum(block.minutes for block in day.session if block.kind == "run") if day.session else None,
        total_min=total if day.session else None,
        km=round(day.km, 1) if day.km is not None and day.session else None,
        planned=day.planned,
        becomes=day.becomes,
        avoid=day.limits.avoid if day.session else (),
        why=day.why,
        ideas=tuple(idea.id for idea in day.ideas),
    )


def _total_min(session: tuple[Block, ...]) -> float:
    return sum(block.minutes for block in session)
