"""The situations of the clinical review: all of them, each handled by something that exists, each with a story."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from tests.many_stories import short_stories

from easeback.knowledge.load import Knowledge, load
from easeback.knowledge.references import HANDLED_BY, texts_of
from easeback.model.check_in import FIELDS
from easeback.model.error import KnowledgeError
from easeback.model.runner import Profile

# The rows of the clinical review's section 4 in its order, then those of daily life that issue 5 names.
REVIEWED = [
    "known_numb_toe", "old_weakness", "pain_gone_deficit_in", "medicine", "injection", "spine_operation",
    "sit_bone_pain", "same_point_of_the_run", "under_eighteen", "other_side", "struck_mid_run", "cold_and_heat",
    "cycle", "cold_or_flu", "journey", "two_runs_a_day", "ran_against_advice", "very_low_mood", "pregnant",
    "new_shoes", "driving", "sent_away", "hamstring_warm_up", "alarm_in_a_note",
]  # fmt: skip
DAILY_LIFE = [
    "numb_on_the_bike", "tablet_for_a_race", "streak", "sitting_and_lifting", "other_sport", "clinicians_disagree",
    "sore_after_a_race", "no_better",
]  # fmt: skip
# Words of one country: its emergency numbers, its services, its names for them. Runners everywhere read the texts.
OF_ONE_COUNTRY = re.compile(
    r"\b(999|911|112|000|111|116|988|A&E|NHS|GP|ER|ED|urgent care|samaritans|lifeline|surgery hours|paramedics?)\b"
)
READ_BY_A_RUNNER = ("red_flags", "rules", "states", "advice", "texts", "causes", "chips", "symptoms", "situations")


def test_every_row_of_the_review_is_there(known: Knowledge) -> None:
    """Twenty-four of the review, eight of daily life, in that order."""
    assert list(known.situations) == REVIEWED + DAILY_LIFE
    assert (len(REVIEWED), len(DAILY_LIFE)) == (24, 8)


def test_each_is_handled_and_told_by_facts_that_exist(known: Knowledge) -> None:
    """At least one rule, red flag, advice or text; its facts are fields of the profile or the diary."""
    told = {each.name for each in fields(Profile)} | set(FIELDS)
    for name, each in known.situations.items():
        assert sum(len(getattr(each, kind)) for kind in HANDLED_BY) >= 1, name
        assert set(each.facts) <= told, name


def test_each_has_its_story(known: Knowledge) -> None:
    """A clinician finds for every situation at least one case, with the answer expected."""
    told = [story.situation for story in short_stories() if story.situation]
    assert set(told) == set(known.situations)
    assert len(told) >= 60


@pytest.mark.parametrize(
    ("handled", "named"),
    [("", "is handled nowhere"), ('rules = ["no_such_rule"]', "no_such_rule"),
     ('texts = ["no_such_text"]', "no_such_text"), ('colour = "red"', "colour")],
)  # fmt: skip
def test_a_situation_that_nothing_handles_is_refused(small: Path, handled: str, named: str) -> None:
    """The loader names the file and the situation."""
    entry = f'[lost]\nname.en = "Lost"\nsentence.en = "Lost."\nsources = ["house"]\nfit = "opinion"\n{handled}\n'
    (small / "situations.toml").write_text(entry, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load(small)
    assert "situations.toml" in str(error.value)
    assert "lost" in str(error.value)
    assert named in str(error.value)


def test_a_situation_that_something_handles_is_taken(small: Path) -> None:
    """The same entry with a text that exists is read."""
    entry = '[lost]\nname.en = "Lost"\nsentence.en = "Lost."\ntexts = ["stop"]\nsources = ["house"]\nfit = "opinion"\n'
    (small / "situations.toml").write_text(entry, encoding="utf-8")
    assert load(small).situations["lost"].texts == ("stop",)


def test_no_text_is_of_one_country(known: Knowledge) -> None:
    """Every sentence that a runner reads names the local emergency number and services in words for everywhere."""
    read = [
        (kind, key, text) for kind in READ_BY_A_RUNNER for key, entry in getattr(known, kind).items()
        for _, text in texts_of(entry)
    ]  # fmt: skip
    assert len(read) > 300
    assert [(kind, key, found[0]) for kind, key, text in read if (found := OF_ONE_COUNTRY.search(text))] == []
    numbers = [text for _, _, text in read if "{emergency_number}" in text]
    assert len(numbers) >= 2


def test_every_cause_changes_what_is_advised(known: Knowledge) -> None:
    """Each of the eleven leads to advice that exists; those with a risk of their own ask more."""
    assert [name for name, cause in known.causes.items() if not cause.advice] == []
    assert {name for name, cause in known.causes.items() if cause.asks} == {
        "bone_spurs", "spinal_stenosis", "piriformis", "overuse", "trauma", "pregnancy", "after_surgery",
    }  # fmt: skip
