"""What a plan changes of the one before it, and why. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from easeback.advise.planned_day import said
from easeback.knowledge.load import Knowledge
from easeback.model.answer import Block
from easeback.model.day import Day
from easeback.model.plan import PlanChange, PlannedDay, WeekPlan
from easeback.model.words import Verdict


@dataclass(frozen=True, slots=True)
class DaySeen:
    """What a kept version says of one day."""

    date: date
    verdict: Verdict
    does: str
    session: tuple[Block, ...] = ()
    km: float | None = None


@dataclass(frozen=True, slots=True)
class WeekSeen:
    """What is read of a kept version."""

    date: date
    days: tuple[DaySeen, ...]


def day_words(day: DaySeen | PlannedDay) -> str:
    """What a day holds, in short: `run, 24 min` or `walk`."""
    minutes = sum(block.minutes for block in day.session if block.kind == "run")
    return f"{day.does}, {minutes:g} min" if minutes else day.does


def plan_changes(before: WeekSeen, plan: WeekPlan) -> tuple[PlanChange, ...]:
    """The days that both plans hold and see differently."""
    then = {day.date: day_words(day) for day in before.days}
    return tuple(
        PlanChange(day.date, then[day.date], _now(day))
        for day in plan.days
        if day.date in then and then[day.date] != _now(day)
    )


def changed_because(
    before: WeekSeen, rules_version: str, plan: WeekPlan, days: Sequence[Day], language: str, known: Knowledge
) -> tuple[str, ...]:
    """Why: changed rules, runs not made or not planned, and a morning that was not as it was taken to be."""
    by_date = {day.date: day for day in days}
    causes = [said("plan_change_rules", language, known)] if rules_version != plan.rules_version else []
    causes += _runs(before, by_date, plan.date, language, known)
    causes += _today(before, plan.days[0], language, known)
    return tuple(causes) or (said("plan_change_other", language, known),)


def _now(day: PlannedDay) -> str:
    """As it reads now; a run that was made today is no change of the plan to run."""
    return day_words(day)


def _runs(
    before: WeekSeen, by_date: Mapping[date, Day], today: date, language: str, known: Knowledge
) -> Iterator[str]:  # fmt: skip
    for seen in before.days:
        day = by_date.get(seen.date)
        ran, ran_expected = day is not None and day.has_run, seen.does == "run"
        if seen.date < today and ran != ran_expected:
            yield said("plan_change_ran" if ran else "plan_change_not_run", language, known, on=str(seen.date))


def _today(before: WeekSeen, day: PlannedDay, language: str, known: Knowledge) -> Iterator[str]:
    expected = next((seen for seen in before.days if seen.date == day.date), None)
    if expected is not None and expected.verdict is not day.verdict:
        why = day.why[0].text if day.why else ""
        yield said("plan_change_today", language, known, before=str(expected.verdict), now=str(day.verdict), why=why)
