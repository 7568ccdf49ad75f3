"""The card *When to get help now*: the same words for everyone, with or without data."""

from __future__ import annotations

import re

from tests.short_diaries import KNOWN, judgement_of

from easeback.advise import emergency_card
from easeback.model.runner import Profile


def test_the_card_needs_no_data() -> None:
    """An empty profile and no morning at all: title, where to go, and blanks to fill in by hand."""
    card = emergency_card(Profile(), KNOWN)
    text = "\n".join(card.lines)
    assert card.title == "When to get help now"
    assert "your local emergency number" in text
    assert "your local crisis line" in text
    assert "New since ___: ___" in text


def test_the_card_names_the_signs() -> None:
    """The signs of the reviewed card are all on it, and one of them is enough."""
    text = "\n".join(emergency_card(Profile(), KNOWN).lines)
    for sign in ("between the legs", "peeing or pooing", "both legs", "weaker", "breathlessness", "cold, pale or blue",
                 "fever", "face droop", "tearing pain"):  # fmt: skip
        assert sign in text
    assert "Not sure counts as yes" in text
    assert "Do not drive" in text


def test_the_card_shows_the_runners_numbers_and_what_was_answered() -> None:
    """Numbers of the profile, the strictest open flag in its few words, and since when."""
    judgement = judgement_of({-2: {"red_flags": "RF01_SADDLE"}, 0: {"red_flags": "RF19_DVT"}})
    text = "\n".join(emergency_card(Profile(emergency_number="112", crisis_number="116 123"), KNOWN, judgement).lines)
    assert "call 112" in text
    assert "call 116 123" in text
    assert f"New since 2024-03-11: {KNOWN.red_flags['RF01_SADDLE'].short.en}" in text


def test_the_card_is_the_same_for_everyone_without_an_open_flag() -> None:
    """A morning without an open flag changes no word of it."""
    assert emergency_card(Profile(), KNOWN, judgement_of({})) == emergency_card(Profile(), KNOWN)


def test_the_card_promises_nothing() -> None:
    """None of the words that no runner may read, and nothing of training."""
    text = "\n".join(emergency_card(Profile(), KNOWN).lines)
    assert not re.search(r"\b(safe|clear|no risk|probab\w*|train\w*|plan)\b", text, re.IGNORECASE)
