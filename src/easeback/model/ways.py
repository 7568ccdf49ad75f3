"""The ways of a map that a runner can use, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Degrees = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ways:
    """Straight pieces of ways that a runner can use, columns of length n.

    `way` is the id of the whole way in OpenStreetMap, the rest the piece's two ends by WGS 84 [degrees] and its class
    of ground (index into GROUNDS). Pieces of ways that meet share an end exactly.
    """

    way: NDArray[np.int64]
    from_latitude_deg: Degrees
    from_longitude_deg: Degrees
    to_latitude_deg: Degrees
    to_longitude_deg: Degrees
    ground: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.way)

    def taken(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Ways:
        """The pieces `rows` alone."""
        return Ways(*(getattr(self, name)[rows] for name in WAY_COLUMNS))


WAY_COLUMNS: Final = (
    "way", "from_latitude_deg", "from_longitude_deg", "to_latitude_deg", "to_longitude_deg", "ground",
)  # fmt: skip
NO_WAYS: Final = Ways(np.empty(0, np.int64), np.empty(0), np.empty(0), np.empty(0), np.empty(0), np.empty(0, np.uint8))
