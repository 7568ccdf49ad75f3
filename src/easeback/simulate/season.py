"""A season of one virtual runner, morning by morning: pain answers to running, and running answers to pain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from easeback.simulate.behaviour import Return, Run, run_today, step_return
from easeback.simulate.body import RESTED, Body, Exposure, Morning, after_day, sleep, wake
from easeback.simulate.plan import Planned, plan, season_day
from easeback.simulate.visit import Visit, visit_on

MISSED_MORNINGS = 0.06
FORGOTTEN_WATCHES = 0.07
WALK_MIN = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedDay:
    """One day: how the runner woke, what was planned, what came of it. `run` is None on a day without running."""

    on: date
    morning: Morning
    planned: Planned
    visit: Visit
    exposure: Exposure
    run: Run | None
    recorded: bool
    checked_in: bool
    settled: str | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """All days, oldest first. Of the last one only the morning has happened."""

    seed: int
    days: tuple[SimulatedDay, ...]


@dataclass(frozen=True, slots=True)
class Runner:
    """Who lives the season: the body it begins with, how much strain counts, and the day of the plan it begins on.

    `visit` says what each day of the plan has of a numb foot and a clinician.
    """

    body: Body = RESTED
    sensitivity: float = 1.0
    begins: int = 0
    visit: Callable[[int], Visit] = visit_on


USUAL = Runner()


def simulate_season(seed: int, days: int, last_on: date, runner: Runner = USUAL) -> Season:
    """A season of `days` mornings that ends on `last_on`; longer than a season, it begins anew, base to recovery."""
    chance, body, way_back = Random(seed), runner.body, Return()
    lived: list[SimulatedDay] = []
    for index in range(days):
        on = last_on - timedelta(days=days - 1 - index)
        body = sleep(body, chance)
        day, way_back = _live(runner.begins + index, on, body, lived, way_back, chance, runner)
        if lived:
            lived[-1] = replace(lived[-1], settled=_how_settled(lived[-1], day.morning))
        lived.append(day)
        body = after_day(body, replace(day.exposure, run_strain=day.exposure.run_strain * runner.sensitivity))
    lived[-1] = replace(lived[-1], run=None, recorded=False, exposure=Exposure(), checked_in=True)
    return Season(seed, tuple(lived))


def _live(
    index: int, on: date, body: Body, lived: list[SimulatedDay], way_back: Return, chance: Random, runner: Runner
) -> tuple[SimulatedDay, Return]:
    planned, visit = plan(index), runner.visit(season_day(index))
    morning = wake(body, [day.morning for day in lived[-14:]], visit.numb)
    way_back = step_return(way_back, morning, yesterday=lived[-1].run if lived else None)
    run = run_today(morning, planned, way_back, visit)
    planned = _as_said(planned, morning, visit, run)
    watch, said = chance.random() >= FORGOTTEN_WATCHES, chance.random() >= MISSED_MORNINGS
    day = SimulatedDay(
        on=on,
        morning=morning,
        planned=planned,
        visit=visit,
        exposure=_exposure(planned, run, chance),
        run=run,
        recorded=run is not None and watch,
        checked_in=said or visit.matters or morning.is_red,
    )
    return day, way_back


def _as_said(planned: Planned, morning: Morning, visit: Visit, run: Run | None) -> Planned:
    """The plan as the runner says it this morning: a walk in a flare, the small run on the way back, else the plan."""
    if visit.barred or morning.is_red:
        return replace(planned, kind="walk", minutes=WALK_MIN)
    if run is not None and run.way_back:
        return replace(planned, kind=run.kind, minutes=run.minutes)
    return planned


def _exposure(planned: Planned, run: Run | None, chance: Random) -> Exposure:
    return Exposure(
        run_strain=run.strain if run else 0.0,
        sitting_h=round(chance.uniform(4, 8) * 2) / 2,
        driving_h=planned.driving_h,
        lifting=planned.lifting,
        walk_min=WALK_MIN if run is None and chance.random() < 0.8 else 0.0,
        sleep_h=round(chance.uniform(6.5, 8.5) * 2) / 2,
    )


def _how_settled(day: SimulatedDay, next_morning: Morning) -> str | None:
    """How soon it was as before the run, as the runner would say it the next morning."""
    if day.run is None:
        return None
    if next_morning.leg_pain_0_10 > day.morning.leg_pain_0_10 + 1:
        return "longer"
    return "within_1h" if day.run.leg_pain_0_10 <= 1 else "within_24h"
