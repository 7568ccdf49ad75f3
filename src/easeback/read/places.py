"""Where a recording went, coarse enough that two devices on one run agree: the cells of a grid that it passed."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

import numpy as np

from easeback.model.track import Track

# 0.002 degrees are 220 m from south to north: several times what a bad receiver errs, a fraction of any run.
CELL_DEG: Final = 0.002
CELLS_ROUND: Final = 180_000
MOST_CELLS: Final = 64


def places(track: Track) -> tuple[int, ...] | None:
    """The numbers of the grid cells that `track` passed, at most 64 spread over it; None without positions."""
    latitude, longitude = track.column("latitude_deg"), track.column("longitude_deg")
    known = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
    if not len(known):
        return None
    cells = _rows(latitude[known]) * CELLS_ROUND + _columns(longitude[known])
    different = cells[np.flatnonzero(np.diff(cells, prepend=cells[0] - 1))]
    chosen = different[np.linspace(0, len(different) - 1, min(MOST_CELLS, len(different))).astype(int)]
    return tuple(sorted({int(cell) for cell in chosen}))


def shared_places(a: Set[int], b: Set[int]) -> float:
    """The share of the smaller of two sets of cells that lies in or beside a cell of the other, 0 to 1."""
    smaller, larger = sorted((a, b), key=len)
    if not smaller:
        return 0.0
    around = {neighbour for cell in larger for neighbour in _neighbours(cell)}
    return sum(cell in around for cell in smaller) / len(smaller)


def _rows(latitude: np.ndarray) -> np.ndarray:
    return np.floor((latitude + 90) / CELL_DEG).astype(np.int64)


def _columns(longitude: np.ndarray) -> np.ndarray:
    return np.floor((longitude + 180) / CELL_DEG).astype(np.int64) % CELLS_ROUND


def _neighbours(cell: int) -> list[int]:
    row, column = divmod(cell, CELLS_ROUND)
    return [(row + i) * CELLS_ROUND + (column + j) % CELLS_ROUND for i in (-1, 0, 1) for j in (-1, 0, 1)]
