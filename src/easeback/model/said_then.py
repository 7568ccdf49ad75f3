"""What the tool said of one past morning, or would say of it today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from easeback.model.words import Verdict


@dataclass(frozen=True, slots=True)
class SaidThen:
    """The verdict for `on`: given at `given_at` under `rules_version`; `given_at` None: as it would be said today."""

    on: date
    verdict: Verdict
    headline: str
    because: str
    rule: str
    rules_version: str
    given_at: datetime | None

    @property
    def as_given(self) -> bool:
        """It was shown to the runner then; else it is what these rules make of that morning."""
        return self.given_at is not None
