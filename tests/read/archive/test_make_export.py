"""The generator of account exports: its files are real, distinct and read back through the readers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tools.make_export import FIRST_START, checksum, starts, write_garmin, write_strava

from easeback.model.activity import FileKind
from easeback.read import read_bytes
from easeback.read.archive import Member, fit_file_kind, hint_for, members, read_member


def test_a_garmin_export_reads_back(tmp_path: Path) -> None:
    """Every run is a sound hour at 1 Hz at its own start with its hint; every other file is known by its kind."""
    write_garmin(tmp_path / "export.zip", 4, 8, inner_is_stored=False)
    found = [each for each in members(tmp_path / "export.zip") if isinstance(each, Member) and each.may_be_recording]
    contents = {each.label: read_member(each) for each in found}
    assert len({data for data, _ in contents.values()}) == len(found) == 12
    assert not any(problems for _, problems in contents.values())
    runs = [each for each in found if fit_file_kind(contents[each.label][0]) is FileKind.ACTIVITY]
    begun = []
    for member in runs:
        reading = read_bytes(member.name, contents[member.label][0])
        (activity,) = reading.activities
        hint = hint_for(member, activity)
        assert (reading.problems, activity.sport, len(activity.track)) == ((), "running", 3601)
        assert hint is not None
        assert (hint.service, hint.started_at) == ("Garmin", activity.started_at)
        begun.append(activity.started_at)
    assert begun == starts(4)


def stored_garmin(path: Path, runs: int, others: int) -> None:
    write_garmin(path, runs, others, inner_is_stored=True)


@pytest.mark.parametrize("write", [write_strava, stored_garmin])
def test_the_same_options_give_the_same_bytes(tmp_path: Path, write: Callable[[Path, int, int], None]) -> None:
    """Deterministic, so that two benchmarks read the same export."""
    write(tmp_path / "1.zip", 2, 2)
    write(tmp_path / "2.zip", 2, 2)
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    assert [each for each in members(tmp_path / "1.zip") if not isinstance(each, Member)] == []


def test_starts_are_distinct() -> None:
    """No two runs overlap by their start, over ten years."""
    begun = starts(3000)
    assert len(set(begun)) == 3000
    assert begun[-1] - FIRST_START > timedelta(days=3500)


def test_the_quick_checksum_is_that_of_the_protocol() -> None:
    """CRC-16/ARC of its published check text."""
    assert checksum(b"123456789") == 0xBB3D
