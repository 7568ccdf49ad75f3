"""Replay: what the tool would have said on every past morning, beside what the runner did and what followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from easeback.flow.logbook import Logbook
from easeback.flow.think import answer_morning, rules_version
from easeback.keep.logbook import store
from easeback.keep.logbook.day_rows import DaysAsKnown
from easeback.knowledge import knowledge
from easeback.measure.mornings import is_settled, why_red
from easeback.model.day import Day
from easeback.model.replay import Followed, Replay, ReplayedDay
from easeback.model.runner import Profile
from easeback.model.words import Verdict

HAPPENED, RECORDED = "happened", "recorded"
Progress = Callable[[int, int], None]


def replay(logbook: Logbook, first: date | None, last: date | None, as_of: str, progress: Progress) -> Replay:
    """Every morning from `first` to `last` that has a check-in or a run.

    `as_of` says what each morning knew: all that happened before it (`happened`), or only what had been recorded by
    that day (`recorded`).
    """
    known, profile, all_days = knowledge(), store.profile(logbook.runner), store.days(logbook.runner)
    by_date = {day.date: day for day in all_days}
    chosen = [day for day in all_days if _within(day, first, last) and (day.checked_in or day.has_run)]
    home = ZoneInfo(profile.time_zone)
    as_known = None if as_of == HAPPENED else DaysAsKnown(logbook.runner, home)
    replayed = []
    for number, day in enumerate(chosen, start=1):
        if as_known is None:
            days, told = all_days, profile
        else:
            days, told = as_known.on(day.date), store.profile_on(logbook.runner, day.date, home)
        replayed.append(_replay_day(day, days, by_date, told))
        progress(number, len(chosen))
    span = [day.date for day in chosen]
    return Replay(
        first=min(span, default=None),
        last=max(span, default=None),
        rules_version=rules_version(known.version),
        as_of=as_of,
        days=tuple(replayed),
        silent_days=(max(span) - min(span)).days + 1 - len(span) if span else 0,
        counts=_counts(replayed),
    )


def _within(day: Day, first: date | None, last: date | None) -> bool:
    return (first is None or day.date >= first) and (last is None or day.date <= last)


def _replay_day(day: Day, days: Sequence[Day], by_date: Mapping[date, Day], profile: Profile) -> ReplayedDay:
    answer = answer_morning(days, day.date, profile, knowledge())
    reason = answer.reasons[0]
    return ReplayedDay(
        date=day.date,
        verdict=answer.verdict,
        care=answer.care,
        rule=reason.rule,
        because=reason.text,
        state=answer.state.id,
        ran=day.has_run,
        run_km=day.run_km,
        run_min=day.run_min,
        followed=followed_by(day, by_date),
    )


def followed_by(day: Day, by_date: Mapping[date, Day]) -> Followed:
    """A flare where one of the next days is red or the run itself hurt; else how the next morning was."""
    known = knowledge()
    span = int(known.number("aftermath_days"))
    after = [by_date.get(day.date + timedelta(days=each)) for each in range(1, span + 1)]
    reds = [why_red(each, by_date.get(each.date - timedelta(days=1)), known) for each in after if each is not None]
    if any(reds) or day.stopped_early:
        return Followed.FLARE
    settled = is_settled(after[0], day, known) if after[0] is not None else None
    return {True: Followed.SETTLED, False: Followed.UNSETTLED, None: Followed.UNKNOWN}[settled]


def _counts(days: Sequence[ReplayedDay]) -> dict[str, dict[str, int]]:
    """For each verdict: mornings, mornings run on, and what followed those that were run on."""
    counts: dict[str, dict[str, int]] = {}
    for verdict in Verdict:
        some = [day for day in days if day.verdict is verdict]
        followed = Counter(str(day.followed) for day in some if day.ran)
        counts[str(verdict)] = {
            "mornings": len(some),
            "ran": sum(day.ran for day in some),
            **{f"ran_then_{each}": followed[str(each)] for each in Followed},
        }
    return counts
