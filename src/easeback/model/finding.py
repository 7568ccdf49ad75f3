"""A finding: one named statement about the runner's morning that holds, does not hold, or cannot be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Shown = str | float | bool | None


@dataclass(frozen=True, slots=True)
class Finding:
    """`holds` is None where there is not enough data. `values` are the runner's own numbers and words it used."""

    id: str
    holds: bool | None
    values: Mapping[str, Shown] = field(default_factory=dict)
