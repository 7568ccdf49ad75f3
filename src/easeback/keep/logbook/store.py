"""What flows ask of the database most: the runner, the profile, the day rows, the answers given."""

from __future__ import annotations

import gc
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

import msgspec
from django.db import connection, transaction
from django.db.models import Max, Min, QuerySet

from easeback.keep.logbook.faults import told_in_words
from easeback.keep.logbook.models import AnswerGiven, DayRow, ProfileFact, Runner
from easeback.model.day import Day
from easeback.model.runner import Profile

# Read off a row's text: most old rows are not worth the decoding.
NEVER_TOO_OLD = re.compile(r'":"(yes|unsure|usual)"|"clinician_said"')
IS_A_RUN = re.compile(r'"(run_km|run_min|run_kind)"|"recordings":[1-9]')
DAYS_DECODER = msgspec.json.Decoder(tuple[Day, ...])
DAYS_QUERY = 'SELECT day FROM logbook_dayrow WHERE runner_id = %s AND "on" BETWEEN %s AND %s ORDER BY "on"'


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given for the date `on`: its JSON `text`, under which rules, in which language."""

    on: date
    given_at: datetime
    text: str
    rules_version: str
    language: str


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """What is stored within this context is stored whole or not at all. Raises BrokenPlace where the disk is full."""
    with told_in_words(), transaction.atomic():
        yield


def first_runner() -> int | None:
    """The id of the runner of a personal logbook; None before first use."""
    return Runner.objects.order_by("pk").values_list("pk", flat=True).first()


def add_runner(now: datetime) -> int:
    """A new runner; returns the id that every other function here takes."""
    runner: int = Runner.objects.create(created_at=now).pk
    return runner


def days(runner: int, until: date = date.max) -> tuple[Day, ...]:
    """All days up to `until` of which anything is known, in order of date."""
    return decode_days(_day_rows(runner, date.min, until))


def days_between(runner: int, first: date, last: date) -> tuple[Day, ...]:
    """The days from `first` to `last` of which anything is known, in order of date."""
    return decode_days(_day_rows(runner, first, last))


def days_on(runner: int, dates: Collection[date]) -> tuple[Day, ...]:
    """The days of these dates of which anything is known, in order of date."""
    rows = DayRow.objects.filter(runner_id=runner, on__in=dates).order_by("on")
    return decode_days(rows.values_list("day", flat=True))


def span_of_days(runner: int) -> tuple[date, date] | None:
    """The first and the last day of which anything is known; None where the logbook is empty."""
    ends = DayRow.objects.filter(runner_id=runner).aggregate(first=Min("on"), last=Max("on"))
    return (ends["first"], ends["last"]) if ends["first"] else None


def days_that_matter(runner: int, until: date, whole_since: date) -> tuple[Day, ...]:
    """As `days`; those before `whole_since` only where they hold what is never too old.

    That is a red flag raised, a clinician's word, or the latest run.
    """
    old = _day_rows(runner, date.min, whole_since - timedelta(days=1))
    latest_run = next((number for number in range(len(old) - 1, -1, -1) if IS_A_RUN.search(old[number])), None)
    kept = [day for number, day in enumerate(old) if number == latest_run or NEVER_TOO_OLD.search(day)]
    return decode_days([*kept, *_day_rows(runner, whole_since, until)])


def _day_rows(runner: int, first: date, last: date) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(DAYS_QUERY, [runner, first.isoformat(), last.isoformat()])
        return [row[0] for row in cursor.fetchall()]


def decode_days(rows: Iterable[str]) -> tuple[Day, ...]:
    """The days of these rows' texts, in their order."""
    # One decoding of the joined rows; an ORM object and a decoding for each would take half as long again.
    with _collector_at_rest():
        return DAYS_DECODER.decode(f"[{','.join(rows)}]")


