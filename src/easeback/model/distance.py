"""How far apart positions are."""

from __future__ import annotations

from typing import Final

import numpy as np

from easeback.model.track import Column

# Mean radius of the earth (IUGG); against the ellipsoid a distance is at most 0.5 % off.
EARTH_RADIUS_M: Final = 6_371_008.8


def steps_m(latitude_deg: Column, longitude_deg: Column) -> Column:
    """Great-circle distances between neighbouring positions [m], length n - 1; NaN where either position is missing.

    Haversine formula, exact on the sphere at any distance.
    """
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    half_chord_squared = (
        np.sin(np.diff(latitude) / 2) ** 2
        + np.cos(latitude[:-1]) * np.cos(latitude[1:]) * np.sin(np.diff(longitude) / 2) ** 2
    )
    angle: Column = 2 * np.arcsin(np.sqrt(np.clip(half_chord_squared, 0, 1)))
    return EARTH_RADIUS_M * angle
