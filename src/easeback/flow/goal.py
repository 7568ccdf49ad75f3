"""Whether the rules can get a runner to a goal: two looks ahead, the best case and one with a red day half way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from easeback.advise.goal import goal_answer, goal_passed, goal_waits, is_reached, last_why
from easeback.advise.planned_day import WAITS
from easeback.advise.week import Ahead, quiet_morning, red_morning
from easeback.flow.look_ahead import Looker, look_ahead
from easeback.knowledge.load import Knowledge
from easeback.model.day import Day
from easeback.model.goal import Goal
from easeback.model.plan import GoalAnswer, GoalCase

DAYS_OF_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal, and the date it is for, where it has one."""

    goal: Goal
    on: date | None


def answer_goal(aim: Aim, looker: Looker, today: Ahead) -> GoalAnswer:
    """Whether the rules reach the goal, and when at the earliest. `today` is the first day of the plan."""
    profile, known = looker.profile, looker.known
    if aim.on is not None and aim.on < looker.on:
        return goal_passed(aim.goal, aim.on, profile, known)
    if today.answer.verdict in WAITS:
        return goal_waits(aim.goal, aim.on, profile, known)
    best = _case(aim, looker, None)
    end = best.reached_on or aim.on
    setback_on = looker.on + (end - looker.on) // 2 if end is not None else None
    if best.reached_on is None or setback_on is None or setback_on <= looker.on:
        return goal_answer(aim.goal, aim.on, best, None, None, profile, known)
    return goal_answer(aim.goal, aim.on, best, setback_on, _case(aim, looker, setback_on), profile, known)


def _case(aim: Aim, looker: Looker, setback_on: date | None) -> GoalCase:
    """One look ahead, until the goal is reached or the span looked at ends."""
    seen: list[Ahead] = []
    last = looker.on + timedelta(days=DAYS_OF_A_WEEK * looker.known.number("plan_look_ahead_weeks"))
    reached_on = None
    for ahead in look_ahead(replace(looker, goal=aim.goal, mornings=lambda on: _morning(on, setback_on, looker.known))):
        seen.append(ahead)
        if is_reached(aim.goal, ahead):
            reached_on = ahead.judgement.on
        if reached_on is not None or ahead.judgement.on >= last:
            break
    until = [each for each in seen if aim.on is None or each.judgement.on <= aim.on]
    return GoalCase(
        reached_on=reached_on,
        most_km=_most([each.session.km for each in until]),
        most_min=_most([each.session.unbroken_min or None for each in until]),
        last_state=seen[-1].answer.state.id,
        last_why=None if reached_on else last_why(seen[-1]),
    )


def _most(amounts: Sequence[float | None]) -> float | None:
    return max((amount for amount in amounts if amount is not None), default=None)


def _morning(on: date, setback_on: date | None, known: Knowledge) -> Day:
    return red_morning(on, known) if on == setback_on else quiet_morning(on, known)
