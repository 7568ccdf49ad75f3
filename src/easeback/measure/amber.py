"""Amber days: something eased the morning though it was not red; each holds until its settled mornings (state 8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from easeback.knowledge.load import Knowledge
from easeback.measure.mornings import what_is_felt, why_red
from easeback.measure.remember import remembered
from easeback.model.day import Day
from easeback.model.words import FlagAnswer, zone_depth

ONE_DAY = timedelta(days=1)
BUTTOCK = zone_depth("buttock")
NERVE_WORDS = frozenset({"tingling", "numbness", "burning", "electric", "shooting", "cramp"})
HELD_GATES = ("block", "no_run")


@remembered
def is_amber(day: Day, before: Day | None, known: Knowledge) -> bool:
    """Something is felt, a painkiller was taken, the last run left something, or a red flag asks to be examined."""
    if why_red(day, before, known):
        return False
    return bool(what_is_felt(day, known) or day.painkiller or _left_by_run(before, known) or is_flagged(day, known))


@remembered
def is_flagged(day: Day, known: Knowledge) -> bool:
    """A red flag was answered so that a clinician comes before the next run."""
    # Nearly every day denies all: the set of its answers tells so without looking at each.
    return bool(set(day.red_flags.values()) - {FlagAnswer.NO}) and any(
        (answer is FlagAnswer.YES or (answer is FlagAnswer.UNSURE and known.red_flags[flag].unsure_counts))
        and known.red_flags[flag].run_gate in HELD_GATES
        for flag, answer in day.red_flags.items()
    )


def _left_by_run(before: Day | None, known: Knowledge) -> bool:
    if before is None:
        return False
    pain = before.leg_pain_in_run_0_10 or 0
    return before.settled == "within_24h" or pain >= known.number("in_run_amber_leg_pain_0_10")


def amber_on(days: Mapping[date, Day], settled: Mapping[date, bool | None], on: date, known: Knowledge) -> date | None:
    """The latest amber day before `on` that its settled mornings up to `on` have not followed; None where none holds.

    Each amber day has its own hold, so that a worse past is never the milder one.
    """
    oldest = on - timedelta(days=known.number("settled_mornings_window_days"))
    calm = [day for day, is_settled in settled.items() if is_settled]
    held = [
        day.date
        for day in days.values()
        if oldest <= day.date < on
        and is_amber(day, before := days.get(day.date - ONE_DAY), known)
        and sum(day.date < morning <= on for morning in calm) < mornings_needed(day, before, known)
    ]
    return max(held, default=None)


def mornings_needed(day: Day, before: Day | None, known: Knowledge) -> int:
    """Settled mornings that end an amber day: fewer where it was in back or buttock only."""
    zones = [day.zone, *([before.zone_in_run] if before is not None and before.zone_in_run else [])]
    near = all(zone is not None and zone_depth(zone) <= BUTTOCK for zone in zones)
    near = near and not NERVE_WORDS & set(day.symptoms or ()) and not is_flagged(day, known)
    return int(known.number("amber_mornings_back" if near else "amber_mornings"))
