"""The page of a week's plan, and of the versions of it that were kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from easeback.knowledge.load import Knowledge
from easeback.model.answer import Block
from easeback.model.plan import PlannedDay, WeekPlan
from easeback.model.words import Verdict
from easeback.present.today import MARKS, Section, session_words


@dataclass(frozen=True, slots=True)
class DayShown:
    """One day: its name, the mark and word of its verdict, the strip to scale [min], and the sentences under it."""

    name: str
    mark: str
    verdict: Verdict
    does: str
    strip: tuple[tuple[str, float], ...]
    total: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WeekPage:
    """Everything shown of a plan, in the order in which it is shown."""

    title: str
    first: str | None
    days: tuple[DayShown, ...]
    longest_min: float
    sections: tuple[Section, ...]
    card: Section
    card_first: bool
    notes: tuple[str, ...]
    unfold: str | None


@dataclass(frozen=True, slots=True)
class DayKept:
    """One day of a kept version: run, walk, rest or wait, and its minutes of running, None where it has none."""

    on: date
    does: str
    running_min: float | None


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One kept version: the date it begins, when it was made, its rules, its days in short, and how many it changed.

    `by_day` holds the same days one by one.
    """

    on: date
    given_at: datetime
    rules_version: str
    days: str
    changed: int | None
    by_day: tuple[DayKept, ...] = ()


def week_page(plan: WeekPlan, known: Knowledge, notes: tuple[str, ...]) -> WeekPage:
    """The page of `plan`."""
    title, *lines = plan.help_now
    days = tuple(_day(day, known) for day in plan.days)
    why = next((reason.id for day in plan.days for reason in day.why), None)
    return WeekPage(
        title=f"{plan.date:%A}, {plan.date.isoformat()}: seven days ahead",
        first=plan.first,
        days=days,
        longest_min=max((sum(minutes for _, minutes in day.strip) for day in days), default=0),
        sections=tuple(section for section in _sections(plan) if section.lines),
        card=Section(title, tuple(lines)),
        card_first=plan.days[0].does == "wait",
        notes=notes,
        unfold=why,
    )


def _day(day: PlannedDay, known: Knowledge) -> DayShown:
    lines = [(why.text, why.id) for why in day.why]
    if day.planned is not None:
        lines.insert(0, (f"Your plan: {day.planned}. What becomes of it: {day.becomes}.", ""))
    limits = _limits(day)
    if limits:
        lines.append((limits, ""))
    return DayShown(
        name=f"{day.date:%a} {day.date.day:2d} {day.date:%b}",
        mark=MARKS[day.verdict],
        verdict=day.verdict,
        does="ran" if day.ran else day.does,
        strip=_strip(day, known),
        total=_total(day, known),
        lines=tuple(lines),
    )


def _strip(day: PlannedDay, known: Knowledge) -> tuple[tuple[str, float], ...]:
    """Blocks to scale; a walk of a day without a run by its shortest length."""
    if day.session:
        return tuple((block.kind, block.minutes) for block in day.session)
    if _has(day, "plan_walk"):
        return (("walk", known.number("walk_shortest_min")),)
    return ()


def _total(day: PlannedDay, known: Knowledge) -> str:
    if day.session:
        total = sum(block.minutes for block in day.session)
        running = _running_min(day.session)
        km = f", {day.km:.1f} km" if day.km is not None else ""
        return f"{running:g} min{km}" if running == total else f"{running:g} of {total:g} min{km}"
    return ", ".join(filter(None, (_walk(day, known), "strength" if _has(day, "plan_strength") else "")))


def _walk(day: PlannedDay, known: Knowledge) -> str:
    shortest, longest = known.number("walk_shortest_min"), known.number("walk_longest_min")
    return f"walk {shortest:g}-{longest:g} min" if _has(day, "plan_walk") else ""


def _has(day: PlannedDay, idea: str) -> bool:
    return any(each.id == idea for each in day.ideas)


def _running_min(blocks: tuple[Block, ...]) -> float:
    return sum(block.minutes for block in blocks if block.kind == "run")


def _limits(day: PlannedDay) -> str:
    """The set of a walk-run, and what to leave out, where the day runs."""
    if not day.session:
        return ""
    words = [f"{session_words(day.session)} minutes"] if len(day.session) > 1 else []
    if day.limits.avoid:
        words.append(f"avoid: {', '.join(word.replace('_', ' ') for word in day.limits.avoid)}")
    return "; ".join(words)


def _sections(plan: WeekPlan) -> tuple[Section, ...]:
    changes = [f"{each.date:%a} {each.date.isoformat()}: {each.before} -> {each.now}" for each in plan.changes]
    title = f"Changed since the plan of {plan.changed_since}" if plan.changed_since else ""
    ideas = dict.fromkeys(f"{idea.text} [{idea.id}]" for day in plan.days for idea in day.ideas)
    return (
        Section("On a day without a run", tuple(ideas)),
        Section("The goal", plan.goal.texts if plan.goal else ()),
        Section("What this plan takes for granted", (plan.assumed.text,)),
        Section(title, (*changes, *plan.changed_because)),
        Section("Not said today", ("; ".join(plan.missing),) if plan.missing else ()),
        Section("The question that would help most", (plan.next_question,) if plan.next_question else ()),
    )


def version_shown(
    on: date, given_at: datetime, rules_version: str, days: tuple[tuple[date, str], ...] | None,
    before: tuple[tuple[date, str], ...] | None,
) -> VersionShown:  # fmt: skip
    """A kept version in one line; `days` in words, None where it can no longer be read."""
    if days is None:
        return VersionShown(on, given_at, rules_version, "can no longer be read", None)
    then = dict(before or ())
    changed = sum(then.get(each, words) != words for each, words in days) if before is not None else None
    return VersionShown(on, given_at, rules_version, _in_short(days), changed)


def _in_short(days: tuple[tuple[date, str], ...]) -> str:
    """A week in one line: minutes of running, or the first letter of what else the day holds."""
    return " ".join(
        words.removeprefix("run, ").removesuffix(" min") if ", " in words else words[0] for _, words in days
    )
