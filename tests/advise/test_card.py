"""The card *When to get help now*: the same words for everyone, with or without data."""

from __future__ import annotations

import re

import pytest
from tests.short_diaries import KNOWN, judgement_of

from easeback.advise import emergency_card
from easeback.model.runner import Profile
from easeback.model.words import Care

# The words by which each emergency row stands on the card, typed by hand.
SIGNS = {
    "RF01_SADDLE": "numbness between the legs", "RF02_BLADDER": "a change in peeing", "RF03_BOWEL": "pooing",
    "RF05_BILATERAL_PAIN": "pain, tingling, numbness or weakness in both legs",
    "RF06_BILATERAL_WEAK": "weakness in both legs", "RF07_PROG_WEAK": "getting weaker by the hour or day",
    "RF10_CORD": "stiff, clumsy or unsteady", "RF11_MAJOR_TRAUMA": "after a serious accident",
    "RF18_AAA": "sudden tearing pain in back or belly", "RF20_PE": "breathlessness",
    "RF21_ISCHAEMIA": "a leg suddenly cold, pale or blue, or swollen hard", "RF22_CHEST": "chest pain, a racing heart",
    "RF33_ANTICOAG": "on a blood thinner with sudden back pain", "RF37_SPREAD_WIDE": "face droop",
    "RF40_RHABDO": "dark, cola-coloured pee", "RF41_POST_PROC_NEURO": "after a spine operation or injection with fever",
    "RF45_SEPSIS": "fever with shaking chills or confusion",
}  # fmt: skip


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


def test_every_emergency_row_stands_on_the_card() -> None:
    """None of the seventeen is missing, and what a medicine can do stands there too."""
    text = "\n".join(emergency_card(Profile(), KNOWN).lines)
    emergencies = {flag for flag, row in KNOWN.red_flags.items() if row.urgency is Care.EMERGENCY_NOW}
    assert set(SIGNS) == emergencies
    assert [flag for flag, sign in SIGNS.items() if sign not in text] == []
    assert "vomiting blood or black poo" in text
    assert "{" not in text


@pytest.mark.parametrize(
    ("flag", "asks"),
    [("RF01_SADDLE", True), ("RF08_FOOTDROP", True), ("RF22_CHEST", False), ("RF37_SPREAD_WIDE", False)],
)
def test_what_to_show_fits_what_was_answered(flag: str, asks: bool) -> None:
    """The cauda equina is named for the nerves; for heart, vessels and stroke the sign itself is shown."""
    [line] = [
        line
        for line in emergency_card(Profile(), KNOWN, judgement_of({0: {"red_flags": flag}})).lines
        if line.startswith("Show this")
    ]
    assert KNOWN.red_flags[flag].short.en in line
    assert ("cauda equina" in line) is asks


def test_what_can_wait_is_not_shown_as_new() -> None:
    """A flag to be booked leaves the blanks for what is new."""
    judgement = judgement_of({0: {"red_flags": "RF28_CLAUDICATION"}})
    assert emergency_card(Profile(), KNOWN, judgement) == emergency_card(Profile(), KNOWN)
