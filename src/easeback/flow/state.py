"""Where the runner stands: the state of a morning, why, what comes next, and the ways that lead on."""

from __future__ import annotations

from datetime import date, datetime

from easeback.flow.logbook import Logbook, today_of
from easeback.flow.today import think_on
from easeback.knowledge import knowledge
from easeback.present.state import StatePage, state_page


def state_on(logbook: Logbook, now: datetime, on: date | None = None) -> StatePage:
    """The state of the runner on `on`, by default on the runner's date of `now`. Nothing is kept."""
    _, answer, profile = think_on(logbook, on or today_of(logbook, now))
    return state_page(answer, knowledge(), profile.language)
