"""No page tells a runner to type a command: it links to the page that does the same."""

from __future__ import annotations

import re

import pytest

from easeback.flow.logbook import Logbook
from easeback.knowledge import knowledge
from easeback.knowledge.references import texts_of
from easeback.show.web.commands import with_pages

COMMAND = re.compile(r"easeback (?:check-in|card|why|profile|goal|run|plan|import)\b")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        (
            "It is due: easeback check-in --home-check. It warns.",
            'It is due: <a href="/check-in">the check-in</a>. It warns.',
        ),
        (
            "Say: easeback check-in --clinician-said may_run, limits, no_run, treated, waiting or not_examined.",
            'Say: <a href="/check-in">the check-in</a>.',
        ),
        ("easeback card shows it.", '<a href="/emergency">this page</a> shows it.'),
        ("5 < 6: easeback waits.", "5 &lt; 6: easeback waits."),
    ],
)
@pytest.mark.usefixtures("web_logbook")
def test_a_command_becomes_a_link(sentence: str, shown: str) -> None:
    """The words around it stay and are escaped; the program's name alone is no command."""
    assert with_pages(sentence) == shown


def test_no_sentence_of_the_knowledge_keeps_a_command(web_logbook: Logbook) -> None:  # noqa: ARG001 - its addresses
    """Whatever an entry says, in either language, is said without the command line."""
    texts = [text for _, of_kind in knowledge().kinds() for entry in of_kind.values() for _, text in texts_of(entry)]
    told = [text for text in texts if COMMAND.search(text)]
    assert len(told) >= 9
    assert [text for text in told if COMMAND.search(with_pages(text)) or "DATE" in with_pages(text)] == []
