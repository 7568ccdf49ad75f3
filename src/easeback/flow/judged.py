"""This morning judged, once a change of the logbook: what the pages of plan and routines begin from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from easeback.flow.logbook import Logbook, today_of
from easeback.flow.today import think_on
from easeback.keep.logbook.revision import revision_of
from easeback.model.answer import Answer
from easeback.model.judgement import Judgement

Key = tuple[date, tuple[int | None, ...]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A morning judged, and the answer to it; the same as `today` gives, but not kept."""

    key: Key
    judgement: Judgement
    answer: Answer


_LATEST: Final[dict[tuple[Path, int], Judged]] = {}


def judged_of(logbook: Logbook, now: datetime) -> Judged:
    """The morning of `now` on the runner's calendar."""
    whose, key = (logbook.home, logbook.runner), key_of(logbook, now)
    if whose not in _LATEST or _LATEST[whose].key != key:
        judgement, answer, _ = think_on(logbook, key[0])
        _LATEST[whose] = Judged(key, judgement, answer)
    return _LATEST[whose]


def key_of(logbook: Logbook, now: datetime) -> Key:
    """Another value on another day, and after anything that an answer rests on was added or changed."""
    return today_of(logbook, now), revision_of(logbook.runner)
