"""What each form measure is called, and numbers with their units, as every page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from easeback.model.goal import KM_OF_A_MILE

# What each form measure is called, its unit, and how many decimals its sensors are good for.
FORM: Final[Mapping[str, tuple[str, str, int]]] = {
    "cadence_steps_min": ("cadence", "steps/min", 0),
    "step_length_mm": ("step length", "mm", 0),
    "vertical_oscillation_mm": ("bounce", "mm", 0),
    "vertical_ratio_percent": ("bounce of step length", "%", 1),
    "stance_time_ms": ("ground contact", "ms", 0),
    "stance_time_balance_percent": ("left foot's share", "%", 1),
    "leg_spring_stiffness_kn_m": ("leg stiffness", "kN/m", 1),
    "power_w": ("power", "W", 0),
    "form_power_w": ("form power", "W", 0),
}


def distance_in_words(km: float, units: str) -> str:
    """A distance in the runner's unit."""
    return f"{km / KM_OF_A_MILE:.2f} mi" if units == "miles" else f"{km:.2f} km"


def clock(minutes: float) -> str:
    """Minutes as h:mm:ss, or m:ss under an hour."""
    hours, rest_s = divmod(round(minutes * 60), 3600)
    return f"{hours}:{rest_s // 60:02}:{rest_s % 60:02}" if hours else f"{rest_s // 60}:{rest_s % 60:02}"


def pace(min_km: float, units: str) -> str:
    """A pace in the runner's unit."""
    return f"{clock(min_km * KM_OF_A_MILE)} a mile" if units == "miles" else f"{clock(min_km)} a km"


def together(absent: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What is absent for one reason in one line: the reason first met first."""
    by_reason: dict[str, list[str]] = {}
    for words, reason in absent:
        by_reason.setdefault(reason, []).append(words)
    return tuple((", ".join(words), reason) for reason, words in by_reason.items())
