"""Which sport it was: the words of formats and services in our words, and the guess where nothing is said."""

from __future__ import annotations

from typing import Final

import numpy as np

from easeback.model.distance import steps_m
from easeback.model.track import Track

UNKNOWN: Final = "unknown"
ANY_KIND: Final = "generic"

# What services write into GPX and TCX, in the words of the FIT profile. Strava writes numbers.
SPORTS: Final = {
    "run": "running", "running": "running", "jogging": "running", "jog": "running", "9": "running",
    "laufen": "running", "course_a_pied": "running", "course_à_pied": "running", "carrera": "running",
    "hardlopen": "running", "corsa": "running", "corrida": "running",
    "ride": "cycling", "cycling": "cycling", "biking": "cycling", "bike": "cycling", "1": "cycling",
    "walk": "walking", "walking": "walking", "10": "walking",
    "hike": "hiking", "hiking": "hiking", "4": "hiking",
    "swim": "swimming", "swimming": "swimming",
    "other": "generic", "unknown": UNKNOWN, "": UNKNOWN,
}  # fmt: skip
SUB_SPORTS: Final = {"trail": "trail", "treadmill": "treadmill", "track": "track", "street": "street"}
RUN_WORDS: Final = {"run", "running", "jogging"}

# DECISIONS, *Runs*: a recording without a sport is a run when its median moving speed lies here.
SLOWEST_RUN_M_S: Final = 1.5
FASTEST_RUN_M_S: Final = 6.5
STANDING_M_S: Final = 0.5


def sport_of(word: str) -> tuple[str, str]:
    """Sport and sub-sport that a service's `word` stands for; a word we do not know is kept as the sport."""
    words = word.strip().lower().replace("-", "_").replace(" ", "_")
    parts = set(words.split("_"))
    sub_sport = next((SUB_SPORTS[part] for part in SUB_SPORTS if part in parts), ANY_KIND)
    if words in SPORTS:
        return SPORTS[words], ANY_KIND
    return ("running", sub_sport) if parts & RUN_WORDS else (words, ANY_KIND)


def guess_sport(track: Track) -> str:
    """`running` when the median moving speed is 1.5 to 6.5 m/s, else `unknown`."""
    speed_m_s = moving_speed_m_s(track)
    is_run = speed_m_s is not None and SLOWEST_RUN_M_S <= speed_m_s <= FASTEST_RUN_M_S
    return "running" if is_run else UNKNOWN


def moving_speed_m_s(track: Track) -> float | None:
    """Median speed [m/s] over the time that the track moves, each step weighed by its duration; None without movement.

    From positions, else from the device's own distance, else from its speed.
    """
    seconds = np.diff(track.column("time_s"))
    for steps in (
        steps_m(track.column("latitude_deg"), track.column("longitude_deg")),
        np.diff(track.column("distance_m")),
        track.column("speed_m_s")[1:] * seconds,
    ):
        known = (seconds > 0) & np.isfinite(steps) & (steps > STANDING_M_S * seconds)
        if known.any():
            return _weighted_median(steps[known] / seconds[known], seconds[known])
    return None


def _weighted_median(values: np.ndarray, weights: np.ndarray) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, reached[-1] / 2)])
