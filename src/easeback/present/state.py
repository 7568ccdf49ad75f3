"""The page of a runner's state: where they are, why, what comes next, and which ways lead on from there."""

from __future__ import annotations

from dataclasses import dataclass

from easeback.knowledge.entries import Move, State
from easeback.knowledge.load import Knowledge
from easeback.model.answer import Answer


@dataclass(frozen=True, slots=True)
class Way:
    """A way to another state: up or down, its name, and what leads there."""

    way: str
    to: str
    when: str


@dataclass(frozen=True, slots=True)
class StatePage:
    """Where a runner is on one date, in the order in which it is shown. `number` is that of the table of states."""

    date: str
    number: int | None
    name: str
    why: str
    next: str
    best: str
    today: str
    reasons: tuple[str, ...]
    ways: tuple[Way, ...]


def state_page(answer: Answer, known: Knowledge, language: str) -> StatePage:
    """The page of the state in `answer`."""
    state = known.states[answer.state.id]
    strictest = [reason for reason in answer.reasons if _decides(reason.rule, answer, known)]
    return StatePage(
        date=f"{answer.date:%A}, {answer.date.isoformat()}",
        number=state.number,
        name=answer.state.name,
        why=answer.state.why,
        next=answer.state.next,
        best=str(state.best),
        today=str(answer.verdict),
        reasons=tuple(reason.text for reason in strictest or answer.reasons[:1]),
        ways=tuple(_way(move, state, known, language) for move in state.leads_to),
    )


def _decides(rule: str, answer: Answer, known: Knowledge) -> bool:
    return rule in known.rules and known.rules[rule].at_best is answer.verdict


def _way(move: Move, state: State, known: Knowledge, language: str) -> Way:
    numbers = {name: f"{known.number(name):g}" for name in state.parameters}
    return Way(move.way, known.states[move.state].name.said(language), move.when.said(language).format_map(numbers))
