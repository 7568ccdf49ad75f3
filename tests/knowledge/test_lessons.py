"""The lessons cover the article's ground, in both languages, and keep to the house's words."""

from __future__ import annotations

import re

from easeback.knowledge import knowledge
from easeback.knowledge.references import texts_of

# The heads of the article (REGIMEN), in its order.
HEADS = (
    "what_sciatica_is", "symptoms", "causes", "running", "stretching", "heat", "form", "ground", "overtraining",
    "doctor",
)  # fmt: skip
NEVER = re.compile(r"\b(safe|safely|clear|no risk|sicher|unbedenklich|kein risiko)\b", re.IGNORECASE)


def test_the_lessons_follow_the_articles_order() -> None:
    """Ten heads, none missing."""
    assert tuple(knowledge().lessons) == HEADS


def test_every_lesson_is_there_in_german_too() -> None:
    """Each sentence has both languages, with the same numbers to fill in."""
    for lesson in knowledge().lessons.values():
        for words in (lesson.title, lesson.lead, *lesson.paragraphs, *filter(None, [lesson.contested])):
            assert words.de is not None
            assert sorted(re.findall(r"{\w+}", words.en)) == sorted(re.findall(r"{\w+}", words.de))


def test_the_contested_is_said_to_be_contested() -> None:
    """What EVIDENCE section 9 contradicts or calls contested: piriformis, running, stretching, form, soft ground."""
    told = [name for name, lesson in knowledge().lessons.items() if lesson.contested is not None]
    assert told == ["causes", "running", "stretching", "form", "ground"]


def test_no_lesson_promises() -> None:
    """The words that may never stand in what a runner reads stand in no lesson."""
    for name, lesson in knowledge().lessons.items():
        for where, text in texts_of(lesson):
            assert not NEVER.search(text), (name, where)
