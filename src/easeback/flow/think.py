"""One morning thought through: measure, assess, advise. Pure: the days and the date come in, the answer goes out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

from easeback.advise import advise
from easeback.assess import judge
from easeback.knowledge import knowledge
from easeback.knowledge.load import Knowledge
from easeback.measure.diary import measure_diary
from easeback.model.answer import Answer
from easeback.model.day import Day
from easeback.model.judgement import Judgement
from easeback.model.runner import Profile
from easeback.model.training import Training


def judge_morning(
    days: Sequence[Day], on: date, profile: Profile, known: Knowledge, training: Training | None = None
) -> Judgement:
    """The morning of `on`, judged. `training` is what the recordings before it say."""
    return judge(days, on, profile, measure_diary(days, on, known), known, training)


def answer_morning(
    days: Sequence[Day], on: date, profile: Profile, known: Knowledge, training: Training | None = None
) -> Answer:
    """*Can I run today?* for `on`, from the days up to it."""
    return advise_on(judge_morning(days, on, profile, known, training), known)


def advise_on(judgement: Judgement, known: Knowledge) -> Answer:
    """The answer to a judged morning, under the version of knowledge and rules."""
    return replace(advise(judgement, known), rules_version=rules_version(known.version))


def version_in_use() -> str:
    """The version of the knowledge that this program came with, and of the code that judges by it."""
    return rules_version(knowledge().version)


@cache
def rules_version(knowledge_version: str) -> str:
    """A short hash of the knowledge and of the code that judges by it: the same version gives the same answer."""
    digest = hashlib.sha256(knowledge_version.encode())
    for room in ("measure", "assess", "advise"):
        for source in sorted(files(f"easeback.{room}").iterdir(), key=lambda each: each.name):
            if source.name.endswith(".py"):
                digest.update(source.read_bytes())
    return digest.hexdigest()[:12]
