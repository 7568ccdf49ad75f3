"""Erasing: nothing of the logbook is left on the disk, and nothing else in its folder is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.small_recordings import NOW, START, gpx

from easeback.flow.add_files import add_files
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.erase import Held, erase_home, erase_logbook, held
from easeback.flow.logbook import Logbook, add_runner, open_logbook
from easeback.keep.logbook import store
from easeback.model.error import BadUse
from easeback.settings import Settings


@pytest.fixture
def logbook(tmp_path: Path) -> Logbook:
    logbook = open_logbook(Settings(tmp_path / "home"), NOW)
    (tmp_path / "a.gpx").write_text(gpx(START, 10, 3.0, "running", None))
    add_files(logbook, [tmp_path / "a.gpx"], NOW)
    keep_check_in(logbook, Said(NOW.date(), {"note": "a-word-that-can-be-found"}, {}), NOW, "test")
    return logbook


def test_everything_of_ours_goes_and_nothing_else(logbook: Logbook) -> None:
    """Database, originals, tracks and maps are gone; a file that somebody else put there is as it was."""
    (logbook.home / "maps").mkdir()
    (logbook.home / "holiday.jpg").write_bytes(b"sea")
    assert held(logbook) == Held(days=2, originals=1)
    erase_home(Settings(logbook.home), " Erase ", NOW)
    assert [path.name for path in logbook.home.iterdir()] == ["holiday.jpg"]


def test_an_empty_folder_goes_too(logbook: Logbook) -> None:
    """Where nothing else was in it, not even the folder stays."""
    erase_home(Settings(logbook.home), "erase", NOW)
    assert not logbook.home.exists()


def test_while_pages_are_served_the_database_stays_empty(logbook: Logbook) -> None:
    """No row and no word of it is left in any file, and the logbook has no runner."""
    erase_logbook(logbook, "erase")
    assert store.first_runner() is None
    left = [path for path in logbook.home.rglob("*") if path.is_file()]
    assert {path.name.removesuffix("-wal").removesuffix("-shm") for path in left} == {"logbook.sqlite3"}
    assert not any(b"a-word-that-can-be-found" in path.read_bytes() for path in left)


@pytest.mark.parametrize("typed", ["", "yes", "erase it"])
def test_another_word_erases_nothing(logbook: Logbook, typed: str) -> None:
    """Only the word itself does it."""
    with pytest.raises(BadUse, match="Nothing was erased"):
        erase_home(Settings(logbook.home), typed, NOW)
    assert held(logbook) == Held(days=2, originals=1)


def test_a_shared_logbook_is_not_one_runners_to_erase(logbook: Logbook) -> None:
    """A page of one runner erases no other's diary."""
    add_runner(NOW)
    with pytest.raises(BadUse, match="several runners"):
        erase_logbook(logbook, "erase")
    assert len(store.days(logbook.runner)) == 2


def test_where_there_is_none_none_is_made(tmp_path: Path) -> None:
    """A mistyped folder is told, and not made."""
    with pytest.raises(BadUse, match="no logbook"):
        erase_home(Settings(tmp_path / "nowhere"), "erase", NOW)
    assert not (tmp_path / "nowhere").exists()
