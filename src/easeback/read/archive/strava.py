"""Strava's account export: `activities.csv`, its header translated and some columns named twice -> hints by file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from easeback.model.problem import Problem
from easeback.read.archive.kind_words import sport_of_strava
from easeback.read.archive.member import Hint
from easeback.read.archive.names import key
from easeback.read.moment import number
from easeback.read.text import decoded

TABLE: Final = "activities.csv"
SERVICE: Final = "Strava"
RECORDING: Final = re.compile(r"^activities/[^/]+\.(fit|gpx|tcx)(\.gz)?$", re.IGNORECASE)

# The first five columns have stood in this order since the export exists, whatever the language.
NAME_AT, KIND_AT, DESCRIPTION_AT = 2, 3, 4
# Of the columns further on we know the words; in a language that is not here they are known by their distance from
# the column of the file, in the layout that every export since 2020 has.
GEAR_WORDS: Final = {
    "activity gear", "aktivitätsausrüstung", "matériel utilisé pour l'activité", "équipement de l'activité",
    "équipement d'activité", "equipamiento de la actividad", "attrezzatura attività", "equipamento da atividade",
    "uitrusting voor activiteit", "アクティビティギア",
}  # fmt: skip
EFFORT_WORDS: Final = {
    "perceived exertion", "gefühlte anstrengung", "effort perçu", "effort ressenti", "esfuerzo percibido",
    "sforzo percepito", "esforço percebido", "ervaren inspanning", "自覚的運動強度",
}  # fmt: skip
FILE_STANDS_AT: Final = 12
GEAR_BEFORE_FILE, EFFORT_AFTER_FILE = 1, 31
MOST_EFFORT: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column says what; None where the table has no such column."""

    file: int
    name: int
    kind: int
    description: int
    gear: int | None
    effort: int | None


def read_activities_csv(where: str, data: bytes) -> tuple[dict[str, Hint], list[Problem]]:
    """A hint for each file that the table names, by that name; what could not be read of it as problems."""
    text, problems = decoded(where, data)
    rows, broken = _rows(where, text)
    problems += broken
    if len(rows) < 2:
        return {}, problems
    columns = _columns(rows)
    if columns is None:
        what = "It names no recordings: activities entered by hand are not taken."
        return {}, [*problems, Problem(where, what, "Enter such runs in the diary.")]
    whole = [row for row in rows[1:] if len(row) == len(rows[0])]
    named = [(key(row[columns.file]), row) for row in whole]
    hints = {file: _hint(row, columns) for file, row in named if file}
    return hints, problems + _not_taken(where, len(rows) - 1 - len(whole), sum(not file for file, _ in named))


def _rows(where: str, text: str) -> tuple[list[list[str]], list[Problem]]:
    rows: list[list[str]] = []
    try:
        rows += (row for row in csv.reader(io.StringIO(text.replace("\0", ""), newline="")) if row)
    except csv.Error:
        what = f"It is damaged after {len(rows)} rows; the files were taken without their names from the rest."
        return rows, [Problem(where, what, "Ask for the export again.")]
    return rows, []


def _not_taken(where: str, broken: int, by_hand: int) -> list[Problem]:
    problems = []
    if broken:
        what = f"Rows that do not fit the header: {broken}. Their files were taken without their names."
        problems.append(Problem(where, what, "Ask for the export again if that matters."))
    if by_hand:
        what = f"Activities without a recording, such as those entered by hand: {by_hand}. They were not taken."
        problems.append(Problem(where, what, "Enter those runs in the diary."))
    return problems


def _columns(rows: Sequence[Sequence[str]]) -> _Columns | None:
    header = [word.strip().casefold().replace("\u2019", "'") for word in rows[0]]
    file = _file_column(rows)
    if file is None or file <= KIND_AT:
        return None
    is_known_layout = file == FILE_STANDS_AT
    gear, effort = _by_words(header, GEAR_WORDS), _by_words(header, EFFORT_WORDS)
    if gear is None and is_known_layout:
        gear = file - GEAR_BEFORE_FILE
    if effort is None and is_known_layout and len(header) > file + EFFORT_AFTER_FILE:
        effort = file + EFFORT_AFTER_FILE
    return _Columns(file, NAME_AT, KIND_AT, DESCRIPTION_AT, gear, effort)


def _file_column(rows: Sequence[Sequence[str]]) -> int | None:
    """The column that holds the names of recordings: told by what stands in it, not by its translated name."""
    counts = [0] * len(rows[0])
    for row in rows[1:]:
        for column, value in enumerate(row[: len(counts)]):
            counts[column] += value.startswith("a") and bool(RECORDING.match(value))
    most = max(counts, default=0)
    return counts.index(most) if most else None


def _by_words(header: Sequence[str], words: set[str]) -> int | None:
    return next((column for column, word in enumerate(header) if word in words), None)


def _hint(row: Sequence[str], columns: _Columns) -> Hint:
    kind = row[columns.kind].strip()
    sport, sub_sport = sport_of_strava(kind)
    return Hint(
        service=SERVICE,
        name=row[columns.name].strip(),
        kind=kind,
        sport=sport,
        sub_sport=sub_sport,
        effort_0_10=_effort(row[columns.effort]) if columns.effort is not None else None,
        gear=row[columns.gear].strip() if columns.gear is not None else "",
        description=row[columns.description].strip() if columns.description < columns.file else "",
    )


def _effort(text: str) -> float | None:
    value = number(text.replace(",", "."))
    return value if value is not None and 0 < value <= MOST_EFFORT else None
