"""One morning thought through: measure, assess, advise. Pure: the days and the date come in, the answer goes out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from easeback.advise import advise
from easeback.assess import judge
from easeback.knowledge.load import Knowledge
from easeback.measure.diary import measure_diary
from easeback.model.answer import Answer
from easeback.model.day import Day
from easeback.model.judgement import Judgement
from easeback.model.runner import Profile


def judge_morning(days: Sequence[Day], on: date, profile: Profile, known: Knowledge) -> Judgement:
    """The morning of `on`, judged."""
    return judge(days, on, profile, measure_diary(days, on, known), known)


def answer_morning(days: Sequence[Day], on: date, profile: Profile, known: Knowledge) -> Answer:
    """*Can I run today?* for `on`, from the days up to it."""
    return advise(judge_morning(days, on, profile, known), known)
