"""Findings worked out of weeks of diary and never asked: worse over two weeks, and no better after six.

Where both hold of a runner a clinician has lately looked at, they begin anew with that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.assess.nerve import last_examined_on
from easeback.assess.symptoms import something_is_felt
from easeback.model.day import Day
from easeback.model.judgement import OpenFlag
from easeback.model.words import NEW_OR_WORSE, Care, FlagAnswer, Verdict

WEEK_DAYS = 7
WORSE, PLATEAU = "RF30_NO_PROGRESS", "RF44_PLATEAU"


@finding("red_days_without_progress", "red_days_without_progress_window", "worse_mornings_a_week")
def worse_over_two_weeks(morning: Morning) -> Judged:
    """Fourteen red days, or two weeks rather worse than better on no more running, since a clinician last looked."""
    reds = _reds_since_examined(morning)
    many = len(reds) >= morning.number("red_days_without_progress")
    return many or (_worse_two_weeks(morning) and not _ran_more(morning)), {"red_days": len(reds)}


def _reds_since_examined(morning: Morning) -> list[date]:
    examined = last_examined_on(morning)
    oldest = morning.on - timedelta(days=morning.number("red_days_without_progress_window"))
    return [red.on for red in morning.history.red_days if red.on > oldest and (examined is None or red.on > examined)]


def _worse_two_weeks(morning: Morning) -> bool:
    """Judged by the runner's own words alone, so that a worse past can only be stricter."""
    least, examined = morning.number("worse_mornings_a_week"), last_examined_on(morning)
    weeks = [_week(morning, back) for back in (1, 0)]
    words = [[day.change for day in week if examined is None or day.date > examined] for week in weeks]
    worse = [sum(change in NEW_OR_WORSE for change in week) for week in words]
    better = sum(week.count("better") for week in words)
    return all(count >= least for count in worse) and sum(worse) > better


def _ran_more(morning: Morning) -> bool:
    """More minutes in the last two weeks than in the two before them; a run of unknown length cannot show it."""
    span = timedelta(days=2 * WEEK_DAYS)
    runs = [(run.minutes, morning.on - run.on) for run in morning.history.runs if morning.on - run.on <= 2 * span]
    if any(minutes is None for minutes, _ in runs):
        return False
    lately = sum(minutes or 0 for minutes, ago in runs if ago <= span)
    return lately > sum(minutes or 0 for minutes, ago in runs if ago > span)


def _week(morning: Morning, back: int) -> list[Day]:
    """The days of the week that ends so many weeks before today, today's included in the last."""
    last = morning.on - timedelta(days=WEEK_DAYS * back)
    first = last - timedelta(days=WEEK_DAYS - 1)
    return [day for day in (*morning.past, morning.today) if first <= day.date <= last]


@finding("plateau_weeks", "plateau_silent_weeks")
def no_better_after_six_weeks(morning: Morning) -> Judged:
    """Something is felt today and was in each of the last weeks, no less than at first, and nobody reviewed it."""
    weeks = [_week(morning, back) for back in range(int(morning.number("plateau_weeks")), -1, -1)]
    felt = all(_mostly_felt(week, morning) for week in weeks)
    return felt and bool(something_is_felt(morning)[0]) and _no_less(weeks) and not _reviewed(morning), {}


def _mostly_felt(week: Sequence[Day], morning: Morning) -> bool:
    pains = _pains(week)
    return bool(pains) and sum(pain > morning.number("run_leg_pain_0_10") for pain in pains) * 2 > len(pains)


def _pains(week: Sequence[Day]) -> list[float]:
    """The worse of leg and back on each day that says one of them; a day that says neither is left out."""
    told = ([pain for pain in (day.leg_pain_0_10, day.back_pain_0_10) if pain is not None] for day in week)
    return [max(pains) for pains in told if pains]


def _no_less(weeks: Sequence[Sequence[Day]]) -> bool:
    """The last week's mean pain is not below the first one's. Valid where pain was said in each week."""
    first, last = _pains(weeks[0]), _pains(weeks[-1])
    return sum(last) / len(last) >= sum(first) / len(first)


def _reviewed(morning: Morning) -> bool:
    examined = last_examined_on(morning)
    silent = timedelta(weeks=morning.number("plateau_silent_weeks"))
    return examined is not None and morning.on - examined < silent


def worked_out_flags(morning: Morning) -> tuple[OpenFlag, ...]:
    """The red flags that the diary itself raises this morning, unless an answer has raised them already."""
    raised = {flag.id for flag in morning.open_flags}
    found = []
    if worse_over_two_weeks(morning)[0] and WORSE not in raised:
        found.append(_flag(WORSE, Verdict.DOCTOR, morning))
    if no_better_after_six_weeks(morning)[0] and PLATEAU not in raised:
        found.append(_flag(PLATEAU, Verdict.EASE, morning))
    return tuple(found)


def _flag(flag: str, at_best: Verdict, morning: Morning) -> OpenFlag:
    return OpenFlag(
        id=flag,
        since=morning.on,
        answer=FlagAnswer.YES,
        care=Care.ROUTINE,
        at_best=at_best,
        silences_advice=False,
        answered_no_since=False,
        worked_out=True,
    )
