"""Cues on form, ground, load and track: those that hold this morning, with the runner's own numbers in them."""

from __future__ import annotations

from easeback.advise.rules import fill, holds, shown_parameters
from easeback.knowledge.entries import AdviceText
from easeback.knowledge.load import Knowledge
from easeback.knowledge.references import named_findings
from easeback.model.answer import Advice
from easeback.model.finding import Shown
from easeback.model.judgement import Judgement
from easeback.model.words import Verdict

# One run has room for so many thoughts; `easeback routine during` shows the rest.
MOST_AT_ONCE = 2


def form_cues(verdict: Verdict, judgement: Judgement, known: Knowledge) -> tuple[Advice, ...]:
    """Every cue that the verdict leaves and that holds, what hurt first."""
    cues = [(name, entry) for name, entry in known.advice.items() if entry.cue and verdict in entry.verdicts]
    holding = sorted((each for each in cues if holds(each[1], judgement.findings)), key=lambda each: each[1].order)
    return tuple(Advice(name, words_of(entry, judgement, known)) for name, entry in holding)


def words_of(entry: AdviceText, judgement: Judgement, known: Knowledge) -> str:
    """A piece of advice with its parameters and the values of its findings filled in."""
    values: dict[str, Shown] = {}
    for name in named_findings(entry):
        values |= judgement.findings[name].values if judgement.findings[name].holds else {}
    return fill(entry.text.said(judgement.profile.language), values, shown_parameters(entry.parameters, known))
