"""The list of runs as a page: chosen by month, ground and kind, fifty at a time."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from easeback.flow.logbook import Logbook
from easeback.flow.replay import followed_by
from easeback.keep.facts import RunChoice, RunRow
from easeback.keep.logbook import store
from easeback.keep.logbook.runs_chosen import runs_chosen, span_of_recordings, sum_of_chosen
from easeback.knowledge import knowledge
from easeback.model.day import Day
from easeback.model.error import BadUse
from easeback.model.ground import GROUND_OF_SUB_SPORT
from easeback.model.words import RUN_GROUNDS, RUN_KINDS
from easeback.present.runs import LINES, WHICH, RunLine, RunsAsked, RunsPage, Which, by_month, run_amounts, sum_in_words

NUMBER: Final = re.compile(r"[1-9][0-9]{0,3}")


def runs_page(logbook: Logbook, told: Mapping[str, str]) -> RunsPage:
    """The page that the words of an address ask for. Raises BadUse for words that are none."""
    asked = asked_for(told)
    choice, units, span = _choice(asked), store.profile(logbook.runner).units, span_of_recordings(logbook.runner)
    count, km = sum_of_chosen(logbook.runner, choice)
    rows = runs_chosen(logbook.runner, choice, (asked.page - 1) * LINES, LINES)
    pages = max(1, -(-count // LINES))
    return RunsPage(
        asked=asked,
        is_empty=span is None,
        years=tuple(range(span[0].year, span[1].year + 1)) if span else (),
        count=count,
        distance=None if km is None else sum_in_words(km, units),
        months=by_month(_lines(logbook, rows, units)),
        pages=pages,
        earlier=asked.address(asked.page + 1) if asked.page < pages else None,
        later=asked.address(asked.page - 1) if asked.page > 1 else None,
        grounds=RUN_GROUNDS,
        kinds=RUN_KINDS,
    )


def asked_for(told: Mapping[str, str]) -> RunsAsked:
    """What an address asks for. Raises BadUse naming what it may be."""
    year, month = _number(told, "year", 9998), _number(told, "month", 12)
    if month and not year:
        raise BadUse("A month was asked for without its year.", "Choose the year too.")
    ground, kind = _word(told, "ground", RUN_GROUNDS), _word(told, "kind", RUN_KINDS)
    chosen = _word(told, "which", WHICH)
    which: Which = next((each for each in WHICH if each == chosen), "runs")
    return RunsAsked(year, month, ground, kind, which, int(_number(told, "page", 9999) or 1))


def ground_in_words(run: RunRow, day: Day | None) -> str | None:
    """What a run was on: the runner's word of it, else what the file says, else the word of its day."""
    by_file = GROUND_OF_SUB_SPORT.get(run.sub_sport)
    return run.ground or by_file or (day.run_ground if day else None)


def began(run: RunRow) -> datetime:
    """When a run began by the clock at its place: without a zone, so that no page moves it into another."""
    return (run.started_at + timedelta(seconds=run.utc_offset_s or 0)).replace(tzinfo=None)


def _choice(asked: RunsAsked) -> RunChoice:
    first, last = date.min, date.max
    if asked.year:
        year = int(asked.year)
        months = (int(asked.month),) * 2 if asked.month else (1, 12)
        first, last = date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1])
    ground, kind = asked.ground or None, asked.kind or None
    return RunChoice(first=first, last=last, which=asked.which, ground=ground, kind=kind)


def _lines(logbook: Logbook, rows: Sequence[RunRow], units: str) -> list[RunLine]:
    if not rows:
        return []
    span = int(knowledge().number("aftermath_days"))
    dates = {row.local_date + timedelta(days=after) for row in rows for after in range(span + 1)}
    days = {day.date: day for day in store.days_on(logbook.runner, dates)}
    return [_line(row, days, units) for row in rows]


def _line(row: RunRow, days: Mapping[date, Day], units: str) -> RunLine:
    day, is_run = days.get(row.local_date), row.counts_as == "run"
    far, long, speed = run_amounts(row.distance_km, row.moving_min, units)
    return RunLine(
        id=row.id,
        started_at=began(row),
        distance=far,
        duration=long,
        pace=speed if is_run else None,
        ground=ground_in_words(row, day) if is_run else None,
        kind=day.run_kind if day and is_run else None,
        sport=None if is_run else row.sport,
        followed=followed_by(day, days) if day and is_run and row.shown else None,
    )


def _number(told: Mapping[str, str], name: str, highest: int) -> str:
    text = told.get(name, "")
    if text and not (NUMBER.fullmatch(text) and int(text) <= highest):
        raise BadUse(f"{text!r} is no {name}.", f"Choose the {name} from the list, or leave it out.")
    return text


def _word(told: Mapping[str, str], name: str, words: Sequence[str]) -> str:
    text = told.get(name, "")
    if text and text not in words:
        raise BadUse(f"{text!r} is no {name}.", f"Use one of: {', '.join(words)}.")
    return text
