"""What is practised today, for the pages: all routines, one of them guided with its figures, and what is logged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from easeback.advise import form_cues, routines_today
from easeback.flow.check_in_once import keep_once
from easeback.flow.judged import judged_of
from easeback.flow.logbook import Logbook
from easeback.flow.routine import said_done
from easeback.knowledge import knowledge
from easeback.knowledge.poses import poses
from easeback.model.error import BadUse
from easeback.present.moving_figure import MovingFigure, StillFigure, moving_figure, still_figure
from easeback.present.practice import GuidedPage, RoutinesPage, SessionPage, guided_page, routines_page, session_page


def practice_page(logbook: Logbook, now: datetime) -> RoutinesPage:
    """All routines of today: asked for, possible, barred with the reason."""
    known, judged = knowledge(), judged_of(logbook, now)
    answer, judgement = judged.answer, judged.judgement
    routines = routines_today(answer.verdict, judgement, known)
    cues = form_cues(answer.verdict, judgement, known) if routines else ()
    return routines_page(answer, routines, cues, _still, judgement.profile.language, known)


def guided(logbook: Logbook, now: datetime, name: str) -> GuidedPage | None:
    """One routine guided; None where today's answer leaves no such routine. Raises BadUse for a name of none."""
    known, judged = knowledge(), judged_of(logbook, now)
    check_routine(name)
    for routine in routines_today(judged.answer.verdict, judged.judgement, known):
        if routine.id == name:
            return guided_page(judged.answer, routine, _still, judged.judgement.profile.language, known)
    return None


def figures_of(name: str) -> Mapping[str, MovingFigure]:
    """How every exercise of a routine moves, its harder and easier neighbours among them."""
    check_routine(name)
    known = knowledge()
    asked, exercises = list(known.routines[name].exercises), dict.fromkeys(known.routines[name].exercises)
    while asked:
        harder = known.exercises[asked.pop()].harder
        if harder is not None and harder not in exercises:
            exercises[harder] = None
            asked.append(harder)
    return {each: _moving(each) for each in exercises if each in poses()}


@cache
def _still(exercise: str) -> StillFigure | None:
    return still_figure(poses()[exercise]) if exercise in poses() else None


@cache
def _moving(exercise: str) -> MovingFigure:
    return moving_figure(poses()[exercise])


def session_today(logbook: Logbook, now: datetime) -> SessionPage | None:
    """Today's session for the clock; None on a day without one."""
    return session_page(judged_of(logbook, now).answer)


def done_once(logbook: Logbook, now: datetime, key: str, name: str, minutes: float | None) -> bool:
    """Logs a routine as done today; False where the same form logged it before. `minutes` [min] is for heat."""
    check_routine(name)
    return keep_once(logbook, key, said_done(logbook, now, name, minutes), now)


def check_routine(name: str) -> None:
    """Raises BadUse for the name of no routine."""
    if name not in knowledge().routines:
        raise BadUse(f"{name!r} is no routine.", f"Use one of: {', '.join(knowledge().routines)}.")
