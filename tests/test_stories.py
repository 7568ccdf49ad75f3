"""The stories: the answer a clinician expects, and the page as a runner sees it, kept as text beside each story."""

from __future__ import annotations

import os
import re
from io import StringIO

import pytest
from rich.console import Console
from tests.stories import FOLDER, Story, stories

from easeback.advise import emergency_card
from easeback.flow.think import answer_morning
from easeback.knowledge import knowledge
from easeback.model.answer import Reason
from easeback.model.words import Verdict
from easeback.present.today import Section, today_page
from easeback.show.cli.today import page_of

STORIES = stories()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_answer_is_what_a_clinician_expects(story: Story) -> None:
    """Verdict, care, the decisive reason and the state are those of the story."""
    answer = answer_morning(story.days, story.expect["date"], story.profile, knowledge())
    got = {
        "date": answer.date,
        "verdict": answer.verdict,
        "care": answer.care,
        "because": _because(story, answer.reasons),
        "state": answer.state.id,
    }  # fmt: skip
    assert got == dict(story.expect)


def _because(story: Story, reasons: tuple[Reason, ...]) -> str:
    """The expected reason where it is among the first five, else the first."""
    first = [reason.rule for reason in reasons[:5]]
    return str(story.expect["because"]) if story.expect["because"] in first else first[0]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_page_is_the_golden_one(story: Story) -> None:
    """The page at 80 columns without colour is the one beside the story. EASEBACK_GOLDEN=write renews it."""
    page = shown(story)
    golden = FOLDER / "golden" / f"{story.name}.txt"
    if os.environ.get("EASEBACK_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(page)
    assert page == golden.read_text()
    assert max(len(line) for line in page.splitlines()) <= 80


def test_there_are_at_least_ten_stories_and_they_reach_every_verdict() -> None:
    """The stories are not all of one kind."""
    assert len(STORIES) >= 10
    assert {story.expect["verdict"] for story in STORIES} == {str(verdict) for verdict in Verdict}


def shown(story: Story) -> str:
    """The page of a story's answer, as text."""
    known = knowledge()
    answer = answer_morning(story.days, story.expect["date"], story.profile, known)
    card = emergency_card(story.profile, known) if answer.verdict in (Verdict.EMERGENCY, Verdict.DOCTOR) else None
    page = today_page(answer, known, Section(card.title, card.lines) if card else None, ())
    console = Console(file=StringIO(), width=80, no_color=True, highlight=False, force_terminal=False)
    console.print(page_of(page))
    text = console.file.getvalue()  # type: ignore[attr-defined]
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
