"""Tells by one value whether anything that pages of days rest on has changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from easeback.flow.logbook import Logbook, today_of
from easeback.flow.think import rules_version
from easeback.keep.logbook.revision import revision_of
from easeback.keep.logbook.store import last_answer_number
from easeback.knowledge import knowledge


def state_of(logbook: Logbook, now: datetime) -> tuple[Any, ...]:
    """Another value on another day, under other rules, and after anything was said, told, answered or imported."""
    whose = logbook.home, logbook.runner, today_of(logbook, now), rules_version(knowledge().version)
    return (*whose, last_answer_number(logbook.runner), *revision_of(logbook.runner))
