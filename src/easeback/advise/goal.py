"""A look ahead at a goal, put into words: when the rules reach it at the earliest, or how far they lead. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from easeback.advise.planned_day import said
from easeback.advise.week import Ahead
from easeback.knowledge.load import Knowledge
from easeback.model.goal import Goal
from easeback.model.plan import GoalAnswer, GoalCase, Why
from easeback.model.runner import Profile
from easeback.model.words import Verdict

# Distances are planned in steps of 100 m.
NEARLY_KM = 0.05


def is_reached(goal: Goal, ahead: Ahead) -> bool:
    """The day's session is the goal: its distance, its minutes without a break, or its race as planned."""
    if goal.is_race:
        race = ahead.race
        return race is not None and race.verdict is Verdict.RUN and "race" not in race.limits.avoid
    if goal.km is not None:
        return ahead.session.km is not None and ahead.session.km >= goal.km - NEARLY_KM
    return ahead.session.unbroken_min >= (goal.minutes or 0)


def goal_waits(goal: Goal, on: date | None, profile: Profile, known: Knowledge) -> GoalAnswer:
    """The goal's answer on a day on which a clinician comes first."""
    return _answer(goal, on, None, None, None, (said("goal_waits", profile.language, known, goal=goal.text),))


def goal_passed(goal: Goal, on: date, profile: Profile, known: Knowledge) -> GoalAnswer:
    """The goal's answer where its date lies behind."""
    text = said("goal_passed", profile.language, known, goal=goal.text, goal_on=str(on))
    return _answer(goal, on, None, None, None, (text,))


def goal_answer(
    goal: Goal, on: date | None, best: GoalCase, setback_on: date | None, setback: GoalCase | None,
    profile: Profile, known: Knowledge,
) -> GoalAnswer:  # fmt: skip
    """The goal's answer from the best case and the one with a red day half way."""
    texts = [*_best_words(goal, on, best, profile.language, known)]
    # A setback that costs nothing by these rules is not told as one: it would read as good advice.
    if setback is not None and best.reached_on is not None and _costs_days(setback, best.reached_on):
        texts.append(_setback_words(best.reached_on, setback_on, setback, profile.language, known))
    texts.append(said("goal_assumed", profile.language, known))
    return _answer(goal, on, best, setback_on, setback, tuple(texts))


def _answer(
    goal: Goal, on: date | None, best: GoalCase | None, setback_on: date | None, setback: GoalCase | None,
    texts: tuple[str, ...],
) -> GoalAnswer:  # fmt: skip
    in_time = None
    if best is not None and on is not None:
        in_time = best.reached_on is not None and best.reached_on <= on
    return GoalAnswer(
        goal=goal.text,
        km=goal.km,
        minutes=goal.minutes,
        is_race=goal.is_race,
        on=on,
        in_time=in_time,
        best=best,
        setback_on=setback_on,
        setback=setback,
        texts=texts,
    )


def _best_words(goal: Goal, on: date | None, best: GoalCase, language: str, known: Knowledge) -> Iterator[str]:
    reached_on = best.reached_on
    if on is not None and (reached_on is None or reached_on > on):
        as_a_jog = goal.is_race and (best.most_km or 0) >= (goal.km or 0) - NEARLY_KM
        text = "goal_race_too_early" if as_a_jog else "goal_too_late"
        yield said(text, language, known, goal=goal.text, goal_on=str(on), most=_most(goal, best))
    if reached_on is None:
        why = best.last_why.text if best.last_why else ""
        yield said("goal_out_of_sight", language, known, goal=goal.text, most=_most(goal, best), why=why)
    elif on is None or reached_on <= on:
        yield said("goal_reached", language, known, goal=goal.text, reached_on=str(reached_on))
        if on is not None and reached_on < on:
            days = _days((on - reached_on).days)
            yield said("goal_in_time", language, known, days=days, goal_on=str(on))
    else:
        yield said("goal_later", language, known, reached_on=str(reached_on))


def _most(goal: Goal, best: GoalCase) -> str:
    if goal.km is not None:
        return f"{round(best.most_km or 0, 1):g} km"
    return f"{best.most_min or 0:g} min without a break"


def _costs_days(setback: GoalCase, reached_on: date) -> bool:
    return setback.reached_on is None or setback.reached_on > reached_on


def _setback_words(
    reached_on: date, setback_on: date | None, setback: GoalCase, language: str, known: Knowledge
) -> str:
    if setback.reached_on is None:
        return said("goal_setback_out_of_sight", language, known, setback_on=str(setback_on))
    later = _days((setback.reached_on - reached_on).days)
    return said(
        "goal_setback", language, known, setback_on=str(setback_on), reached_on=str(setback.reached_on), days=later
    )


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


def last_why(ahead: Ahead) -> Why | None:
    """What held the last day of a look ahead where it was."""
    reasons = ahead.answer.reasons
    return Why(reasons[0].rule, reasons[0].text) if reasons else None
