"""The lessons."""

from __future__ import annotations

from easeback.knowledge import knowledge
from easeback.model.error import BadUse
from easeback.present.charts.chart import Say
from easeback.present.learn import LessonLine, LessonPage, lesson_lines, lesson_page


def lessons(language: str, say: Say) -> tuple[LessonLine, ...]:
    """Every lesson with its picture, in order."""
    return lesson_lines(knowledge(), language, say)


def lesson(key: str, language: str, say: Say) -> LessonPage:
    """One lesson. Raises BadUse where there is none of this name."""
    known = knowledge()
    if key not in known.lessons:
        raise BadUse(f"There is no lesson {key!r}.", f"The lessons are: {', '.join(known.lessons)}.")
    return lesson_page(key, known, language, say)
