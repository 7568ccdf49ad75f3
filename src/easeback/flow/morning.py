"""The page of a morning: the answer, what was said, and what is still to be asked. Thought through once a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from easeback.flow.logbook import Logbook, today_of
from easeback.flow.questions import Question, Strip, open_questions, strip_of
from easeback.flow.today import Today, answer_today
from easeback.keep.logbook.days_at_hand import days_at_hand
from easeback.keep.logbook.revision import revision_of
from easeback.keep.place import DATABASE_NAME
from easeback.model.day import Day

Key = tuple[date, tuple[int | None, ...]]


@dataclass(frozen=True, slots=True)
class Morning:
    """One morning as it stands: `strip` is None once it was answered; `open` are the questions still due.

    `said` is what today's check-ins say so far; `yesterday` what was said of the day before.
    """

    today: Today
    given_at: datetime
    said: Day
    yesterday: Day
    strip: Strip | None
    open: tuple[Question, ...]


# The latest morning of each runner of this process. A page that is looked at again is not thought through again, and
# its answer is not kept a second time.
_LATEST: Final[dict[tuple[str, int], tuple[Key, Morning]]] = {}


def morning_of(logbook: Logbook, now: datetime) -> Morning:
    """The morning of `now` on the runner's calendar."""
    whose, key = (_file_of(logbook), logbook.runner), (today_of(logbook, now), revision_of(logbook.runner))
    known = _LATEST.get(whose)
    if known is None or known[0] != key:
        known = key, _think(logbook, now, key[0])
        _LATEST[whose] = known
    return known[1]


def _think(logbook: Logbook, now: datetime, on: date) -> Morning:
    at_hand = days_at_hand(logbook.runner, _file_of(logbook))
    days = at_hand.until(on)
    said, yesterday = _day(days, on), _day(days, on - timedelta(days=1))
    strip = strip_of(logbook, on, days)
    is_answered = said.chips_opened is not None or any(flag in said.red_flags for flag in strip.daily)
    return Morning(
        today=answer_today(logbook, now, days=at_hand),
        given_at=now,
        said=said,
        yesterday=yesterday,
        strip=None if is_answered else strip,
        open=open_questions(logbook, on, days),
    )


def _file_of(logbook: Logbook) -> str:
    # A logbook restored or made anew under the same name begins to count its rows anew.
    file = logbook.home / DATABASE_NAME
    return f"{file} {file.stat().st_ino}"


def _day(days: Sequence[Day], on: date) -> Day:
    return next((day for day in reversed(days) if day.date == on), Day(date=on))
