"""The diary CSV: a row a day -> check-ins, and days -> the same CSV. A bad value costs its field, never its row."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from easeback.model.check_in import (
    FIELDS,
    FLAG_COLUMNS,
    CheckIn,
    NotAWord,
    Part,
    Value,
    nearest,
    read_answer,
    read_flags,
)
from easeback.model.problem import Problem
from easeback.model.words import FlagAnswer
from easeback.read.text import decoded

COLUMNS: Final = ("date", *FIELDS, *FLAG_COLUMNS)
SEPARATORS: Final = ",;\t"
PART_ORDER: Final = (Part.MORNING, Part.AFTER_RUN, Part.EVENING)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the file: the line it begins on, and its text by column; empty cells are not said and not here."""

    line: int
    texts: dict[str, str]


def read_diary(
    name: str, data: bytes, known_flags: Collection[str], recorded_at: datetime
) -> tuple[list[CheckIn], list[Problem]]:
    """The check-ins that the rows say, in order of the file, and every problem with its line and column.

    Each row gives one check-in for each part of the day it says something of. `recorded_at` is the moment of the
    import; rows follow each other by a microsecond, so that of two rows of one date the later in the file counts.
    """
    text, problems = decoded(name, data)
    rows = list(_rows(name, text, problems))
    check_ins: list[CheckIn] = []
    first_lines: dict[date, int] = {}
    for number, row in enumerate(rows):
        on = _date(name, row, problems)
        if on is None:
            continue
        if (first := first_lines.setdefault(on, row.line)) != row.line:
            what = f"{on} stands on line {first} already."
            problems.append(Problem(f"{name}, line {row.line}", what, "Both were kept; the later row counts."))
        moment = recorded_at + timedelta(microseconds=number)
        check_ins += _check_ins(name, row, on, known_flags, moment, problems)
    return check_ins, problems


def _rows(name: str, text: str, problems: list[Problem]) -> Iterator[_Row]:
    first_line = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first_line.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    begins = 1
    try:
        header = _header(name, next(lines, []), problems)
        begins = lines.line_num + 1
        for cells in lines if "date" in header else ():
            texts = _texts(name, begins, header, cells, problems)
            if texts:
                yield _Row(begins, _dotted(texts) if separator == ";" else texts)
            begins = lines.line_num + 1
    except csv.Error as error:
        problems.append(
            Problem(f"{name}, line {begins}", f"It cannot be read: {error}.", "The rows before it were kept.")
        )


def _header(name: str, cells: list[str], problems: list[Problem]) -> list[str]:
    """The column names, empty where a column is to be skipped."""
    header: list[str] = []
    for cell in (cell.strip().lower() for cell in cells):
        if cell in header or cell not in COLUMNS:
            if cell:
                problems.append(_skipped(name, cell, is_double=cell in header))
            cell = ""
        header.append(cell)
    if "date" not in header:
        problems.append(
            Problem(f"{name}, line 1", "There is no column `date`.", "The first line must name the columns.")
        )
    return header


def _skipped(name: str, column: str, *, is_double: bool) -> Problem:
    if is_double:
        return Problem(f"{name}, line 1", f"The column {column} stands there twice.", "The first was read.")
    hint = nearest(column, COLUMNS) if len(nearest(column, COLUMNS)) < 60 else "See `easeback diary --help` for names."
    return Problem(f"{name}, line 1", f"The column {column} is not known and was skipped.", hint)


def _texts(name: str, line: int, header: list[str], cells: list[str], problems: list[Problem]) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(header) :]):
        what = f"The row has {len(cells)} cells for {len(header)} columns."
        problems.append(Problem(f"{name}, line {line}", what, "Put quotes around a text that holds the separator."))
    return {column: cell.strip() for column, cell in zip(header, cells, strict=False) if column and cell.strip()}


def _dotted(texts: dict[str, str]) -> dict[str, str]:
    """Decimal commas as points: spreadsheets that separate by `;` write `2,5`."""
    return {name: text.replace(",", ".") if _is_comma_number(text) else text for name, text in texts.items()}


def _is_comma_number(text: str) -> bool:
    whole, _, decimals = text.partition(",")
    return whole.isdecimal() and decimals.isdecimal()


def _date(name: str, row: _Row, problems: list[Problem]) -> date | None:
    where = f"{name}, line {row.line}, date"
    said = row.texts.get("date", "")
    try:
        return date.fromisoformat(said)
    except ValueError:
        what = f"{said!r} is not a date." if said else "The date is missing."
        problems.append(Problem(where, what, "Write it as 2024-03-31; the row was left out."))
        return None


def _check_ins(
    name: str, row: _Row, on: date, known_flags: Collection[str], recorded_at: datetime, problems: list[Problem]
) -> Iterator[CheckIn]:
    answers = _answers(name, row, problems)
    flags = _flags(name, row, known_flags, problems)
    for part in PART_ORDER:
        said = {field: value for field, value in answers.items() if FIELDS[field].part is part}
        part_flags = flags if part is Part.MORNING else {}
        if said or part_flags:
            yield CheckIn(on, part, said, part_flags, recorded_at, "diary")


def _answers(name: str, row: _Row, problems: list[Problem]) -> dict[str, Value]:
    answers: dict[str, Value] = {}
    for field, text in row.texts.items():
        if field not in FIELDS:
            continue
        try:
            answers[field] = read_answer(field, text)
        except NotAWord as error:
            problems.append(Problem(f"{name}, line {row.line}, {field}", error.what, error.what_to_do))
    return answers


def _flags(name: str, row: _Row, known: Collection[str], problems: list[Problem]) -> dict[str, FlagAnswer]:
    texts = {answer: row.texts[column] for column, answer in FLAG_COLUMNS.items() if column in row.texts}
    flags, wrong = read_flags(texts, known)
    problems += [Problem(f"{name}, line {row.line}, red flags", error.what, error.what_to_do) for error in wrong]
    return flags
