"""Check-ins: added, never changed. A record counts unless a counting record corrects it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from easeback.keep.logbook.models import CheckInRecord
from easeback.model.check_in import CheckIn, Part, Value
from easeback.model.words import FlagAnswer


@dataclass(frozen=True, slots=True)
class Kept:
    """A check-in in the logbook: its number there, and the number of the record that it corrects."""

    id: int
    check_in: CheckIn
    corrects: int | None

    @property
    def says_something(self) -> bool:
        """False for the bare withdrawal of another record."""
        return bool(self.check_in.answers or self.check_in.red_flags)


def add_check_in(runner: int, check_in: CheckIn, corrects: int | None = None) -> None:
    """Adds a check-in; from then on the record numbered `corrects` no longer counts."""
    CheckInRecord.objects.create(
        runner_id=runner,
        happened_on=check_in.happened_on,
        recorded_at=check_in.recorded_at,
        part=check_in.part,
        answers=dict(check_in.answers),
        red_flags=dict(check_in.red_flags),
        source=check_in.source,
        corrects_id=corrects,
    )


def log_of(runner: int, dates: Collection[date] | None = None) -> dict[date, tuple[Kept, ...]]:
    """Every record about these dates (None: all), corrected or not, in the order of recording."""
    records = CheckInRecord.objects.filter(runner_id=runner)
    found: dict[date, list[Kept]] = defaultdict(list)
    for kept in _kept(records if dates is None else records.filter(happened_on__in=dates)):
        found[kept.check_in.happened_on].append(kept)
    return {on: tuple(each) for on, each in found.items()}


def counting(log: Iterable[Kept]) -> tuple[Kept, ...]:
    """The records of one date that count: those that no counting record corrects. A correction is always later."""
    corrected: set[int] = set()
    count = []
    for kept in sorted(log, key=lambda each: each.id, reverse=True):
        if kept.id not in corrected:
            count.append(kept)
            if kept.corrects is not None:
                corrected.add(kept.corrects)
    return tuple(sorted(count, key=_order))


def last_said(runner: int, on: date | None = None) -> tuple[Kept, ...]:
    """The last check-in that counts (about `on`, where given): all the records that it was written down in."""
    records = CheckInRecord.objects.filter(runner_id=runner)
    records = records if on is None else records.filter(happened_on=on)
    for about, at in records.order_by("-recorded_at", "-pk").values_list("happened_on", "recorded_at").iterator():
        log = log_of(runner, [about])[about]
        if said := tuple(each for each in counting(log) if each.check_in.recorded_at == at and each.says_something):
            return said
    return ()


def _kept(records: QuerySet[CheckInRecord]) -> Iterable[Kept]:
    columns = ("pk", "happened_on", "part", "answers", "red_flags", "recorded_at", "source", "corrects_id")
    for pk, on, part, answers, flags, at, source, corrects in records.order_by("recorded_at", "pk").values_list(
        *columns
    ):
        said = CheckIn(on, Part(part), _answers(answers), _flags(flags), at, source)
        yield Kept(pk, said, corrects)


def _answers(stored: Mapping[str, Any]) -> dict[str, Value]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}


def _flags(stored: Mapping[str, str]) -> dict[str, FlagAnswer]:
    return {flag: FlagAnswer(answer) for flag, answer in stored.items()}


def _order(kept: Kept) -> tuple[Any, int]:
    return kept.check_in.recorded_at, kept.id
