"""Looks ahead day by day: each morning to come is judged by the same rules that judge today, over what came before.

Nothing is decided here. A day to come is a morning under a stated assumption; the rules answer for it; its run, where
one is chosen, is recorded as tolerated; and the next day follows. So a plan can never disagree with `today`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from easeback.advise.week import (
    NO_SESSION,
    Ahead,
    Session,
    Way,
    goes_further,
    is_a_running_day,
    is_planned_by_runner,
    may_build_up,
    next_km,
    runs_per_week,
    session_of,
    way_of,
    with_run,
    with_what_stands,
)
from easeback.assess import judge
from easeback.flow.think import advise_on, judge_morning
from easeback.knowledge.load import Knowledge
from easeback.measure.load import session_spike_percent
from easeback.model.answer import Answer
from easeback.model.day import Day
from easeback.model.goal import Goal
from easeback.model.history import History
from easeback.model.judgement import Judgement
from easeback.model.runner import Profile

ONE_DAY = timedelta(days=1)
Mornings = Callable[[date], Day]


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks ahead: the runner's days and profile, what mornings are taken to be, and the goal to build towards."""

    days: Sequence[Day]
    on: date
    profile: Profile
    known: Knowledge
    mornings: Mornings
    goal: Goal | None = None


def look_ahead(looker: Looker) -> Iterator[Ahead]:
    """Day after day from the looker's date on, without end. The first is today as the logbook has it."""
    past = [day for day in looker.days if day.date < looker.on]
    planned = {day.date: day for day in looker.days if day.date > looker.on}
    today = next((day for day in looker.days if day.date == looker.on), Day(date=looker.on))
    judgement, answer = _ask([*past, today], looker)
    way = way_of(judgement, looker.known)
    # A run that was made today is neither planned again nor taken away.
    session = NO_SESSION if today.has_run else session_of(answer, way.pace_min_km, today.planned_km)
    ahead = _chosen(today, judgement, answer, session, way, looker)
    yield ahead
    for each in count(1):
        past.append(_as_it_goes(ahead))
        on = looker.on + each * ONE_DAY
        morning = with_what_stands(looker.mornings(on), ahead.judgement, planned.get(on))
        ahead = _day_to_come(morning, past, way, looker)
        way = replace(way, longer_on=on) if goes_further(ahead) else way
        yield ahead


def _ask(days: Sequence[Day], looker: Looker) -> tuple[Judgement, Answer]:
    judgement = judge_morning(days, days[-1].date, looker.profile, looker.known)
    return judgement, advise_on(judgement, looker.known)


def _ask_with_plan(days: Sequence[Day], history: History, looker: Looker) -> tuple[Judgement, Answer]:
    """The last of `days` asked again with another plan for it: of its history only the planned rise is another."""
    spike = session_spike_percent(days[-1].planned_km, history.longest_run_km)
    history = replace(history, planned_spike_percent=spike)
    judgement = judge(days, days[-1].date, looker.profile, history, looker.known)
    return judgement, advise_on(judgement, looker.known)


def _chosen(morning: Day, judgement: Judgement, answer: Answer, session: Session, way: Way, looker: Looker) -> Ahead:
    """The day with its session, or resting where the usual week has no run for it and the runner planned none."""
    per_week = runs_per_week(way.runs_per_week, answer.state.id, looker.known)
    ran_on = [run.on for run in judgement.history.runs[-8:]]
    wanted = is_planned_by_runner(morning) or is_a_running_day(judgement.on, ran_on, per_week)
    rests = bool(session.blocks) and not wanted
    return Ahead(morning, judgement, answer, NO_SESSION if rests else session, rests, per_week)


def _day_to_come(morning: Day, past: Sequence[Day], way: Way, looker: Looker) -> Ahead:
    judgement, answer = _ask([*past, morning], looker)
    ahead = _chosen(morning, judgement, answer, session_of(answer, way.pace_min_km, morning.planned_km), way, looker)
    if looker.goal is None or not ahead.session.blocks or is_planned_by_runner(morning):
        return ahead
    if not may_build_up(answer):
        return ahead
    return _with_race(_towards_goal(ahead, past, way, looker), past, way, looker)


def _towards_goal(ahead: Ahead, past: Sequence[Day], way: Way, looker: Looker) -> Ahead:
    """The day asked anew with the goal's next distance planned; kept where the rules then allow no less."""
    goal, longest_km = looker.goal, ahead.judgement.history.longest_tolerated_km
    if goal is None or longest_km is None:
        return ahead
    target_km = goal.km or (goal.minutes or 0) / way.pace_min_km
    wanted_km = next_km(ahead.judgement.history, target_km, way, ahead.per_week, looker.known)
    if wanted_km is None:
        return ahead
    morning = replace(ahead.morning, planned_km=wanted_km, planned_min=wanted_km * way.pace_min_km)
    judgement, answer = _ask_with_plan([*past, morning], ahead.judgement.history, looker)
    session = session_of(answer, way.pace_min_km, wanted_km)
    if answer.verdict.mildness < ahead.answer.verdict.mildness or not session.blocks:
        return ahead
    longer = longest_km if (session.km or 0) > longest_km else None
    return replace(
        ahead,
        morning=morning,
        judgement=judgement,
        answer=answer,
        session=session,
        longer_than_km=longer,
        towards_goal=True,
    )


def _with_race(ahead: Ahead, past: Sequence[Day], way: Way, looker: Looker) -> Ahead:
    """The day with the rules' answer to the goal's race, once its distance is within reach."""
    goal = looker.goal
    if goal is None or not goal.is_race or goal.km is None or (ahead.session.km or 0) < goal.km:
        return ahead
    race: dict[str, Any] = {"planned_km": goal.km, "planned_min": goal.km * way.pace_min_km, "planned_kind": "race"}
    days = [*past, replace(ahead.morning, **race)]
    return replace(ahead, race=_ask_with_plan(days, ahead.judgement.history, looker)[1])


def _as_it_goes(ahead: Ahead) -> Day:
    """The day as it is taken to have gone: its session run and tolerated."""
    return with_run(ahead.morning, ahead.session) if ahead.session.blocks else ahead.morning
