"""The emergency card: the same words for everyone, with no data, no network and no script."""

from __future__ import annotations

from dataclasses import dataclass

from easeback.advise.rules import fill
from easeback.knowledge.load import Knowledge
from easeback.model.judgement import Judgement
from easeback.model.runner import Profile


@dataclass(frozen=True, slots=True)
class Card:
    """*When to get help now*: title and lines."""

    title: str
    lines: tuple[str, ...]


def emergency_card(profile: Profile, known: Knowledge, judgement: Judgement | None = None) -> Card:
    """The card for a profile; `judgement` fills in what was answered and since when, where something was."""
    flag = judgement.open_flags[0] if judgement and judgement.open_flags else None
    values = {
        **numbers(profile, known),
        "what": known.red_flags[flag.id].short.said(profile.language) if flag else "___",
        "since": str(flag.since) if flag else "___",
    }
    names = ("card_go", "card_unsure", "card_show", "card_driving", "card_despair")
    lines = tuple(fill(known.texts[name].text.said(profile.language), values) for name in names)
    return Card(known.texts["card_title"].text.said(profile.language), lines)


def numbers(profile: Profile, known: Knowledge) -> dict[str, str]:
    """The runner's emergency and crisis numbers, or words for them where none is set."""
    return {
        "emergency_number": profile.emergency_number
        or known.texts["emergency_number_unknown"].text.said(profile.language),
        "crisis_number": profile.crisis_number or known.texts["crisis_number_unknown"].text.said(profile.language),
    }
