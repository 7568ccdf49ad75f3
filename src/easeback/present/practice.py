"""The pages of what is practised: today's routines, one of them guided, and the session by the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from easeback.knowledge.load import Knowledge
from easeback.model.answer import Advice, Answer
from easeback.model.routine import RoutineToday
from easeback.model.words import Verdict
from easeback.present.guided import Turn, turns_of_exercise, turns_of_session
from easeback.present.moving_figure import StillFigure
from easeback.present.routine import ExerciseShown, RoutineShown, routine_shown
from easeback.present.strip import StripBlock, strip_blocks
from easeback.present.today import session_words

# The key poses of an exercise; None for one without (heat).
FigureOf = Callable[[str], StillFigure | None]


@dataclass(frozen=True, slots=True)
class SessionPage:
    """Today's session: to scale, in words, as turns of the clock; and the rule by which it is stopped."""

    blocks: tuple[StripBlock, ...]
    strip_words: str
    minutes: float
    turns: tuple[Turn, ...]
    stop_rule: Advice | None


@dataclass(frozen=True, slots=True)
class BarredShown:
    """A routine of which nothing is left today: its name, and each reason once with the exercises that it bars."""

    name: str
    reasons: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class RoutinesPage:
    """All that is practised on one day.

    `offered` is what the morning asks for, `others` may be done too, `barred` has nothing left of it. Where a clinician
    comes first all three are empty. `pictures` holds one key pose for each routine that has one.
    """

    verdict: Verdict
    headline: str
    session: SessionPage | None
    offered: tuple[RoutineShown, ...]
    others: tuple[RoutineShown, ...]
    barred: tuple[BarredShown, ...]
    cues: tuple[Advice, ...]
    pictures: dict[str, StillFigure]


@dataclass(frozen=True, slots=True)
class ExerciseGuided:
    """One exercise with its key poses, and its turns of the clock."""

    shown: ExerciseShown
    figure: StillFigure | None
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class HeatTime:
    """How long heat is given [min], at least and at most, and what is asked of the skin before it and half way."""

    least_min: float
    most_min: float
    skin_before: str
    skin_middle: str


@dataclass(frozen=True, slots=True)
class GuidedPage:
    """One routine, step by step. `heat` is None where it is no heat."""

    verdict: Verdict
    headline: str
    routine: RoutineShown
    exercises: tuple[ExerciseGuided, ...]
    heat: HeatTime | None


def session_page(answer: Answer) -> SessionPage | None:
    """The session of `answer`; None on a day without one."""
    if not answer.session:
        return None
    return SessionPage(
        blocks=strip_blocks(answer.session),
        strip_words=session_words(answer.session),
        minutes=sum(block.minutes for block in answer.session),
        turns=turns_of_session(answer.session),
        stop_rule=next((each for each in answer.during if each.id == "stop_rule"), None),
    )


def routines_page(
    answer: Answer, routines: tuple[RoutineToday, ...], cues: tuple[Advice, ...], figure_of: FigureOf,
    language: str, known: Knowledge,
) -> RoutinesPage:  # fmt: skip
    """The page of a day's routines."""
    shown = [routine_shown(each, language, known) for each in routines]
    able = [each for each in shown if each.exercises]
    pictures = {each.id: figure_of(each.exercises[0].id) for each in able}
    return RoutinesPage(
        verdict=answer.verdict,
        headline=answer.headline,
        session=session_page(answer),
        offered=tuple(each for each in able if each.is_offered),
        others=tuple(each for each in able if not each.is_offered),
        barred=tuple(_barred(each) for each in shown if not each.exercises),
        cues=cues,
        pictures={routine: figure for routine, figure in pictures.items() if figure},
    )


def _barred(routine: RoutineShown) -> BarredShown:
    by_reason: dict[str, list[str]] = {}
    for each in routine.left_out:
        by_reason.setdefault(each.because, []).append(each.name)
    return BarredShown(routine.name, tuple((because, tuple(names)) for because, names in by_reason.items()))


def guided_page(
    answer: Answer, routine: RoutineToday, figure_of: FigureOf, language: str, known: Knowledge
) -> GuidedPage:
    """The page of one routine."""
    shown = routine_shown(routine, language, known)
    is_heat = known.routines[routine.id].logs == "heat_min"
    return GuidedPage(
        verdict=answer.verdict,
        headline=answer.headline,
        routine=shown,
        exercises=tuple(
            ExerciseGuided(each, figure_of(each.id), turns_of_exercise(known.exercises[each.id]))
            for each in shown.exercises
        ),
        heat=_heat_time(language, known) if is_heat else None,
    )


def _heat_time(language: str, known: Knowledge) -> HeatTime:
    return HeatTime(
        least_min=known.number("heat_least_min"),
        most_min=known.number("heat_most_min"),
        skin_before=known.texts["heat_skin_before"].text.said(language),
        skin_middle=known.texts["heat_skin_middle"].text.said(language),
    )
