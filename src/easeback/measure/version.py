"""The versions under which figures are kept: what another version took is taken anew. Without NumPy."""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec

from easeback.knowledge.load import Knowledge

# Raise it when a measure changes its meaning, so that what was kept is measured anew.
MEASURES_VERSION: Final = "4"
# Raise it when the ground of a run may come out otherwise, so that stored figures are matched anew.
GROUND_VERSION: Final = 1


def ground_version(known: Knowledge) -> str:
    """Changes with the way of matching and with the table of surfaces, and with nothing else that is known."""
    table = {name: (each.surface, each.tracktype, each.highway, each.sports) for name, each in known.surfaces.items()}
    return f"{GROUND_VERSION}-{hashlib.sha256(msgspec.json.encode(table)).hexdigest()[:12]}"
