"""Every rule, every state and every piece of advice: a case where it holds, one where not, one with too little said."""

from __future__ import annotations

from typing import Any

import pytest
from tests.advise.cases import ADVICE, KINDS, RULES, STATES, Cases, One, walk
from tests.short_diaries import KNOWN, answer_of

from easeback.model.answer import Answer
from easeback.model.words import Verdict


def _cases(cases: Cases, *kinds: str) -> list[Any]:
    return [pytest.param(each, id=f"{each.id}-{each.kind}-{each.place}") for each in walk(cases, *kinds)]


def _speaks(answer: Answer, rule: str) -> bool:
    return rule in [reason.rule for reason in answer.reasons]


@pytest.mark.parametrize(
    ("cases", "known"), [(RULES, KNOWN.rules), (STATES, KNOWN.states), (ADVICE, KNOWN.advice)],
    ids=["rules", "states", "advice"],
)  # fmt: skip
def test_every_entry_has_all_three_kinds_of_case(cases: Cases, known: dict[str, Any]) -> None:
    """No rule, state or advice stands without a firing, a silent and a not-enough-data case, and no case is idle."""
    assert set(cases) == set(known)
    assert [name for name, entry in cases.items() if not all(entry.get(kind) for kind in KINDS)] == []


@pytest.mark.parametrize("rule", RULES)
def test_the_cap_is_that_of_decisions(rule: str) -> None:
    """The cap typed beside the cases, from the morning table, is the rule's."""
    assert KNOWN.rules[rule].at_best == RULES[rule]["at_best"]


@pytest.mark.parametrize("one", _cases(RULES, "fires"))
def test_a_firing_rule_is_a_reason_and_caps_the_verdict(one: One) -> None:
    """Where the rule speaks it is among the reasons, its text is filled in, and nothing milder comes out."""
    answer = answer_of(one.case)
    assert _speaks(answer, one.id), [reason.rule for reason in answer.reasons]
    assert answer.verdict == one.case.get("verdict", RULES[one.id]["at_best"])
    assert answer.care.calm <= KNOWN.rules[one.id].care.calm
    [reason] = [each for each in answer.reasons if each.rule == one.id]
    assert "{" not in reason.text
    assert "None" not in reason.text


@pytest.mark.parametrize("one", _cases(RULES, "silent", "not_enough"))
def test_a_silent_rule_is_no_reason(one: One) -> None:
    """Where it does not hold, or cannot be told, the rule does not speak, unless the missing answer is the reason."""
    answer = answer_of(one.case)
    assert _speaks(answer, one.id) == one.case.get("speaks", False), [reason.rule for reason in answer.reasons]
    assert answer.verdict == one.case["verdict"], [reason.rule for reason in answer.reasons]


@pytest.mark.parametrize("one", _cases(STATES, *KINDS))
def test_the_state_is_the_first_that_holds(one: One) -> None:
    """A runner is in the state of the table, its why and next are whole sentences, the verdict is within its best."""
    answer = answer_of(one.case)
    assert answer.state.id == one.case.get("state", one.id)
    assert (answer.state.id == one.id) == (one.kind == "fires")
    best = Verdict(one.case.get("verdict", KNOWN.states[answer.state.id].best))
    assert answer.verdict.mildness <= best.mildness
    assert answer.state.why.endswith(".")
    assert "{" not in answer.state.why + answer.state.next


@pytest.mark.parametrize("one", _cases(ADVICE, *KINDS))
def test_advice_is_given_with_its_verdicts_only(one: One) -> None:
    """A piece of advice stands in its part of the page with the verdicts it belongs to, and with no others."""
    answer = answer_of(one.case)
    assert answer.verdict == one.case["verdict"]
    given = {each.id: (when, each.text) for when in ("before", "during", "after") for each in getattr(answer, when)}
    assert (one.id in given) == (one.kind == "fires")
    if one.id in given:
        when, text = given[one.id]
        assert when == ADVICE[one.id]["when"]
        assert "{" not in text
