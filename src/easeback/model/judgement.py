"""What the findings say of one morning, ready to be advised on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from easeback.model.day import Day
from easeback.model.finding import Finding
from easeback.model.history import History
from easeback.model.runner import Profile
from easeback.model.training import Training
from easeback.model.words import Care, FlagAnswer, Verdict


@dataclass(frozen=True, slots=True)
class OpenFlag:
    """A red flag that holds this morning: since when, by which answer, how urgent, and the best verdict it leaves.

    `worked_out` of the diary: it was never asked.
    """

    id: str
    since: date
    answer: FlagAnswer
    care: Care
    at_best: Verdict
    silences_advice: bool
    answered_no_since: bool
    worked_out: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """One morning judged: every finding by id, the open red flags strictest first, and the questions due.

    `training` is what the recordings said; None where they were not looked at.
    """

    on: date
    today: Day
    profile: Profile
    history: History
    findings: Mapping[str, Finding]
    open_flags: tuple[OpenFlag, ...]
    opened_questions: tuple[str, ...]
    due_questions: tuple[str, ...]
    training: Training | None = None

    def holds(self, finding: str) -> bool:
        """The finding holds; one that cannot be told does not."""
        return bool(self.findings[finding].holds)
