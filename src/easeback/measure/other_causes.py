"""Mornings that something else than a run explains: the other leg, other sport, or nothing said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from easeback.knowledge.load import Knowledge
from easeback.measure.mornings import what_is_felt
from easeback.model.day import Day
from easeback.model.words import NEW_OR_WORSE, zone_depth

ONE_DAY = timedelta(days=1)
BUTTOCK = zone_depth("buttock")
LEGS = ("left", "right")


def other_side_on(days: Mapping[date, Day]) -> tuple[date, ...]:
    """The days on which it was in the other leg than the one last named: a new episode. Both legs are a red flag.

    The leg last named counts whatever was felt in it, so that a worse past cannot read milder.
    """
    found, last = [], None
    for day in days.values():
        if day.side not in LEGS:
            continue
        in_leg = day.zone is not None and zone_depth(day.zone) >= BUTTOCK
        if last is not None and day.side != last and in_leg:
            found.append(day.date)
        last = day.side
    return tuple(found)


def provoked_on(days: Mapping[date, Day], known: Knowledge) -> tuple[date, ...]:
    """Mornings after other sport that are new or worse by the runner's own word."""
    return tuple(
        day.date
        for day in days.values()
        if day.change in NEW_OR_WORSE and what_is_felt(day, known) and _did_other_sport(days.get(day.date - ONE_DAY))
    )


def _did_other_sport(day: Day | None) -> bool:
    return day is not None and bool(day.cross_train_min)


def provoked_again_on(provoked: tuple[date, ...], known: Knowledge) -> tuple[date, ...]:
    """Those that were not the first within two weeks: the first counts as amber, the next as red."""
    span = timedelta(days=known.number("provoked_again_days"))
    return tuple(day for day in provoked if any(day - span <= other < day for other in provoked))


def silent_mornings(days: Mapping[date, Day], on: date) -> int:
    """Mornings in a row before `on` of which nothing was said; 0 where nothing ever was."""
    last = max((day.date for day in days.values() if day.date < on and day.says_how_it_is), default=None)
    return 0 if last is None else (on - last).days - 1


def flagged_first_on(flagged: list[date], known: Knowledge) -> tuple[date, ...]:
    """The first day of each episode of red flags: those that come within a week of another belong to it."""
    apart = timedelta(days=known.number("flag_release_days"))
    return tuple(day for place, day in enumerate(flagged) if place == 0 or day - flagged[place - 1] > apart)
