"""Today's routines: which are offered, what of them is barred and why, and how hard the strength work is by now."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from easeback.advise.rules import fill, holds, shown_parameters
from easeback.knowledge.exercise_entries import Bar, Exercise, Routine
from easeback.knowledge.load import Knowledge
from easeback.model.judgement import Judgement
from easeback.model.routine import LeftOut, RoutineToday
from easeback.model.words import Verdict

# A line of the answer names so many exercises; `easeback routine` shows them all.
NAMED_AT_MOST = 3


def routines_today(verdict: Verdict, judgement: Judgement, known: Knowledge) -> tuple[RoutineToday, ...]:
    """The routines that the verdict leaves, in their order, also those that are wholly barred today.

    Where a red flag silences advice there is none. An exercise is left out where a bar holds or cannot be told.
    """
    if is_silent(verdict, judgement):
        return ()
    left = [(name, each) for name, each in known.routines.items() if verdict in each.verdicts]
    return tuple(_today(name, each, judgement, known) for name, each in sorted(left, key=lambda item: item[1].order))


def is_silent(verdict: Verdict, judgement: Judgement) -> bool:
    """An emergency, or an open red flag of a blocking row: no training advice at all."""
    return verdict is Verdict.EMERGENCY or any(flag.silences_advice for flag in judgement.open_flags)


def _today(name: str, routine: Routine, judgement: Judgement, known: Knowledge) -> RoutineToday:
    exercises: list[str] = []
    left_out: list[LeftOut] = []
    for each in routine.exercises:
        grown = _grown(each, judgement, known) if routine.grows else each
        if bars := tuple(barred(grown, judgement, known)):
            left_out.append(bars[0])
        else:
            exercises.append(grown)
    seconds = sum(dose_s(known.exercises[each]) for each in exercises)
    minutes = ceil(seconds / 60) if seconds else None
    text = _text(routine, exercises, left_out, minutes, judgement, known)
    return RoutineToday(
        id=name,
        when=routine.when,
        text=text,
        exercises=tuple(exercises),
        left_out=tuple(left_out),
        minutes=minutes,
        is_offered=bool(exercises) and holds(routine, judgement.findings),
    )


def barred(exercise: str, judgement: Judgement, known: Knowledge) -> Iterator[LeftOut]:
    """The bars of an exercise that stand this morning, those that are known to hold first."""
    bars = [(name, known.bars[name]) for name in known.exercises[exercise].barred_by]
    standing = [(name, bar, _stands(bar, judgement)) for name, bar in bars]
    for is_unsaid in (False, True):
        for name, bar, stands in standing:
            if (stands is None) if is_unsaid else stands:
                yield LeftOut(exercise, name, bar_words(bar, judgement.profile.language, known), is_unsaid)


def _stands(bar: Bar, judgement: Judgement) -> bool | None:
    """Whether a bar holds; None where one of its findings cannot be told, which bars too."""
    answers = [judgement.findings[name].holds for name in bar.any]
    return True if any(answers) else None if None in answers else False


def bar_words(bar: Bar, language: str, known: Knowledge) -> str:
    """What a bar says, its numbers in place."""
    return fill(bar.text.said(language), {}, shown_parameters(bar.parameters, known))


def _grown(exercise: str, judgement: Judgement, known: Knowledge) -> str:
    """The harder neighbour that the settled strength sessions have earned, as far as nothing bars it."""
    steps = len(judgement.history.settled_strength) // int(known.number("strength_step_sessions"))
    for _ in range(steps):
        harder = known.exercises[exercise].harder
        if harder is None or any(barred(harder, judgement, known)):
            break
        exercise = harder
    return exercise


def dose_s(exercise: Exercise) -> float:
    """How long an exercise's whole dose takes on all sides [s], its rests among it; 0 without a dose."""
    dose = exercise.dose
    if dose is None:
        return 0
    once = dose.sets * (dose.repetitions * dose.each_s + dose.rest_s)
    return once * 2 if exercise.sides == "each_side" else once


def _text(
    routine: Routine,
    exercises: list[str],
    left_out: list[LeftOut],
    minutes: int | None,
    judgement: Judgement,
    known: Knowledge,
) -> str:
    language = judgement.profile.language
    values = {"names": _names(exercises, language, known), "minutes": minutes}
    parts = (
        [fill(routine.text.said(language), values, shown_parameters(routine.parameters, known))] if exercises else []
    )
    if left_out:
        ending = known.texts["left_out"].text.said(language)
        parts.append(fill(ending, {"left_out": _left_out(left_out, language, known)}))
    return " ".join(parts)


def _left_out(left_out: list[LeftOut], language: str, known: Knowledge) -> str:
    """What is left out, those of one reason together: `hamstring stretch, hamstring sweeps (leg symptoms at rest)`."""
    by_reason: dict[str, list[str]] = {}
    unsaid = known.texts["left_out_unsaid"].text.said(language)
    for each in left_out:
        because = fill(unsaid, {"because": each.because}) if each.is_unsaid else each.because
        by_reason.setdefault(because, []).append(each.exercise)
    return ", ".join(f"{_names(names, language, known)} ({because})" for because, names in by_reason.items())


def _names(exercises: list[str], language: str, known: Knowledge) -> str:
    names = [known.exercises[each].name.said(language) for each in exercises]
    names = [name[0].lower() + name[1:] for name in names]
    more = len(names) - NAMED_AT_MOST
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:NAMED_AT_MOST])} and {more} more"
