"""Days in a row with their load: which of them are known, and moving figures over them. Pure; arrays, a value a day.

A day's load is a number, 0 on a day of rest, and NaN where it is unknown; unknown is never counted as rest. A day
without a session counts as rest when the logbook covers it: the runner checked in or recorded anything on it, or it
lies between two such days at most `covered_gap_days` apart. A longer silence may be a lost watch as well as a week in
bed, and what comes after the last known day may not be copied from the watch yet. A session whose load cannot be told
(no effort said, no heart rate) leaves its day unknown.

All figures but the session spike describe and gate nothing (EVIDENCE 3): a higher ACWR went with fewer injuries, not
with more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from easeback.knowledge.load import Knowledge
from easeback.measure.intervals import Mask
from easeback.model.track import Column

WEEK = 7


@dataclass(frozen=True, slots=True)
class LoadSeries:
    """One load over days from `first` on, a value a day, NaN unknown [unit of the load; ratios without unit].

    `week_sum` is of the 7 days up to the day; `ewma_short` and `ewma_long` are Williams's; `monotony` and `strain` are
    Foster's of the 7 days up to the day; `acwr` is uncoupled, of those 7 days over the 21 before them.
    `warming_up`: fewer than 28 days since the first known one or since a long silence.
    """

    first: date
    load: Column
    week_sum: Column
    ewma_short: Column
    ewma_long: Column
    monotony: Column
    strain: Column
    acwr: Column
    warming_up: Mask


def covered_days(told: Collection[date], first: date, last: date, known: Knowledge) -> Mask:
    """Which days from `first` to `last` the logbook covers; `told`: those with a check-in, recording or diary row."""
    numbers = np.unique([(day - first).days for day in told]).astype(np.intp)
    longest = int(known.number("covered_gap_days"))
    covered = np.zeros((last - first).days + 1, dtype=np.bool_)
    covered[numbers[(numbers >= 0) & (numbers < len(covered))]] = True
    for before, after in pairwise(numbers.tolist()):
        if after - before <= longest:
            covered[max(before, 0) : max(after, 0)] = True
    return covered


def daily_loads(sessions: Mapping[date, float | None], covered: Mask, first: date) -> Column:
    """The load of each day: a session's own, NaN where it is None or the day is not covered, else 0."""
    load = np.where(covered, 0.0, np.nan)
    for day, value in sessions.items():
        if 0 <= (day - first).days < len(load):
            load[(day - first).days] = np.nan if value is None else value
    return load


def load_series(load: Column, first: date, known: Knowledge) -> LoadSeries:
    """Every moving figure over `load`, a value a day from `first` on."""
    short, long = (known.number(name) for name in ("ewma_short_days", "ewma_long_days"))
    longest_silence = int(known.number("covered_gap_days"))
    monotony = _monotony(load, int(known.number("monotony_days")))
    week = trailing_sum(load, WEEK)
    return LoadSeries(
        first=first,
        load=load,
        week_sum=week,
        ewma_short=ewma(load, short, longest_silence),
        ewma_long=ewma(load, long, longest_silence),
        monotony=monotony,
        strain=week * monotony,
        acwr=_acwr(week),
        warming_up=warming_up(load, int(known.number("load_warm_up_days")), longest_silence),
    )


def trailing_sum(load: Column, days: int) -> Column:
    """Sum of the `days` up to each day; NaN where any of them is unknown or before the first."""
    sums = np.full(len(load), np.nan)
    if len(load) >= days:
        sums[days - 1 :] = np.lib.stride_tricks.sliding_window_view(load, days).sum(axis=1)
    return sums


def ewma(load: Column, days: float, longest_silence: int) -> Column:
    """Exponentially weighted mean by williams_2017, E = L x lambda + E before x (1 - lambda), lambda = 2 / (days + 1).

    It starts at the first known load. Unknown days have no value and leave the mean as it was; after more of them in a
    row than `longest_silence` it starts anew.
    """
    share = 2 / (days + 1)
    means, mean, silent = np.full(len(load), np.nan), np.nan, 0
    for day, value in enumerate(load.tolist()):
        if np.isnan(value):
            silent += 1
            continue
        starts = np.isnan(mean) or silent > longest_silence
        mean = value if starts else value * share + mean * (1 - share)
        means[day], silent = mean, 0
    return means


def warming_up(load: Column, days: int, longest_silence: int) -> Mask:
    """Which days lie before or within the first `days` from a start, where a mean still shows how it began."""
    young, age, silent = np.ones(len(load), dtype=np.bool_), 0, longest_silence + 1
    for day, unknown in enumerate(np.isnan(load).tolist()):
        silent = silent + 1 if unknown else 0
        age = 0 if silent > longest_silence else age + 1
        young[day] = age <= days
    return young


def _monotony(load: Column, days: int) -> Column:
    """Mean over standard deviation (of a sample) of the days up to each day by foster_2001; NaN where all are alike."""
    monotony = np.full(len(load), np.nan)
    if len(load) >= days:
        weeks = np.lib.stride_tricks.sliding_window_view(load, days)
        spread = weeks.std(axis=1, ddof=1)
        spread = np.where(spread > 1e-9, spread, np.nan)
        monotony[days - 1 :] = weeks.mean(axis=1) / spread
    return monotony


def _acwr(week: Column) -> Column:
    """The last week over the mean of the three weeks before it, none of whose days it shares (frandsen_2025)."""
    ratio = np.full(len(week), np.nan)
    if len(week) > 3 * WEEK:
        before = (week[2 * WEEK : -WEEK] + week[WEEK : -2 * WEEK] + week[: -3 * WEEK]) / 3
        ratio[3 * WEEK :] = week[3 * WEEK :] / np.where(before > 0, before, np.nan)
    return ratio


def session_spikes_percent(distance_km: Column, window_days: int) -> Column:
    """How far each day's distance rises above the longest day of the `window_days` before it [%], by frandsen_2025.

    `distance_km` has a value a day, NaN unknown and 0 rest. NaN where the day has no run or no known run came before.
    """
    spikes = np.full(len(distance_km), np.nan)
    run = np.where(distance_km > 0, distance_km, np.nan)
    for day in range(1, len(run)):
        before = run[max(0, day - window_days) : day]
        if not np.isnan(run[day]) and not np.isnan(before).all():
            spikes[day] = (run[day] / np.nanmax(before) - 1) * 100
    return spikes


def week_begin(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_sums(load: Column, first: date) -> dict[date, tuple[float, int]]:
    """Monday -> sum of the week's known loads (NaN: none is known), and how many of its days are unknown."""
    weeks: dict[date, tuple[float, int]] = {}
    for number, value in enumerate(load.tolist()):
        monday = week_begin(first + timedelta(days=number))
        so_far, unknown = weeks.get(monday, (np.nan, 0))
        if np.isnan(value):
            weeks[monday] = (so_far, unknown + 1)
        else:
            weeks[monday] = (value if np.isnan(so_far) else so_far + value, unknown)
    return weeks
