from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from easeback.model.track import EMPTY_TRACK, Track
from easeback.read.places import CELLS_ROUND, MOST_CELLS, places, shared_places
from easeback.read.same_run import RunKey, same_run

AT = datetime(2024, 5, 1, 6, 0, tzinfo=UTC)


def line(latitude: float, longitude: float, degrees: float, noise_deg: float = 0.0, points: int = 1200) -> Track:
    """Due north from a place, with the scatter of a receiver."""
    scatter = np.random.default_rng(7).normal(0, noise_deg, (2, points)) if noise_deg else np.zeros((2, points))
    return Track(
        {
            "time_s": np.arange(points, dtype=float),
            "latitude_deg": latitude + np.linspace(0, degrees, points) + scatter[0],
            "longitude_deg": longitude + scatter[1],
        }
    )


def cells(track: Track) -> frozenset[int]:
    return frozenset(places(track) or ())


def test_the_cells_of_a_line_are_counted_by_hand() -> None:
    """From 0.0005 to 0.0045 degrees north are three cells of 0.002, one above the other."""
    found = places(line(0.0005, 0.0005, 0.004))
    assert found is not None
    assert list(np.diff(found)) == [CELLS_ROUND, CELLS_ROUND]


def test_a_track_without_positions_has_no_places() -> None:
    """On a treadmill nothing is known of where, which is not the same as nowhere."""
    assert places(EMPTY_TRACK) is None


def test_a_long_way_is_thinned() -> None:
    """A hundred kilometres are no more than 64 numbers in the database."""
    assert len(cells(line(10, 10, 1.0))) == MOST_CELLS


def test_two_receivers_on_one_run_share_their_places() -> None:
    """Scatter of some 20 m moves a cell at most to its neighbour."""
    assert shared_places(cells(line(47.0, 8.0, 0.05)), cells(line(47.0001, 8.0001, 0.05, 0.0002))) == 1.0


def test_two_runs_in_one_town_do_not() -> None:
    """Two kilometres apart, side by side: no cell in common."""
    assert shared_places(cells(line(47.0, 8.0, 0.05)), cells(line(47.0, 8.03, 0.05))) == 0.0


def test_nowhere_shares_nothing() -> None:
    """An empty set of cells is in no place."""
    assert shared_places(frozenset(), frozenset({1})) == 0.0


def test_the_date_line_is_no_wall() -> None:
    """A cell just east of 180 degrees lies beside one just west of it."""
    assert shared_places(cells(line(-17.0, 179.9995, 0.01)), cells(line(-17.0, -179.9995, 0.01))) == 1.0


def test_places_decide_between_friends_of_the_same_hour() -> None:
    """Start, time and distance agree: the same run in the same places, two runs in different ones, one without."""
    mine = RunKey(AT, 1800, 5000, "running", cells(line(47.0, 8.0, 0.05)))
    twin = RunKey(AT + timedelta(seconds=20), 1790, 5050, "running", cells(line(47.0001, 8.0, 0.05)))
    friend = RunKey(AT + timedelta(seconds=20), 1790, 5050, "running", cells(line(47.0, 8.03, 0.05)))
    footpod = RunKey(AT + timedelta(seconds=20), 1790, 5050, "running")
    assert [same_run(mine, other) for other in (twin, friend, footpod)] == [True, False, True]
