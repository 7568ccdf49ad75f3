"""The pages of the lessons: all of them at a glance, and one in full."""

from __future__ import annotations

from dataclasses import dataclass

from easeback.knowledge.entries import Lesson, Words
from easeback.knowledge.load import Knowledge
from easeback.present.charts.chart import Say
from easeback.present.pictures.drawn import picture_of
from easeback.present.pictures.picture import Picture
from easeback.present.reasons import SourceLine, source_line


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson among the others."""

    id: str
    title: str
    lead: str
    is_contested: bool
    picture: Picture


@dataclass(frozen=True, slots=True)
class LessonPage:
    """One lesson; `contested` is None where nothing of it is. `earlier` and `later` are its neighbours."""

    id: str
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    contested: str | None
    picture: Picture
    fit: str
    sources: tuple[SourceLine, ...]
    number: int
    count: int
    earlier: LessonLine | None
    later: LessonLine | None


def lesson_lines(known: Knowledge, language: str, say: Say) -> tuple[LessonLine, ...]:
    """Every lesson, in the article's order."""
    return tuple(_line(key, lesson, known, language, say) for key, lesson in known.lessons.items())


def lesson_page(key: str, known: Knowledge, language: str, say: Say) -> LessonPage:
    """The lesson `key` in full. Its numbers are those of its parameters."""
    lesson, lines = known.lessons[key], lesson_lines(known, language, say)
    place = list(known.lessons).index(key)
    return LessonPage(
        id=key,
        title=lesson.title.said(language),
        lead=_filled(lesson.lead, lesson, known, language),
        paragraphs=tuple(_filled(each, lesson, known, language) for each in lesson.paragraphs),
        contested=_filled(lesson.contested, lesson, known, language) if lesson.contested else None,
        picture=picture_of(lesson.picture, known, say),
        fit=lesson.fit,
        sources=tuple(source_line(each, known) for each in lesson.sources),
        number=place + 1,
        count=len(lines),
        earlier=lines[place - 1] if place else None,
        later=lines[place + 1] if place + 1 < len(lines) else None,
    )


def _line(key: str, lesson: Lesson, known: Knowledge, language: str, say: Say) -> LessonLine:
    picture = picture_of(lesson.picture, known, say)
    return LessonLine(
        key, lesson.title.said(language), lesson.lead.said(language), lesson.contested is not None, picture
    )


def _filled(words: Words, lesson: Lesson, known: Knowledge, language: str) -> str:
    return words.said(language).format_map({name: f"{known.number(name):g}" for name in lesson.parameters})
