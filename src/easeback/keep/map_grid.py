"""The grid in which a map's ways are filed: cells of about a kilometre, alike from the equator to the poles."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

# Rows of a hundredth of a degree are 1.1 km high; each row has as many columns as keep a cell about as wide.
ROWS_A_DEGREE: Final = 100
COLUMNS_AT_EQUATOR: Final = 360 * ROWS_A_DEGREE
# Larger than any column, so that row and column share one number.
ROW_FACTOR: Final = 1 << 16
# Half the longest piece of a way and the farthest that a way is looked for: what a run needs lies in these cells.
MARGIN_M: Final = 300.0
METRES_A_DEGREE: Final = 111_195.0

Degrees = NDArray[np.float64]
Cells = NDArray[np.int64]


def cells_of(latitude_deg: Degrees, longitude_deg: Degrees) -> Cells:
    """The cell of each position [degrees], length n."""
    row = np.clip(np.floor((latitude_deg + 90) * ROWS_A_DEGREE), 0, 180 * ROWS_A_DEGREE - 1).astype(np.int64)
    columns = _columns(row)
    turn: Degrees = (longitude_deg + 180) % 360 / 360
    cells: Cells = row * ROW_FACTOR + np.minimum((turn * columns).astype(np.int64), columns - 1)
    return cells


def cells_around(latitude_deg: Degrees, longitude_deg: Degrees) -> Cells:
    """The nine cells that lie MARGIN_M around each position, shape (n, 9); several of them may be the same."""
    north = MARGIN_M / METRES_A_DEGREE
    east = north / np.maximum(np.cos(np.radians(latitude_deg)), 1e-6)
    around = [
        cells_of(np.clip(latitude_deg + up * north, -90, 90), longitude_deg + right * np.minimum(east, 180))
        for up in (-1, 0, 1)
        for right in (-1, 0, 1)
    ]
    return np.stack(around, axis=1)


def _columns(row: NDArray[np.int64]) -> NDArray[np.int64]:
    middle = np.radians((row + 0.5) / ROWS_A_DEGREE - 90)
    columns: Cells = np.maximum(1, np.floor(COLUMNS_AT_EQUATOR * np.cos(middle))).astype(np.int64)
    return columns
