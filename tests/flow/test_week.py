"""Stories of a week's plan, and `week` through a real logbook: what is kept, what changed, and why."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.flow.test_replay import RED, days_ago, fortnight, say
from tests.short_diaries import KNOWN, TODAY, Case, days_of, profile_of
from tests.small_recordings import NOW

from easeback.flow.backup import backup, restore
from easeback.flow.goal import Aim
from easeback.flow.logbook import Logbook, open_logbook
from easeback.flow.profile import set_facts
from easeback.flow.today import answer_today
from easeback.flow.week import plan_week, versions, week_of
from easeback.keep.logbook import weeks
from easeback.model.error import BadUse
from easeback.model.goal import read_goal
from easeback.model.plan import WeekPlan
from easeback.model.words import Verdict
from easeback.settings import Settings

LONG_AGO = {"from": -60, "last_run": -40}


def plan_of(case: Case, goal: str | None = None, goal_in_days: int | None = None) -> WeekPlan:
    """The plan of a short diary."""
    on = None if goal_in_days is None else TODAY + timedelta(days=goal_in_days)
    aim = Aim(read_goal(goal), on) if goal else None
    return plan_week(days_of(case), TODAY, profile_of(case), KNOWN, aim)


def minutes(plan: WeekPlan) -> list[float]:
    """Minutes of running, day by day."""
    return [sum(block.minutes for block in day.session if block.kind == "run") for day in plan.days]


def whys(plan: WeekPlan, day: int) -> list[str]:
    """The ids of a day's reasons."""
    return [why.id for why in plan.days[day].why]


def test_a_green_runner_runs_every_other_day_as_usual() -> None:
    """45 minutes as always, three times in seven days with those before; the other days a walk and strength."""
    plan = plan_of({"profile": {"usual_runs_per_week": 3}})
    # The last runs were 2, 4 and 6 days ago: a fourth in seven days has to wait for tomorrow.
    assert minutes(plan) == [0, 45, 0, 45, 0, 45, 0]
    assert {day.verdict for day in plan.days} == {Verdict.RUN}
    assert [day.does for day in plan.days] == ["rest", "run"] * 3 + ["rest"]
    assert whys(plan, 0) == ["plan_between_runs"]
    assert [len(day.ideas) for day in plan.days] == [2, 0, 2, 0, 2, 0, 2]


def test_a_runner_on_the_ladder_climbs_it() -> None:
    """After six weeks off: 5 minutes twice, 48 hours apart, then the second stage with 7; three runs a week."""
    plan = plan_of({"before": LONG_AGO})
    assert minutes(plan) == [5, 0, 5, 0, 7, 0, 0]
    assert {day.state for day in plan.days} == {"ladder"}
    assert (plan.days[1].does, plan.days[6].does) == ("walk", "rest")
    assert "ladder_stage" in whys(plan, 2)


def test_in_the_walk_base_the_week_walks_until_seven_days_are_quiet() -> None:
    """A red day three days ago: four more days of walking, then the ladder's first session."""
    plan = plan_of({"before": LONG_AGO, -3: {"zone": "thigh", "leg_pain_0_10": 5}})
    assert [day.does for day in plan.days[:4]] == ["walk"] * 4
    assert minutes(plan)[4:] == [5, 0, 5]


def test_after_a_flare_the_shares_come_back() -> None:
    """6 of 10 today makes tomorrow red too; then 50, 50 and 70 % of 45 minutes, 48 hours apart."""
    plan = plan_of({0: {"zone": "thigh", "leg_pain_0_10": 6, "change": "worse"}})
    assert plan.days[0].verdict is Verdict.WALK
    assert minutes(plan) == [0, 0, 22, 0, 22, 0, 31]
    assert {day.verdict for day in plan.days} == {Verdict.WALK, Verdict.EASE}


