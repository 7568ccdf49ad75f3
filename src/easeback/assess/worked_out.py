"""The two red flags that are never asked: worse over two weeks, and no better after six, read off the diary.

Both only count bad days, so that a worse past never reads milder (promise 2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from easeback.assess.morning import Morning
from easeback.model.day import Day
from easeback.model.judgement import OpenFlag
from easeback.model.words import EXAMINED, Care, FlagAnswer, Verdict, zone_depth

NO_PROGRESS, PLATEAU = "RF30_NO_PROGRESS", "RF44_PLATEAU"
BUTTOCK = zone_depth("buttock")


def worked_out_flags(morning: Morning) -> Iterator[OpenFlag]:
    """RF30 and RF44 where the diary shows them and no clinician has judged since."""
    if since := worse_for_two_weeks_since(morning):
        yield OpenFlag(NO_PROGRESS, since, FlagAnswer.YES, Care.ROUTINE, Verdict.DOCTOR, False, False, True)
    if since := no_better_since(morning):
        yield OpenFlag(PLATEAU, since, FlagAnswer.YES, Care.ROUTINE, Verdict.EASE, False, False, True)


def worse_for_two_weeks_since(morning: Morning) -> date | None:
    """The first of a fortnight of red days within three weeks, or of a week of worse mornings within two."""
    reviewed = _reviewed_on(NO_PROGRESS, morning)
    reds = _since(morning, "no_progress_window_days", [red.on for red in morning.history.red_days], reviewed)
    mornings = [day.date for day in (*morning.past, morning.today) if day.change == "worse"]
    worse = _since(morning, "worse_window_days", mornings, reviewed)
    if len(reds) >= morning.number("no_progress_red_days"):
        return reds[0]
    return worse[0] if len(worse) >= morning.number("worse_mornings") else None


def no_better_since(morning: Morning) -> date | None:
    """The first day of six weeks in each of which something was felt on several mornings, without a review.

    It was felt in the week before them too, so that six whole weeks have passed.
    """
    weeks, least = int(morning.number("plateau_weeks")), morning.number("plateau_mornings")
    first = morning.on - timedelta(weeks=weeks) + timedelta(days=1)
    reviewed = _reviewed_on(PLATEAU, morning)
    silent = timedelta(weeks=morning.number("plateau_silent_weeks"))
    if reviewed is not None and morning.on - reviewed < silent:
        return None
    felt = [(day.date - first).days // 7 for day in (*morning.past, morning.today) if _is_felt(day, morning)]
    week_before = -1
    has_lasted = week_before in felt and all(felt.count(week) >= least for week in range(weeks))
    return first if has_lasted else None


def _since(morning: Morning, window: str, days: Sequence[date], reviewed: date | None) -> list[date]:
    oldest = morning.on - timedelta(days=morning.number(window))
    return sorted(day for day in days if day > oldest and (reviewed is None or day > reviewed))


def _reviewed_on(flag: str, morning: Morning) -> date | None:
    """The last day on which a clinician judged this, or judged without saying what."""
    days = [day for day in (*morning.past, morning.today) if day.clinician_said in EXAMINED]
    return max((day.date for day in days if not day.clinician_flags or flag in day.clinician_flags), default=None)


def _is_felt(day: Day, morning: Morning) -> bool:
    return (
        (day.zone is not None and zone_depth(day.zone) >= BUTTOCK)
        or (day.leg_pain_0_10 or 0) > morning.number("run_leg_pain_0_10")
        or (day.back_pain_0_10 or 0) > morning.number("run_back_pain_0_10")
    )
