"""The emergency card on its own: with or without a runner, and without a logbook."""

from __future__ import annotations

from easeback.advise import emergency_card
from easeback.knowledge import knowledge
from easeback.model.runner import Profile
from easeback.present.today import Section


def emergency_page(profile: Profile | None = None) -> Section:
    """*When to get help now*, with the runner's own numbers where they are known."""
    card = emergency_card(profile or Profile(), knowledge())
    return Section(card.title, card.lines)
