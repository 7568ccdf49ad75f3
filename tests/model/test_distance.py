"""Distances against an independent geodesic on the ellipsoid, over the poles and the date line too."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from easeback.model.distance import EARTH_RADIUS_M, between_m, steps_m

SPHERE = pyproj.Geod(a=EARTH_RADIUS_M, b=EARTH_RADIUS_M)
ELLIPSOID = pyproj.Geod(ellps="WGS84")
# A few steps of a runner, anywhere: offsets in degrees up to about 11 km.
places = st.tuples(st.floats(-89.9, 89.9), st.floats(-180, 180))
offsets = st.tuples(st.floats(-0.1, 0.1), st.floats(-0.1, 0.1))


def moved(place: tuple[float, float], offset: tuple[float, float]) -> tuple[float, float]:
    longitude = (place[1] + offset[1] + 180) % 360 - 180
    return max(-90.0, min(90.0, place[0] + offset[0])), longitude


@given(places, offsets)
def test_haversine_is_the_geodesic_of_the_sphere(place: tuple[float, float], offset: tuple[float, float]) -> None:
    """pyproj's geodesic on a sphere of the same radius gives the same distance to a millimetre or 1e-7 of it."""
    latitude, longitude = moved(place, offset)
    ours = between_m(*(np.array([each]) for each in (*place, latitude, longitude)))[0]
    theirs = SPHERE.inv(place[1], place[0], longitude, latitude)[2]
    assert ours == pytest.approx(theirs, rel=1e-7, abs=1e-3)


@given(places, offsets)
def test_the_earth_is_no_sphere_by_half_a_percent_at_most(
    place: tuple[float, float], offset: tuple[float, float]
) -> None:
    """Against the WGS 84 ellipsoid a distance is at most 0.6 % off."""
    latitude, longitude = moved(place, offset)
    ours = between_m(*(np.array([each]) for each in (*place, latitude, longitude)))[0]
    assert ours == pytest.approx(ELLIPSOID.inv(place[1], place[0], longitude, latitude)[2], rel=0.006, abs=0.01)


def test_steps_over_the_date_line_and_beside_a_pole() -> None:
    """A step over 180 degrees is short, and so is one across the pole; a missing position gives a missing step."""
    latitude = np.array([0.0, 0.0, np.nan, 89.9995, 89.9995])
    longitude = np.array([179.9995, -179.9995, 0.0, 0.0, 180.0])
    steps = steps_m(latitude, longitude)
    assert steps[[0, 3]] == pytest.approx([111.195, 111.195], abs=0.01)
    assert np.isnan(steps[1:3]).all()
