"""The ladder, walked through run by run: up after tolerated ones, down after failed ones and pauses (DECISIONS)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from easeback.knowledge.load import Knowledge
from easeback.model.history import PastRun
from easeback.model.ladder import LadderPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Mornings:
    """What the mornings say beside the runs.

    `deep_on` are those on which it had reached below the knee for more than a day, `flagged_on` the first days of red
    flags that asked for a clinician before the next run; `silent` mornings were missing in a row before today.
    """

    deep_on: Sequence[date] = ()
    flagged_on: Sequence[date] = ()
    silent: int = 0


@dataclass(slots=True)
class Climb:
    """The walk through the runs, while it goes on."""

    stage: int
    tolerated: int = 0
    counted_on: date | None = None
    walking_until: date | None = None
    tolerated_stage: int | None = None


def ladder_place(
    runs: Sequence[PastRun], mornings: Mornings, broke_on: date | None, on: date, known: Knowledge
) -> LadderPlace | None:
    """The place on the ladder on the morning of `on`; None for a runner whom no break has put there.

    `runs` are all past runs.
    """
    if broke_on is None:
        return None
    since = [run for run in runs if run.on > broke_on]
    first = _first_stage(runs, since[0].on if since else on, known)
    climb = Climb(first, walking_until=_walking_week_of_the_break(runs, mornings, broke_on, known))
    for before, run in zip([None, *since], since, strict=False):
        _step_down_between(climb, before, run.on, mornings, known)
        if run.tolerated is False:
            _fail(climb, run, runs, mornings, known)
        elif run.tolerated:
            _tolerate(climb, run, known)
    _step_down_between(climb, since[-1] if since else None, on, mornings, known)
    return _place(climb, broke_on, first, mornings, known, has_run=bool(since))


def _place(
    climb: Climb, broke_on: date, first: int, mornings: Mornings, known: Knowledge, *, has_run: bool
) -> LadderPlace:
    top = len(known.sessions)
    session_stage = min(max(climb.stage, 1), top) if has_run else first
    if climb.tolerated_stage and mornings.silent >= known.number("silent_week_mornings"):
        session_stage = max(1, min(session_stage, climb.tolerated_stage))
    return LadderPlace(
        since=broke_on,
        stage=climb.stage if has_run else 0,
        top=top,
        tolerated=climb.tolerated,
        walking_until=climb.walking_until,
        session_stage=session_stage,
    )


def _first_stage(runs: Sequence[PastRun], begins_on: date, known: Knowledge) -> int:
    """Stage 1, or further up for a runner who lately ran half an hour unbroken and tolerated it."""
    oldest = begins_on - timedelta(days=known.number("ladder_head_start_days"))
    least = known.number("kept_running_min")
    lately = [run for run in runs if oldest <= run.on < begins_on]
    ahead = any(run.tolerated and (run.unbroken_min or 0) >= least for run in lately)
    return int(known.number("ladder_head_start_stage")) if ahead else 1


def _tolerate(climb: Climb, run: PastRun, known: Knowledge) -> None:
    """Counts a tolerated run, if it came long enough after the last that counted; two of them are a step up.

    One on an amber morning was 60 % of its stage, and two in a day are not the ladder's: neither counts.
    """
    climb.tolerated_stage = max(1, min(climb.stage, len(known.sessions)))
    apart = timedelta(hours=known.number("return_rest_hours"))
    too_soon = climb.counted_on is not None and run.on - climb.counted_on < apart
    if too_soon or not run.on_green or run.times > 1:
        return
    climb.counted_on = run.on
    climb.tolerated += 1
    top = len(known.sessions)
    if climb.tolerated >= known.number("ladder_tolerated_runs") and climb.stage <= top:
        climb.stage, climb.tolerated = climb.stage + 1, 0


def _fail(climb: Climb, run: PastRun, runs: Sequence[PastRun], mornings: Mornings, known: Knowledge) -> None:
    """A failed run is one step down; one after which symptoms moved down, or a second in two weeks, two and a week."""
    badly = _went_badly(run, runs, mornings, known)
    climb.stage = max(0, climb.stage - (2 if badly else 1))
    climb.tolerated = 0
    if badly:
        climb.walking_until = run.on + timedelta(days=known.number("ladder_walking_days"))


def _went_badly(run: PastRun, runs: Sequence[PastRun], mornings: Mornings, known: Knowledge) -> bool:
    span = timedelta(days=known.number("ladder_fails_days"))
    failed = [each.on for each in runs if each.tolerated is False and run.on - span < each.on <= run.on]
    deeper = any(timedelta(0) < day - run.on <= timedelta(days=2) for day in mornings.deep_on)
    return len(failed) >= known.number("ladder_fails") or deeper


def _walking_week_of_the_break(
    runs: Sequence[PastRun], mornings: Mornings, broke_on: date, known: Knowledge
) -> date | None:
    """A failed run on the last day of the break begins a week of walking of its own."""
    badly = (run for run in runs if run.on == broke_on and run.tolerated is False)
    week = timedelta(days=known.number("ladder_walking_days"))
    return next((run.on + week for run in badly if _went_badly(run, runs, mornings, known)), None)


def _step_down_between(climb: Climb, before: PastRun | None, until: date, mornings: Mornings, known: Knowledge) -> None:
    """Between two runs: a week's pause is one step down, two are two; so is each red flag, back to the walk base.

    Four weeks without a run are a break of their own.
    """
    if before is None:
        return
    days = (until - before.on).days
    if days >= known.number("ladder_pause_days"):
        climb.stage, climb.tolerated = max(1, climb.stage - (2 if days >= known.number("gap_days") else 1)), 0
    flagged = sum(before.on < day <= until for day in mornings.flagged_on)
    if flagged:
        climb.stage, climb.tolerated = max(0, climb.stage - flagged), 0
