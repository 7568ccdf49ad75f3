"""A clinician's limits bind on every path of a morning, and of two clinicians the stricter."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import Case, answer_of

from easeback.advise.session import running_minutes
from easeback.model.words import Verdict

TURNS = {"run_km": 3, "run_min": 28, "run_kind": "walk_run", "settled": "within_1h"}
# Each way in which a morning comes to its session: kept running, eased, after a gap, on the ladder, returning, unknown.
PATHS: dict[str, Case] = {
    "run": {0: {"planned_min": 90}},
    "ease": {0: {"zone": "buttock", "leg_pain_0_10": 1, "planned_min": 90}},
    "gap": {"before": {"from": -40, "last_run": -20}, 0: {"walks_ok": True}},
    "ladder": {"before": {"from": -60, "last_run": -54}, **dict.fromkeys(range(-16, 0, 2), TURNS)},
    "returning": {-4: {"zone": "thigh", "change": "worse", "leg_pain_0_10": 6}, -2: {"run_km": 0}},
    "unknown": {"before": "nobody", 0: {}},
    "no_check_in": {0: "nothing"},
    "medicine": {"profile": {"medicine_changed_on": "2024-03-12"}, 0: {"planned_min": 90}},
}


def told(case: Case, **limits: Any) -> Case:
    """The case with these facts in its profile."""
    return {**case, "profile": {**case.get("profile", {}), **limits}}


@pytest.mark.parametrize("path", PATHS)
def test_each_path_runs_without_a_limit(path: str) -> None:
    """The paths below do lead to a run: a limit that binds on them binds on something."""
    assert running_minutes(answer_of(PATHS[path]).session) >= 5


@pytest.mark.parametrize("most_min", [0, 1, 4, 12])
@pytest.mark.parametrize("path", PATHS)
def test_minutes_bind(path: str, most_min: int) -> None:
    """At most that many minutes of running, told as a plain fact, by one clinician or by the stricter of two."""
    one = {"by": "surgeon", "max_run_min": most_min}
    other = {"by": "physiotherapist", "max_run_min": 45}
    for limits in ({"max_run_min": most_min}, {"limits": [one]}, {"limits": [other, one]}):
        answer = answer_of(told(PATHS[path], **limits))
        assert running_minutes(answer.session) <= most_min
        assert answer.limits.max_minutes is None or answer.limits.max_minutes <= most_min
        assert answer.verdict is not Verdict.RUN


@pytest.mark.parametrize("fact", ["no_running_until", "may_run_from"])
@pytest.mark.parametrize("path", PATHS)
def test_dates_bind(path: str, fact: str) -> None:
    """No run before the latest date of any clinician, on whatever path."""
    late, early = {"by": "surgeon", fact: "2024-03-14"}, {"by": "physiotherapist", fact: "2024-03-01"}
    for limits in ({fact: "2024-03-14"}, {"limits": [late, early]}, {"limits": [early, late]}):
        answer = answer_of(told(PATHS[path], **limits))
        assert (answer.session, answer.verdict.mildness <= Verdict.WALK.mildness) == ((), True)


@pytest.mark.parametrize("path", PATHS)
def test_only_by_turns_is_only_by_turns(path: str) -> None:
    """Where all that is allowed is walk and run by turns, no session is a plain run of more than five minutes."""
    answer = answer_of(told(PATHS[path], limits=[{"by": "surgeon", "allowed_run_kinds": ["walk_run"]}]))
    assert all(block.minutes <= 5 for block in answer.session if block.kind == "run")
    assert len(answer.session) != 1


def test_a_planned_kind_that_is_barred_is_avoided() -> None:
    """A fast run that nobody allowed is eased, and speed is among what to avoid."""
    limits = [{"by": "surgeon", "allowed_run_kinds": ["easy", "walk_run"]}]
    answer = answer_of(told({0: {"planned_kind": "fast"}}, limits=limits))
    assert answer.verdict is Verdict.EASE
    assert {"speed", "race", "long"} <= set(answer.limits.avoid)


def test_kinds_that_have_ended_bar_nothing() -> None:
    """A list of kinds with an end is no bar on the day after it."""
    ended = {"allowed_run_kinds": ["walk_run"], "limits_until": "2024-03-12"}
    answer = answer_of(told({0: {"planned_kind": "easy", "planned_min": 40}}, **ended))
    assert answer.verdict is Verdict.RUN
    assert "clinician_kind" not in [reason.rule for reason in answer.reasons]


def test_both_clinicians_are_named() -> None:
    """What each said stands in the reason, with who said it."""
    limits = [{"by": "the surgeon", "max_run_min": 20}, {"by": "my physiotherapist", "max_run_min": 40}]
    answer = answer_of(told({}, limits=limits))
    [reason] = [each for each in answer.reasons if each.rule == "clinicians_do_not_agree"]
    assert "the surgeon: at most 20 minutes" in reason.text
    assert "my physiotherapist: at most 40 minutes" in reason.text


def test_a_limit_never_lifts_a_flag() -> None:
    """However generous, it leaves an emergency an emergency."""
    answer = answer_of(told({0: {"red_flags": "RF01_SADDLE"}}, limits=[{"by": "surgeon", "max_run_min": 600}]))
    assert answer.verdict is Verdict.EMERGENCY
