"""Days to a history: everything the morning's findings need of the runner's past."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from easeback.knowledge.load import Knowledge
from easeback.measure.amber import amber_on, is_flagged
from easeback.measure.breaks import failed_returns, last_break, last_leave, return_runs_since
from easeback.measure.irritability import irritating_runs, is_irritable
from easeback.measure.ladder import Mornings, ladder_place
from easeback.measure.load import longest_run_km, longest_tolerated_km, longest_tolerated_min, session_spike_percent
from easeback.measure.mornings import (
    is_below_knee,
    is_green,
    is_low,
    is_settled,
    what_is_felt,
    why_red,
)
from easeback.measure.other_causes import (
    flagged_first_on,
    other_side_on,
    provoked_again_on,
    provoked_on,
    silent_mornings,
)
from easeback.measure.runs import ONE_DAY, past_runs
from easeback.measure.strength import settled_strength
from easeback.model.day import Day
from easeback.model.history import History, RedDay
from easeback.model.words import zone_depth


def measure_diary(all_days: Sequence[Day], on: date, known: Knowledge) -> History:
    """The history as the morning of `on` knows it: the days of the last year, and what that morning itself said."""
    days = _recent_days(all_days, on, known)
    other_side, provoked = other_side_on(days), provoked_on(days, known)
    settled = _settled(days, other_side, known)
    runs = past_runs(days, settled, on, known)
    reds = _red_days(days, settled, provoked_again_on(provoked, known), known)
    last_red_on = reds[-1].on if reds else None
    leave_on = last_leave([day for day in all_days if day.date <= on])
    broke_on = last_break(runs, reds, leave_on, on, known)
    silent = silent_mornings(days, on)
    flagged = flagged_first_on([day.date for day in days.values() if is_flagged(day, known)], known)
    mornings = Mornings(deep_on=_deep_for_a_day(days), flagged_on=flagged, silent=silent)
    today, window = days.get(on), known.number("kept_running_window_days")
    longest_km = longest_run_km(runs, on, window)
    return History(
        on=on,
        felt_today=what_is_felt(today, known) if today else (),
        settled_zone=_settled_zone(days, on, known),
        settled_today=settled.get(on),
        settled_mornings=_settled_mornings(settled, on, known),
        settled_days=_settled_days(settled, on),
        red_days=reds,
        last_bad_on=_last_bad(days, reds, on, known),
        last_green_on=_last_green(days, on, known),
        last_break_on=broke_on,
        last_run_on=max((day.date for day in all_days if day.date < on and day.has_run), default=None),
        longest_run_km=longest_km,
        longest_tolerated_km=longest_tolerated_km(runs, on, window, last_red_on),
        planned_spike_percent=session_spike_percent(today.planned_km if today else None, longest_km),
        runs=runs,
        ladder=ladder_place(runs, mornings, broke_on, on, known),
        longest_tolerated_min=longest_tolerated_min(runs, on, window, last_red_on),
        return_runs=return_runs_since(last_red_on, runs, known),
        failed_return_on=max(failed_returns(runs, reds, known), default=None),
        amber_on=amber_on(days, settled, on, known),
        silent_mornings=silent,
        other_side_on=other_side,
        provoked_on=provoked,
        irritable=is_irritable(irritating_runs(days, known), on, known),
        settled_strength=settled_strength(days, settled, on, known),
    )


def _settled(days: dict[date, Day], other_side: Collection[date], known: Knowledge) -> dict[date, bool | None]:
    """Of each day whether its morning was settled. A morning in the other leg begins anew."""
    return {
        on: False if on in other_side else is_settled(day, days.get(on - ONE_DAY), known) for on, day in days.items()
    }


def _recent_days(all_days: Sequence[Day], on: date, known: Knowledge) -> dict[date, Day]:
    """The last year's days by date. The day after a known one is among them, empty if need be.

    What a day brought makes the next one red, whether or not the runner checked in on it.
    """
    oldest = on - timedelta(days=known.number("history_days"))
    days = {day.date: day.morning() if day.date == on else day for day in all_days if oldest <= day.date <= on}
    after = {each + ONE_DAY for each in days if each < on}
    days |= {each: Day(date=each) for each in after - set(days)}
    return dict(sorted(days.items()))


def _red_days(
    days: dict[date, Day], settled: dict[date, bool | None], provoked_again: Collection[date], known: Knowledge
) -> tuple[RedDay, ...]:
    found = []
    for on, day in days.items():
        because = why_red(day, days.get(on - ONE_DAY), known)
        because += ("other_sport",) if on in provoked_again else ()
        if because:
            found.append((on, because, _days_needed(day, because, known)))
    return tuple(
        RedDay(on, because, needed, _released_on(on, needed, days, settled, known)) for on, because, needed in found
    )


def _days_needed(day: Day, because: tuple[str, ...], known: Knowledge) -> int:
    """Each red day has its own hold, so that a worse past is never the milder one."""
    deep = is_below_knee(day.zone) or is_below_knee(day.zone_in_run) or {"limp", "woken", "below_knee"} & set(because)
    return int(known.number("hold_days_below_knee" if deep else "hold_days_back_to_knee"))


def _released_on(
    red_on: date, needed: int, days: dict[date, Day], settled: dict[date, bool | None], known: Knowledge
) -> date | None:
    """The first morning at least `needed` days later that was settled, or low for long enough below the knee."""
    still_deep = known.number("hold_days_still_below_knee")
    for on, day in days.items():
        after = (on - red_on).days
        if after < needed:
            continue
        if settled[on]:
            return on
        if after >= still_deep and is_below_knee(day.zone) and is_low(day, days.get(on - ONE_DAY), known):
            return on
    return None


def _settled_mornings(settled: dict[date, bool | None], on: date, known: Knowledge) -> int:
    """Settled mornings in a row up to today; one that cannot be told neither counts nor resets."""
    window = timedelta(days=known.number("settled_mornings_window_days"))
    count = 0
    for day in sorted((each for each in settled if on - window <= each <= on), reverse=True):
        if settled[day] is False:
            break
        count += settled[day] is True
    return count


def _settled_days(settled: dict[date, bool | None], on: date) -> int:
    """Days from the first to the last of the settled mornings in a row up to today, both counted."""
    row: list[date] = []
    for day in sorted(settled, reverse=True):
        if settled[day] is False:
            break
        if settled[day]:
            row.append(day)
    return (on - row[-1]).days + 1 if row else 0


def _settled_zone(days: dict[date, Day], on: date, known: Knowledge) -> str | None:
    """The ratchet before today: up at once, down only after stable days at little leg pain."""
    zone: str | None = None
    stable_since: date | None = None
    for day in days.values():
        if day.date >= on or day.zone is None:
            continue
        if zone is None or zone_depth(day.zone) <= zone_depth(zone):
            zone, stable_since = day.zone, None
        elif not is_low(day, days.get(day.date - ONE_DAY), known):
            stable_since = None
        elif stable_since is None:
            stable_since = day.date
        elif (day.date - stable_since).days >= known.number("zone_stable_days"):
            zone, stable_since = day.zone, None
    return zone


def _deep_for_a_day(days: dict[date, Day]) -> tuple[date, ...]:
    """Mornings on which it reaches below the knee as it did the morning before: moved down for more than a day.

    Judged by where it reaches, not against the day before the run: a worse past must not read milder.
    """
    deep = {day.date for day in days.values() if is_below_knee(day.zone)}
    return tuple(sorted(on for on in deep if on - ONE_DAY in deep))


def _last_bad(days: dict[date, Day], reds: tuple[RedDay, ...], on: date, known: Knowledge) -> date | None:
    """The last day before today on which something was felt, or that was red."""
    bad = {day.date for day in days.values() if day.date < on and what_is_felt(day, known)}
    bad |= {red.on for red in reds if red.on < on}
    return max(bad, default=None)


def _last_green(days: dict[date, Day], on: date, known: Knowledge) -> date | None:
    said = [day for day in days.values() if day.date < on and day.checked_in]
    if not said:
        return None
    last = said[-1]
    return last.date if is_green(last, days.get(last.date - ONE_DAY), known) else None
