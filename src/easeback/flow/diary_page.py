"""The diary as pages and charts: a year, eight weeks, one day whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from easeback.flow.check_in_once import LATE_DAYS
from easeback.flow.logbook import Logbook, today_of
from easeback.flow.replay import followed_by
from easeback.flow.said_then import given_on, said_then
from easeback.flow.think import rules_version
from easeback.keep.facts import RunRow
from easeback.keep.logbook import check_ins, runs, store
from easeback.keep.logbook.check_ins import Kept
from easeback.knowledge import knowledge
from easeback.measure.mornings import why_red
from easeback.model.day import Day
from easeback.model.error import BadUse
from easeback.model.runner import Profile
from easeback.present.charts import Chart
from easeback.present.charts.chart import Say
from easeback.present.charts.days import diary_axis, pain_calendar
from easeback.present.diary import (
    WEEKS,
    DayLine,
    DayPage,
    DiaryPage,
    RecordShown,
    RunShown,
    day_line,
    ordered,
    record_shown,
    weeks_of,
)
from easeback.present.words_of_form import distance_in_words

ONE_DAY: Final = timedelta(days=1)
SPAN: Final = timedelta(weeks=WEEKS)
NEXT_DAYS: Final = 2


def diary_page(
    logbook: Logbook, now: datetime, year: str = "", last: str = "", *, with_said: bool = False
) -> DiaryPage:
    """The diary's page: a year and eight weeks, by default the latest. Raises BadUse for what is no year or date."""
    today, span = today_of(logbook, now), store.span_of_days(logbook.runner)
    begun, ended = span or (today, today)
    until = min(day_said(last), today) if last else today
    first = until - SPAN + ONE_DAY
    days = _by_date(store.days_between(logbook.runner, first - ONE_DAY, until))
    years = tuple(range(begun.year, max(ended, today).year + 1)) if span else ()
    return DiaryPage(
        today=today,
        year=_year(year, until.year),
        years=years,
        first=first,
        last=until,
        earlier=first - ONE_DAY if begun < first else None,
        later=min(until + SPAN, today) if until < today else None,
        weeks=weeks_of(days, red_days(days), first, until, store.profile(logbook.runner).units),
        with_said=with_said,
    )


def calendar_chart(logbook: Logbook, now: datetime, year: str, say: Say, *, wide: bool) -> Chart:
    """The year as a calendar of pain."""
    number = _year(year, today_of(logbook, now).year)
    days = store.days_between(logbook.runner, date(number, 1, 1) - ONE_DAY, date(number, 12, 31))
    return pain_calendar(days, number, red_days(_by_date(days)), say, wide=wide)


def axis_chart(logbook: Logbook, now: datetime, last: str, say: Say, *, with_said: bool, wide: bool) -> Chart:
    """Eight weeks on one axis of time; `with_said` adds what the tool said of each morning."""
    today = today_of(logbook, now)
    until = min(day_said(last), today) if last else today
    first = until - SPAN + ONE_DAY
    days = store.days_between(logbook.runner, first - ONE_DAY, until)
    told = said_then(logbook, first, until) if with_said else {}
    return diary_axis(
        days,
        until,
        red_days(_by_date(days)),
        {on: each.verdict for on, each in told.items()},
        say,
        given=frozenset(on for on, each in told.items() if each.as_given),
        weeks=WEEKS,
        wide=wide,
    )


def day_page(logbook: Logbook, now: datetime, text: str) -> DayPage:
    """One day whole. Raises BadUse where `text` is no date of the past or today."""
    today, runner = today_of(logbook, now), logbook.runner
    on = day_said(text)
    if on > today:
        raise BadUse(f"{on.isoformat()} is still to come.", "The diary begins with today.")
    known, profile = knowledge(), store.profile(runner)
    days = _by_date(store.days_between(runner, on - ONE_DAY, on + ONE_DAY * NEXT_DAYS))
    day, log, recorded = days.get(on, Day(date=on)), check_ins.log_of(runner, [on]).get(on, ()), _runs(logbook, on)
    begun = (store.span_of_days(runner) or (on, on))[0]
    return DayPage(
        line=_line(on, days, profile),
        earlier=on - ONE_DAY if on > begun else None,
        later=on + ONE_DAY if on < today else None,
        why_red=why_red(day, days.get(on - ONE_DAY), known),
        records=_records(log, profile),
        runs=tuple(_run(row, profile) for row in recorded),
        said_run=_line(on, days, profile) if day.has_run and not recorded else None,
        told=given_on(logbook, on) or tuple(said_then(logbook, on, on).values()),
        rules_version=rules_version(known.version),
        followed=followed_by(day, days),
        next_days=tuple(_line(each, days, profile) for each in _after(on) if each <= today),
        can_say=today - ONE_DAY * LATE_DAYS <= on,
        can_undo=any(each.says_something for each in check_ins.counting(log)),
    )


def day_said(text: str) -> date:
    """The date that an address names. Raises BadUse where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadUse(f"{text!r} is not a date.", "Write it as 2026-03-01.") from None


def red_days(days: Mapping[date, Day]) -> frozenset[date]:
    """The dates that are red by what was said of them and of the day before."""
    known = knowledge()
    return frozenset(on for on, day in days.items() if why_red(day, days.get(on - ONE_DAY), known))


def _by_date(days: Sequence[Day]) -> dict[date, Day]:
    return {day.date: day for day in days}


def _after(on: date) -> list[date]:
    return [on + ONE_DAY * number for number in range(1, NEXT_DAYS + 1)]


def _line(on: date, days: Mapping[date, Day], profile: Profile) -> DayLine:
    day = days.get(on, Day(date=on))
    is_red = bool(why_red(day, days.get(on - ONE_DAY), knowledge()))
    return day_line(day, is_red=is_red, units=profile.units)


def _records(log: Sequence[Kept], profile: Profile) -> tuple[RecordShown, ...]:
    counting = {each.id for each in check_ins.counting(log)}
    said = [each for each in log if each.says_something]
    return ordered(
        [record_shown(each.check_in, knowledge(), profile.language, counts=each.id in counting) for each in said]
    )


def _runs(logbook: Logbook, on: date) -> tuple[RunRow, ...]:
    return runs.runs(logbook.runner, on, on, every=False)


def _run(row: RunRow, profile: Profile) -> RunShown:
    local = row.started_at + timedelta(seconds=row.utc_offset_s or 0)
    far = None if row.distance_km is None else distance_in_words(row.distance_km, profile.units)
    return RunShown(row.id, local, far, row.moving_min, row.ground or None)


def _year(text: str, usual: int) -> int:
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and date.min.year < int(text) < date.max.year):
        raise BadUse(f"{text!r} is not a year.", f"Write it as {usual}.")
    return int(text)
