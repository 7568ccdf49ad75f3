"""The page of the plan: the same days as `week`, the goal by the same parser, its slow dates asked for apart."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.flow.test_today import TODAY, quiet_weeks, say
from tests.small_recordings import NOW

from easeback.flow.logbook import Logbook
from easeback.flow.plan_page import earlier_plans, goal_of, plan_page, set_goal
from easeback.flow.week import week_of
from easeback.keep.logbook import store, weeks
from easeback.model.error import BadUse
from easeback.model.words import FlagAnswer


def test_its_days_are_those_of_the_week(logbook: Logbook) -> None:
    """Seven days with the minutes and reasons of `easeback week`, the longest strip as wide as the page."""
    quiet_weeks(logbook)
    page, plan = plan_page(logbook, NOW), week_of(logbook, NOW).plan
    assert [each.on for each in page.days] == [TODAY + timedelta(days=number) for number in range(7)]
    assert [each.why for each in page.days] == [each.why for each in plan.days]
    ran = [sum(block.minutes for block in day.session if block.kind == "run") or None for day in plan.days]
    assert [each.running_min for each in page.days] == ran
    assert any(ran)
    widest = max(block.x + block.width for day in page.days for block in day.blocks)
    assert 990 <= widest <= 1000


def test_the_dates_of_a_goal_are_worked_out_when_asked_for(logbook: Logbook) -> None:
    """First the days without them, unkept; then the dates, kept with the plan; then the page has them."""
    quiet_weeks(logbook)
    set_goal(logbook, "10 km", "", NOW)
    first = plan_page(logbook, NOW)
    assert (first.goal_waits, first.goal, weeks.weeks_given(logbook.runner)) == (True, None, ())
    answer = goal_of(logbook, NOW)
    assert answer is not None
    assert answer.km == 10
    second = plan_page(logbook, NOW)
    assert (second.goal_waits, second.goal, second.days) == (False, answer, first.days)
    assert len(earlier_plans(logbook)) == 1


def test_the_goal_is_read_by_the_one_parser(logbook: Logbook) -> None:
    """What is no goal is refused and keeps the old one; an empty goal takes it and its date back."""
    on = (TODAY + timedelta(days=90)).isoformat()
    set_goal(logbook, "half marathon", on, NOW)
    with pytest.raises(BadUse, match="not a goal"):
        set_goal(logbook, "the moon", on, NOW)
    with pytest.raises(BadUse, match="not a date"):
        set_goal(logbook, "5 km", "soon", NOW)
    profile = store.profile(logbook.runner)
    assert (profile.goal, str(profile.goal_on)) == ("half marathon", on)
    set_goal(logbook, "", on, NOW)
    profile = store.profile(logbook.runner)
    assert (profile.goal, profile.goal_on) == (None, None)


def test_earlier_plans_come_newest_first(logbook: Logbook) -> None:
    """A plan of each of two mornings, the later one on top with what it changed."""
    quiet_weeks(logbook)
    plan_page(logbook, NOW - timedelta(days=1))
    say(logbook, TODAY, walking="limp")
    plan_page(logbook, NOW)
    assert [each.on for each in earlier_plans(logbook)] == [TODAY, TODAY - timedelta(days=1)]


def test_where_a_clinician_comes_first_the_card_does_too(logbook: Logbook) -> None:
    """No session, no run on any day, and the card on top."""
    say(logbook, TODAY, {"RF01_SADDLE": FlagAnswer.YES}, zone="back", change="same")
    page = plan_page(logbook, NOW)
    assert page.card_first
    assert page.session is None
    assert [each.does for each in page.days] == ["wait"] * 7
    assert page.first


def test_an_earlier_plan_is_kept_day_by_day(logbook: Logbook) -> None:
    """Seven days with what each held and its minutes of running, as the plan had them."""
    quiet_weeks(logbook)
    page = plan_page(logbook, NOW)
    (kept,) = earlier_plans(logbook)
    expected = [(day.on, "run" if day.does == "ran" else day.does, day.running_min) for day in page.days]
    assert [(day.on, day.does, day.running_min) for day in kept.by_day] == expected
