"""The page of an answer: everything of the answer is on it, the deciding reasons first, the session in words."""

from __future__ import annotations

import pytest
from tests.short_diaries import KNOWN, Case, answer_of

from easeback.model.answer import Block
from easeback.model.words import Verdict
from easeback.present.today import MARKS, Section, TodayPage, session_words, today_page


def page_of(case: Case) -> TodayPage:
    """The page of today's answer to a case, without card and notes."""
    return today_page(answer_of(case), KNOWN, None, ())


def lines_of(page: TodayPage, title: str) -> tuple[str, ...]:
    """The lines of a section, empty where the page has none of that title."""
    return next((section.lines for section in page.to_do if section.title == title), ())


def test_every_verdict_has_a_mark_of_its_own() -> None:
    """Colour alone never carries the verdict."""
    assert set(MARKS) == set(Verdict)
    assert len(set(MARKS.values())) == len(Verdict)


def test_the_page_of_an_eased_run() -> None:
    """Headline, weekday, strip, limits and lists of an amber day, as the answer says them."""
    case = {0: {"zone": "buttock", "leg_pain_0_10": 1, "symptoms": "dull"}}
    page, answer = page_of(case), answer_of(case)
    assert (page.verdict, page.mark, page.headline) == (Verdict.EASE, "~", answer.headline)
    assert page.date == "Wednesday, 2024-03-13"
    assert (page.strip, page.strip_words) == ((("run", 27.0),), "run 27")
    limits = lines_of(page, "Limits")
    assert limits[:2] == ("at most 27 minutes of running", "at most 8.8 km")
    assert limits[-1].startswith("avoid: speed, hills")
    for title, items in (("Before", answer.before), ("During", answer.during), ("After", answer.after)):
        assert lines_of(page, title) == tuple(each.text for each in items)
        assert items


def test_the_sections_stand_in_the_order_of_the_day() -> None:
    """Limits, before, during, after; a walk has only what to do during it, and heat where something is felt."""
    assert [section.title for section in page_of({}).to_do] == ["Limits", "Before", "During", "After"]
    assert [section.title for section in page_of({0: {"walking": "limp"}}).to_do] == ["Before", "During"]
    assert [section.title for section in page_of({"before": "nobody", 0: "nothing"}).to_do] == ["During"]


def test_an_emergency_page_holds_nothing_to_train_by() -> None:
    """No strip, no limits, nothing to do but what the headline says."""
    page = page_of({0: {"red_flags": "RF01_SADDLE"}})
    assert (page.strip, page.strip_words, page.to_do, page.next_question) == ((), "", (), None)
    assert [reason.rule for reason in page.decisive] == ["RF01_SADDLE"]
    assert page.also == ()


def test_the_reasons_that_decide_stand_apart() -> None:
    """What has the verdict's own strictness decides; the milder reasons join in; none is lost."""
    case = {0: {"walking": "limp", "symptoms": "tingling"}, -1: {"red_flags": "RF25_BONE_RISK"}}
    page, answer = page_of(case), answer_of(case)
    assert "limping" in [reason.rule for reason in page.decisive]
    assert "tingling_usual" in [reason.rule for reason in page.also]
    shown = [reason.rule for reason in (*page.decisive, *page.also)]
    assert sorted(shown) == sorted(reason.rule for reason in answer.reasons)
    assert all(KNOWN.rules[reason.rule].at_best is Verdict.WALK for reason in page.decisive)


def test_a_flag_decides_by_what_it_leaves() -> None:
    """A flag answered no since leaves a walk, and so decides a walk."""
    page = page_of({-1: {"red_flags": "RF09_NEW_NUMB_1LEG"}})
    assert page.verdict is Verdict.WALK
    assert "RF09_NEW_NUMB_1LEG" in [reason.rule for reason in page.decisive]


def test_a_reason_shows_its_numbers_with_their_units() -> None:
    """4 of 10 and 14 days, each with the parameter that it comes from, and the sources."""
    [reason] = [each for each in page_of({0: {"zone": "thigh", "leg_pain_0_10": 4}}).decisive
                if each.rule == "leg_pain_at_stop_level"]  # fmt: skip
    assert reason.numbers == ("stop_leg_pain_0_10 4 of 10",)
    assert reason.sources == KNOWN.rules["leg_pain_at_stop_level"].sources
    gap = page_of({"before": {"from": -24, "last_run": -14}})
    assert "gap_days 14 days" in [number for reason in gap.decisive for number in reason.numbers]


def test_the_state_is_one_paragraph() -> None:
    """Name, why, next."""
    state = answer_of({}).state
    assert page_of({}).state == f"{state.name}. {state.why} {state.next}"


def test_missing_and_the_next_question_are_on_the_page() -> None:
    """What was not said and what to ask next are handed through."""
    case = {0: {"change": "unsaid"}}
    assert page_of(case).missing == answer_of(case).missing != ()
    assert page_of(case).next_question == answer_of(case).next_question


def test_card_and_notes_are_handed_through() -> None:
    """The card of the day and the notes stand on the page as given."""
    card = Section("When to get help now", ("Go.",))
    page = today_page(answer_of({}), KNOWN, card, ("first", "second"))
    assert (page.card, page.notes) == (card, ("first", "second"))


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ((), ""),
        ((Block("run", 27.0),), "run 27"),
        ((Block("run", 2.0), Block("walk", 3.0)) * 6, "6 x (run 2, walk 3)"),
        (
            (*(Block("run", 1.0), Block("walk", 4.0)) * 4, Block("run", 1.0), Block("walk", 9.0)),
            "4 x (run 1, walk 4), run 1, walk 9",
        ),
        ((Block("run", 7.5), Block("walk", 1.0), Block("run", 7.5)), "run 7.5, walk 1, run 7.5"),
    ],
)
def test_a_session_in_words(blocks: tuple[Block, ...], words: str) -> None:
    """A set that repeats is said once."""
    assert session_words(blocks) == words
