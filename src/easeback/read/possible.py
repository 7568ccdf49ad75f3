"""Values that no body and no place on earth has: a broken digit, a forged file. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from easeback.model.problem import Problem
from easeback.model.track import Track

# From and to, far outside what is ever measured; what is merely strange is for the measures to judge.
POSSIBLE: Final = {
    "heart_rate_bpm": (0.0, 300.0, "Heart rates"),
    "cadence_steps_min": (0.0, 520.0, "Cadences"),
    "speed_m_s": (0.0, 340.0, "Speeds"),
    "altitude_m": (-1_000.0, 20_000.0, "Altitudes"),
    "power_w": (0.0, 5_000.0, "Powers"),
}


def possible(track: Track, where: str, problems: list[Problem]) -> Track:
    """The track without the values that cannot be, each kind of them told."""
    columns = dict(track.columns)
    for name, (least, most, word) in POSSIBLE.items():
        if name not in columns:
            continue
        # A missing value is neither less nor more.
        is_wrong = (columns[name] < least) | (columns[name] > most)
        if is_wrong.any():
            what = f"{word} that cannot be: {is_wrong.sum()}."
            problems.append(Problem(where, what, "They were left out.", is_mended=True))
            columns[name] = np.where(is_wrong, np.nan, columns[name])
            if not np.isfinite(columns[name]).any():
                del columns[name]
    return replace(track, columns=columns)
