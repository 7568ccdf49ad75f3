"""A walk through all of the knowledge: words, sources, marks and tables agree, and nothing lies unused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from easeback.knowledge.load import Knowledge
from easeback.knowledge.references import references, texts_of
from easeback.model.check_in import FIELDS, FLAG_COLUMNS
from easeback.model.words import (
    ABLE,
    CHANGES,
    CLINICIAN_SAID,
    SELF_TEST,
    SETTLED,
    SYMPTOMS,
    TOUCH,
    WALKING,
    ZONES,
)

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "easeback"
BANNED = (
    "safe", "safely", "clear", "clearly", "no risk", "risk-free", "guarantee", "guaranteed", "healed", "cured",
    "green light", "push through", "probability of injury", "you are fine", "you're fine", "slipped", "crumbling",
    "worn", "pinched", "out of place",
)  # fmt: skip
CAUSES = {
    "disc_herniation", "bone_spurs", "spinal_stenosis", "piriformis", "overuse", "lifting_bending_twisting", "trauma",
    "sitting_job", "pregnancy", "after_surgery", "unknown",
}  # fmt: skip
WORDS_OF_FIELDS = {
    "zone": ZONES, "zone_in_run": ZONES, "change": CHANGES, "walking": WALKING, "walking_after_run": WALKING,
    "self_test": SELF_TEST, "settled": SETTLED, "clinician_said": CLINICIAN_SAID,
    "heel_walk": ABLE, "toe_walk": ABLE, "chair_rise": ABLE, "big_toe": ABLE, "sock_touch": TOUCH,
    "red_flags": tuple(FLAG_COLUMNS.values()),
}  # fmt: skip

# A clinician's words that release nothing and bind nothing (DECISIONS): level with saying nothing.
RELEASES_NOTHING = {"treated", "waiting", "not_examined"}


def entries(known: Knowledge) -> Iterator[tuple[str, str, Any]]:
    for kind, of_kind in known.kinds():
        yield from ((kind, key, entry) for key, entry in of_kind.items())


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in strings(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in strings(each))


def test_no_kind_is_empty(known: Knowledge) -> None:
    """Every kind of entry holds something, so that no walk below is a walk through nothing."""
    assert all(len(of_kind) > 0 for _, of_kind in known.kinds())


def test_every_entry_claims_with_a_source_and_a_fit(known: Knowledge) -> None:
    """Whatever is said names at least one source that exists and how well it fits."""
    for kind, key, entry in entries(known):
        if kind != "sources":
            assert entry.sources, (kind, key)
            assert set(entry.sources) <= set(known.sources), (kind, key)
            assert entry.fit in ("direct", "adapted", "opinion"), (kind, key)


def test_every_source_is_used(known: Knowledge) -> None:
    """A source that carries nothing is not kept."""
    used = {source for kind, _, entry in entries(known) if kind != "sources" for source in entry.sources}
    assert set(known.sources) - used == set()


def test_what_was_recalled_is_marked_unverified(known: Knowledge) -> None:
    """A source seen only in memory is marked, and so is every entry that rests on such sources alone."""
    for key, source in known.sources.items():
        assert source.unverified or not source.seen.startswith("memory"), key
    recalled = {key for key, source in known.sources.items() if source.unverified}
    assert recalled
    for kind, key, entry in entries(known):
        if kind != "sources" and set(entry.sources) <= recalled:
            assert entry.unverified, (kind, key)


def test_no_text_holds_a_banned_word(known: Knowledge) -> None:
    """Nothing that a runner may read promises, judges or frightens with the words that are never used."""
    banned = re.compile(rf"\b({'|'.join(map(re.escape, BANNED))})\b", re.IGNORECASE)
    read = [(kind, key, text) for kind, key, entry in entries(known) for text in strings(msgspec.to_builtins(entry))]
    assert len(read) > 1000
    found = [(kind, key, word[0]) for kind, key, text in read if (word := banned.search(text))]
    # The one note that names a word in order to say that it was taken out stands verbatim.
    assert found == [("red_flags", "RF07_PROG_WEAK", "clearly")]


def test_every_symptom_of_the_diary_has_its_words(known: Knowledge) -> None:
    """The 31 ids of the diary, each with a name and a meaning, no two named alike."""
    assert tuple(known.symptoms) == SYMPTOMS
    assert len(SYMPTOMS) == 31
    assert len({symptom.name.en for symptom in known.symptoms.values()}) == 31


def test_symptoms_open_their_red_flags(known: Knowledge) -> None:
    """Foot drop and both legs open theirs at once, weakness and numbness when new or worse, no other does."""
    opens = {key: each.opens for key, each in known.symptoms.items() if each.opens}
    assert opens == {"foot_drop": ("RF08_FOOTDROP",), "both_legs": ("RF05_BILATERAL_PAIN",)}
    later = {key: each.opens_when_new_or_worse for key, each in known.symptoms.items() if each.opens_when_new_or_worse}
    assert later == {
        "weakness": ("RF07_PROG_WEAK", "RF08_FOOTDROP"),
        "numbness": ("RF09_NEW_NUMB_1LEG", "RF42_NUMB_GROWING"),
    }


def test_nobody_is_asked_to_hop(known: Knowledge) -> None:
    """Pain on landing is noticed, never tested."""
    assert known.symptoms["hop_pain"].name.en == "Hurts when you land"
    hop = re.compile(r"\bhop(s|ping)?\b", re.IGNORECASE)
    told = [text for kind, _, entry in entries(known) if kind != "sources" for _, text in texts_of(entry)]
    assert [text for text in told if hop.search(text)] == [known.symptoms["hop_pain"].meaning.en]
    assert "do not hop" in known.symptoms["hop_pain"].meaning.en


def test_the_causes_of_the_article_are_there(known: Knowledge) -> None:
    """Each cause that the article names, with surgery and not known beside them; each says what the article says."""
    assert set(known.causes) == CAUSES
    told = CAUSES - {"after_surgery", "unknown"}
    assert all("The article" in known.causes[cause].meaning.en for cause in told)
    assert all("article" in known.causes[cause].sources for cause in told)


def test_a_scale_orders_every_word_of_its_field_once(known: Knowledge) -> None:
    """Each field whose value can be reassuring has a scale of the field's own words, but for those that say nothing."""
    for name, words in WORDS_OF_FIELDS.items():
        ordered = [word for level in known.scales[name].best_to_worst for word in level]
        assert sorted(ordered) == sorted(set(words) - RELEASES_NOTHING), name


