"""Two independent FIT readers, asked for the same as ours: the samples of a file, a column for each number."""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import fitdecode
import fitparse
import numpy as np

from easeback.model.track import Column
from easeback.read.fit.chain import chain
from easeback.read.fit.decode import messages_of_link, part_of
from easeback.read.fit.profile_data import KINDS

EPOCH = dt.datetime(1989, 12, 31)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Samples:
    """What a reader makes of a file: its samples as columns of length n, or why it gives none."""

    count: int
    columns: Mapping[str, Column]
    refusal: str = ""


def by_easeback(data: bytes) -> Samples:
    """All numbers of all samples, those of apps by their names; several files in one behind each other."""
    links, problems = chain("", data)
    parts = [part_of(messages_of_link(link), dict.fromkeys(KINDS.values()), None) for link in links]
    if not links:
        return Samples(0, {}, problems[0].what if problems else "The file is empty.")
    found = [dict(part.records) | {each.name: each.values for each in part.developer} for part in parts]
    counts = [len(part.records.get("timestamp", ())) for part in parts]
    names = dict.fromkeys(name for each in found for name in each)
    missing = [{name: np.full(count, np.nan) for name in names} for count in counts]
    whole = [gaps | each for gaps, each in zip(missing, found, strict=True)]
    return Samples(sum(counts), {name: np.concatenate([each[name] for each in whole]) for name in names})


def by_fitdecode(data: bytes) -> Samples:
    """The same by fitdecode, which is asked to go on where it can."""
    rows: list[Row] = []
    try:
        reader = fitdecode.FitReader(
            io.BytesIO(data),
            processor=None,
            check_crc=fitdecode.CrcCheck.READONLY,
            error_handling=fitdecode.ErrorHandling.IGNORE,
        )
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage) and frame.name == "record":
                rows.append(_first_of_each((field.name, field.value) for field in frame.fields))
    except Exception as error:
        return Samples(len(rows), _columns(rows), _words(error))
    return Samples(len(rows), _columns(rows))


def by_fitparse(data: bytes) -> Samples:
    """The same by python-fitparse."""
    rows: list[Row] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            for message in fitparse.FitFile(io.BytesIO(data), check_crc=False).get_messages("record"):
                rows.append(_first_of_each((field.name, field.value) for field in message))
        except Exception as error:
            return Samples(len(rows), _columns(rows), _words(error))
    return Samples(len(rows), _columns(rows))


def different(ours: Samples, theirs: Samples) -> tuple[int, list[str]]:
    """How many columns both have, and the names of those that differ over the samples that both have."""
    count = min(ours.count, theirs.count)
    both = [name for name in ours.columns if name in theirs.columns]
    return len(both), [name for name in both if not _is_same(ours.columns[name][:count], theirs.columns[name][:count])]


def _is_same(ours: Column, theirs: Column) -> bool:
    return bool(np.allclose(ours, theirs, rtol=1e-9, atol=1e-6, equal_nan=True))


def _first_of_each(fields: Any) -> Row:
    row: Row = {}
    for name, value in fields:
        if value is not None:
            row.setdefault(str(name), value)
    return row


def _columns(rows: Sequence[Row]) -> dict[str, Column]:
    """Those that hold numbers in every sample that has them: words and arrays are compared elsewhere."""
    names = dict.fromkeys(name for row in rows for name in row)
    numeric = [name for name in names if all(_is_number(row[name]) for row in rows if name in row)]
    return {name: np.array([_number(row.get(name)) for row in rows], dtype=np.float64) for name in numeric}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | dt.datetime)


def _number(value: Any) -> float:
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - EPOCH).total_seconds()
    return np.nan if value is None or not np.isfinite(value) else float(value)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".split("\n")[0][:120]


def by_table(text: str) -> Samples:
    """The samples as a published table holds them: of Garmin's own FitCSVTool, or a line a sample under their names."""
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    if lines[0][:3] == ["Type", "Local Number", "Message"]:
        said = [line[3:] for line in lines[1:] if line[0] == "Data" and line[2] == "record"]
        rows = [_numbers(zip(line[::3], line[1::3], strict=False)) for line in said]
    else:
        rows = [_numbers(zip(lines[0], line, strict=False)) for line in lines[1:]]
    return Samples(len(rows), _columns(rows))


def _numbers(fields: Iterable[tuple[str, str]]) -> Row:
    row: Row = {}
    for name, value in fields:
        with suppress(ValueError):
            row.setdefault(name, float(value))
    return row
