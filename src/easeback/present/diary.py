"""The pages of the diary: a year and eight weeks of it, and one day whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from easeback.knowledge.load import Knowledge
from easeback.model.check_in import CheckIn, Value
from easeback.model.day import Day
from easeback.model.replay import Followed
from easeback.model.said_then import SaidThen
from easeback.model.table import TableColumn
from easeback.model.words import FlagAnswer
from easeback.present.charts.days import PAIN_STEPS, worst_pain
from easeback.present.words_of_form import distance_in_words

WEEKS: Final = 8
# Written beside others by the check-in itself, and of no use to whoever looks back.
UNSPOKEN: Final = ("chips_opened", "clinician_flags")


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day in one line. `step` is the pain's step of the calendar, 0 to 4; None where no pain was said.

    `distance` is in the runner's units; `says_something` is False for a day of which nothing is known.
    """

    on: date
    zone: str | None
    leg_pain_0_10: float | None
    back_pain_0_10: float | None
    step: int | None
    distance: str | None
    minutes: float | None
    is_red: bool
    says_something: bool


@dataclass(frozen=True, slots=True)
class WeekShown:
    """The days of one week, its Monday first, as far as they lie in what is shown."""

    monday: date
    days: tuple[DayLine, ...]


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """The diary: the year chosen of `years`, and the weeks from `first` to `last`, the latest first.

    `earlier` and `later` end the eight weeks before and after them; None where there is nothing.
    """

    today: date
    year: int
    years: tuple[int, ...]
    first: date
    last: date
    earlier: date | None
    later: date | None
    weeks: tuple[WeekShown, ...]
    with_said: bool

    @property
    def is_empty(self) -> bool:
        """Nothing was ever said or run."""
        return not self.years


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """One answer of a check-in: `words` are ids of the list `of`, or names; `number` stands alone with its unit."""

    field: str
    of: str
    words: tuple[str, ...]
    number: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class RecordShown:
    """One check-in as it was written down; `counts` is False where a later record took it back.

    `flags` are the red flags not answered with no; `denied` those that were.
    """

    part: str
    recorded_at: datetime
    source: str
    counts: bool
    answers: tuple[AnswerShown, ...]
    flags: tuple[tuple[str, FlagAnswer], ...]
    denied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunShown:
    """A run of the day: its number, when it began by the runner's clock there, how far and how long."""

    id: int
    started_at: datetime
    distance: str | None
    minutes: float | None
    ground: str | None


@dataclass(frozen=True, slots=True)
class DayPage:
    """One day whole. `why_red` are the ids of what made it red; `told` is what the tool said, oldest first.

    `said_run` is the run that the diary alone knows of. `can_say` and `can_undo`: ways to put it right.
    """

    line: DayLine
    earlier: date | None
    later: date | None
    why_red: tuple[str, ...]
    records: tuple[RecordShown, ...]
    runs: tuple[RunShown, ...]
    said_run: DayLine | None
    told: tuple[SaidThen, ...]
    rules_version: str
    followed: Followed
    next_days: tuple[DayLine, ...]
    can_say: bool
    can_undo: bool


def day_line(day: Day, *, is_red: bool, units: str) -> DayLine:
    """The line of one day."""
    pain = worst_pain(day)
    return DayLine(
        on=day.date,
        zone=day.zone,
        leg_pain_0_10=day.leg_pain_0_10,
        back_pain_0_10=day.back_pain_0_10,
        step=None if pain is None else bisect_right(PAIN_STEPS, pain),
        distance=None if day.run_km is None else distance_in_words(day.run_km, units),
        minutes=day.run_min,
        is_red=is_red,
        says_something=day != Day(date=day.date),
    )


def weeks_of(
    days: Mapping[date, Day], red: Iterable[date], first: date, last: date, units: str
) -> tuple[WeekShown, ...]:
    """Every date from `first` to `last` in its week, the latest week first; a day unknown is an empty line."""
    reds, weeks = frozenset(red), []
    monday = last - timedelta(days=last.weekday())
    while monday + timedelta(days=6) >= first:
        dates = (monday + timedelta(days=number) for number in range(7))
        shown = tuple(
            day_line(days.get(on, Day(date=on)), is_red=on in reds, units=units) for on in dates if first <= on <= last
        )
        weeks.append(WeekShown(monday, shown))
        monday -= timedelta(weeks=1)
    return tuple(weeks)


def record_shown(said: CheckIn, known: Knowledge, language: str, *, counts: bool) -> RecordShown:
    """A check-in with every answer in words."""
    answers = tuple(
        _answer(name, value, known, language) for name, value in said.answers.items() if name not in UNSPOKEN
    )
    asked = [(_question(flag, known, language), answer) for flag, answer in said.red_flags.items()]
    flags = tuple(each for each in asked if each[1] is not FlagAnswer.NO)
    denied = tuple(question for question, answer in asked if answer is FlagAnswer.NO)
    return RecordShown(said.part.value, said.recorded_at, said.source, counts, answers, flags, denied)


def _answer(field: str, value: Value, known: Knowledge, language: str) -> AnswerShown:
    match value:
        case bool():
            return AnswerShown(field, "yes_no", ("yes" if value else "no",), None, "")
        case float() | int():
            return AnswerShown(field, field, (), value, TableColumn(field, "number", "").unit)
        case tuple():
            names = tuple(known.symptoms[each].name.said(language) for each in value if each in known.symptoms)
            return AnswerShown(field, field, names, None, "")
    return AnswerShown(field, field, (value,), None, "")


def _question(flag: str, known: Knowledge, language: str) -> str:
    row = known.red_flags.get(flag)
    return row.short.said(language) if row else flag


def ordered(records: Sequence[RecordShown]) -> tuple[RecordShown, ...]:
    """The records of a day: those that count first, each kind in the order in which it was said."""
    return tuple(sorted(records, key=lambda each: (not each.counts, each.recorded_at)))
