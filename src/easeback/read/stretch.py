"""The points of a lifted stretch, column by column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from easeback.model.track import Column
from easeback.read.lift import NUMBER, Stretch
from easeback.read.moment import moment, moments_in_utc, number
from easeback.read.points import MOMENT, Block, Pieces


def add_stretch(
    pieces: Pieces, stretches: Sequence[Stretch], attributes: Mapping[str, str], column_of: Callable[[str], str | None]
) -> None:
    """Adds to `pieces` the stretch that the element with these attributes stands for.

    `column_of` names the column of a path, None where it is not read. Where two paths say the same column, the first
    one counts that says a number.
    """
    number_of_stretch = attributes.get(NUMBER, "")
    if not number_of_stretch.isdecimal() or int(number_of_stretch) >= len(stretches):
        return
    stretch = stretches[int(number_of_stretch)]
    columns: dict[str, Column] = {}
    for path, texts in stretch:
        if not (name := column_of(path)):
            continue
        values, offset_s = _moments(texts) if name == MOMENT else (_numbers(texts), None)
        columns[name] = _first_said(columns[name], values) if name in columns else values
        pieces.offset_s = pieces.offset_s or offset_s
    columns.setdefault(MOMENT, np.full(len(stretch[0][1]), np.nan))
    pieces.add(Block(columns))


def _first_said(first: Column, second: Column) -> Column:
    return np.where(np.isnan(first), second, first)


def _numbers(texts: list[bytes]) -> Column:
    """The number that each text says, NaN where it says none."""
    try:
        values = np.array([float(text) if text else np.nan for text in texts])
    except ValueError:
        said = [number(text.decode("utf-8", "replace")) for text in texts]
        values = np.array([np.nan if each is None else each for each in said])
    return np.where(np.isfinite(values), values, np.nan)


def _moments(texts: list[bytes]) -> tuple[Column, int | None]:
    """The moment of each text [s since 1970], NaN where it is none, and the first offset from UTC named [s]."""
    if (in_utc := moments_in_utc(texts)) is not None:
        return in_utc, None
    said = [moment(text.decode("utf-8", "replace")) for text in texts]
    offset_s = next((each[1] for each in said if each and each[1]), None)
    return np.array([each[0] if each else np.nan for each in said]), offset_s
