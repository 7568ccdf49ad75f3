"""Findings and rules to an answer."""

from easeback.advise.answer import advise
from easeback.advise.card import Card, emergency_card
from easeback.advise.form_cues import form_cues
from easeback.advise.routine import bar_words, routines_today

__all__ = ["Card", "advise", "bar_words", "emergency_card", "form_cues", "routines_today"]
