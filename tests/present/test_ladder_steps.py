"""The ladder as steps: each higher than the one before, and the runner on their own."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from easeback.knowledge import knowledge
from easeback.model.ladder import LadderPlace
from easeback.present.ladder_steps import ladder_steps

KNOWN = knowledge()
TODAY = date(2024, 5, 31)


def place(stage: int, walking_until: date | None = None) -> LadderPlace:
    return LadderPlace(TODAY, stage, len(KNOWN.sessions), 1, walking_until, max(stage, 1))


def test_the_steps_rise_and_fill_the_picture() -> None:
    """Walking, eleven sessions, running unbroken, running in full: side by side from edge to edge, each one higher."""
    steps = ladder_steps("unknown", None, TODAY, KNOWN).steps
    assert [each.kind for each in steps] == ["walk", *["stage"] * 11, "rebuild", "full"]
    assert all(first.height < second.height for first, second in pairwise(steps))
    assert all(first.x + first.width == second.x for first, second in pairwise(steps))
    assert (steps[0].x, steps[-1].x + steps[-1].width) == (0, 720)
    assert {each.y + each.height for each in steps} == {340}


def test_a_runner_stands_on_the_step_of_their_next_session() -> None:
    """Stage 4 of EVIDENCE 2.4 is six times run 2, walk 3: 12 minutes of running; what lies below is done."""
    drawn = ladder_steps("ladder", place(4), TODAY, KNOWN)
    assert drawn.here is not None
    assert (drawn.here.stage, drawn.here.words, drawn.here.run_min) == ("4", "6 x (run 2, walk 3)", 12)
    assert [each.place for each in drawn.steps] == ["done"] * 4 + ["here"] + ["ahead"] * 9
    assert (drawn.tolerated, drawn.needed) == (1, 2)


def test_states_that_are_steps_of_their_own() -> None:
    """The walk base is the lowest, full running the highest; after a flare a runner stands nowhere on them."""
    at = {state: ladder_steps(state, None, TODAY, KNOWN).here for state in
          ("walk_base", "rebuild", "kept_running_green", "flare_return", "kept_running_amber")}  # fmt: skip
    kinds = {state: here.kind if here else None for state, here in at.items()}
    assert kinds == {"walk_base": "walk", "rebuild": "rebuild", "kept_running_green": "full",
                     "flare_return": None, "kept_running_amber": None}  # fmt: skip


def test_a_walking_week_is_shown_until_it_is_over() -> None:
    """Its last day still counts; the day after it says nothing any more."""
    for days, shown in ((0, TODAY), (-1, None)):
        drawn = ladder_steps("walk_base", place(0, TODAY + timedelta(days=days)), TODAY, KNOWN)
        assert drawn.walking_until == shown
