"""The ladder, walked through run by run: up after tolerated ones, down after failed ones and pauses (DECISIONS)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from easeback.knowledge.load import Knowledge
from easeback.model.history import PastRun
from easeback.model.ladder import LadderPlace


@dataclass(slots=True)
class Climb:
    """The walk through the runs, while it goes on."""

    stage: int
    tolerated: int = 0
    counted_on: date | None = None
    walking_until: date | None = None
    topped_on: date | None = None


def ladder_place(
    runs: Sequence[PastRun], deep_on: Sequence[date], broke_on: date | None, on: date, known: Knowledge
) -> LadderPlace | None:
    """The place on the ladder on the morning of `on`; None for a runner whom no break has put there.

    `runs` are all past runs, `deep_on` the mornings on which it had reached below the knee for more than a day.
    """
    if broke_on is None:
        return None
    since = [run for run in runs if run.on > broke_on]
    climb = Climb(stage=_first_stage(runs, since, known))
    failed: list[date] = []
    for before, run in zip([None, *since], since, strict=False):
        _step_down_for_pause(climb, before, run.on, known)
        if run.tolerated is False:
            failed.append(run.on)
            _fail(climb, run.on, failed, deep_on, known)
        elif run.tolerated:
            _tolerate(climb, run, known)
    _step_down_for_pause(climb, since[-1] if since else None, on, known)
    top = len(known.sessions)
    return LadderPlace(
        broke_on, climb.stage if since else 0, top, climb.tolerated, climb.walking_until, climb.topped_on
    )


def _first_stage(runs: Sequence[PastRun], since: Sequence[PastRun], known: Knowledge) -> int:
    """Stage 1, or further up for a runner who lately ran half an hour unbroken and tolerated it."""
    if not since:
        return 1
    oldest = since[0].on - timedelta(days=known.number("ladder_head_start_days"))
    least = known.number("kept_running_min")
    ahead = [
        run for run in runs if oldest <= run.on < since[0].on and run.tolerated and (run.unbroken_min or 0) >= least
    ]
    return int(known.number("ladder_head_start_stage")) if ahead else 1


def _tolerate(climb: Climb, run: PastRun, known: Knowledge) -> None:
    """Counts a tolerated run, if it came long enough after the last that counted; two of them are a step up."""
    apart = timedelta(hours=known.number("return_rest_hours"))
    if climb.counted_on is not None and run.on - climb.counted_on < apart:
        return
    climb.counted_on = run.on
    climb.tolerated += 1
    top = len(known.sessions)
    if climb.tolerated >= known.number("ladder_tolerated_runs") and climb.stage <= top:
        climb.stage, climb.tolerated = climb.stage + 1, 0
        climb.topped_on = run.on if climb.stage > top else None


def _fail(climb: Climb, run_on: date, failed: Sequence[date], deep_on: Sequence[date], known: Knowledge) -> None:
    """A failed run is one step down; one after which symptoms moved down, or a second in two weeks, two and a week."""
    span = timedelta(days=known.number("ladder_fails_days"))
    many = sum(run_on - span < day <= run_on for day in failed) >= known.number("ladder_fails")
    deeper = any(timedelta(0) < day - run_on <= timedelta(days=2) for day in deep_on)
    climb.stage = max(0, climb.stage - (2 if many or deeper else 1))
    climb.tolerated, climb.topped_on = 0, None
    if many or deeper:
        climb.walking_until = run_on + timedelta(days=known.number("ladder_walking_days"))


def _step_down_for_pause(climb: Climb, before: PastRun | None, until: date, known: Knowledge) -> None:
    """A week without a run is one step down, two are two; four are a break of their own."""
    if before is None:
        return
    days = (until - before.on).days
    if days >= known.number("gap_days"):
        climb.stage, climb.tolerated = max(1, climb.stage - 2), 0
    elif days >= known.number("ladder_pause_days"):
        climb.stage, climb.tolerated = max(1, climb.stage - 1), 0
