"""An exercise as a clock takes it: turns of work and rest, side by side, set by set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from easeback.knowledge.exercise_entries import Dose, Exercise
from easeback.model.answer import Block

SECONDS_OF_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the clock: `kind` work, rest, run or walk, its time [s], which side, and which of how many."""

    kind: str
    seconds: float
    side: str = ""
    number: int = 1
    of: int = 1


def turns_of_exercise(exercise: Exercise) -> tuple[Turn, ...]:
    """All of an exercise's dose; none where its steps say how long."""
    if exercise.dose is None:
        return ()
    sides = ("left", "right") if exercise.sides == "each_side" else ("",)
    return tuple(turn for side in sides for turn in _side(exercise.dose, side))


def _side(dose: Dose, side: str) -> Iterator[Turn]:
    for number in range(1, dose.sets + 1):
        yield Turn("work", dose.repetitions * dose.each_s, side, number, dose.sets)
        if dose.rest_s:
            yield Turn("rest", dose.rest_s, side, number, dose.sets)


def turns_of_session(blocks: Sequence[Block]) -> tuple[Turn, ...]:
    """The blocks of a session, each numbered among those of its kind."""
    kinds = [block.kind for block in blocks]
    return tuple(
        Turn(
            block.kind,
            block.minutes * SECONDS_OF_A_MINUTE,
            number=kinds[: place + 1].count(block.kind),
            of=kinds.count(block.kind),
        )
        for place, block in enumerate(blocks)
    )
