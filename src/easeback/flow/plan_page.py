"""The page of the plan, made once a change of the logbook; the goal and its date, told by the one parser of goals."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from easeback.flow.judged import Judged, Key, judged_of, key_of
from easeback.flow.logbook import Logbook
from easeback.flow.profile import set_facts
from easeback.flow.week import Week, versions, week_of
from easeback.keep.logbook import store
from easeback.knowledge import knowledge
from easeback.model.goal import read_goal
from easeback.model.plan import GoalAnswer
from easeback.model.runner import Profile
from easeback.present.ladder_steps import ladder_steps
from easeback.present.plan import PlanPage, plan_card, plan_days, plan_ideas
from easeback.present.practice import session_page
from easeback.present.state import state_page
from easeback.present.week import VersionShown

VERSIONS_SHOWN: Final = 60
_LATEST: Final[dict[tuple[Path, int], tuple[Key, Week]]] = {}
# Seven days without the dates of their goal, until those are asked for.
_QUICK: Final[dict[tuple[Path, int], tuple[Key, Week]]] = {}


def plan_page(logbook: Logbook, now: datetime) -> PlanPage:
    """The plan from today. Where there is a goal its dates may have to be asked for with `goal_of`."""
    whose, key = (logbook.home, logbook.runner), key_of(logbook, now)
    profile = store.profile(logbook.runner)
    if profile.goal is None or _has(_LATEST, whose, key):
        return _page(_whole(logbook, now), judged_of(logbook, now), profile)
    if not _has(_QUICK, whose, key):
        _QUICK[whose] = key, week_of(logbook, now, with_dates=False)
    return _page(_QUICK[whose][1], judged_of(logbook, now), profile)


def goal_of(logbook: Logbook, now: datetime) -> GoalAnswer | None:
    """Whether and when the rules reach the goal; None without one. Takes seconds once a change, and keeps the plan."""
    return _whole(logbook, now).plan.goal


def set_goal(logbook: Logbook, goal: str, on: str, now: datetime) -> None:
    """Tells the profile its goal and its date, ISO or empty. Without a goal both are taken back. Raises BadUse."""
    if goal.strip():
        read_goal(goal)
    set_facts(logbook, {"goal": goal, "goal_on": on if goal.strip() else ""}, now)


def earlier_plans(logbook: Logbook) -> tuple[VersionShown, ...]:
    """The latest versions of the plan, newest first."""
    return versions(logbook, VERSIONS_SHOWN)[::-1]


def _whole(logbook: Logbook, now: datetime) -> Week:
    whose, key = (logbook.home, logbook.runner), key_of(logbook, now)
    if not _has(_LATEST, whose, key):
        _LATEST[whose] = key, week_of(logbook, now)
    return _LATEST[whose][1]


def _has(kept: dict[tuple[Path, int], tuple[Key, Week]], whose: tuple[Path, int], key: Key) -> bool:
    return whose in kept and kept[whose][0] == key


def _page(week: Week, judged: Judged, profile: Profile) -> PlanPage:
    known, plan, answer = knowledge(), week.plan, judged.answer
    return PlanPage(
        on=plan.date,
        verdict=answer.verdict,
        headline=answer.headline,
        session=session_page(answer),
        rests=bool(answer.session) and plan.days[0].does in ("rest", "walk"),
        state=state_page(answer, known, profile.language),
        ladder=ladder_steps(answer.state.id, judged.judgement.history.ladder, plan.date, known),
        first=plan.first,
        days=plan_days(plan),
        ideas=plan_ideas(plan),
        assumed=plan.assumed.text,
        goal_text=profile.goal or "",
        goal_on=profile.goal_on,
        goal=plan.goal,
        goal_waits=plan.goal is None and profile.goal is not None,
        changed_since=plan.changed_since,
        changes=plan.changes,
        because=plan.changed_because,
        card=plan_card(plan),
        card_first=plan.days[0].does == "wait",
    )