@pytest.mark.parametrize(
    ("today", "verdict", "ideas"),
    [
        ({"red_flags": "RF01_SADDLE"}, Verdict.EMERGENCY, 0),
        ({"symptoms": "weakness"}, Verdict.DOCTOR, 1),
    ],
)
def test_where_a_clinician_comes_first_the_week_waits(today: dict[str, Any], verdict: Verdict, ideas: int) -> None:
    """Seven days of waiting, with walking where today allows it; the goal waits too, and the card stands."""
    plan = plan_of({0: today}, "10 km")
    assert [(day.verdict, day.does, len(day.ideas)) for day in plan.days] == [(verdict, "wait", ideas)] * 7
    assert plan.first is not None
    assert plan.goal is not None
    assert "until you record" in plan.goal.texts[0]
    assert plan.help_now[0] == "When to get help now"


def test_a_clinicians_minutes_bind_all_week_and_the_goal() -> None:
    """20 minutes on every run; 10 km is not reached, and the reason is the limit."""
    plan = plan_of({"profile": {"max_run_min": 20}}, "10 km", 60)
    assert set(minutes(plan)) == {0, 20}
    assert plan.goal is not None
    assert plan.goal.in_time is False
    assert "clinician" in plan.goal.texts[1]


def test_a_goal_within_reach_says_the_earliest_day_and_what_a_setback_costs() -> None:
    """8 km lately, 10 km wanted: 8.8, 9.6 and 10 km in runs seven days apart; a red day makes it later."""
    plan = plan_of({}, "10 km", 60)
    goal = plan.goal
    assert goal is not None
    assert goal.best is not None
    assert goal.setback is not None
    assert goal.best.reached_on is not None
    assert goal.setback.reached_on is not None
    assert 14 <= (goal.best.reached_on - TODAY).days <= 18
    assert goal.in_time is True
    assert goal.setback.reached_on > goal.best.reached_on
    assert "at the earliest" in goal.texts[0]
    assert "not a promise" in goal.texts[0]


def test_a_goal_out_of_reach_says_how_far_the_rules_lead_by_then() -> None:
    """From the first stage of the ladder to 10 km in three weeks: no; three minutes in a row is what they hold."""
    plan = plan_of({"before": LONG_AGO}, "10 km", 21)
    assert plan.goal is not None
    assert plan.goal.best is not None
    assert plan.goal.in_time is False
    assert plan.goal.texts[0].startswith(f"10 km: not by {TODAY + timedelta(days=21)}")
    assert plan.goal.best.most_min == 3
    assert plan.goal.best.reached_on is not None
    assert plan.goal.best.reached_on > TODAY + timedelta(days=70)


def test_half_an_hour_without_a_break_is_the_ladders_top() -> None:
    """Two runs at each of ten stages, three a week, 21st at stage eleven: 48 days from today."""
    plan = plan_of({"before": LONG_AGO}, "30 min")
    assert plan.goal is not None
    assert plan.goal.best is not None
    # Runs fall on days 0, 2, 4, 7, 9, 11, 14 ... : the 21st on day 46.
    assert plan.goal.best.reached_on == TODAY + timedelta(days=46)


def test_a_race_in_the_diary_is_shown_with_what_becomes_of_it() -> None:
    """8 km in four days, within the cap: as planned. On the ladder no race is left."""
    race = {4: {"planned_kind": "race", "planned_km": 8, "all": "unsaid"}}
    plan = plan_of({"before": {"from": -30}, **race})
    assert plan.days[4].planned == "race 8 km"
    assert plan.days[4].becomes == "as planned"
    ladder = plan_of({"before": LONG_AGO, **race})
    assert ladder.days[4].planned == "race 8 km"
    assert ladder.days[4].becomes != "as planned"


def test_without_a_check_in_today_is_the_strict_one_and_says_what_to_answer() -> None:
    """Nothing said: today's own verdict, and the question stands first."""
    plan = plan_of({-1: {"zone": "thigh", "leg_pain_0_10": 3}, 0: "nothing"})
    assert plan.days[0].verdict is Verdict.WALK
    assert plan.first is not None
    assert plan.next_question is not None
    assert plan.next_question in plan.first


