from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from easeback.keep.tracks import (
    DEVELOPER_KEY,
    drop_tracks_except,
    read_activity,
    read_track,
    track_path,
    write_activity,
)
from easeback.model.activity import Activity, Device, Lap, Pause, Totals
from easeback.model.track import COLUMNS, EMPTY_TRACK, DeveloperColumn, Track
from easeback.model.words import CadenceFrom

START = datetime(2024, 5, 1, 6, 0, tzinfo=UTC)
VALUES = st.floats(width=64, allow_nan=True, allow_infinity=True)
WORDS = st.text(max_size=20).filter(lambda text: text.isprintable())


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    length = draw(st.integers(0, 20))
    names = draw(st.sets(st.sampled_from(sorted(COLUMNS)))) | {"time_s"}
    column = npst.arrays(np.float64, length, elements=VALUES)
    developer = draw(st.lists(st.builds(DeveloperColumn, WORDS, WORDS, WORDS, column), max_size=3))
    counted = draw(st.none() | st.sampled_from(get_args(CadenceFrom)))
    return Track({name: draw(column) for name in sorted(names)}, tuple(developer), counted)


SECONDS = st.floats(0, 1e6)
MAYBE = st.none() | SECONDS


def activity_of(track: Track) -> Activity:
    return Activity("FIT", "running", "", False, START, None, Device(), Totals(), (), (), track)


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    """Activities with a track of one sample and all else as it may come."""
    return replace(
        activity_of(Track({"time_s": np.zeros(1)})),
        sport=draw(WORDS),
        sport_is_guessed=draw(st.booleans()),
        started_at=draw(st.datetimes(timezones=st.just(UTC))),
        utc_offset_s=draw(st.none() | st.integers(-50_000, 50_000)),
        device=Device(draw(WORDS), draw(WORDS)),
        totals=draw(st.builds(Totals, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)),
        laps=tuple(draw(st.lists(st.builds(Lap, SECONDS, SECONDS, MAYBE, st.none() | WORDS), max_size=3))),
        pauses=tuple(draw(st.lists(st.builds(Pause, SECONDS, SECONDS), max_size=3))),
    )


def same(a: Track, b: Track) -> bool:
    columns = a.columns.keys() == b.columns.keys() and all(
        np.array_equal(a.columns[name], b.columns[name], equal_nan=True) for name in a.columns
    )
    words = [(each.name, each.unit, each.application) for each in a.developer]
    return (
        columns
        and a.cadence_from == b.cadence_from
        and words == [(each.name, each.unit, each.application) for each in b.developer]
        and all(
            np.array_equal(x.values, y.values, equal_nan=True) for x, y in zip(a.developer, b.developer, strict=True)
        )
    )


@given(tracks())
def test_any_track_comes_back_whole(tmp_path_factory: object, track: Track) -> None:
    """Every column, every missing sample, every developer column with its own name, unit and application."""
    path = tmp_path_factory.mktemp("tracks") / "a" / "track.parquet"  # type: ignore[attr-defined]
    path.parent.mkdir()
    write_activity(path, activity_of(track))
    assert same(read_track(path), track)


def test_a_track_without_samples_comes_back(tmp_path: Path) -> None:
    """A recording that had totals only still has its file."""
    path = track_path(tmp_path, "ab" * 32, 0)
    write_activity(path, activity_of(EMPTY_TRACK))
    assert len(read_track(path)) == 0


@given(activities())
def test_all_that_is_said_beside_the_track_comes_back(tmp_path_factory: object, activity: Activity) -> None:
    """Sport, start to the microsecond, offset, device, totals, laps and pauses: what measuring needs."""
    path = tmp_path_factory.mktemp("tracks") / "a" / "track.parquet"  # type: ignore[attr-defined]
    path.parent.mkdir()
    write_activity(path, activity)
    back = read_activity(path)
    assert back is not None
    assert (replace(back, track=EMPTY_TRACK), len(back.track)) == (replace(activity, track=EMPTY_TRACK), 1)


@pytest.mark.parametrize("damage", ["lost", "cut", "older"])
def test_a_file_that_does_not_hold_all_is_no_activity(tmp_path: Path, damage: str) -> None:
    """Lost, cut short, or written before the rest was kept beside the track: none, and no crash."""
    path = track_path(tmp_path, "ab" * 32, 0)
    write_activity(path, activity_of(EMPTY_TRACK))
    if damage == "lost":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:-20])
    else:
        pl.DataFrame({"time_s": [0.0]}).write_parquet(path, metadata={DEVELOPER_KEY: "[]"})
    assert read_activity(path) is None


def test_only_unwanted_tracks_are_dropped(tmp_path: Path) -> None:
    """A rebuild removes the files of recordings that are no more, and no other."""
    wanted, other = (track_path(tmp_path, "ab" * 32, index) for index in (0, 1))
    for path in (wanted, other):
        write_activity(path, activity_of(EMPTY_TRACK))
    drop_tracks_except(tmp_path, {wanted})
    assert wanted.exists()
    assert not other.exists()
