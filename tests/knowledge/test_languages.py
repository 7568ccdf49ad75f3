"""The knowledge in German: complete, with the same values and commands, and never milder than the English."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tools.translate import KNOWLEDGE, compiled, read_po, said_in_knowledge

from easeback.knowledge.entries import Words
from easeback.knowledge.languages import IN_ENGLISH_ONLY, translated
from easeback.knowledge.load import Knowledge
from easeback.knowledge.references import texts_of

PLACEHOLDER = re.compile(r"{\w+}")
# A command line, with what it sets: words that the machine reads and nobody may translate.
COMMAND = re.compile(r"easeback (?:check-in|profile|why|card)\b(?: (?:set|--[\w-]+|\w+=\w*|\w+_\w+))*")
NEVER = re.compile(
    r"\b(?:sicher\w*|unbedenklich\w*|ungefährlich\w*|gefahrlos\w*|kein(?:erlei)? risiko)\b", re.IGNORECASE
)
# "Not sure" is an answer of the runner, and a safety question is what the pages call one: neither promises anything.
NO_PROMISE = re.compile(r"\bnicht sicher\b|\bSicherheitsfragen?\b", re.IGNORECASE)
# Where a sentence begins "Sie" may be "it" or "they"; within one it can only be the formal you, as "Ihr" always is.
FORMAL = re.compile(r"(?<=[\w,] )Sie\b|\bIh(?:r|re|ren|rem|rer|res|nen)\b")


@pytest.fixture(scope="module")
def german() -> dict[str, str]:
    """The German of every sentence in the catalogue, by its English."""
    return {said[0]: each[0] for said, each in read_po(KNOWLEDGE / "de.po").items()}


@pytest.fixture(scope="module")
def spoken(known: Knowledge, german: dict[str, str]) -> dict[str, str]:
    """All German that a runner reads: the catalogue's, and what stands beside the English in an entry."""
    beside = {text: text for _, entries in known.kinds() for entry in entries.values() for text in _beside(entry)}
    assert len(beside) > 30
    return german | beside


def _beside(entry: object) -> Iterator[str]:
    return (text for where, text in texts_of(entry) if where.endswith(".de"))


def test_every_sentence_has_its_german(german: dict[str, str]) -> None:
    """Nothing that is spoken in other languages is missing, and nothing stands there that nobody says any more."""
    said = [each[0] for each in said_in_knowledge()]
    assert len(said) > 600
    assert [each for each in said if not german.get(each)] == []
    assert german.keys() - set(said) == set()


def test_german_has_the_same_values(german: dict[str, str]) -> None:
    """Each value of the English stands in the German as often, and no other."""
    counted = {each: [sorted(PLACEHOLDER.findall(text)) for text in (each, german[each])] for each in german}
    assert [each for each, (english, other) in counted.items() if english != other] == []


def test_german_has_the_same_commands(german: dict[str, str]) -> None:
    """A line that is typed into the machine is the same in both languages."""
    typed = {each: [COMMAND.findall(text) for text in (each, german[each])] for each in german}
    assert sum(bool(english) for english, _ in typed.values()) > 10
    assert [each for each, (english, other) in typed.items() if english != other] == []


def test_the_compiled_german_is_that_of_its_text(german: dict[str, str]) -> None:
    """The file that is read holds what was written, and is asked for it by the English sentence."""
    po = KNOWLEDGE / "de.po"
    assert po.with_suffix(".mo").read_bytes() == compiled(read_po(po))
    assert [each for each, other in german.items() if translated(each, "de") != other] == []


def test_red_flags_and_chips_are_asked_in_english(known: Knowledge) -> None:
    """No clinician has reviewed them in German: said in it, each sentence of theirs is the English one."""
    asked = {kind: entries for kind, entries in known.kinds() if kind in IN_ENGLISH_ONLY}
    assert {"red_flags", "chips"} <= asked.keys()
    texts = [text for entries in asked.values() for entry in entries.values() for text in texts_of(entry)]
    english = [text for where, text in texts if where.endswith(".en")]
    assert len(english) > 90
    assert [text for text in english if Words(en=text).said("de") != text] == []
    assert [text for where, text in texts if where.endswith(".de")] == []


def test_no_german_promises(spoken: dict[str, str]) -> None:
    """The words that may never stand in what a runner reads stand in no German sentence."""
    assert [text for text in spoken.values() if NEVER.search(NO_PROMISE.sub("", text))] == []


def test_german_says_du(spoken: dict[str, str]) -> None:
    """The runner is addressed as on the pages, never as Sie."""
    assert [text for text in spoken.values() if FORMAL.search(text)] == []
