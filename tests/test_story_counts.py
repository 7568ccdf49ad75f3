"""How many stories of each kind there are: the counts that the regimen asks for, counted and not believed.

    python -m pytest tests/test_story_counts.py -n0 -s

prints them.
"""

from __future__ import annotations

from collections import Counter

from tests.many_stories import ShortStory, short_stories
from tests.stories import stories

from easeback.knowledge import knowledge
from easeback.model.words import Care

KNOWN = knowledge()
STORIES = short_stories()
EMERGENCIES = [flag for flag, row in KNOWN.red_flags.items() if row.urgency is Care.EMERGENCY_NOW]
OTHERS = [flag for flag in KNOWN.red_flags if flag not in EMERGENCIES]
# Two stories a row say yes: one plainly, one among good news. The names of the stories say which.
COLUMNS = {"red_flags": 2, "red_flags_unsure": 1, "red_flags_usual": 1}


def answered(story: ShortStory, column: str) -> set[str]:
    """The red flags that a story answers in this column, on whatever day."""
    rows = [said for day, said in story.case.items() if isinstance(day, int) and isinstance(said, dict)]
    return {flag.strip() for row in rows for flag in str(row.get(column, "")).split(";") if flag.strip()}


def by_flag(column: str) -> Counter[str]:
    """In how many stories each flag is answered so."""
    return Counter(flag for story in STORIES for flag in answered(story, column))


def in_file(name: str) -> list[ShortStory]:
    """The stories of one file."""
    return [story for story in STORIES if story.file.stem == name]


def span_days(story: ShortStory) -> int:
    """Days from the first named day, or the first of the days before, to today."""
    before = story.case.get("before", {})
    first = before.get("from", -16) if isinstance(before, dict) else 0
    return -min([first, *(day for day in story.case if isinstance(day, int))])


def test_each_emergency_row_is_told_four_times() -> None:
    """Plainly, hidden, not sure, and usual for me: seventeen rows."""
    counts = {column: by_flag(column) for column in COLUMNS}
    print({flag: [counts[column][flag] for column in COLUMNS] for flag in EMERGENCIES})
    assert len(EMERGENCIES) == 17
    short = [
        (flag, column) for column, least in COLUMNS.items() for flag in EMERGENCIES if counts[column][flag] < least
    ]
    assert short == []


def test_each_emergency_row_is_told_plainly_and_hidden() -> None:
    """For every row a story named clear and one named subtle, and both are in the same words as their neighbours."""
    named: dict[str, set[str]] = {flag: set() for flag in EMERGENCIES}
    for story in STORIES:
        for flag in answered(story, "red_flags") & set(EMERGENCIES):
            named[flag] |= {kind for kind in ("clear", "subtle") if story.name.endswith(f"_{kind}")}
    assert {flag: kinds for flag, kinds in named.items() if kinds != {"clear", "subtle"}} == {}


def test_every_other_row_is_told_twice() -> None:
    """Twenty-eight rows; by whatever answer, or worked out of the diary."""
    counts = sum((by_flag(column) for column in COLUMNS), Counter[str]())
    counts += Counter(
        str(expect.get("because")) for story in STORIES for expect in story.expect.values()
        if str(expect.get("because")) in ("RF30_NO_PROGRESS", "RF44_PLATEAU")
    )  # fmt: skip
    print({flag: counts[flag] for flag in OTHERS})
    assert len(OTHERS) == 28
    assert {flag: counts[flag] for flag in OTHERS if counts[flag] < 2} == {}


def test_plain_sciatica_look_alikes_and_courses() -> None:
    """Fifteen plain mornings, ten look-alikes, twenty courses of more than a week with several mornings judged."""
    plain, look_alikes, courses = (
        [story for story in STORIES if story.is_plain],
        in_file("look_alikes"),
        in_file("courses"),
    )
    long = [story for story in courses if span_days(story) >= 14]
    print({"plain": len(plain), "look-alikes": len(look_alikes), "courses": len(courses), "of weeks": len(long)})
    assert len(plain) >= 15
    assert len(look_alikes) >= 10
    assert len(long) >= 20


def test_all_of_them_are_many() -> None:
    """At least 140 stories, and situations and causes beside them."""
    counts = Counter(story.file.parent.name for story in STORIES)
    print(dict(counts), "whole pages:", len(stories()))
    assert sum(counts.values()) >= 200
    assert counts["situations"] >= 70
