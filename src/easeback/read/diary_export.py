"""Days as the diary CSV that `diary` reads back."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from easeback.model.check_in import FIELDS, FLAG_COLUMNS
from easeback.model.day import Day
from easeback.model.words import FlagAnswer


def write_diary(days: Iterable[Day], known_flags: Collection[str]) -> str:
    """One row a day, every column of DESIGN and the two on the clinician, lines ended by a line feed.

    Not said is empty. Flags denied are listed, or `all` where every known flag is denied that has no other answer.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("date", *FIELDS, *FLAG_COLUMNS))
    for day in days:
        flags = _flag_texts(day.red_flags, known_flags)
        rows.writerow((day.date.isoformat(), *(_text(getattr(day, name)) for name in FIELDS), *flags))
    return text.getvalue()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ";".join(value) or "none"
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _flag_texts(answers: Mapping[str, FlagAnswer], known: Collection[str]) -> list[str]:
    by_answer = {answer: [flag for flag, said in answers.items() if said is answer] for answer in FlagAnswer}
    texts = {answer: ";".join(flags) for answer, flags in by_answer.items()}
    if by_answer[FlagAnswer.NO] and set(known) == set(answers):
        texts[FlagAnswer.NO] = "all"
    return [texts[answer] for answer in FLAG_COLUMNS.values()]
