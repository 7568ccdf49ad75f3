"""Every sound FIT file of the real recordings, message by message and column by column, beside two other decoders.

Where the three differ on purpose:

- fitdecode gives the first number of the least possible date as the word `min`; to us a date is a number.
- fitdecode lets the altitude that a message says first count, we the enhanced one; no file here says two.
- A type written without its byte-order bit is bytes to fitdecode; we take the type that the lower bits name.
- python-fitparse stops at the empty field that some Lezyne files hold; its profile is older, so that newer words and
  fields are missing from it: only what both know is compared.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import fitdecode
import fitparse
import numpy as np
import pytest

from easeback.read.fit.chain import Link, chain
from easeback.read.fit.decode import decode, messages_of_link, part_of
from easeback.read.fit.part import FitPart
from easeback.read.fit.profile_data import KINDS

pytestmark = pytest.mark.real

EPOCH = dt.datetime(1989, 12, 31)
SHARES = 4
Rows = dict[str, list[dict[str, Any]]]


@cache
def sound(recordings: Path) -> list[tuple[Path, Link]]:
    """The files that are one whole FIT file each and have no fault; those in a chain are tested elsewhere."""
    files = [file for file in sorted((recordings / "fit").rglob("*")) if file.suffix.lower() == ".fit"]
    chains = [(file, *chain(file.name, file.read_bytes())) for file in files]
    return [(file, links[0]) for file, links, bad in chains if len(links) == 1 and not bad and not decode(links[0])[1]]


def share(recordings: Path, number: int) -> list[tuple[Path, Link]]:
    return sound(recordings)[number::SHARES]


def everything(link: Link) -> FitPart:
    return part_of(messages_of_link(link), dict.fromkeys(KINDS.values()), None)


def by_fitdecode(data: bytes) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    """Kind and the fields of the profile of each message, as they follow each other."""
    options = {"processor": None, "error_handling": fitdecode.ErrorHandling.IGNORE}
    for frame in fitdecode.FitReader(io.BytesIO(data), check_crc=fitdecode.CrcCheck.READONLY, **options):
        if isinstance(frame, fitdecode.FitDataMessage) and frame.name in KINDS.values():
            known = [field for field in frame.fields if field.field is not None and field.field_type != "devfield"]
            yield frame.name, [(field.name, field.value) for field in known if field.value is not None]


def rows_by_fitdecode(data: bytes) -> Rows:
    rows: Rows = defaultdict(list)
    for kind, fields in by_fitdecode(data):
        row: dict[str, Any] = {}
        for name, value in fields:
            row.setdefault(name, value)
        rows[kind].append(row)
    return rows


def is_same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, int) and isinstance(theirs, tuple):
        return ours in (int.from_bytes(bytes(theirs), "little"), int.from_bytes(bytes(theirs), "big"))
    if isinstance(ours, float) and isinstance(theirs, int | float):
        return ours == theirs or abs(ours - theirs) <= 1e-9 * abs(theirs)
    return bool(ours == theirs)


def test_there_are_enough_sound_files(recordings: Path) -> None:
    """The folder holds what it held when this was written, or more."""
    assert len(sound(recordings)) >= 69


@pytest.mark.parametrize("number", range(SHARES))
def test_messages_equal_those_of_fitdecode(recordings: Path, number: int) -> None:
    """Every field of every message of every kind in our profile, samples as columns."""
    compared = 0
    for file, link in share(recordings, number):
        part, theirs = everything(link), rows_by_fitdecode(link.data)
        for kind, rows in theirs.items():
            if kind == "record":
                compared += same_columns(part, rows, file.name)
                continue
            assert len(part.messages[kind]) == len(rows), (file.name, kind)
            for ours, row in zip(part.messages[kind], rows, strict=True):
                assert set(ours) == set(row), (file.name, kind)
                wrong = {name: (ours[name], row[name]) for name in row if not is_same(ours[name], row[name])}
                assert not wrong, (file.name, kind, wrong)
                compared += len(row)
    assert compared > 100_000


def same_columns(part: FitPart, rows: list[dict[str, Any]], name: str) -> int:
    names = {field for row in rows for field in row}
    compared = 0
    for field in names:
        theirs = np.array([number_of(row.get(field)) for row in rows])
        ours = part.records.get(field, np.full(len(rows), np.nan))
        said = np.array([not isinstance(row.get(field), str) for row in rows])
        np.testing.assert_allclose(ours[said], theirs[said], rtol=1e-12, atol=0, err_msg=f"{name} {field}")
        compared += int(np.isfinite(theirs).sum())
    return compared


def number_of(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else np.nan


@pytest.mark.parametrize("number", range(SHARES))
def test_samples_equal_those_of_python_fitparse(recordings: Path, number: int) -> None:
    """Every number of every sample that both profiles know, developer fields by their names too."""
    compared = 0
    for file, link in share(recordings, number):
        rows = by_fitparse(link.data)
        part = everything(link)
        if not rows or "timestamp" not in part.records:
            continue
        assert len(rows) == len(part.records["timestamp"]), file.name
        developer = {field.name: field.values for field in part.developer}
        for field in {name for row in rows for name in row}:
            ours = part.records.get(field, developer.get(field))
            theirs = np.array([seconds_or_number(row.get(field)) for row in rows])
            # Some numbers have a name in their profile, like 128 for `right`.
            said = np.array([not isinstance(row.get(field), str) for row in rows])
            if ours is not None and np.isfinite(theirs).any():
                where = f"{file.name} {field}"
                np.testing.assert_allclose(ours[said], theirs[said], rtol=1e-9, atol=1e-6, err_msg=where)
                compared += int(np.isfinite(theirs).sum())
    assert compared > 50_000


def by_fitparse(data: bytes) -> list[dict[str, Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            messages = list(fitparse.FitFile(io.BytesIO(data), check_crc=False).get_messages("record"))
        except (fitparse.FitParseError, ValueError, ZeroDivisionError):
            return []
    return [{field.name: field.value for field in message if field.value is not None} for message in messages]


def seconds_or_number(value: Any) -> float:
    return (value - EPOCH).total_seconds() if isinstance(value, dt.datetime) else number_of(value)
