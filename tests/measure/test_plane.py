"""The flat map around a run agrees with the great circle, at the date line and near a pole too."""

from __future__ import annotations

import numpy as np
import pytest

from easeback.measure.plane import plane_around
from easeback.model.distance import steps_m


@pytest.mark.parametrize("here", [(0.0, 0.0), (49.4, 8.7), (-17.0, 180.0), (89.99, 12.0), (-89.95, -170.0)])
def test_distances_on_the_plane_are_those_on_the_sphere(here: tuple[float, float]) -> None:
    """Steps of a walk of some kilometres are as long on the plane as by the haversine formula, to 1 in 10,000."""
    random = np.random.default_rng(1)
    latitude = np.clip(here[0] + np.cumsum(random.normal(0, 0.002, 50)), -90, 90)
    longitude = here[1] + np.cumsum(random.normal(0, 0.002, 50)) / max(np.cos(np.radians(here[0])), 0.01)
    longitude = (longitude + 180) % 360 - 180
    x_m, y_m = plane_around(latitude, longitude).flat(latitude, longitude)
    assert np.hypot(np.diff(x_m), np.diff(y_m)) == pytest.approx(steps_m(latitude, longitude), rel=1e-4)


def test_east_is_right_and_north_is_up() -> None:
    """A place to the east has a greater x, one to the north a greater y, across the date line too."""
    latitude, longitude = np.array([10.0, 10.0, 10.01]), np.array([179.999, -179.999, 179.999])
    x_m, y_m = plane_around(latitude, longitude).flat(latitude, longitude)
    assert x_m[1] - x_m[0] == pytest.approx(219, abs=1)
    assert y_m[2] - y_m[0] == pytest.approx(1112, abs=1)
