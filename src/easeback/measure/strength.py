"""Strength work in the diary: which sessions were followed by a settled morning. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from easeback.knowledge.load import Knowledge
from easeback.model.day import Day

ONE_DAY = timedelta(days=1)


def settled_strength(
    days: Mapping[date, Day], settled: Mapping[date, bool | None], on: date, known: Knowledge
) -> tuple[date, ...]:
    """Days before `on` with strength work and a settled morning after it, oldest first, since the last long break.

    A morning that said too little is no settled one. A break is as long as one from running (`long_break_days`).
    """
    done = sorted(each.date for each in days.values() if each.strength and each.date < on)
    gap = timedelta(days=known.number("long_break_days"))
    counted: list[date] = []
    for day, following in pairwise((*done, on)):
        if settled.get(day + ONE_DAY):
            counted.append(day)
        if following - day >= gap:
            counted.clear()
    return tuple(counted)
