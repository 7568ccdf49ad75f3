"""A run's measures on a terminal: complete, and within 80 columns."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.show.cli.conftest import Easeback
from tests.small_recordings import START, gpx

from easeback.keep.logbook.models import Recording
from easeback.simulate.files import RECORDINGS, write_season
from easeback.simulate.season import simulate_season


@pytest.fixture
def full_run(easeback: Easeback, tmp_path: Path) -> Easeback:
    """One run of a simulated season with all that its watch measures, imported as run 1."""
    season = simulate_season(1, 9, datetime(2024, 5, 9, tzinfo=UTC).date())
    *_, last = write_season(season, tmp_path / "season")
    assert last.parent.name == RECORDINGS
    assert easeback("import", str(last)).code == 0
    return easeback


def test_a_full_run_is_shown_whole_within_80_columns(full_run: Easeback) -> None:
    """Times, form with its source, slopes, and what is not there with its reason."""
    ran = full_run("run", "1")
    assert ran.code == 0
    for words in ("Distance and time", "steps/min", "measured by", "flat", "Not there", "foot strike: no sensor"):
        assert words in ran.out
    tables = [line for line in ran.out.splitlines() if "  " in line.strip()]
    assert len(tables) > 5
    assert max(map(len, tables)) <= 80


def test_an_older_measuring_is_taken_anew_when_looked_at(full_run: Easeback) -> None:
    """What is shown is what this version measures, and it is kept."""
    before = full_run("run", "1").out
    Recording.objects.update(measures="", measures_version="0")
    assert full_run("run", "1").out == before
    assert full_run("rebuild", "--measures").out == "0 recordings measured again.\n"


def test_rebuild_measures_says_what_it_did(easeback: Easeback, tmp_path: Path) -> None:
    """The recordings that an older version measured, and no others."""
    (tmp_path / "a.gpx").write_text(gpx(START, 10, 3.0, "running", None))
    easeback("import", str(tmp_path / "a.gpx"))
    Recording.objects.update(measures_version="0")
    assert easeback("rebuild", "--measures").out == "1 recording measured again.\n"


def test_the_runners_own_word_for_the_foot(full_run: Easeback) -> None:
    """Said in the check-in of that day; shown as the runner's word, beside no sensor's."""
    day = Recording.objects.get().local_date
    assert full_run("check-in", "--foot-strike", "heel", "--date", str(day)).code == 0
    shown = full_run("run", "1").out
    assert "heel, by your own word of that day" in shown
    assert "no sensor measured how the foot lands" not in shown
    assert full_run("check-in", "--foot-strike", "toe", "--date", str(day)).code == 2


def test_a_first_run_has_no_usual_and_says_so(full_run: Easeback) -> None:
    """The count of runs that it takes, the loops of four weeks, how cadence was counted, and why there is no TRIMP."""
    shown = full_run("run", "1").out
    assert "0 runs like this one in the last 90 days; it takes 5" in " ".join(shown.split())
    assert "Loops of the four weeks up to this run" in shown
    assert "they were doubled" in shown
    assert "training impulse (TRIMP): your resting and your highest heart rate" in " ".join(shown.split())


def test_the_list_of_runs_ends_with_the_four_weeks(full_run: Easeback) -> None:
    """Below the list: ground, loops and form of the weeks before today; the list of everything has no such end."""
    day = Recording.objects.get().local_date
    listed = full_run("runs", "--from", str(day))
    assert listed.code == 0
    assert "The four weeks before" in listed.out
    assert "The four weeks before" not in full_run("runs", "--all").out
