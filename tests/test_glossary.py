"""The glossary names every word that outsiders, records and files use, once and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from easeback.knowledge import knowledge
from easeback.model.check_in import FIELDS, Part
from easeback.model.day import Day
from easeback.model.measure import RunMeasures
from easeback.model.runner import Profile
from easeback.model.track import COLUMNS
from easeback.model.words import Care, FlagAnswer, Verdict

GLOSSARY = Path(__file__).resolve().parents[1] / "GLOSSARY.md"
# A date and a red flag's own answers are plain words; they need no line of their own.
PLAIN = {"date", "none"}


def rows() -> list[str]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    return [line.split("|")[1].strip() for line in lines if re.match(r"\| [^-]", line) and "| meaning |" not in line]


def terms() -> list[str]:
    return [term.strip("` ") for row in rows() for term in row.split(",")]


def names() -> Iterator[str]:
    for record in (Day, Profile, RunMeasures):
        yield from (each.name for each in fields(record))
    yield from (*FIELDS, *COLUMNS, *Part, *Verdict, *Care, *FlagAnswer, *knowledge().states)


def test_every_name_has_its_line() -> None:
    """Each field of a day, a profile, a run and a track, each verdict, care, answer and state is explained."""
    known = set(terms())
    assert len(known) > 200
    assert {name for name in names() if name not in known} - PLAIN == set()


def test_no_term_stands_twice() -> None:
    """One word has one meaning."""
    listed = terms()
    assert [term for term in listed if listed.count(term) > 1] == []


def test_terms_stand_in_order() -> None:
    """A reader finds a term by the alphabet."""
    listed = [re.sub(r"[_-]", " ", row.strip("`")).replace("`", "").lower() for row in rows()]
    assert listed == sorted(listed)
