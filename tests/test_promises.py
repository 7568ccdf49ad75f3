"""The promises of DESIGN over whole random diaries, past days included; nothing here would hold of an empty answer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.diaries import (
    ALL_DENIED,
    FIRST,
    FLAGS,
    KNOWN,
    PROFILES,
    a_climb,
    a_deletion,
    a_diary,
    a_worsening,
    with_worst,
)

from easeback.advise.session import running_minutes
from easeback.flow.think import answer_morning
from easeback.measure.diary import measure_diary
from easeback.model.answer import Answer
from easeback.model.day import Day
from easeback.model.runner import Profile
from easeback.model.words import Care, FlagAnswer, Verdict

MANY = settings(
    max_examples=300, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)  # fmt: skip
EMERGENCIES = [flag for flag, row in KNOWN.red_flags.items() if row.urgency is Care.EMERGENCY_NOW]
BLOCKING = [flag for flag, row in KNOWN.red_flags.items() if row.run_gate == "block" and row.asked]
BANNED = re.compile(
    r"\b(safe|safely|clear|cleared|clearly|no risk|healed|recovered|green light|probab\w*|percent)\b", re.I
)


def answer(diary: tuple[Day, ...], profile: Profile) -> Answer:
    """The answer for the diary's last day."""
    return answer_morning(diary, diary[-1].date, profile, KNOWN)


def quiet_runner(days: int = 12) -> tuple[Day, ...]:
    """A runner who has kept running: nothing felt, all red flags denied, every other day 8 km in 45 minutes."""
    runs: dict[str, Any] = {"run_km": 8.0, "run_min": 45.0, "run_kind": "easy"}
    mornings = [
        Day(
            date=FIRST + timedelta(days=each), checked_in=True, zone="none", change="same", walking="normal",
            leg_pain_0_10=0, back_pain_0_10=0, symptoms=(), red_flags=ALL_DENIED, **(runs if each % 2 else {}),
        )
        for each in range(days)
    ]  # fmt: skip
    return tuple(with_worst(day) for day in mornings)


def test_a_quiet_runner_who_kept_running_runs() -> None:
    """The engine is not strict by being silent: a green morning after tolerated runs is `run`."""
    assert answer(quiet_runner(), Profile()).verdict is Verdict.RUN


def test_every_verdict_is_reached_by_the_random_diaries() -> None:
    """The diaries that the promises are tested on reach all five verdicts."""
    reached: Counter[Verdict] = Counter()

    @settings(MANY, max_examples=400)
    @given(a_diary(), PROFILES)
    def count(diary: tuple[Day, ...], profile: Profile) -> None:
        reached[answer(diary, profile).verdict] += 1

    count()
    assert set(reached) == set(Verdict)
    assert min(reached.values()) >= 3


@MANY
@given(a_diary(), PROFILES, st.sampled_from(EMERGENCIES), st.sampled_from([FlagAnswer.YES, FlagAnswer.UNSURE]))
def test_promise_1_an_emergency_row_is_an_emergency_whatever_else_is_said(
    diary: tuple[Day, ...], profile: Profile, flag: str, said: FlagAnswer
) -> None:
    """Yes or not sure to any emergency row gives `emergency`, with no training advice in it."""
    today = replace(diary[-1], checked_in=True, red_flags={**diary[-1].red_flags, flag: said})
    given_answer = answer((*diary[:-1], today), profile)
    assert (given_answer.verdict, given_answer.care) == (Verdict.EMERGENCY, Care.EMERGENCY_NOW)
    assert (given_answer.session, given_answer.before, given_answer.during) == ((), (), ())


@pytest.mark.parametrize("flag", BLOCKING)
def test_promise_1_a_blocking_row_silences_training_advice(flag: str) -> None:
    """Every row that blocks leaves no session and nothing to do before or during a run, on the quietest of days."""
    diary = quiet_runner()
    today = replace(diary[-1], red_flags={**ALL_DENIED, flag: FlagAnswer.YES})
    given_answer = answer((*diary[:-1], today), Profile())
    assert given_answer.verdict in (Verdict.EMERGENCY, Verdict.DOCTOR)
    assert (given_answer.session, given_answer.before, given_answer.during) == ((), (), ())


@MANY
@given(st.data(), PROFILES)
def test_promise_2_worse_is_never_milder(data: st.DataObject, profile: Profile) -> None:
    """One thing made worse on any day, past or today, never gives a milder verdict."""
    diary = data.draw(a_diary())
    worse = data.draw(a_worsening(diary))
    assume(worse is not None)
    assert worse is not None
    assert answer(worse, profile).verdict.mildness <= answer(diary, profile).verdict.mildness


@MANY
@given(st.data(), PROFILES)
def test_promise_3_missing_is_never_milder(data: st.DataObject, profile: Profile) -> None:
    """One reassuring answer taken away on any day never gives a milder verdict."""
    diary = data.draw(a_diary())
    less = data.draw(a_deletion(diary))
    assume(less is not None)
    assert less is not None
    assert answer(less, profile).verdict.mildness <= answer(diary, profile).verdict.mildness


