"""The lessons as pages."""

from __future__ import annotations

import pytest

from easeback.knowledge import knowledge
from easeback.present.learn import lesson_lines, lesson_page


def test_the_lessons_stand_in_the_articles_order() -> None:
    """Ten of them, from what sciatica is to the doctor; the first has none before it, the last none after."""
    known = knowledge()
    lines = lesson_lines(known, "en", str)
    assert [line.id for line in lines][:2] == ["what_sciatica_is", "symptoms"]
    assert len(lines) == 10
    assert lines[-1].id == "doctor"
    assert lesson_page("what_sciatica_is", known, "en", str).earlier is None
    assert lesson_page("doctor", known, "en", str).later is None


@pytest.mark.parametrize("language", ["en", "de"])
def test_numbers_in_a_lesson_are_those_of_the_parameters(language: str) -> None:
    """The stop rule's pain and the hours of rest are filled in; no name in braces is left."""
    known = knowledge()
    page = lesson_page("running", known, language, str)
    text = " ".join((page.lead, *page.paragraphs, page.contested or ""))
    assert "{" not in text
    assert f"{known.number('stop_leg_pain_0_10'):g} " in text
    assert f"{known.number('return_rest_hours'):g} " in text


def test_a_source_with_a_doi_can_be_opened() -> None:
    """Its address is that of the DOI; each source says its kind and grade."""
    page = lesson_page("form", knowledge(), "en", str)
    assert all(source.kind and source.grade for source in page.sources)
    known = knowledge()
    with_doi = [source for source in page.sources if known.sources[source.id].doi]
    assert all(source.link == f"https://doi.org/{known.sources[source.id].doi}" for source in with_doi)
