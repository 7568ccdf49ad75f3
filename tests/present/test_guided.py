"""The turns of the clock: as long as the dose, both sides, set by set."""

from __future__ import annotations

import pytest

from easeback.advise.routine import dose_s
from easeback.knowledge import knowledge
from easeback.model.answer import Block
from easeback.present.guided import turns_of_exercise, turns_of_session

EXERCISES = {name: each for name, each in knowledge().exercises.items() if each.dose}


@pytest.mark.parametrize("name", EXERCISES)
def test_the_turns_last_as_long_as_the_dose(name: str) -> None:
    """What the clock takes is what the routine says that it takes."""
    turns = turns_of_exercise(EXERCISES[name])
    assert sum(turn.seconds for turn in turns) == pytest.approx(dose_s(EXERCISES[name]))
    assert min(turn.seconds for turn in turns) > 0


def test_both_sides_set_by_set() -> None:
    """A stretch of 30 s twice on each side: left, left, right, right, each numbered; by hand from exercises.toml."""
    turns = [each for each in turns_of_exercise(EXERCISES["hip_flexor_stretch"]) if each.kind == "work"]
    dose = EXERCISES["hip_flexor_stretch"].dose
    assert dose is not None
    assert [each.side for each in turns] == ["left"] * dose.sets + ["right"] * dose.sets
    assert [each.number for each in turns] == [*range(1, dose.sets + 1)] * 2
    assert all(turn.side == "" for turn in turns_of_exercise(EXERCISES["bridge_double"]))


def test_heat_has_no_turns_of_its_own() -> None:
    """Its steps say how long, and the page asks for the skin in between."""
    assert turns_of_exercise(knowledge().exercises["heat_pad"]) == ()


def test_a_session_by_turns() -> None:
    """Run 1, walk 4, run 1: the second run is the second of two."""
    turns = turns_of_session((Block("run", 1), Block("walk", 4), Block("run", 1)))
    assert [(each.kind, each.seconds, each.number, each.of) for each in turns] == [
        ("run", 60, 1, 2), ("walk", 240, 1, 1), ("run", 60, 2, 2),
    ]  # fmt: skip
