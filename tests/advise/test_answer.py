"""The words of the answer: headlines, what is silent when, what is missing, the next question; words never used."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from tests.advise.cases import ADVICE, KINDS, RULES, STATES, walk
from tests.short_diaries import KNOWN, Case, answer_of

from easeback.model.words import Care, Verdict

# CLINICAL-REVIEW section 6 and promise 7: never in anything that a runner reads.
NEVER = re.compile(
    r"\b(safe|safely|safety-net|clear|cleared|clearly|no risk|risk of injury|healed|recovered|green light|probab\w*|"
    r"percent|chance|likely|slipped|crumbling|worn|pinched|out of place|push through|you're fine|don't worry)\b",
    re.IGNORECASE,
)
# ... and what each headline must not say.
NEVER_WITH = {
    Verdict.EMERGENCY: r"you have|probably|appointment|percent|worry|train|run\b|walk",
    Verdict.DOCTOR: r"soon|if concerned|convenient|locked|failed|banned",
    Verdict.WALK: r"\brest\b|injured|setback|damage",
    Verdict.EASE: r"fine|push|5 out of 10",
    Verdict.RUN: r"safe|clear|no risk|recovered|healed|green light",
}
ALL_CASES = [one.case for cases in (RULES, STATES, ADVICE) for one in walk(cases, *KINDS)]


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ({0: {"red_flags": "RF01_SADDLE"}}, "Go to an emergency department now. If you cannot get there,"),
        ({0: {"red_flags": "RF19_DVT"}}, "Speak to a clinician today, before any run. If none today:"),
        ({0: {"red_flags": "RF09_NEW_NUMB_1LEG"}}, "Have this examined before you run again. Walking counts."),
        ({0: {"walking": "limp"}}, "No run today: walk. We look again tomorrow."),
        ({0: {"zone": "buttock", "leg_pain_0_10": 1}}, "Run less and easier today: 27 minutes of running,"),
        ({}, "What you told us fits your plan. The stop rule holds."),
    ],
)  # fmt: skip
def test_the_headline_says_what_to_do(case: Case, words: str) -> None:
    """Each verdict has the words of the clinical review."""
    assert answer_of(case).headline.startswith(words)


def test_the_runners_own_emergency_number_is_shown() -> None:
    """The number of the profile, else words for it; never an empty place."""
    flag = {"red_flags": "RF01_SADDLE"}
    assert "call 112." in answer_of({0: flag, "profile": {"emergency_number": "112"}}).headline
    assert "call your local emergency number." in answer_of({0: flag}).headline


def test_there_are_many_cases_to_read() -> None:
    """The sweeps below read some hundreds of answers of every verdict."""
    assert len(ALL_CASES) > 200
    assert {answer_of(case).verdict for case in ALL_CASES} == set(Verdict)


def test_words_that_are_never_used() -> None:
    """No sentence of any answer to any case of the rules, states and advice holds a banned word."""
    for case in ALL_CASES:
        text = msgspec.json.encode(answer_of(case)).decode()
        assert not NEVER.search(text), (NEVER.search(text), case)


def test_words_that_a_headline_never_says() -> None:
    """Every headline keeps to the words of its verdict."""
    for case in ALL_CASES:
        answer = answer_of(case)
        assert not re.search(NEVER_WITH[answer.verdict], answer.headline, re.IGNORECASE), answer.headline


def test_the_care_of_an_answer_is_never_later_than_its_verdict() -> None:
    """Emergency means now; a doctor's verdict has a care; care emergency_now never stands beside another verdict."""
    for case in ALL_CASES:
        answer = answer_of(case)
        assert (answer.care is Care.EMERGENCY_NOW) == (answer.verdict is Verdict.EMERGENCY)
        assert answer.verdict is not Verdict.DOCTOR or answer.care in (Care.SAME_DAY, Care.ROUTINE)


def test_every_reason_unfolds() -> None:
    """Every reason of every case has a text, sources, the parameters it names, and a rule or flag that exists."""
    for case in ALL_CASES:
        for reason in answer_of(case).reasons:
            entry = KNOWN.rules.get(reason.rule) or KNOWN.red_flags[reason.rule]
            assert reason.sources == entry.sources
            assert reason.fit == entry.fit
            assert "{" not in reason.text


def test_the_strictest_reason_comes_first() -> None:
    """What decides is named before what only joins in."""
    answer = answer_of({0: {"zone": "thigh", "leg_pain_0_10": 4, "symptoms": "weakness"}})
    rules = [reason.rule for reason in answer.reasons]
    assert rules[0] == "weakness"
    assert rules.index("weakness") < rules.index("leg_pain_at_stop_level") < rules.index("something_is_felt")


@pytest.mark.parametrize(
    ("flag", "verdict"),
    [("RF01_SADDLE", Verdict.EMERGENCY), ("RF19_DVT", Verdict.DOCTOR), ("RF39_UNDER_18", Verdict.DOCTOR)],
)
def test_a_block_row_silences_all_training_advice(flag: str, verdict: Verdict) -> None:
    """No session, no limits, nothing before or during; only what decided is a reason."""
    answer = answer_of({0: {"red_flags": flag, "zone": "thigh", "leg_pain_0_10": 3, "planned_min": 60}})
    assert answer.verdict is verdict
    assert (answer.session, answer.before, answer.during) == ((), (), ())
    assert "something_is_felt" not in [reason.rule for reason in answer.reasons]


def test_an_emergency_asks_nothing_more() -> None:
    """Go now: no question stands beside it."""
    assert answer_of({0: {"red_flags": "RF01_SADDLE", "change": "unsaid"}}).next_question is None


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ({"change": "unsaid"}, "Is it better, the same or worse"),
        ({"zone": "buttock", "leg_pain_0_10": "unsaid"}, "How much does the leg hurt now"),
        ({"side": "both", "zone": "thigh", "red_flags_denied": "unsaid"}, "run down BOTH legs"),
        ({"red_flags_denied": "unsaid"}, "New or worse since you last answered"),
    ],
)
def test_the_next_question_is_the_one_that_helps_most(today: dict[str, Any], words: str) -> None:
    """What a symptom opened comes first, then what the strictest rule asks."""
    assert words in (answer_of({0: today}).next_question or "")


def test_a_full_answer_leaves_nothing_missing_and_nothing_to_ask() -> None:
    """Everything said: nothing is listed as missing."""
    answer = answer_of({})
    assert (answer.missing, answer.next_question) == ((), None)


def test_what_was_not_said_is_listed_and_never_read_as_zero() -> None:
    """Each unsaid answer is named; the questions that are due are counted."""
    unsaid = dict.fromkeys(("walking", "woke_by_leg_pain", "painkiller", "symptoms"), "unsaid")
    missing = answer_of({0: {**unsaid, "red_flags_denied": "unsaid"}}).missing
    assert len(missing) == 5
    assert "how walking goes" in missing
    assert any("due" in each and any(char.isdigit() for char in each) for each in missing)
