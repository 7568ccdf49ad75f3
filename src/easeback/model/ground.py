"""What a run ran on: classes of ground, and the ground of one run. Without NumPy, so that a morning can read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

# The classes, in the order in which `Ways.ground` counts them. Unknown is a class of its own and is never guessed.
GROUNDS: Final = ("hard", "firm", "soft", "track", "unknown")
UNKNOWN_GROUND: Final = GROUNDS.index("unknown")
ATTRIBUTION: Final = "Map data © OpenStreetMap contributors, ODbL 1.0, openstreetmap.org/copyright"
# Not of a map: what the file or the runner says.
TREADMILL: Final = "treadmill"
# What a file calls a run that went nowhere.
TREADMILLS: Final = frozenset({"treadmill", "indoor_running", "virtual_activity", "virtual_run"})

# What a file calls a run says what it was on, in the runner's own words for ground.
GROUND_OF_SUB_SPORT: Final[Mapping[str, str]] = {
    "street": "road", "trail": "trail", "track": "track", **dict.fromkeys(sorted(TREADMILLS), TREADMILL),
}  # fmt: skip


def is_treadmill(sub_sport: str) -> bool:
    """Whether the file itself says that the run went nowhere."""
    return sub_sport in TREADMILLS


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
