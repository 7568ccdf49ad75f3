"""The page of a day's routines: what is offered, step by step, what is left out and why, and what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from easeback.knowledge.exercise_entries import Bar, Dose, Exercise
from easeback.knowledge.load import Knowledge
from easeback.model.answer import Advice
from easeback.model.routine import LeftOut, RoutineToday
from easeback.model.words import Verdict

SIDES = {"each_side": "each side", "in_turn": "left and right in turn", "both_at_once": "both sides at once"}
MARKS = {"named": "the article names it", "promised": "one of the three the article leaves blank", "ours": "ours"}


@dataclass(frozen=True, slots=True)
class ExerciseShown:
    """One exercise on the page. `dose` and `sides` in words; `not_when` are its bars that cannot be known from here."""

    id: str
    name: str
    purpose: str
    dose: str
    sides: str
    steps: tuple[str, ...]
    not_when: tuple[str, ...]
    easier: str | None
    harder: str | None
    origin: str
    sources: tuple[str, ...]
    fit: str


@dataclass(frozen=True, slots=True)
class LeftOutShown:
    """An exercise left out today, and why."""

    id: str
    name: str
    because: str


@dataclass(frozen=True, slots=True)
class RoutineShown:
    """One routine on the page. `minutes` [min] is None where the doses hold no time."""

    id: str
    name: str
    when: str
    text: str
    minutes: int | None
    is_offered: bool
    exercises: tuple[ExerciseShown, ...]
    left_out: tuple[LeftOutShown, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoutinePage:
    """The routines of one day. `note` says why there are none, or what is missing."""

    date: str
    verdict: Verdict
    headline: str
    routines: tuple[RoutineShown, ...]
    cues: tuple[Advice, ...]
    note: str | None


def routine_shown(routine: RoutineToday, language: str, known: Knowledge) -> RoutineShown:
    """One routine of a day, as it is shown."""
    entry = known.routines[routine.id]
    return RoutineShown(
        id=routine.id,
        name=entry.name.said(language),
        when=routine.when,
        text=routine.text,
        minutes=routine.minutes,
        is_offered=routine.is_offered,
        exercises=tuple(exercise_shown(each, language, known) for each in routine.exercises),
        left_out=tuple(_left_out(each, language, known) for each in routine.left_out),
        sources=entry.sources,
    )


def exercise_shown(name: str, language: str, known: Knowledge) -> ExerciseShown:
    """One exercise, as it is shown."""
    entry = known.exercises[name]
    spoken = [known.bars[each] for each in entry.barred_by if not known.bars[each].any]
    return ExerciseShown(
        id=name,
        name=entry.name.said(language),
        purpose=entry.purpose.said(language),
        dose=dose_words(entry.dose),
        sides=SIDES[entry.sides] if entry.dose else "",
        steps=tuple(_filled(each.said(language), entry, known) for each in entry.steps),
        not_when=tuple(_filled(bar.text.said(language), bar, known) for bar in spoken),
        easier=entry.easier,
        harder=entry.harder,
        origin=MARKS[entry.article],
        sources=entry.sources,
        fit=entry.fit,
    )


def dose_words(dose: Dose | None) -> str:
    """A dose in words: `2 x 10, hold 2 s, rest 20 s`, `10 times`; empty where the steps say how long."""
    if dose is None:
        return ""
    many = dose.sets > 1 and dose.repetitions > 1
    count = f"{dose.sets} x {dose.repetitions}" if many else f"{max(dose.sets, dose.repetitions)} times"
    parts = [count, f"hold {dose.hold_s:g} s" if dose.hold_s else "", f"rest {dose.rest_s:g} s" if dose.rest_s else ""]
    return ", ".join(filter(None, parts))


def _left_out(each: LeftOut, language: str, known: Knowledge) -> LeftOutShown:
    unsaid = known.texts["left_out_unsaid"].text.said(language)
    because = unsaid.format(because=each.because) if each.is_unsaid else each.because
    return LeftOutShown(each.exercise, known.exercises[each.exercise].name.said(language), because)


def _filled(text: str, entry: Exercise | Bar, known: Knowledge) -> str:
    return text.format_map({name: f"{known.number(name):g}" for name in entry.parameters})


def chosen(routines: Sequence[RoutineShown], name: str | None) -> tuple[RoutineShown, ...]:
    """The routines that `name` picks: one by its id or a part of it; without a name those that are offered."""
    if name is None:
        return tuple(each for each in routines if each.is_offered)
    wanted = name.strip().lower().replace("-", "_")
    whole = [each for each in routines if each.id == wanted]
    return tuple(whole or [each for each in routines if wanted in each.id])
