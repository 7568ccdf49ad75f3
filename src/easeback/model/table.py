"""A column of a table that goes out of the house: what it is called, what it holds, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["date", "moment", "text", "number", "whole", "yes_no"]

# How a name ends, and the unit that this says; a longer ending stands before one that it ends in.
UNITS: Final = (
    ("_steps_min", "steps/min"), ("_min_km", "min/km"), ("_kn_m", "kN/m"), ("_m_s", "m/s"), ("_0_10", "0 to 10"),
    ("_percent", "%"), ("_bpm", "beats/min"), ("_km", "km"), ("_min", "min"), ("_mm", "mm"), ("_ms", "ms"),
    ("_au", "arbitrary unit"), ("_h", "h"), ("_m", "m"), ("_s", "s"), ("_w", "W"),
)  # fmt: skip
OF_KIND: Final[dict[Kind, str]] = {"date": "ISO 8601", "moment": "ISO 8601, UTC", "yes_no": "true or false"}


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its name, which ends in its unit, what kind of values it holds, and what they mean."""

    name: str
    kind: Kind
    meaning: str

    @property
    def unit(self) -> str:
        """The unit that the name ends in, or how the values are written; empty for words and counts."""
        if self.kind not in ("number", "whole"):
            return OF_KIND.get(self.kind, "")
        return next((unit for ending, unit in UNITS if self.name.endswith(ending)), "")