@pytest.mark.parametrize(
    "unsaid",
    [
        {"zone": None, "leg_pain_0_10": None},
        {"change": None},
        {"red_flags": {}},
        {"checked_in": False, "zone": None, "change": None, "leg_pain_0_10": None, "red_flags": {}},
    ],
)
def test_promise_3_run_needs_where_change_and_the_safety_questions(unsaid: dict[str, object]) -> None:
    """Without where it reaches, the change, or a safety question answered, the quiet runner does not get `run`."""
    diary = quiet_runner()
    today = replace(diary[-1], **unsaid)  # type: ignore[arg-type]
    given_answer = answer((*diary[:-1], today), Profile())
    assert given_answer.verdict is not Verdict.RUN
    assert given_answer.next_question
    assert given_answer.missing


@MANY
@given(a_diary(), PROFILES, st.integers(1, 10))
def test_promise_4_more_running_never_raises_what_the_symptoms_allow(
    diary: tuple[Day, ...], profile: Profile, pain: int
) -> None:
    """With something felt today no past running, however much and well tolerated, gives `run`."""
    today = with_worst(replace(diary[-1], checked_in=True, zone="thigh", leg_pain_0_10=pain))
    fitter = tuple(
        replace(day, run_km=21.0, run_min=110.0, run_kind="easy", settled="within_1h", stopped_early=False)
        for day in diary[:-1]
    )
    assert answer((*fitter, today), profile).verdict is not Verdict.RUN


@MANY
@given(a_diary(), st.integers(0, 40), st.sampled_from([None, 60.0, 90.0]))
def test_promise_5_a_clinicians_limit_is_never_exceeded(
    diary: tuple[Day, ...], most_min: int, planned_min: float | None
) -> None:
    """Running minutes never exceed the clinician's, before their date there is no run, and a `no_run` is no run."""
    diary = (*diary[:-1], replace(diary[-1], planned_min=planned_min))
    limited = answer(diary, Profile(max_run_min=most_min))
    assert running_minutes(limited.session) <= most_min
    assert limited.limits.max_minutes is None or limited.limits.max_minutes <= most_min
    later = answer(diary, Profile(may_run_from=diary[-1].date + timedelta(days=1)))
    barred = answer((*diary[:-1], replace(diary[-1], clinician_said="no_run")), Profile())
    assert not later.session
    assert not barred.session


@MANY
@given(a_diary(), PROFILES)
def test_promise_6_the_same_diary_gives_the_same_bytes(diary: tuple[Day, ...], profile: Profile) -> None:
    """The same days, in whatever order they come, give the same answer byte for byte."""
    first, again = answer(diary, profile), answer(diary, profile)
    shuffled = answer_morning(diary[::-1], diary[-1].date, profile, KNOWN)
    assert msgspec.json.encode(first) == msgspec.json.encode(again) == msgspec.json.encode(shuffled)
    assert re.fullmatch("[0-9a-f]{12}", first.rules_version)


@MANY
@given(a_diary(), PROFILES)
def test_promise_7_the_banned_words_never_appear(diary: tuple[Day, ...], profile: Profile) -> None:
    """No answer says safe, clear, no risk, recovered or a probability, in any of its sentences."""
    given_answer = answer(diary, profile)
    text = msgspec.json.encode(given_answer).decode()
    assert len(given_answer.headline) > 20
    assert not BANNED.search(text), BANNED.search(text)


@MANY
@given(a_diary(), PROFILES)
def test_promise_8_every_reason_unfolds_to_sources_and_parameters(diary: tuple[Day, ...], profile: Profile) -> None:
    """Every reason names a rule or red flag that exists, sources that exist, and each parameter with its unit."""
    given_answer = answer(diary, profile)
    assert given_answer.reasons
    for reason in given_answer.reasons:
        assert reason.rule in KNOWN.rules or reason.rule in KNOWN.red_flags
        assert reason.sources
        assert set(reason.sources) <= set(KNOWN.sources)
        for shown in reason.parameters:
            known = KNOWN.parameters[shown.id]
            assert (shown.value, shown.unit) == (known.value, known.unit)
        assert "{" not in reason.text


@MANY
@given(st.data())
def test_the_ladder_never_gives_run_and_keeps_the_promises(data: st.DataObject) -> None:
    """Over diaries that climb after a break: `run` by a clinician's leave alone; worse or missing is never milder."""
    diary = data.draw(a_climb())
    first = answer(diary, Profile())
    assert first.verdict is not Verdict.RUN or "may_run" in {day.clinician_said for day in diary}
    for changed in (data.draw(a_worsening(diary)), data.draw(a_deletion(diary))):
        if changed is not None:
            assert answer(changed, Profile()).verdict.mildness <= first.verdict.mildness


def test_the_climbing_diaries_reach_every_place_on_the_ladder() -> None:
    """The diaries that climb do climb: walk base, several stages, and days that ease and days that walk."""
    seen: Counter[str] = Counter()

    @settings(MANY, max_examples=200)
    @given(a_climb())
    def count(diary: tuple[Day, ...]) -> None:
        given_answer = answer(diary, Profile())
        place = measure_diary(diary, diary[-1].date, KNOWN).ladder
        seen.update({f"state {given_answer.state.id}", f"verdict {given_answer.verdict}"})
        seen[f"stage {place.stage if place else None}"] += 1

    count()
    assert {"state walk_base", "state ladder", "verdict walk", "verdict ease"} <= set(seen)
    assert {f"stage {stage}" for stage in range(6)} <= set(seen)
    assert min(seen[name] for name in ("state ladder", "verdict ease")) > 30


def test_the_flags_used_here_are_all_45() -> None:
    """The promises are drawn from the whole table of red flags."""
    assert len(FLAGS) == 45
    assert len(EMERGENCIES) == 17
