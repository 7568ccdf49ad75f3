"""A check-in: what was said, put into records, kept, and the questions that follow from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from easeback.flow.logbook import Logbook
from easeback.keep.logbook import check_ins, store
from easeback.keep.logbook.day_rows import remake_days
from easeback.knowledge.load import Knowledge
from easeback.model.check_in import FIELDS, CheckIn, NotAWord, Part, Value, nearest, read_answer
from easeback.model.day import Day
from easeback.model.error import BadUse
from easeback.model.runner import Profile
from easeback.model.words import FlagAnswer

WORRYING = (FlagAnswer.YES, FlagAnswer.UNSURE)
DueFlags = Callable[[Profile, Sequence[Day], date, Knowledge], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """What a runner said in one sitting about the date `on`. `part` is None where each answer has its own."""

    on: date
    answers: Mapping[str, Value]
    red_flags: Mapping[str, FlagAnswer]
    part: Part | None = None


def keep_check_in(logbook: Logbook, said: Said, now: datetime, source: str) -> tuple[CheckIn, ...]:
    """Keeps what was said, and makes the day's row anew. Saying nothing is BadUse."""
    records = records_of(said, now, source)
    if not records:
        raise BadUse("Nothing was said.", "Name at least one answer, such as --zone or --flag.")
    for record in records:
        check_ins.add_check_in(logbook.runner, record)
    remake_days(logbook.runner, [said.on])
    return records


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


def read_flag(text: str, known: Collection[str]) -> tuple[str, FlagAnswer]:
    """A red flag and its answer from `ID=answer`. Raises BadUse with the nearest id or answer."""
    flag, _, answer = (part.strip() for part in text.partition("="))
    if flag.upper() not in known:
        raise BadUse(f"--flag: {flag!r} is not a red flag.", nearest(flag.upper(), known))
    if answer.lower() not in list(FlagAnswer):
        raise BadUse(f"--flag {flag.upper()}: {answer!r} is not an answer.", nearest(answer.lower(), list(FlagAnswer)))
    return flag.upper(), FlagAnswer(answer.lower())


def option_of(field: str) -> str:
    """The command line's option for a field: `leg_pain_0_10` is `--leg-pain`."""
    return "--" + field.removesuffix("_0_10").replace("_", "-")


def due_on(logbook: Logbook, on: date, known: Knowledge, due_flags: DueFlags | None = None) -> tuple[str, ...]:
    """The red-flag questions still open for `on`, in asking order."""
    due = due_flags or _schedule()
    return due(store.profile(logbook.runner), store.days(logbook.runner, on), on, known)


def daily_flags(logbook: Logbook, on: date, known: Knowledge, due_flags: DueFlags | None = None) -> tuple[str, ...]:
    """The rows that stand behind the daily strip for this runner: asked daily, and of this runner."""
    due = due_flags or _schedule()
    # Before the day's first answer every daily row that concerns the runner is due.
    earlier = [day for day in store.days(logbook.runner, on) if day.date < on]
    asked = due(store.profile(logbook.runner), earlier, on, known)
    return tuple(flag for flag in asked if "daily" in known.red_flags[flag].ask)


def chip_rows(chip: str, daily: Collection[str], known: Knowledge) -> tuple[str, ...]:
    """The questions that a chip of the strip opens: its daily rows, and its others that are asked of everyone."""
    rows = ((flag, row) for flag, row in known.red_flags.items() if row.chip == chip and row.asked)
    return tuple(flag for flag, row in rows if flag in daily or ("daily" not in row.ask and not row.only_if_any))


def strip_last_answered_on(logbook: Logbook, on: date, known: Knowledge) -> date | None:
    """The last day before `on` on which the strip, or a row of it, was answered."""
    daily = {flag for flag, row in known.red_flags.items() if "daily" in row.ask}
    days = store.days(logbook.runner, on)
    return next((day.date for day in reversed(days) if day.date < on and daily & day.red_flags.keys()), None)


def language_of(logbook: Logbook) -> str:
    """The language that the runner reads."""
    return store.profile(logbook.runner).language


def needs_care_now(red_flags: Mapping[str, FlagAnswer], known: Knowledge) -> bool:
    """One of these answers makes an emergency."""
    return any(
        answer in WORRYING and known.red_flags[flag].urgency == "emergency_now" for flag, answer in red_flags.items()
    )


def _schedule() -> DueFlags:
    from easeback.assess.schedule import due_flags

    return due_flags
