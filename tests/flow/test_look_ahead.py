"""Looking ahead over whole random diaries: never milder than the rules, never past a clinician's limit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from tests import diaries
from tests.diaries import FIRST, a_climb, a_diary
from tests.test_promises import BANNED, EMERGENCIES, quiet_runner

from easeback.advise.week import Ahead, settled_morning
from easeback.flow.goal import Aim
from easeback.flow.look_ahead import Looker, look_ahead
from easeback.flow.think import answer_morning
from easeback.flow.week import last_settled, plan_week
from easeback.model.day import Day
from easeback.model.goal import read_goal
from easeback.model.runner import Profile
from easeback.model.words import FlagAnswer, Verdict

# Two weeks are looked ahead at the goal, not a year: what must hold, holds of every day of it.
TWO_WEEKS = structs.replace(diaries.KNOWN.parameters["plan_look_ahead_weeks"], value=2)
KNOWN = replace(diaries.KNOWN, parameters={**diaries.KNOWN.parameters, "plan_look_ahead_weeks": TWO_WEEKS})
SOME = settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)  # fmt: skip
PROFILES = st.sampled_from(
    [
        Profile(),
        Profile(born_on=FIRST.replace(year=1985), last_unbroken_30_min_on=FIRST, settled_next_morning=True),
        Profile(max_run_min=12),
        Profile(allowed_run_kinds=("walk_run",)),
        Profile(no_running_until=FIRST + timedelta(days=24)),
        Profile(usual_runs_per_week=7, usual_run_min=60),
        Profile(pregnant=True),
        Profile(paused_since=FIRST),
    ]
)
GOALS = st.sampled_from([None, "12 km", "5 km race", "45 min"])
DIARIES = st.one_of(a_diary(), a_climb())


def a_week(days: tuple[Day, ...], profile: Profile, goal: str | None) -> list[Ahead]:
    """Seven days ahead of the diary's last, as `week` looks at them."""
    on = days[-1].date
    like = last_settled(days, on, KNOWN)
    aim = read_goal(goal) if goal else None
    looker = Looker(days, on, profile, KNOWN, lambda each: settled_morning(like, each, KNOWN), aim)
    return list(islice(look_ahead(looker), 7))


@SOME
@given(DIARIES, PROFILES, GOALS)
def test_no_day_is_milder_than_the_answer_to_that_morning(
    days: tuple[Day, ...], profile: Profile, goal: str | None
) -> None:
    """Each day asked anew, from a diary that holds the days before it as the plan takes them to go: never milder.

    The runs before it are those that the plan itself shows, written into the diary here by hand.
    """
    plan = plan_week(days, days[-1].date, profile, KNOWN, Aim(read_goal(goal), None) if goal else None)
    diary = [day for day in days if day.date < plan.date]
    for planned, ahead in zip(plan.days, a_week(days, profile, goal), strict=True):
        answer = answer_morning([*diary, ahead.morning], planned.date, profile, KNOWN)
        assert planned.verdict.mildness <= answer.verdict.mildness
        assert (ahead.answer.verdict, ahead.answer.reasons) == (answer.verdict, answer.reasons)
        allowed = sum(block.minutes for block in answer.session if block.kind == "run")
        planned_min = sum(block.minutes for block in planned.session if block.kind == "run")
        assert planned_min <= allowed
        run: dict[str, Any] = {
            "run_km": planned.km, "run_min": planned_min, "settled": "within_1h", "stopped_early": False,
            "run_unbroken_min": max((block.minutes for block in planned.session if block.kind == "run"), default=None),
            "run_kind": "walk_run" if len(planned.session) > 1 else "easy", "symptoms_in_run": (),
            "zone_in_run": ahead.morning.zone, "leg_pain_in_run_0_10": ahead.morning.leg_pain_0_10,
            "walking_after_run": "normal",
        }  # fmt: skip
        diary.append(replace(ahead.morning, **run) if planned_min else ahead.morning)


@SOME
@given(DIARIES, PROFILES, GOALS)
def test_the_first_day_is_todays_answer(days: tuple[Day, ...], profile: Profile, goal: str | None) -> None:
    """The same verdict and state as `today`; a session only where today has one, and never a longer one."""
    today = answer_morning(days, days[-1].date, profile, KNOWN)
    plan = plan_week(days, days[-1].date, profile, KNOWN, Aim(read_goal(goal), None) if goal else None)
    first = plan.days[0]
    assert (first.date, first.verdict, first.state) == (today.date, today.verdict, today.state.id)
    assert not first.session or first.session == today.session or len(today.session) == 1
    assert sum(block.minutes for block in first.session) <= sum(block.minutes for block in today.session)
    assert (plan.rules_version, plan.missing) == (today.rules_version, today.missing)


@SOME
@given(DIARIES, PROFILES, GOALS)
def test_a_clinicians_limit_is_never_exceeded(days: tuple[Day, ...], profile: Profile, goal: str | None) -> None:
    """Minutes, kinds and dates of the profile bind on every day."""
    plan = plan_week(days, days[-1].date, profile, KNOWN, Aim(read_goal(goal), None) if goal else None)
    for day in plan.days:
        running = sum(block.minutes for block in day.session if block.kind == "run")
        assert running <= (profile.max_run_min or running)
        assert not day.session or "walk_run" not in profile.allowed_run_kinds or len(day.session) > 1
        assert not day.session or profile.no_running_until is None or day.date >= profile.no_running_until


@SOME
@given(DIARIES, PROFILES)
def test_where_a_clinician_comes_first_nothing_is_planned(days: tuple[Day, ...], profile: Profile) -> None:
    """On an emergency or doctor day no day of the week has a session, and none is milder than today."""
    plan = plan_week(days, days[-1].date, profile, KNOWN, Aim(read_goal("10 km"), None))
    if plan.days[0].verdict in (Verdict.EMERGENCY, Verdict.DOCTOR):
        assert {(day.verdict, day.does, day.session) for day in plan.days} == {(plan.days[0].verdict, "wait", ())}
        assert plan.first is not None
        assert plan.goal is not None
        assert plan.goal.best is None


@SOME
@given(DIARIES, PROFILES, GOALS)
def test_the_same_days_give_the_same_bytes_without_a_banned_word(
    days: tuple[Day, ...], profile: Profile, goal: str | None
) -> None:
    """Twice the same plan, letter for letter; and the card stands on it, whatever else does."""
    aim = Aim(read_goal(goal), days[-1].date + timedelta(days=30)) if goal else None
    first, second = (msgspec.json.encode(plan_week(days, days[-1].date, profile, KNOWN, aim)) for _ in range(2))
    assert first == second
    assert b"When to get help now" in first
    assert not BANNED.search(re.sub(r'"(id|state)":"\w+"', "", first.decode()))


@SOME
@given(st.sampled_from(EMERGENCIES), st.sampled_from([FlagAnswer.YES, FlagAnswer.UNSURE]))
def test_an_emergency_plans_nothing_whatever_the_past(flag: str, said: FlagAnswer) -> None:
    """The quietest runner with one emergency row: seven days of waiting, no idea, no training."""
    diary = quiet_runner()
    today = replace(diary[-1], red_flags={**diary[-1].red_flags, flag: said})
    plan = plan_week((*diary[:-1], today), today.date, Profile(), KNOWN, Aim(read_goal("10 km"), None))
    assert [(day.verdict, day.does, day.session, day.ideas) for day in plan.days] == [
        (Verdict.EMERGENCY, "wait", (), ())
    ] * 7