def keep_days(runner: int, remade: Mapping[date, Day | None]) -> None:
    """Replaces the day rows of these dates; None: nothing is known of that date any more."""
    rows = [DayRow(runner_id=runner, on=on, day=_as_json(day)) for on, day in remade.items() if day is not None]
    with transaction.atomic():
        for some in _in_parts(list(remade)):
            DayRow.objects.filter(runner_id=runner, on__in=some).delete()
        DayRow.objects.bulk_create(rows, batch_size=400)


def forget_days(runner: int) -> None:
    """Drops every day row, before all are made anew."""
    DayRow.objects.filter(runner_id=runner).delete()


def profile(runner: int) -> Profile:
    """The runner's profile: the latest fact of each name."""
    return msgspec.convert(facts(runner), Profile)


def profile_on(runner: int, evening: date, home: tzinfo) -> Profile:
    """The profile as it had been told by that evening in the time zone `home`."""
    begin_of_next = datetime.combine(evening + timedelta(days=1), time(), home)
    return msgspec.convert(_told(ProfileFact.objects.filter(recorded_at__lt=begin_of_next), runner), Profile)


def facts(runner: int) -> dict[str, Any]:
    """The latest value of each profile fact that was told and not taken back."""
    return _told(ProfileFact.objects.all(), runner)


def _told(some: QuerySet[ProfileFact], runner: int) -> dict[str, Any]:
    rows = some.filter(runner_id=runner).order_by("recorded_at", "pk").values_list("name", "value")
    return {name: value for name, value in dict(rows).items() if value is not None}


def source_of_fact(runner: int, name: str) -> str:
    """Who told the latest value of a profile fact; empty where nobody did."""
    told = ProfileFact.objects.filter(runner_id=runner, name=name).order_by("-recorded_at", "-pk")
    return told.values_list("source", flat=True).first() or ""


def add_facts(runner: int, told: Mapping[str, Any], recorded_at: datetime, source: str) -> None:
    """Records profile facts; a value of None takes the fact back."""
    ProfileFact.objects.bulk_create(
        ProfileFact(runner_id=runner, name=name, value=_plain(value), recorded_at=recorded_at, source=source)
        for name, value in told.items()
    )


def keep_answer(runner: int, given: Given) -> None:
    """Keeps an answer that was given. Answers are never changed or dropped."""
    AnswerGiven.objects.create(
        runner_id=runner,
        on=given.on,
        given_at=given.given_at,
        text=given.text,
        rules_version=given.rules_version,
        language=given.language,
    )


def answers_given(runner: int, on: date) -> tuple[Given, ...]:
    """Every answer given for the date `on`, in order of time."""
    return answers_between(runner, on, on)


def answers_between(runner: int, first: date, last: date) -> tuple[Given, ...]:
    """Every answer given for the dates from `first` to `last`, in order of time."""
    rows = AnswerGiven.objects.filter(runner_id=runner, on__gte=first, on__lte=last).order_by("given_at", "pk")
    return tuple(Given(*row) for row in rows.values_list("on", "given_at", "text", "rules_version", "language"))


def last_answer_number(runner: int) -> int | None:
    """The number of the latest answer given; None where none was."""
    latest: int | None = AnswerGiven.objects.filter(runner_id=runner).aggregate(latest=Max("pk"))["latest"]
    return latest


def last_answered_on(runner: int) -> date | None:
    """The latest date for which an answer was given."""
    latest: date | None = AnswerGiven.objects.filter(runner_id=runner).aggregate(latest=Max("on"))["latest"]
    return latest


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Python's collector would walk the growing rows again and again: a quarter of the time, and nothing to find."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _as_json(day: Day) -> str:
    known = {name: value for name, value in msgspec.to_builtins(day).items() if value is not None}
    return msgspec.json.encode(known).decode()


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)


def _in_parts(dates: list[date], size: int = 400) -> Iterable[list[date]]:
    return (dates[i : i + size] for i in range(0, len(dates), size))
