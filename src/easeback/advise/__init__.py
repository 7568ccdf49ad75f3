"""Findings and rules to an answer."""

from easeback.advise.answer import advise
from easeback.advise.card import Card, emergency_card

__all__ = ["Card", "advise", "emergency_card"]
