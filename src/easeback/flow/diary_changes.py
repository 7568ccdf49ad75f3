"""What the diary's rows of one date add to the log of that date. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from easeback.keep.logbook.check_ins import Kept, counting
from easeback.model.check_in import CheckIn, Part
from easeback.model.day import Day
from easeback.model.words import FlagAnswer

WORRYING = (FlagAnswer.YES, FlagAnswer.UNSURE)
DIARY = "diary"


@dataclass(frozen=True, slots=True)
class Change:
    """A record to add, and the number of the record that it corrects."""

    check_in: CheckIn
    corrects: int | None = None


def changes(rows: Sequence[CheckIn], log: Sequence[Kept], day: Day) -> tuple[list[Change], list[str]]:
    """The records that `rows` add to the `log` of their date, and the red flags that they would have softened.

    A part of the day that the rows say nothing of is left as it is. `day` is the row of that date as it stands.
    """
    added: list[Change] = []
    kept_flags: list[str] = []
    for part in Part:
        said = [row for row in rows if row.part is part]
        if said:
            more, kept = _part_changes(said, [each for each in log if each.check_in.part is part], day)
            added += more
            kept_flags += kept
    return added, kept_flags


def _part_changes(rows: list[CheckIn], log: list[Kept], day: Day) -> tuple[list[Change], list[str]]:
    counts = counting(log)
    earlier = [each for each in counts if each.check_in.source == DIARY and each.says_something]
    taken_back = [_content(each.check_in) for each in _taken_back(log, counts)]
    rows = [row for row in rows if _content(row) not in taken_back]
    if not rows or (not earlier and all(_says_nothing_new(row, day) for row in rows)):
        return [], []
    wanted, kept_flags = _never_softer(rows, earlier)
    return _differences(wanted, earlier), kept_flags


def _taken_back(log: Sequence[Kept], counts: Sequence[Kept]) -> Iterator[Kept]:
    """The diary's records that the runner took back: importing the same row again does not bring them back."""
    undone = {each.corrects for each in counts if each.check_in.source == "undo"}
    return (each for each in log if each.id in undone and each.check_in.source == DIARY)


def _never_softer(rows: list[CheckIn], earlier: Sequence[Kept]) -> tuple[list[CheckIn], list[str]]:
    """The rows with what is kept of the red flags answered yes or unsure before, and which flags those are."""
    now = _worst_flags(rows)
    before = _worst_flags([each.check_in for each in earlier])
    kept = {
        flag: answer
        for flag, answer in before.items()
        if answer in WORRYING and (flag not in now or now[flag].calm > answer.calm)
    }
    if not kept:
        return rows, []
    return [*rows[:-1], replace(rows[-1], red_flags={**rows[-1].red_flags, **kept})], list(kept)


def _worst_flags(check_ins: Sequence[CheckIn]) -> dict[str, FlagAnswer]:
    worst: dict[str, FlagAnswer] = {}
    for check_in in check_ins:
        for flag, answer in check_in.red_flags.items():
            worst[flag] = min(worst.get(flag, answer), answer, key=lambda each: each.calm)
    return worst


def _differences(wanted: Sequence[CheckIn], earlier: Sequence[Kept]) -> list[Change]:
    """Adds what is wanted and not there; what is there and not wanted is corrected by it, else withdrawn."""
    there = [_content(each.check_in) for each in earlier]
    new = [row for row in wanted if _content(row) not in there]
    wanted_contents = [_content(row) for row in wanted]
    gone = [each.id for each in earlier if _content(each.check_in) not in wanted_contents]
    added = [Change(row, gone.pop(0) if gone else None) for row in new]
    empty = replace(wanted[-1], answers={}, red_flags={})
    return added + [Change(empty, each) for each in gone]


def _says_nothing_new(row: CheckIn, day: Day) -> bool:
    """Every word of the row stands in the day already, such as when an export is read back."""
    said: Mapping[str, Any] = row.answers
    return all(getattr(day, name) == value for name, value in said.items()) and all(
        day.red_flags.get(flag) is answer for flag, answer in row.red_flags.items()
    )


def _content(check_in: CheckIn) -> tuple[dict[str, Any], dict[str, FlagAnswer]]:
    return dict(check_in.answers), dict(check_in.red_flags)
