"""How far apart positions are."""

from __future__ import annotations

from typing import Final

import numpy as np

from easeback.model.track import Column

# Mean radius of the earth (IUGG); against the ellipsoid a distance is at most 0.5 % off.
EARTH_RADIUS_M: Final = 6_371_008.8


def between_m(
    latitude_deg: Column, longitude_deg: Column, other_latitude_deg: Column, other_longitude_deg: Column
) -> Column:
    """Great-circle distances from positions to as many others [m], length n; NaN where either position is missing.

    Haversine formula, exact on the sphere at any distance, over the poles and the date line too.
    """
    latitude, other_latitude = np.radians(latitude_deg), np.radians(other_latitude_deg)
    half_chord_squared = (
        np.sin((other_latitude - latitude) / 2) ** 2
        + np.cos(latitude) * np.cos(other_latitude) * np.sin(np.radians(other_longitude_deg - longitude_deg) / 2) ** 2
    )
    angle: Column = 2 * np.arcsin(np.sqrt(np.clip(half_chord_squared, 0, 1)))
    return EARTH_RADIUS_M * angle


def steps_m(latitude_deg: Column, longitude_deg: Column) -> Column:
    """Great-circle distances between neighbouring positions [m], length n - 1; NaN where either position is missing."""
    return between_m(latitude_deg[:-1], longitude_deg[:-1], latitude_deg[1:], longitude_deg[1:])
