"""The morning that is judged: today's words, the past, the profile, and what is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from easeback.knowledge.load import Knowledge
from easeback.model.day import Day
from easeback.model.history import History
from easeback.model.judgement import OpenFlag
from easeback.model.runner import Profile
from easeback.model.training import Training


@dataclass(frozen=True)
class Morning:
    """Everything a finding may look at. `past` is sorted by date and ends before `on`; `open_flags` come first."""

    on: date
    today: Day
    past: tuple[Day, ...]
    profile: Profile
    history: History
    known: Knowledge
    open_flags: tuple[OpenFlag, ...] = ()
    training: Training | None = None

    def number(self, parameter: str) -> float:
        """The value of a parameter [its own unit]."""
        return self.known.number(parameter)

    def last_days(self, parameter: str) -> Iterator[Day]:
        """The past days not further back than the parameter says, latest first."""
        oldest = self.on - timedelta(days=self.number(parameter))
        for day in reversed(self.past):
            if day.date < oldest:
                return
            yield day

    @cached_property
    def yesterday(self) -> Day:
        """The day before, empty where nothing is known of it."""
        before = self.on - timedelta(days=1)
        return self.past[-1] if self.past and self.past[-1].date == before else Day(date=before)

    @property
    def something_is_said(self) -> bool:
        """Today's check-in says something about the body, not only a plan or a night's sleep."""
        return self.today.says_how_it_is

    @property
    def still_felt(self) -> bool:
        """Something is felt today, or nothing was said that rules it out."""
        where_is_known = self.today.zone is not None or self.today.leg_pain_0_10 is not None
        return bool(self.history.felt_today) or not where_is_known
