"""Load: the longest run of the last weeks, and how far a distance rises above it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from easeback.model.history import PastRun


def longest_run_km(runs: Iterable[PastRun], on: date, window_days: float) -> float | None:
    """The longest day's running [km] of the `window_days` before `on`, tolerated or not; None where none is known."""
    oldest = on - timedelta(days=window_days)
    return max((run.km for run in runs if run.km and oldest <= run.on < on), default=None)


def longest_tolerated_km(
    runs: Iterable[PastRun], on: date, window_days: float, last_red_on: date | None
) -> float | None:
    """The longest tolerated day's running [km] of the window before `on`, since the last red day; None: none known."""
    tolerated = (run for run in runs if run.tolerated and (last_red_on is None or run.on > last_red_on))
    return longest_run_km(tolerated, on, window_days)


def longest_tolerated_min(
    runs: Iterable[PastRun], on: date, window_days: float, last_red_on: date | None
) -> float | None:
    """The same in minutes of running [min]."""
    oldest = on - timedelta(days=window_days)
    return max(
        (
            run.minutes
            for run in runs
            if run.tolerated and run.minutes and oldest <= run.on < on and (last_red_on is None or run.on > last_red_on)
        ),
        default=None,
    )


def session_spike_percent(distance_km: float | None, longest_km: float | None) -> float | None:
    """How far a distance [km] rises above the longest run [km] of the last 30 days [%]; negative where it is shorter.

    None where either is unknown: after a break there is nothing to compare with. Source: frandsen_2025.
    """
    if not distance_km or not longest_km:
        return None
    return (distance_km / longest_km - 1) * 100
