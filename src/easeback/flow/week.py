"""`week`: loads the logbook, looks seven days ahead, keeps the version, and makes its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice

import msgspec

from easeback.advise import emergency_card
from easeback.advise.planned_day import WAITS, planned_days, said
from easeback.advise.week import WEEK_DAYS, Ahead, settled_morning
from easeback.advise.week_changes import DaySeen, WeekSeen, changed_because, day_words, plan_changes
from easeback.flow.goal import Aim, answer_goal
from easeback.flow.logbook import Logbook, today_of
from easeback.flow.look_ahead import Looker, look_ahead
from easeback.keep.logbook import store, weeks
from easeback.knowledge import knowledge
from easeback.knowledge.load import Knowledge
from easeback.measure.mornings import is_settled
from easeback.model.day import Day
from easeback.model.error import BadUse
from easeback.model.goal import GOAL_WORDS, read_goal
from easeback.model.plan import Assumed, GoalAnswer, WeekPlan
from easeback.model.runner import Profile
from easeback.model.words import Verdict
from easeback.present.week import DayKept, VersionShown, WeekPage, version_shown, week_page


@dataclass(frozen=True, slots=True)
class Week:
    """A plan, its page, and its JSON text exactly as it is kept."""

    plan: WeekPlan
    page: WeekPage
    text: str


def plan_week(
    days: Sequence[Day], on: date, profile: Profile, known: Knowledge, aim: Aim | None = None,
    *, with_dates: bool = True,
) -> WeekPlan:  # fmt: skip
    """Seven days from `on`. `days` after it tell only what the runner has planned for them.

    Without `with_dates` the days are planned towards the goal, and its dates, which take long, are not worked out.
    """
    like = last_settled(days, on, known)
    looker = Looker(days, on, profile, known, lambda each: settled_morning(like, each, known))
    aheads = list(islice(look_ahead(replace(looker, goal=aim.goal if aim else None)), WEEK_DAYS))
    today = aheads[0]
    waits = today.answer.verdict in WAITS
    card = emergency_card(profile, known, today.judgement)
    return WeekPlan(
        date=on,
        days=planned_days(aheads, known),
        assumed=_nothing_assumed(profile, known) if waits else _assumed(like, on, profile, known),
        first=_first(today, known),
        missing=today.answer.missing,
        next_question=today.answer.next_question,
        goal=answer_goal(aim, looker, today) if aim and with_dates else None,
        changed_since=None,
        changes=(),
        changed_because=(),
        help_now=(card.title, *card.lines),
        rules_version=today.answer.rules_version,
    )


def week_of(
    logbook: Logbook, now: datetime, on: date | None = None, goal: str | None = None, goal_on: date | None = None,
    *, with_dates: bool = True,
) -> Week:  # fmt: skip
    """The plan from `on`, by default the runner's date of `now`, towards `goal` or the profile's.

    Today's plan is kept, and compared with the one kept last before it. One from another date, or without the dates of
    its goal, is not kept.
    """
    known, runner = knowledge(), logbook.runner
    today = today_of(logbook, now)
    on = on or today
    profile = store.profile(runner)
    days = store.days_that_matter(runner, date.max, on - timedelta(days=known.number("history_days")))
    aim, unread = _aim(profile, goal, goal_on, known)
    plan = plan_week(days, on, profile, known, aim, with_dates=with_dates)
    if unread is not None:
        plan = replace(plan, goal=unread)
    plan = _with_changes(plan, days, runner, profile, known)
    text = msgspec.json.format(msgspec.json.encode(plan), indent=2).decode()
    if on == today and (with_dates or aim is None):
        weeks.keep_week(runner, store.Given(on, now, text, plan.rules_version, profile.language))
    notes = [said("not_reviewed", profile.language, known)]
    if on != today:
        notes.insert(0, said("past_date", profile.language, known))
    return Week(plan, week_page(plan, known, tuple(notes)), text)


def versions(logbook: Logbook, latest: int | None = None) -> tuple[VersionShown, ...]:
    """The versions of a plan that were kept, oldest first, each with what it changed of the one before.

    All of them, or as many as `latest`.
    """
    shown: list[VersionShown] = []
    before: tuple[tuple[date, str], ...] | None = None
    for given in weeks.weeks_given(logbook.runner, latest):
        seen = _seen(given.text)
        days = tuple((day.date, day_words(day)) for day in seen.days) if seen else None
        version = version_shown(given.on, given.given_at, given.rules_version, days, before)
        shown.append(replace(version, by_day=tuple(_kept(day) for day in seen.days) if seen else ()))
        before = days or before
    return tuple(shown)


def _kept(day: DaySeen) -> DayKept:
    minutes = sum(block.minutes for block in day.session if block.kind == "run")
    return DayKept(day.date, day.does, minutes or None)


def last_settled(days: Sequence[Day], on: date, known: Knowledge) -> Day | None:
    """The last settled morning up to `on`, if it is not too old to speak for those to come."""
    oldest = on - timedelta(days=known.number("plan_settled_days"))
    by_date = {day.date: day.morning() if day.date == on else day for day in days if day.date <= on}
    for each in sorted((each for each in by_date if each >= oldest), reverse=True):
        if is_settled(by_date[each], by_date.get(each - timedelta(days=1)), known):
            return by_date[each]
    return None


def _aim(
    profile: Profile, goal: str | None, goal_on: date | None, known: Knowledge
) -> tuple[Aim | None, GoalAnswer | None]:
    """The goal asked for, else the profile's. One of the profile that cannot be planned for is said so, not refused."""
    if goal is not None:
        return Aim(read_goal(goal), goal_on), None
    if profile.goal is None:
        if goal_on is not None:
            raise BadUse("--goal-date needs a goal.", f"Add --goal. {GOAL_WORDS}")
        return None, None
    try:
        return Aim(read_goal(profile.goal), goal_on or profile.goal_on), None
    except BadUse:
        text = said("goal_not_read", profile.language, known, goal=profile.goal, take=GOAL_WORDS)
        no_case = dict.fromkeys(("km", "minutes", "in_time", "best", "setback_on", "setback"))
        on = goal_on or profile.goal_on
        return None, GoalAnswer(goal=profile.goal, is_race=False, on=on, texts=(text,), **no_case)


