"""Keeps what a form or a phone's queue sends: the same thing sent twice is kept once."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

import msgspec

from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook, today_of
from easeback.keep.logbook import store
from easeback.keep.logbook.sendings import is_new
from easeback.model.error import BadUse

# A phone in a mountain hut sends late; what is older than this is for the diary.
LATE_DAYS = 14


def keep_once(logbook: Logbook, key: str, said: Said, now: datetime) -> bool:
    """Keeps what was said under the form's `key`; False where the same was kept before.

    Changed answers under the same key (the back button) are another thing said, and are kept.
    """
    with store.all_or_nothing():
        if not is_new(logbook.runner, _fingerprint(key, said), now):
            return False
        keep_check_in(logbook, said, now, "pages")
    return True


def day_meant(logbook: Logbook, text: str, now: datetime) -> date:
    """The day that a form is about: the one on which it was filled in, today where it names none. Raises BadUse."""
    today = today_of(logbook, now)
    if not text:
        return today
    try:
        on = date.fromisoformat(text)
    except ValueError:
        raise BadUse(f"{text!r} is not a date.", f"Write it as {today.isoformat()}.") from None
    if not today - timedelta(days=LATE_DAYS) <= on <= today:
        raise BadUse(
            f"{on.isoformat()} is not a day to check in for now.",
            f"Take one of the last {LATE_DAYS} days; an earlier one goes into the diary.",
        )
    return on


def _fingerprint(key: str, said: Said) -> str:
    content = msgspec.json.encode([key, said.on, said.part, dict(said.answers), dict(said.red_flags)], order="sorted")
    return hashlib.sha256(content).hexdigest()
