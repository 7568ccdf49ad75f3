"""A flat map around a run, true to about 1 in 10,000 within 50 km; it knows no date line and no poles. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from easeback.model.distance import EARTH_RADIUS_M
from easeback.model.track import Column


@dataclass(frozen=True, slots=True)
class Plane:
    """The plane that touches the earth at a point by WGS 84 [degrees]."""

    latitude_deg: float
    longitude_deg: float

    def flat(self, latitude_deg: Column, longitude_deg: Column) -> tuple[Column, Column]:
        """Metres to the east and to the north of the plane's point, by orthographic projection of the sphere."""
        latitude, centre = np.radians(latitude_deg), np.radians(self.latitude_deg)
        east = np.radians(longitude_deg - self.longitude_deg)
        cosine = np.cos(latitude)
        x_m: Column = EARTH_RADIUS_M * cosine * np.sin(east)
        y_m: Column = EARTH_RADIUS_M * (np.cos(centre) * np.sin(latitude) - np.sin(centre) * cosine * np.cos(east))
        return x_m, y_m


def plane_around(latitude_deg: Column, longitude_deg: Column) -> Plane:
    """The plane at the middle of finite positions [degrees]; the middle is taken in space, so that no line cuts it."""
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    x = float(np.mean(np.cos(latitude) * np.cos(longitude)))
    y = float(np.mean(np.cos(latitude) * np.sin(longitude)))
    z = float(np.mean(np.sin(latitude)))
    return Plane(float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x))))
