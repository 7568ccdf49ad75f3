"""Foot strike: from a sensor that measures it, or in the runner's own word; never guessed from anything else. Pure."""

from __future__ import annotations

from typing import Final

import numpy as np

from easeback.measure.form import Stretch
from easeback.measure.vendor import SensorColumn, sensor_columns
from easeback.model.measure import FootStrike
from easeback.model.track import Track

# RunScribe's scale: 1 to 5 rearfoot, 6 to 10 midfoot, 11 to 16 forefoot; right in 78 % of steps (foot_strike_2020).
HIGHEST: Final = {"heel": 5, "midfoot": 10, "forefoot": 16}
SIDES: Final = {"left": "left_foot_strike_1_16", "right": "right_foot_strike_1_16", "both": "foot_strike_1_16"}
SHORTEST_MIN: Final = 1.0


def measured_strikes(track: Track, stretch: Stretch) -> tuple[FootStrike, ...]:
    """One for each foot, or one for both, that a sensor measured for at least a minute of running."""
    sensors = sensor_columns(track)
    found = ((side, sensors.get(name)) for side, name in SIDES.items())
    strikes = (_strike(side, sensor, stretch) for side, sensor in found if sensor is not None)
    return tuple(strike for strike in strikes if strike is not None)


def said_strike(word: str) -> FootStrike:
    """What the runner says of both feet: heel, midfoot or forefoot. Labelled as said, never mixed with measured ones."""
    if word not in HIGHEST:
        raise ValueError(f"no foot strike: {word}")
    return FootStrike("runner", "both", word)


def _strike(side: str, sensor: SensorColumn, stretch: Stretch) -> FootStrike | None:
    values = sensor.values[1:][stretch.rows]
    known = (values >= 1) & (values <= HIGHEST["forefoot"])
    minutes = stretch.minutes[known]
    if minutes.sum() < SHORTEST_MIN:
        return None
    part = np.searchsorted(list(HIGHEST.values()), values[known])
    shares = 100 * np.bincount(part, minutes, minlength=len(HIGHEST)) / minutes.sum()
    heel, midfoot, forefoot = (float(share) for share in shares)
    return FootStrike(sensor.maker, side, list(HIGHEST)[int(shares.argmax())], heel, midfoot, forefoot)
