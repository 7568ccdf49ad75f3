"""The reference for clinicians is what the knowledge says today: the page of rules and the picture of the states."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from tools import make_exercise_sheet, make_rules_page, make_states_picture
from tools.make_rules_page import in_words

from easeback.assess import FINDINGS
from easeback.knowledge import knowledge
from easeback.knowledge.poses import poses

KNOWN = knowledge()
PAGE = make_rules_page.FILE.read_text(encoding="utf-8")
PICTURE = make_states_picture.FILE.read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"


def test_the_page_of_rules_is_current() -> None:
    """What stands in docs/reference/rules.md is what `make reference` would write."""
    assert make_rules_page.page() == PAGE


def test_the_picture_of_the_states_is_current() -> None:
    """What stands in docs/reference/states.svg is what `make reference` would draw."""
    assert make_states_picture.picture() == PICTURE


def test_the_sheet_of_exercises_is_current() -> None:
    """What stands in docs/reference/exercises.svg is what `make reference` would draw: every name, every key pose."""
    sheet = make_exercise_sheet.FILE.read_text(encoding="utf-8")
    assert make_exercise_sheet.sheet(KNOWN.exercises, poses()) == sheet
    root = ElementTree.fromstring(sheet)
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert [each.name.en for each in KNOWN.exercises.values() if each.dose and each.name.en not in texts] == []
    keys = sum(len(sequence.poses) for sequence in poses().values())
    assert len(list(root.iter(f"{SVG}circle"))) == keys > 64


@pytest.mark.parametrize(
    "kind",
    ["rules", "states", "red_flags", "parameters", "sources", "sessions", "exercises", "bars", "claims"],
)
def test_nothing_is_left_out(kind: str) -> None:
    """Every rule, state, red flag, number, source and stage stands on the page by its id."""
    of_kind = getattr(KNOWN, kind)
    assert len(of_kind) > 10
    assert [name for name in of_kind if name not in PAGE] == []


def test_every_finding_stands_with_its_meaning() -> None:
    """Each finding has a line that says what it states."""
    rows = {line.split("|")[1].strip(" `"): line for line in PAGE.splitlines() if line.startswith("| `")}
    assert len(FINDINGS) > 60
    assert [name for name, finding in FINDINGS.items() if finding.meaning not in rows.get(name, "")] == []


def test_every_red_flag_is_there_word_for_word() -> None:
    """The question, the note and what was seen of the sources are those that are to be signed."""
    for flag in KNOWN.red_flags.values():
        assert f"> {flag.question.en}\n" in PAGE
        assert flag.note in PAGE
        assert flag.provenance in PAGE


def test_a_rule_says_all_that_it_rests_on() -> None:
    """One rule by hand: its words with the numbers in, best verdict, findings, numbers, a case and graded sources."""
    section = PAGE.split("#### `leg_pain_at_stop_level`")[1].split("####")[0]
    assert "Leg pain is [leg pain 0 10] of 10. A run stops at 4, so none is started there." in section
    assert "`walk` (no run today, walk)" in section
    assert "`stop_leg_pain_0_10` = 4 0-10" in section
    assert "today: zone thigh, leg pain 4" in section
    assert "[silbernagel_2007](#silbernagel_2007)" in section
    assert "fit: adapted" in section


def test_a_case_is_told_in_words() -> None:
    """Who the runner was, which day, and what was said."""
    case = {
        "before": {"from": -60, "last_run": -40},
        -1: {"walks_ok": False},
        0: "nothing",
        "profile": {"pregnant": True},
    }
    assert in_words(case) == (
        "last run 40 days ago; yesterday: walks ok no; today: nothing known; profile: pregnant yes"
    )
    assert in_words({0: {}}) == "today: a quiet morning"


def test_the_picture_holds_every_state_and_every_way() -> None:
    """A well-formed picture with a name for each state, an arrow for each way, and a description in words."""
    root = ElementTree.fromstring(PICTURE)
    texts = [" ".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    arrows = [each for each in root.iter(f"{SVG}path") if each.get("marker-end")]
    ways = {
        ("flags" if name in make_states_picture.FLAGS else name, move.state)
        for name, state in KNOWN.states.items()
        for move in state.leads_to
    }
    assert all(any(state.name.en in text for text in texts) for state in KNOWN.states.values())
    assert len(arrows) == len(ways) + 2
    assert "ladder to rebuild" in (root.findtext(f"{SVG}desc") or "")
    assert not any("{" in text for text in texts)
