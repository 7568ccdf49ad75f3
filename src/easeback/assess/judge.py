"""The judge: days, profile and history of one morning to findings, open flags and due questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from easeback.assess.finding import judge_all
from easeback.assess.morning import Morning
from easeback.assess.progress import worked_out_flags
from easeback.assess.red_flags import open_flags
from easeback.assess.schedule import due_flags, opened_for
from easeback.knowledge.load import Knowledge
from easeback.model.day import Day
from easeback.model.history import History
from easeback.model.judgement import Judgement, OpenFlag
from easeback.model.runner import Profile
from easeback.model.training import Training


def judge(
    days: Sequence[Day],
    on: date,
    profile: Profile,
    history: History,
    known: Knowledge,
    training: Training | None = None,
) -> Judgement:
    """Everything that holds on the morning of `on`, from days up to and with it. Days after it are ignored.

    `training` is what the recordings before `on` say; it adds cues and never decides (promise 4).
    """
    today = next((day.morning() for day in days if day.date == on), Day(date=on))
    past = tuple(sorted((day for day in days if day.date < on), key=lambda each: each.date))
    profile = profile.bound_on(on)
    morning = Morning(on=on, today=today, past=past, profile=profile, history=history, known=known, training=training)
    morning = replace(morning, open_flags=open_flags(morning))
    morning = replace(morning, open_flags=_strictest_first((*morning.open_flags, *worked_out_flags(morning))))
    opened = opened_for(profile, (*past, today), on, known)
    return Judgement(
        on=on,
        today=today,
        profile=profile,
        history=history,
        findings=judge_all(morning),
        open_flags=morning.open_flags,
        opened_questions=tuple(flag for flag in opened if flag not in today.red_flags),
        due_questions=due_flags(profile, (*past, today), on, known),
        training=training,
    )


def _strictest_first(flags: Sequence[OpenFlag]) -> tuple[OpenFlag, ...]:
    return tuple(sorted(flags, key=lambda each: (each.at_best.mildness, each.care.calm, each.id)))
