"""The page of one morning's answer: what is shown first, what unfolds, and what stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from easeback.knowledge.load import Knowledge
from easeback.model.answer import Answer, Block, Reason
from easeback.model.words import Verdict
from easeback.present.reasons import ReasonUnfolded, amount, unfold_reason
from easeback.present.strip import StripBlock, strip_blocks

# A shape for each verdict, so that colour alone never carries it.
MARKS = {
    Verdict.EMERGENCY: "!!",
    Verdict.DOCTOR: "+",
    Verdict.WALK: "=",
    Verdict.EASE: "~",
    Verdict.RUN: ">",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of sentences."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """One reason: its sentence, the id that unfolds it, the numbers and the sources it rests on."""

    text: str
    rule: str
    numbers: tuple[str, ...]
    sources: tuple[str, ...]
    fit: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    """Everything shown of one answer, in the order in which it is shown. `card` is None on days without it."""

    mark: str
    verdict: Verdict
    headline: str
    date: str
    strip: tuple[tuple[str, float], ...]
    strip_words: str
    to_do: tuple[Section, ...]
    decisive: tuple[ReasonShown, ...]
    also: tuple[ReasonShown, ...]
    missing: tuple[str, ...]
    next_question: str | None
    state: str
    card: Section | None
    notes: tuple[str, ...]
    # What the pages unfold in place: the answer itself, the strip to scale, and each reason down to its sources.
    answer: Answer
    blocks: tuple[StripBlock, ...]
    decisive_unfolded: tuple[ReasonUnfolded, ...]
    also_unfolded: tuple[ReasonUnfolded, ...]


def today_page(answer: Answer, known: Knowledge, card: Section | None, notes: tuple[str, ...]) -> TodayPage:
    """The page of `answer`."""
    decisive = tuple(each for each in answer.reasons if _at_best(each, known) is answer.verdict)
    also = tuple(each for each in answer.reasons if _at_best(each, known) is not answer.verdict)
    return TodayPage(
        mark=MARKS[answer.verdict],
        verdict=answer.verdict,
        headline=answer.headline,
        date=f"{answer.date:%A}, {answer.date.isoformat()}",
        strip=tuple((block.kind, block.minutes) for block in answer.session),
        strip_words=session_words(answer.session),
        to_do=_to_do(answer),
        decisive=tuple(_reason(each) for each in decisive),
        also=tuple(_reason(each) for each in also),
        missing=answer.missing,
        next_question=answer.next_question,
        state=f"{answer.state.name}. {answer.state.why} {answer.state.next}",
        card=card,
        notes=notes,
        answer=answer,
        blocks=strip_blocks(answer.session),
        decisive_unfolded=tuple(unfold_reason(each, known) for each in decisive),
        also_unfolded=tuple(unfold_reason(each, known) for each in also),
    )


def session_words(blocks: tuple[Block, ...]) -> str:
    """The session in words, with a set that repeats said once: `4 x (run 1, walk 4), run 1, walk 9`."""
    words = [f"{block.kind} {block.minutes:g}" for block in blocks]
    sets = [", ".join(words[place : place + 2]) for place in range(0, len(words), 2)]
    repeated = [(same, len(list(some))) for same, some in groupby(sets)]
    return ", ".join(f"{times} x ({same})" if times > 1 else same for same, times in repeated)


def _at_best(reason: Reason, known: Knowledge) -> Verdict | None:
    rule = known.rules.get(reason.rule)
    return rule.at_best if rule else _strictest_is_a_flag(reason)


def _strictest_is_a_flag(reason: Reason) -> Verdict | None:
    at_best = reason.values.get("at_best")
    return Verdict(str(at_best)) if at_best is not None else None


def _reason(reason: Reason) -> ReasonShown:
    numbers = tuple(f"{each.id} {amount(each)}" for each in reason.parameters)
    return ReasonShown(reason.text, reason.rule, numbers, reason.sources, reason.fit)


def _to_do(answer: Answer) -> tuple[Section, ...]:
    limits = Section("Limits", tuple(_limits(answer)))
    lists = (("Before", answer.before), ("During", answer.during), ("After", answer.after))
    sections = [limits, *(Section(title, tuple(each.text for each in items)) for title, items in lists)]
    return tuple(section for section in sections if section.lines)


def _limits(answer: Answer) -> list[str]:
    limits = answer.limits
    lines = []
    if limits.max_minutes is not None:
        lines.append(f"at most {limits.max_minutes:g} minutes of running")
    if limits.max_distance_km is not None:
        lines.append(f"at most {limits.max_distance_km:g} km")
    if limits.max_speed_kmh is not None:
        lines.append(f"no faster than {limits.max_speed_kmh:g} km/h")
    if limits.avoid:
        lines.append(f"avoid: {', '.join(word.replace('_', ' ') for word in limits.avoid)}")
    return lines
