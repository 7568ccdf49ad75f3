"""Findings on what else than a run explains a morning: the other leg, other sport, a silent week."""

from __future__ import annotations

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning


@finding()
def in_the_other_leg_today(morning: Morning) -> Judged:
    """It is in the other leg than the one last named."""
    return morning.on in morning.history.other_side_on, {"side": morning.today.side}


@finding("provoked_again_days")
def other_sport_made_it_worse(morning: Morning) -> Judged:
    """The morning after other sport is new or worse, for the first time in two weeks."""
    history = morning.history
    again = any(red.on == morning.on and "other_sport" in red.because for red in history.red_days)
    return morning.on in history.provoked_on and not again, {"minutes": morning.yesterday.cross_train_min}


@finding("provoked_again_days")
def other_sport_made_it_worse_again(morning: Morning) -> Judged:
    """The morning after other sport is new or worse, and not for the first time in two weeks."""
    again = any(red.on == morning.on and "other_sport" in red.because for red in morning.history.red_days)
    return again, {"minutes": morning.yesterday.cross_train_min}


@finding("silent_week_mornings")
def silent_for_a_week(morning: Morning) -> Judged:
    """A week of mornings or more before today is missing."""
    silent = morning.history.silent_mornings
    return silent >= morning.number("silent_week_mornings"), {"silent_mornings": silent}


@finding("irritable_days", "irritable_run_min", "irritable_watch_hours")
def easily_irritated(morning: Morning) -> Judged:
    """Lately little running set it off, or it took over a day to settle."""
    return morning.history.irritable, {}
