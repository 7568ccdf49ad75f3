"""What a run ran on: classes of ground, the ways of a map, and the ground of one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

# The classes, in the order in which `Ways.ground` counts them. Unknown is a class of its own and is never guessed.
GROUNDS: Final = ("hard", "firm", "soft", "track", "unknown")
UNKNOWN_GROUND: Final = GROUNDS.index("unknown")
ATTRIBUTION: Final = "Map data © OpenStreetMap contributors, ODbL 1.0, openstreetmap.org/copyright"

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


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground of one run: distance [km] and share [0..1, sum 1] of each class of GROUNDS.

    Both are empty, with the reason in `why_not`, where the ground cannot be told. `covered_share` [0..1] is how much of
    the way lies where the maps hold ways at all; what lies outside counts as unknown. `maps` names the maps used.
    """

    distance_km: Mapping[str, float] = field(default_factory=dict)
    share: Mapping[str, float] = field(default_factory=dict)
    covered_share: float | None = None
    is_treadmill: bool = False
    why_not: str | None = None
    maps: tuple[str, ...] = ()

    @property
    def attribution(self) -> str:
        """What must stand beside every figure taken from the map; empty where none was."""
        return ATTRIBUTION if self.share else ""
