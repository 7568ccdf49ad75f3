"""The safety questions of a day in a runner's words: the daily strip, the rows behind its chips, what else is due."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from easeback.assess.schedule import TRIGGERS, asked_after_a_journey, asked_in_full, due_flags
from easeback.flow.logbook import Logbook
from easeback.keep.logbook import store
from easeback.knowledge import knowledge
from easeback.knowledge.entries import RedFlag
from easeback.model.check_in import nearest
from easeback.model.day import Day
from easeback.model.error import BadUse
from easeback.model.words import Care, FlagAnswer

# The strip's own entry for the answer that nothing of it is new or worse.
NONE_OF_THESE = "none"


@dataclass(frozen=True, slots=True)
class Question:
    """One red-flag question: its id and its full text; `once_more` is said before it is asked again on *not sure*."""

    id: str
    text: str
    once_more: str = ""


@dataclass(frozen=True, slots=True)
class ChipShown:
    """One chip of the strip: its letter, its few words, and the questions that it opens."""

    letter: str
    text: str
    opens: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The daily strip: new or worse `since` (None: never answered before); `daily` are the rows behind it.

    `in_full` are those whose full wording is shown today, whatever is tapped: half of them, twice a week, and the
    questions about a clot after a journey.
    """

    since: date | None
    chips: tuple[ChipShown, ...]
    none_of_these: str
    daily: tuple[str, ...]
    in_full: tuple[Question, ...]


def strip_of(logbook: Logbook, on: date, days: Sequence[Day] | None = None) -> Strip:
    """The strip of the day `on` for this runner; `days` are all up to it, where they are at hand."""
    days = store.days(logbook.runner, on) if days is None else days
    known, language = knowledge(), store.profile(logbook.runner).language
    daily = daily_flags(logbook, on, days)
    chips = tuple(
        ChipShown(letter, chip.text.said(language), _questions(_opened_by(letter, daily), language))
        for letter, chip in known.chips.items()
        if letter != NONE_OF_THESE
    )
    none_of_these = known.chips[NONE_OF_THESE].text.said(language)
    profile = store.profile(logbook.runner)
    shown = (*asked_in_full(on, known), *asked_after_a_journey(profile, days, on, known))
    in_full = _questions((flag for flag in shown if flag in daily), language)
    return Strip(_strip_last_answered_on(days, on), chips, none_of_these, daily, in_full)


def strip_answers(strip: Strip, tapped: Collection[str], said: Mapping[str, FlagAnswer]) -> dict[str, FlagAnswer]:
    """What the strip says of the daily rows, given the answers `said` to the questions that the tapped chips opened.

    Rows of chips not tapped are no, but for those asked in full today, which speak for themselves. What a tapped chip
    opened and was left without an answer stays open: the answer is then a clinician first.
    """
    opened = {chip.letter: [question.id for question in chip.opens] for chip in strip.chips if chip.letter in tapped}
    in_full = {flag for flags in opened.values() for flag in flags} | {question.id for question in strip.in_full}
    return {flag: FlagAnswer.NO for flag in strip.daily if flag not in in_full} | dict(said)


def open_questions(logbook: Logbook, on: date, days: Sequence[Day] | None = None) -> tuple[Question, ...]:
    """The questions that are due on `on` and not answered yet, in asking order."""
    profile = store.profile(logbook.runner)
    due = due_flags(profile, store.days(logbook.runner, on) if days is None else days, on, knowledge())
    return _questions(due, profile.language)


def questions(logbook: Logbook, flags: Iterable[str]) -> tuple[Question, ...]:
    """These red flags' questions in the runner's language."""
    return _questions(flags, store.profile(logbook.runner).language)


def daily_flags(logbook: Logbook, on: date, days: Sequence[Day] | None = None) -> tuple[str, ...]:
    """The rows that stand behind the daily strip for this runner: on a chip, asked daily, and of this runner."""
    # Before the day's first answer every daily row that concerns the runner is due.
    known_days = store.days(logbook.runner, on) if days is None else days
    earlier = [day for day in known_days if day.date < on]
    due = due_flags(store.profile(logbook.runner), earlier, on, knowledge())
    rows = knowledge().red_flags
    return tuple(flag for flag in due if "daily" in rows[flag].ask and rows[flag].chip is not None)


def read_flags(texts: Iterable[str]) -> dict[str, FlagAnswer]:
    """Red flags and their answers from `ID=answer`. Raises BadUse with the nearest id or answer."""
    return dict(_read_flag(text, knowledge().red_flags) for text in texts)


def _read_flag(text: str, known: Collection[str]) -> tuple[str, FlagAnswer]:
    flag, _, answer = (part.strip() for part in text.partition("="))
    if flag.upper() not in known:
        raise BadUse(f"--flag: {flag!r} is not a red flag.", nearest(flag.upper(), known))
    if answer.lower() not in list(FlagAnswer):
        raise BadUse(f"--flag {flag.upper()}: {answer!r} is not an answer.", nearest(answer.lower(), list(FlagAnswer)))
    return flag.upper(), FlagAnswer(answer.lower())


def _questions(flags: Iterable[str], language: str) -> tuple[Question, ...]:
    rows, explained = knowledge().red_flags, knowledge().texts["ask_once_more"].text.said(language)
    return tuple(
        Question(flag, rows[flag].question.said(language), explained if _is_explained(rows[flag]) else "")
        for flag in flags
    )


def _is_explained(row: RedFlag) -> bool:
    """Not sure does not count as yes on this row, though it is urgent: it is explained and asked once more."""
    return row.urgency is Care.SAME_DAY and not row.unsure_counts


def _opened_by(letter: str, daily: Collection[str]) -> tuple[str, ...]:
    """A chip's daily rows of this runner, and its other rows: those asked of everyone, and those the chip opens."""
    rows = ((flag, row) for flag, row in knowledge().red_flags.items() if row.chip == letter and row.asked)
    return tuple(
        flag
        for flag, row in rows
        if flag in daily or ("daily" not in row.ask and (not row.only_if_any or TRIGGERS & set(row.only_if_any)))
    )


def _strip_last_answered_on(days: Sequence[Day], on: date) -> date | None:
    """The last day before `on` on which the strip, or a row of it, was answered."""
    daily = {flag for flag, row in knowledge().red_flags.items() if "daily" in row.ask}
    return next((day.date for day in reversed(days) if day.date < on and daily & day.red_flags.keys()), None)
