"""The mirror: what was said on a past morning, what the runner did, and what followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from easeback.model.words import Care, Verdict


class Followed(StrEnum):
    """What the days after a day brought (`aftermath_days`). `UNKNOWN`: nothing was said of them."""

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
    """All mornings of a span with a check-in or a run, and how often each verdict was run on and what came of it.

    `silent_days` of the span had neither: nothing is known of them, and they are in no count.
    """

    first: date | None
    last: date | None
    rules_version: str
    as_of: str
    days: tuple[ReplayedDay, ...]
    silent_days: int
    counts: Mapping[str, Mapping[str, int]]
