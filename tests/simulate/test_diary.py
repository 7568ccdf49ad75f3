"""The simulated diary says only what a runner may say, and leaves out what was not said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from easeback.knowledge import knowledge
from easeback.model.check_in import FLAG_COLUMNS, read_answer, read_flags
from easeback.model.words import FlagAnswer
from easeback.simulate.diary import diary_rows
from easeback.simulate.files import recordings_of, write_season
from easeback.simulate.season import Season, simulate_season


@pytest.fixture(scope="module")
def season() -> Season:
    return simulate_season(7, 117, date(2025, 6, 1))


def test_every_value_is_a_word_of_the_diary(season: Season) -> None:
    """Each cell is read by its own column's reader without complaint."""
    rows = list(diary_rows(season))
    cells = [(name, text) for row in rows for name, text in row.items() if text and name not in ("date", *FLAG_COLUMNS)]
    assert len(cells) > 1000
    assert len([read_answer(name, text) for name, text in cells]) == len(cells)


def test_every_red_flag_is_known_and_answered_once(season: Season) -> None:
    """The red-flag columns name only known flags, and each check-in answers all of them."""
    known = knowledge().red_flags
    for row in (row for row in diary_rows(season) if "zone" in row):
        answers, wrong = read_flags({answer: row.get(column, "") for column, answer in FLAG_COLUMNS.items()}, known)
        assert (set(answers), wrong) == (set(known), [])


def test_one_day_answers_not_sure(season: Season) -> None:
    """Exactly one morning of the season is not sure of a red flag."""
    unsure = next(column for column, answer in FLAG_COLUMNS.items() if answer is FlagAnswer.UNSURE)
    assert sum(bool(row.get(unsure)) for row in diary_rows(season)) == 1


def test_the_last_day_has_only_its_morning(season: Season) -> None:
    """Nothing of the last day's evening or run is told before it has happened."""
    last = list(diary_rows(season))[-1]
    assert last["zone"]
    assert {"run_kind", "sitting_h", "walk_min", "settled"} & set(last) == set()


def test_a_recorded_run_is_not_told_twice(season: Season) -> None:
    """Distance and minutes stand in the diary only for the runs that no watch recorded."""
    told = sum("run_km" in row for row in diary_rows(season))
    runs = sum(day.run is not None for day in season.days)
    assert told == runs - recordings_of(season) > 0


def test_the_files_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    """Writing the same season twice gives the same files with the same bytes: a diary, and a file a recording."""
    season = simulate_season(2, 20, date(2025, 6, 1))
    first, second = list(write_season(season, tmp_path / "a")), list(write_season(season, tmp_path / "b"))
    assert [path.name for path in first] == [path.name for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert len(first) == 1 + recordings_of(season) > 8