def test_a_scale_speaks_in_one_way_about_a_field_that_exists(known: Knowledge) -> None:
    """Words, a number's direction or a yes: one of them, for a field of the diary or the red flags' answers."""
    for name, scale in known.scales.items():
        ways = [bool(scale.best_to_worst), scale.lower_is_better, scale.yes_is_worse is not None]
        assert sum(ways) == 1, name
        assert name in FIELDS or name == "red_flags"


def test_the_order_of_a_scale_is_this(known: Knowledge) -> None:
    """Nearer is better than farther, normal than limping, no than yes; walks that went well are good news."""
    assert known.scales["zone"].best_to_worst[0] == ("none",)
    assert known.scales["zone"].best_to_worst[-1] == ("foot",)
    assert known.scales["change"].best_to_worst == (("better",), ("same",), ("new", "worse"))
    assert known.scales["red_flags"].best_to_worst == (("no",), ("usual",), ("unsure",), ("yes",))
    assert known.scales["walks_ok"].yes_is_worse is False
    assert known.scales["painkiller"].yes_is_worse is True
    assert known.scales["leg_pain_0_10"].lower_is_better


def test_every_parameter_is_used(known: Knowledge) -> None:
    """A number stands here only because a rule, a text or a piece of advice lists it, or the code reads it by name."""
    named = [each for _, _, entry in entries(known) for each in references(entry)]
    listed = {key for kind, keys in named if kind == "parameters" for key in keys}
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    assert {key for key in known.parameters if key not in listed and f'"{key}"' not in code} == set()


@pytest.mark.real
def test_a_doi_is_one_that_the_evidence_prints(known: Knowledge, evidence: Path) -> None:
    """No DOI and no address was typed from anywhere but the evidence base."""
    files = ("EVIDENCE.md", "CLINICAL-REVIEW.md", "red-flags.csv")
    printed = " ".join((evidence / file).read_text(encoding="utf-8") for file in files).lower()
    named = [each for source in known.sources.values() for each in (source.doi, source.link) if each]
    assert len(named) > 40
    assert [each for each in named if each.lower() not in printed] == []
