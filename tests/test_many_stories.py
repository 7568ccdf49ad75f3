"""The short stories: what a clinician expects of them, no emergency missed, and few false alarms."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from tests.many_stories import ShortStory, short_stories

from easeback.advise.session import running_minutes
from easeback.knowledge import knowledge
from easeback.model.answer import Answer
from easeback.model.words import Care, Verdict

STORIES = short_stories()
KNOWN = knowledge()


def _mornings() -> list[Any]:
    return [
        pytest.param(
            story,
            back,
            id=f"{story.file.stem}-{story.name}" + (f"-{-back}-days-ago" if back else ""),
            marks=pytest.mark.xfail(strict=True, reason=story.open) if story.open else (),
        )
        for story in STORIES
        for back in story.expect
    ]


@pytest.mark.parametrize(("story", "back"), _mornings())
def test_the_answer_is_what_a_clinician_expects(story: ShortStory, back: int) -> None:
    """The verdict, and where the story names them care, state, minutes, a reason, and advice given or not."""
    answer, expect = story.answer(back), story.expect[back]
    rules = [reason.rule for reason in answer.reasons]
    got = {
        "verdict": answer.verdict,
        "care": answer.care,
        "state": answer.state.id,
        "minutes": running_minutes(answer.session),
        "advice": _given(answer, expect.get("advice")),
        "not_advised": _given(answer, expect.get("not_advised"), is_given=False),
        "because": expect.get("because") if expect.get("because") in rules else rules,
    }
    assert {name: got[name] for name in expect} == dict(expect)


def _given(answer: Answer, wanted: str | None, *, is_given: bool = True) -> object:
    """The wanted piece of advice where it is given (or, as asked, not given); else all that is."""
    told = [each.id for part in (answer.before, answer.during, answer.after) for each in part]
    return wanted if (wanted in told) is is_given else told


def test_no_emergency_is_missed() -> None:
    """Every story whose morning is an emergency gets one: none is missed, of all seventeen rows."""
    mornings = [
        (story, back) for story in STORIES for back, each in story.expect.items() if each["verdict"] == "emergency"
    ]
    missed = [story.name for story, back in mornings if story.answer(back).verdict is not Verdict.EMERGENCY]
    rows = {story.expect[back]["because"] for story, back in mornings}
    assert len(mornings) >= 3 * 17
    assert rows >= {flag for flag, row in KNOWN.red_flags.items() if row.urgency is Care.EMERGENCY_NOW}
    assert missed == []


def test_plain_sciatica_is_seldom_sent_to_a_clinician() -> None:
    """Of fifteen plain mornings at most two in five get `doctor` or `emergency`."""
    plain = [story for story in STORIES if story.is_plain]
    alarms = [story.name for story in plain if story.answer(0).verdict in (Verdict.EMERGENCY, Verdict.DOCTOR)]
    assert len(plain) >= 15
    assert len(alarms) <= 0.4 * len(plain), alarms


def test_the_stories_are_many_and_reach_every_verdict() -> None:
    """At least 140, of every verdict and every red flag, each told once and with a name of its own."""
    verdicts = Counter(each["verdict"] for story in STORIES for each in story.expect.values())
    told = [" ".join(story.text.split()) for story in STORIES]
    flags = {flag for flag in KNOWN.red_flags if any(flag in str(story.case) for story in STORIES)}
    assert len(STORIES) >= 140
    assert set(verdicts) == {str(verdict) for verdict in Verdict}
    assert min(verdicts.values()) >= 10
    assert flags == set(KNOWN.red_flags)
    assert len(set(told)) == len(told)
    assert len({(story.file, story.name) for story in STORIES}) == len(STORIES)
