from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from easeback.keep.tracks import drop_tracks_except, read_track, track_path, write_track
from easeback.model.track import COLUMNS, EMPTY_TRACK, DeveloperColumn, Track

VALUES = st.floats(width=64, allow_nan=True, allow_infinity=True)
WORDS = st.text(max_size=20).filter(lambda text: text.isprintable())


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    length = draw(st.integers(0, 20))
    names = draw(st.sets(st.sampled_from(sorted(COLUMNS)))) | {"time_s"}
    column = npst.arrays(np.float64, length, elements=VALUES)
    developer = draw(st.lists(st.builds(DeveloperColumn, WORDS, WORDS, WORDS, column), max_size=3))
    return Track({name: draw(column) for name in sorted(names)}, tuple(developer))


def same(a: Track, b: Track) -> bool:
    columns = a.columns.keys() == b.columns.keys() and all(
        np.array_equal(a.columns[name], b.columns[name], equal_nan=True) for name in a.columns
    )
    words = [(each.name, each.unit, each.application) for each in a.developer]
    return (
        columns
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
    write_track(path, track)
    assert same(read_track(path), track)


def test_a_track_without_samples_comes_back(tmp_path: Path) -> None:
    """A recording that had totals only still has its file."""
    path = track_path(tmp_path, "ab" * 32, 0)
    write_track(path, EMPTY_TRACK)
    assert len(read_track(path)) == 0


def test_only_unwanted_tracks_are_dropped(tmp_path: Path) -> None:
    """A rebuild removes the files of recordings that are no more, and no other."""
    wanted, other = (track_path(tmp_path, "ab" * 32, index) for index in (0, 1))
    write_track(wanted, EMPTY_TRACK)
    write_track(other, EMPTY_TRACK)
    drop_tracks_except(tmp_path, {wanted})
    assert wanted.exists()
    assert not other.exists()
