"""The safety questions as the pages ask them: the strip as one record, then question by question."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from easeback.flow.check_in import Said
from easeback.flow.logbook import Logbook
from easeback.flow.morning import morning_of
from easeback.flow.questions import Question, strip_answers, strip_of
from easeback.model.check_in import Part
from easeback.model.error import BadUse
from easeback.model.words import FlagAnswer


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """The question to ask now, None where none is left; `number` of `total` still open; the ones skipped so far."""

    on: date
    question: Question | None
    number: int
    total: int
    skipped: tuple[str, ...]


def strip_said(logbook: Logbook, on: date, tapped: Collection[str]) -> Said:
    """What tapping these chips says: no to the rows of the others. Their own questions, and those asked in full, stay
    open until they are answered one by one.
    """
    strip = strip_of(logbook, on)
    letters = [chip.letter for chip in strip.chips]
    if unknown := [letter for letter in tapped if letter not in letters]:
        raise BadUse(f"{unknown[0]!r} is not a chip of the strip.", f"Use {', '.join(letters)}.")
    return Said(on, {"chips_opened": tuple(sorted(tapped))}, strip_answers(strip, tapped, {}), Part.MORNING)


def flags_said(on: date, answers: Mapping[str, FlagAnswer]) -> Said:
    """What answers to single questions say."""
    return Said(on, {}, answers, Part.MORNING)


def questions_page(logbook: Logbook, now: datetime, skipped: Collection[str] = ()) -> QuestionsPage:
    """The next open question of today that was not skipped."""
    morning = morning_of(logbook, now)
    waiting = [question for question in morning.open if question.id not in skipped]
    total = len(morning.open)
    return QuestionsPage(
        on=morning.said.date,
        question=waiting[0] if waiting else None,
        number=total - len(waiting) + 1,
        total=total,
        skipped=tuple(skipped),
    )
