"""A check-in: what was said, put into records, kept, and the questions that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from easeback.flow.logbook import Logbook
from easeback.flow.think import judge_morning
from easeback.keep.logbook import check_ins, store
from easeback.keep.logbook.day_rows import remake_days
from easeback.knowledge import knowledge
from easeback.model.check_in import FIELDS, CheckIn, NotAWord, Part, Value, read_answer
from easeback.model.error import BadUse
from easeback.model.words import FlagAnswer

RELEASE_NOTHING = ("waiting", "not_examined")
WORRYING = (FlagAnswer.YES, FlagAnswer.UNSURE)


@dataclass(frozen=True, slots=True)
class Said:
    """What a runner said in one sitting about the date `on`. `part` is None where each answer has its own."""

    on: date
    answers: Mapping[str, Value]
    red_flags: Mapping[str, FlagAnswer]
    part: Part | None = None


def keep_check_in(logbook: Logbook, said: Said, now: datetime, source: str) -> tuple[CheckIn, ...]:
    """Keeps what was said, and makes the day's row anew. Saying nothing is BadUse."""
    records = records_of(_with_flags_named(logbook, said), now, source)
    if not records:
        raise BadUse("Nothing was said.", "Name at least one answer, such as --zone or --flag.")
    for record in records:
        check_ins.add_check_in(logbook.runner, record)
    remake_days(logbook.runner, [said.on])
    return records


def _with_flags_named(logbook: Logbook, said: Said) -> Said:
    """A clinician's word that names no red flag is about those that are open: one tap is enough."""
    if said.answers.get("clinician_said") in (None, *RELEASE_NOTHING) or "clinician_flags" in said.answers:
        return said
    profile, days = store.profile(logbook.runner), store.days(logbook.runner, said.on)
    open_flags = [flag.id for flag in judge_morning(days, said.on, profile, knowledge()).open_flags]
    return replace(said, answers={**said.answers, "clinician_flags": ";".join(open_flags)}) if open_flags else said


def records_of(said: Said, now: datetime, source: str) -> tuple[CheckIn, ...]:
    """One record a part of the day; red flags stand with the earliest part spoken of."""
    by_part: dict[Part, dict[str, Value]] = {}
    for name, value in said.answers.items():
        by_part.setdefault(said.part or FIELDS[name].part, {})[name] = value
    if said.red_flags and not by_part:
        by_part[said.part or Part.MORNING] = {}
    parts = [part for part in Part if part in by_part]
    return tuple(
        CheckIn(said.on, part, by_part[part], said.red_flags if part is parts[0] else {}, now, source) for part in parts
    )


def read_answers(texts: Mapping[str, str]) -> dict[str, Value]:
    """The values of fields from their texts. Raises BadUse naming the option and the nearest valid word."""
    answers = {}
    for name, text in texts.items():
        try:
            answers[name] = read_answer(name, text)
        except NotAWord as error:
            raise BadUse(f"{option_of(name)}: {error.what}", error.what_to_do) from None
    return answers


def option_of(field: str) -> str:
    """The command line's option for a field: `leg_pain_0_10` is `--leg-pain`."""
    return "--" + field.removesuffix("_0_10").replace("_", "-")


def is_worrying(red_flags: Mapping[str, FlagAnswer]) -> bool:
    """One of these answers is yes or not sure: today's answer must be seen at once."""
    return any(answer in WORRYING for answer in red_flags.values())
