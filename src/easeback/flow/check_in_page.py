"""The page of the check-in: its form, its map, and what was said of the day before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from easeback.flow.logbook import Logbook
from easeback.flow.morning import morning_of
from easeback.flow.questions import Question, questions
from easeback.flow.undo import LastSaid
from easeback.keep.logbook import store
from easeback.knowledge import knowledge
from easeback.model.check_in import Part, Value
from easeback.model.day import Day
from easeback.present.body_map import View, body_map
from easeback.present.check_in_form import CheckInForm, check_in_form


@dataclass(frozen=True, slots=True)
class CheckInPage:
    """One part of the day to be said: about the day `on`; `said` is what was said of it so far."""

    on: date
    form: CheckInForm
    views: tuple[View, ...]
    said: Day
    parts: tuple[Part, ...] = tuple(Part)


@dataclass(frozen=True, slots=True)
class UndoPage:
    """The last check-in: the day, its answers by field, and the red flags to be answered once more."""

    on: date
    recorded_at: datetime
    answers: tuple[tuple[str, Value], ...]
    ask_again: tuple[Question, ...]


def check_in_page(logbook: Logbook, now: datetime, part: Part, on: date | None = None) -> CheckInPage:
    """The page of the part of the day, about `on`: by default the runner's today."""
    said, language = morning_of(logbook, now).said, store.profile(logbook.runner).language
    if on is not None and on != said.date:
        said = next(iter(store.days_between(logbook.runner, on, on)), Day(date=on))
    return CheckInPage(said.date, check_in_form(part, knowledge(), language), body_map(), said)


def yesterday_of(logbook: Logbook, now: datetime) -> Day:
    """What was said of the runner's yesterday; a day of nothing where nothing was."""
    return morning_of(logbook, now).yesterday


def undo_page(logbook: Logbook, last: LastSaid) -> UndoPage:
    """The page that shows what would be taken back."""
    answers = tuple(item for kept in last.records for item in kept.check_in.answers.items())
    at = last.records[-1].check_in.recorded_at
    return UndoPage(last.on, at, answers, questions(logbook, last.ask_again))
