"""What the last weeks were run on: the map first, then the runner's word, and never more than was told."""

from __future__ import annotations

from datetime import date

import pytest

from easeback.knowledge import knowledge
from easeback.measure.weeks_ground import ground_of_weeks
from easeback.model.day import Day
from easeback.model.ground import Ground
from easeback.model.training import RunSeen
from easeback.model.words import RUN_GROUNDS

ON = date(2024, 6, 1)
MATCHED = Ground({"hard": 3.0, "soft": 1.0, "unknown": 1.0}, {"hard": 0.6, "soft": 0.2, "unknown": 0.2}, 1.0)


def run(
    km: float | None = 5.0, ground: Ground | None = None, said: str | None = None, indoors: bool = False
) -> RunSeen:
    return RunSeen(ON, indoors, km, None, ground, said)


def test_the_map_counts_before_the_word() -> None:
    """A matched run called road keeps its soft kilometre; the same run twice is twice the distance."""
    assert ground_of_weeks([run(ground=MATCHED, said="road")] * 2, [], knowledge()) == {
        "hard": 6.0, "soft": 2.0, "unknown": 2.0,
    }  # fmt: skip


def test_a_run_that_no_map_covers_counts_by_the_word() -> None:
    """Not covered, or not matched at all: the runner's word; without one the way is of unknown ground."""
    not_covered = Ground(why_not="no map that was added covers this run")
    runs = [run(ground=not_covered, said="grass"), run(said="track"), run(ground=not_covered), run()]
    assert ground_of_weeks(runs, [], knowledge()) == {"soft": 5.0, "track": 5.0, "unknown": 10.0}


def test_a_treadmill_is_its_own() -> None:
    """By the file, or by the runner's word of a day without a recording."""
    days = [Day(date=ON, run_km=2.0, run_ground="treadmill")]
    assert ground_of_weeks([run(indoors=True)], days, knowledge()) == {"treadmill": 7.0}


def test_the_diary_alone_counts_once() -> None:
    """A run only said adds its distance; of a recorded day the recording has added it already; no distance, nothing."""
    days = [
        Day(date=ON, run_km=4.0, run_ground="road"),
        Day(date=ON, run_km=9.0, run_ground="road", recordings=1),
        Day(date=ON, run_min=30.0, run_ground="road"),
    ]
    assert ground_of_weeks([run(None)], days, knowledge()) == {"hard": 4.0}
    assert ground_of_weeks([], [], knowledge()) == {}


@pytest.mark.parametrize(
    ("word", "ground"),
    [("road", "hard"), ("trail", "firm"), ("grass", "soft"), ("track", "track"), ("treadmill", "treadmill"),
     ("mixed", "unknown")],
)  # fmt: skip
def test_each_word_of_the_diary_has_its_class(word: str, ground: str) -> None:
    """A trail may be stone or earth: the harder is meant; mixed says nothing."""
    assert word in RUN_GROUNDS
    assert ground_of_weeks([], [Day(date=ON, run_km=1.0, run_ground=word)], knowledge()) == {ground: 1.0}
