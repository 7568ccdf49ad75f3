"""The points of a lifted stretch, column by column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from easeback.read.lift import Stretch
from easeback.read.moment import moment, number
from easeback.read.points import MOMENT, Pieces, Point


def add_stretch(pieces: Pieces, stretch: Stretch, column_of: Callable[[str], str | None]) -> None:
    """Adds the points of `stretch` to `pieces`. `column_of` names the column of a path, None where it is not read.

    Where two paths say the same column, the first one counts that says a number.
    """
    columns: list[tuple[str, Sequence[float | None]]] = []
    for path, texts in stretch:
        column = column_of(path)
        if column == MOMENT:
            moments = [moment(text.decode("utf-8", "replace")) for text in texts]
            columns.append((column, [at and at[0] for at in moments]))
            pieces.offset_s = pieces.offset_s or next((at[1] for at in moments if at and at[1]), None)
        elif column:
            columns.append((column, _numbers(texts)))
    # A later entry of a record overwrites an earlier one.
    for point in _records(columns[::-1], count=len(stretch[0][1])):
        pieces.add(point)


def _numbers(texts: tuple[bytes, ...]) -> list[float | None]:
    return [number(text.decode("utf-8", "replace")) for text in texts]


def _records(columns: list[tuple[str, Sequence[float | None]]], count: int) -> list[Point]:
    names = [name for name, _ in columns]
    rows = zip(*(values for _, values in columns), strict=True) if columns else ((),) * count
    return [{name: value for name, value in zip(names, row, strict=True) if value is not None} for row in rows]