def _assumed(like: Day | None, on: date, profile: Profile, known: Knowledge) -> Assumed:
    morning = settled_morning(like, on, known)
    names = ("zone", "leg_pain_0_10", "back_pain_0_10")
    values = {name: getattr(morning, name) for name in names}
    if like is None:
        return Assumed(said("plan_assumed_least", profile.language, known), values)
    pains = [("leg pain", morning.leg_pain_0_10), ("back pain", morning.back_pain_0_10)]
    where = [] if morning.zone is None else [f"zone {morning.zone}"]
    words = ", ".join([*where, *(f"{name} {pain:g}" for name, pain in pains if pain is not None), *_felt(morning)])
    return Assumed(said("plan_assumed", profile.language, known, settled_on=str(like.date), like=words), values)


def _felt(morning: Day) -> list[str]:
    return [symptom.replace("_", " ") for symptom in morning.symptoms or ()]


def _nothing_assumed(profile: Profile, known: Knowledge) -> Assumed:
    return Assumed(said("plan_assumed_nothing", profile.language, known), {})


def _first(today: Ahead, known: Knowledge) -> str | None:
    """What comes before anything planned: a clinician, or the answer that is missing."""
    language, answer = today.judgement.profile.language, today.answer
    if answer.verdict is Verdict.EMERGENCY:
        return said("plan_first_emergency", language, known)
    if answer.verdict is Verdict.DOCTOR:
        return said("plan_first_doctor", language, known)
    if not today.judgement.today.says_how_it_is:
        return said("plan_not_said", language, known, question=answer.next_question or "easeback check-in")
    return None


def _with_changes(
    plan: WeekPlan, days: Sequence[Day], runner: int, profile: Profile, known: Knowledge
) -> WeekPlan:  # fmt: skip
    """The plan with what it changes of the one kept last on an earlier date, and why."""
    given = weeks.week_before(runner, plan.date)
    seen = _seen(given.text) if given is not None else None
    if given is None or seen is None or not (changes := plan_changes(seen, plan)):
        return replace(plan, changed_since=seen.date if seen else None)
    because = changed_because(seen, given.rules_version, plan, days, profile.language, known)
    return replace(plan, changed_since=seen.date, changes=changes, changed_because=because)


def _seen(text: str) -> WeekSeen | None:
    """What a kept version says of its days; None where an older easeback wrote it in a shape no longer read."""
    try:
        return msgspec.json.decode(text, type=WeekSeen)
    except msgspec.DecodeError:
        return None
