"""What the tool said on past mornings: the answers that were given, and for the rest what it would say today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import msgspec

from easeback.flow.logbook import Logbook
from easeback.flow.think import answer_morning
from easeback.keep.logbook import store
from easeback.keep.logbook.revision import revision_of
from easeback.knowledge import knowledge
from easeback.model.answer import Answer
from easeback.model.day import Day
from easeback.model.said_then import SaidThen
from easeback.model.words import Verdict

# Mornings thought through in this process, for as long as their logbook stays as it is (its revision).
_THOUGHT: Final[dict[tuple[Path, int], tuple[tuple[int | None, ...], dict[date, SaidThen]]]] = {}


def given_between(logbook: Logbook, first: date, last: date) -> Mapping[date, SaidThen]:
    """The last answer given for each date from `first` to `last` that has one."""
    return {given.on: _as_given(given) for given in store.answers_between(logbook.runner, first, last)}


def given_on(logbook: Logbook, on: date) -> tuple[SaidThen, ...]:
    """Every answer given for the date `on`, in order of time."""
    return tuple(_as_given(given) for given in store.answers_given(logbook.runner, on))


def said_then(logbook: Logbook, first: date, last: date) -> Mapping[date, SaidThen]:
    """Every morning from `first` to `last` with an answer, a check-in or a run, as given or as it would be said today.

    A morning that has to be thought through anew takes about 25 ms; ask for weeks, not for years.
    """
    given = given_between(logbook, first, last)
    asked = [day for day in store.days_between(logbook.runner, first, last) if day.checked_in or day.has_run]
    thought = _thought(logbook, [day.date for day in asked if day.date not in given])
    return dict(sorted({**given, **thought}.items()))


class _Because(msgspec.Struct):
    text: str
    rule: str


class _Kept(msgspec.Struct):
    """What is read of a kept answer: these fields are in the answers of every version."""

    verdict: Verdict
    headline: str
    reasons: tuple[_Because, ...]


def _as_given(given: store.Given) -> SaidThen:
    answer = msgspec.json.decode(given.text, type=_Kept)
    because, rule = (answer.reasons[0].text, answer.reasons[0].rule) if answer.reasons else ("", "")
    return SaidThen(given.on, answer.verdict, answer.headline, because, rule, given.rules_version, given.given_at)


def _thought(logbook: Logbook, dates: Iterable[date]) -> dict[date, SaidThen]:
    whose, revision = (logbook.home, logbook.runner), revision_of(logbook.runner)
    if _THOUGHT.get(whose, (None,))[0] != revision:
        _THOUGHT[whose] = revision, {}
    kept, wanted = _THOUGHT[whose][1], sorted(dates)
    if missing := [on for on in wanted if on not in kept]:
        kept.update(_think(logbook, missing))
    return {on: kept[on] for on in wanted}


def _think(logbook: Logbook, dates: list[date]) -> dict[date, SaidThen]:
    known, runner = knowledge(), logbook.runner
    since = dates[0] - timedelta(days=known.number("history_days"))
    days, profile = store.days_that_matter(runner, until=dates[-1], whole_since=since), store.profile(runner)
    return {on: _as_now(answer_morning(_until(days, on), on, profile, known)) for on in dates}


def _until(days: tuple[Day, ...], on: date) -> tuple[Day, ...]:
    return tuple(day for day in days if day.date <= on)


def _as_now(answer: Answer) -> SaidThen:
    reason = answer.reasons[0] if answer.reasons else None
    because, rule = (reason.text, reason.rule) if reason else ("", "")
    return SaidThen(answer.date, answer.verdict, answer.headline, because, rule, answer.rules_version, None)
