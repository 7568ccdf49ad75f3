from __future__ import annotations

import os
from pathlib import Path

from easeback.flow.watch_folders import Watch


def test_a_new_file_is_taken_once_it_stops_growing(tmp_path: Path) -> None:
    """Seen growing at one look and still at the next two: taken at the second of these, and never again."""
    watch = Watch([tmp_path])
    path = tmp_path / "run.fit"
    looks = []
    for content in (b"", b"12", b"1234", b"1234", b"1234"):
        path.write_bytes(content)
        os.utime(path, ns=(0, len(content)))
        looks.append(watch.settled())
    assert looks == [(), (), (), (path,), ()]


def test_what_was_there_before_is_not_new(tmp_path: Path) -> None:
    """It was imported when watching began; changed, it is new again."""
    path = tmp_path / "run.fit"
    path.write_bytes(b"1")
    watch = Watch([tmp_path])
    assert (watch.settled(), watch.settled()) == ((), ())
    path.write_bytes(b"12")
    assert (watch.settled(), watch.settled()) == ((), (path,))


def test_a_download_under_way_is_left_alone(tmp_path: Path) -> None:
    """A browser's half file is none, under its half name; renamed it is new."""
    watch = Watch([tmp_path])
    half = tmp_path / "export.zip.part"
    half.write_bytes(b"1234")
    assert (watch.settled(), watch.settled()) == ((), ())
    whole = half.rename(tmp_path / "export.zip")
    assert (watch.settled(), watch.settled()) == ((), (whole,))


def test_a_file_that_goes_away_is_forgotten(tmp_path: Path) -> None:
    """Moved away and put back it is new again, and nothing breaks meanwhile."""
    watch = Watch([tmp_path])
    path = tmp_path / "run.fit"
    path.write_bytes(b"1")
    watch.settled()
    path.unlink()
    assert watch.settled() == ()
    path.write_bytes(b"1")
    assert (watch.settled(), watch.settled()) == ((), (path,))


def test_what_could_not_be_taken_is_given_back(tmp_path: Path) -> None:
    """While another import is at work: new again at the next look."""
    watch = Watch([tmp_path])
    path = tmp_path / "run.fit"
    path.write_bytes(b"1")
    assert (watch.settled(), watch.settled()) == ((), (path,))
    watch.give_back([path])
    assert (watch.settled(), watch.settled()) == ((path,), ())