def test_without_a_settled_morning_none_is_taken_to_be_quiet() -> None:
    """Nobody's first day at leg pain 3: the mornings to come are taken to be just settled, so no day is `run`."""
    plan = plan_of({"before": "nobody", 0: {"zone": "thigh", "leg_pain_0_10": 3}})
    assert plan.assumed.values == {"zone": None, "leg_pain_0_10": 2, "back_pain_0_10": 3}
    assert Verdict.RUN not in {day.verdict for day in plan.days}


def test_todays_plan_is_kept_once_and_agrees_with_today(logbook: Logbook) -> None:
    """Asked twice it is the same text and one version; another date is not kept."""
    fortnight(logbook)
    first, again = week_of(logbook, NOW), week_of(logbook, NOW + timedelta(hours=1))
    week_of(logbook, NOW, days_ago(1))
    assert first.text == again.text
    assert [given.text for given in weeks.weeks_given(logbook.runner)] == [first.text]
    assert first.plan.days[0].verdict is answer_today(logbook, NOW).answer.verdict


def test_a_bad_morning_moves_the_plan_and_says_why(logbook: Logbook) -> None:
    """Yesterday's plan saw a run today; this morning is red. Both versions stay, and the change names the reason."""
    fortnight(logbook)
    week_of(logbook, NOW)
    tomorrow = NOW + timedelta(days=1)
    say(logbook, -1, at=tomorrow, **RED)
    plan = week_of(logbook, tomorrow).plan
    assert plan.changed_since == TODAY_HERE
    assert plan.changes[0].date == tomorrow.date()
    assert any("Today was expected" in cause for cause in plan.changed_because)
    kept = versions(logbook)
    assert [each.on for each in kept] == [TODAY_HERE, tomorrow.date()]
    assert (kept[0].changed, kept[1].changed) == (None, len(plan.changes))


def test_a_run_that_was_not_made_is_named(logbook: Logbook) -> None:
    """The plan saw a run on its first day, and the logbook has none the day after."""
    fortnight(logbook)
    say(logbook, 0, **{**QUIET_MORNING, "planned_kind": "easy"})
    assert week_of(logbook, NOW).plan.days[0].does == "run"
    later = NOW + timedelta(days=1)
    say(logbook, -1, at=later, **QUIET_MORNING)
    plan = week_of(logbook, later).plan
    assert not plan.changes or any("not in the logbook" in cause for cause in plan.changed_because)


def test_a_goal_of_the_profile_that_cannot_be_read_is_said_so(logbook: Logbook) -> None:
    """Free words in the profile stay there; the plan says what it takes. On the command line they are bad use."""
    set_facts(logbook, {"goal": "run with my daughter"}, NOW)
    plan = week_of(logbook, NOW).plan
    assert plan.goal is not None
    assert "10 km" in plan.goal.texts[0]
    with pytest.raises(BadUse, match="half marathon"):
        week_of(logbook, NOW, goal="run with my daughter")
    set_facts(logbook, {"goal": ""}, NOW)
    with pytest.raises(BadUse, match="needs a goal"):
        week_of(logbook, NOW, goal_on=days_ago(-9))


def test_a_backup_carries_the_plans(logbook: Logbook, tmp_path: Path) -> None:
    """Restored elsewhere, the versions are the same."""
    fortnight(logbook)
    week_of(logbook, NOW)
    kept = weeks.weeks_given(logbook.runner)
    backup(Settings(logbook.home), tmp_path / "all.zip", NOW)
    restore(Settings(tmp_path / "new"), tmp_path / "all.zip", NOW)
    assert weeks.weeks_given(open_logbook(Settings(tmp_path / "new"), NOW).runner) == kept
    assert len(kept) == 1


TODAY_HERE = NOW.date()
QUIET_MORNING: dict[str, Any] = {**RED, "zone": "none", "leg_pain_0_10": 0.0, "change": "same"}
