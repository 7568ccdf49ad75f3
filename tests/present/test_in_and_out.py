"""How a file on its way in is shown: shares, rates and times by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from easeback.model.problem import Problem
from easeback.model.upload import Purpose, Stage, Upload
from easeback.present.in_and_out import upload_shown, uploads_shown

NOW = datetime(2024, 5, 10, 7, 0, tzinfo=UTC)
ARRIVING = Upload(
    id="0" * 24, runner=1, purpose=Purpose.RECORDINGS, name="a.zip", size_bytes=500_000_000, began_at=NOW,
    arrived_bytes=125_000_000,
)  # fmt: skip
WORKING = replace(ARRIVING, stage=Stage.WORKING, work_began_at=NOW, done_before=100, done=160, total=400)


def test_what_has_arrived_is_a_share_of_the_file() -> None:
    """125 of 500 MB are 25 %; nothing is said of files before the work begins."""
    shown = upload_shown(ARRIVING, NOW)
    assert (shown.share_pct, shown.arrived_mb, shown.size_mb) == (25, 125.0, 500.0)
    assert (shown.files_a_minute, shown.left_s, shown.left_min) == (None, None, None)
    assert not shown.is_under_way


def test_the_rate_is_of_this_work_alone() -> None:
    """60 files in 30 s, those met before left out: 120 a minute, and 240 files left take 120 s, 2 minutes."""
    shown = upload_shown(WORKING, NOW + timedelta(seconds=30))
    assert (shown.share_pct, shown.files_a_minute, shown.left_s, shown.left_min) == (40, 120, None, 2)


def test_the_last_seconds_are_seconds() -> None:
    """20 files left at 2 a second: 10 s."""
    shown = upload_shown(replace(WORKING, done=380, done_before=320), NOW + timedelta(seconds=30))
    assert (shown.left_s, shown.left_min) == (10, None)


@pytest.mark.parametrize("changes", [{"done": 102}, {"done": 100}, {"total": 0, "done": 0, "done_before": 0}])
def test_too_early_to_tell(changes: dict[str, int]) -> None:
    """After two files, none, or before it is known how many there are, no time is promised."""
    shown = upload_shown(replace(WORKING, **changes), NOW + timedelta(seconds=30))  # type: ignore[arg-type]
    assert (shown.files_a_minute, shown.left_s, shown.left_min) == (None, None, None)


def test_what_was_put_right_is_no_problem() -> None:
    """Ten problems and two things mended: eight are shown, two more told, and two counted as mended."""
    problems = [Problem(str(number), "It is broken.", "Mend it.") for number in range(10)]
    mended = [Problem("m", "A jump.", "It was taken out.", is_mended=True)] * 2
    shown = upload_shown(replace(ARRIVING, stage=Stage.DONE, problems=(*problems, *mended)), NOW)
    assert (len(shown.problems), shown.more_problems, shown.mended) == (8, 2, 2)


def test_the_latest_is_first() -> None:
    """In order of time reversed; something is under way while one waits or is worked on."""
    shown = uploads_shown([ARRIVING, replace(WORKING, name="b.zip")], NOW)
    assert ([each.name for each in shown.uploads], shown.is_under_way) == (["b.zip", "a.zip"], True)
    assert not uploads_shown([ARRIVING], NOW).is_under_way
