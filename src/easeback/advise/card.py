"""The emergency card: the same words for everyone, with no data, no network and no script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from easeback.advise.rules import fill, shown_parameters
from easeback.knowledge.load import Knowledge
from easeback.model.finding import Shown
from easeback.model.judgement import Judgement
from easeback.model.runner import Profile
from easeback.model.words import Care

# Rows of these chips, and those on none, may be the nerves of the cauda equina; the others are named without it.
NERVE_CHIPS = ("A", "B", "C", None)
LINES = ("card_go", "card_go_body", "card_go_after", "card_unsure", "card_show", "card_driving", "card_despair")


@dataclass(frozen=True, slots=True)
class Card:
    """*When to get help now*: title and lines."""

    title: str
    lines: tuple[str, ...]


def emergency_card(profile: Profile, known: Knowledge, judgement: Judgement | None = None) -> Card:
    """The card for a profile; `judgement` fills in what was answered and since when, where something was."""
    urgent = [flag for flag in judgement.open_flags if flag.care is not Care.ROUTINE] if judgement else []
    flag = urgent[0] if urgent else None
    values = {
        **numbers(profile, known),
        "what": known.red_flags[flag.id].short.said(profile.language) if flag else "___",
        "since": str(flag.since) if flag else "___",
    }
    elsewhere = flag is not None and known.red_flags[flag.id].chip not in NERVE_CHIPS
    names = ("card_show_elsewhere" if elsewhere and name == "card_show" else name for name in LINES)
    lines = tuple(_line(name, values, profile.language, known) for name in names)
    return Card(known.texts["card_title"].text.said(profile.language), lines)


def _line(name: str, values: Mapping[str, Shown], language: str, known: Knowledge) -> str:
    text = known.texts[name]
    return fill(text.text.said(language), values, shown_parameters(text.parameters, known))


def numbers(profile: Profile, known: Knowledge) -> dict[str, str]:
    """The runner's emergency and crisis numbers, or words for them where none is set."""
    return {
        "emergency_number": profile.emergency_number
        or known.texts["emergency_number_unknown"].text.said(profile.language),
        "crisis_number": profile.crisis_number or known.texts["crisis_number_unknown"].text.said(profile.language),
    }
