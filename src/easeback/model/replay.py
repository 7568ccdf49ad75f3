"""The mirror: what was said on a past morning, what the runner did, and what followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from easeback.model.words import Care, Verdict


class Followed(StrEnum):
    """What the two days after a day brought. `UNKNOWN`: nothing was said of them."""

    FLARE = "flare"
    SETTLED = "settled"
    UNSETTLED = "unsettled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ReplayedDay:
    """One past morning: its answer in short, what was run that day, and what followed."""

    date: date
    verdict: Verdict
    care: Care
    rule: str
    because: str
    state: str
    ran: bool
    run_km: float | None
    run_min: float | None
    followed: Followed


@dataclass(frozen=True, slots=True)
class Replay:
    """All mornings of a span with a check-in or a run, and how often each verdict was run on and what came of it."""

    first: date | None
    last: date | None
    rules_version: str
    as_of: str
    days: tuple[ReplayedDay, ...]
    counts: Mapping[str, Mapping[str, int]]
