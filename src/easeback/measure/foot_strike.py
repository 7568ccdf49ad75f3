"""Foot strike: from a sensor that measures it, or in the runner's own word; never guessed from anything else. Pure."""

from __future__ import annotations

from typing import Final

import numpy as np

from easeback.knowledge.load import Knowledge
from easeback.measure.form import Stretch
from easeback.measure.vendor import SensorColumn, sensor_columns
from easeback.model.measure import FootStrike
from easeback.model.track import Track

# RunScribe's scale: 1 to 5 rearfoot, 6 to 10 midfoot, 11 to 16 forefoot; right in 78 % of steps (foot_strike_2020).
HIGHEST: Final = {"heel": 5, "midfoot": 10, "forefoot": 16}
SIDES: Final = {"left": "left_foot_strike_1_16", "right": "right_foot_strike_1_16", "both": "foot_strike_1_16"}


def measured_strikes(track: Track, stretch: Stretch, known: Knowledge) -> tuple[FootStrike, ...]:
    """One for each foot, or one for both, that a sensor measured for long enough."""
    sensors = sensor_columns(track)
    found = ((side, sensors.get(name)) for side, name in SIDES.items())
    least_min = known.number("least_foot_strike_min")
    strikes = (_strike(side, sensor, stretch, least_min) for side, sensor in found if sensor is not None)
    return tuple(strike for strike in strikes if strike is not None)


def said_strike(word: str) -> FootStrike:
    """What the runner says of both feet: heel, midfoot or forefoot; labelled so, never mixed with measured ones."""
    if word not in HIGHEST:
        raise ValueError(f"no foot strike: {word}")
    return FootStrike("runner", "both", word)


def _strike(side: str, sensor: SensorColumn, stretch: Stretch, least_min: float) -> FootStrike | None:
    values = sensor.values[1:][stretch.rows]
    known = (values >= 1) & (values <= HIGHEST["forefoot"])
    minutes = stretch.minutes[known]
    if minutes.sum() < least_min:
        return None
    part = np.searchsorted(list(HIGHEST.values()), values[known])
    shares = 100 * np.bincount(part, minutes, minlength=len(HIGHEST)) / minutes.sum()
    heel, midfoot, forefoot = (float(share) for share in shares)
    return FootStrike(sensor.maker, side, list(HIGHEST)[int(shares.argmax())], heel, midfoot, forefoot)
