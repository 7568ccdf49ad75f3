"""Fills in the ground of the runs that a map covers, and tells what all runs were on. Never part of an import."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from easeback.flow.logbook import Logbook
from easeback.keep.grounds import KeptGround, ground_path, read_ground, write_ground
from easeback.keep.logbook import store
from easeback.keep.logbook.lock import one_at_a_time
from easeback.keep.logbook.runs_on_ground import RunOnGround, runs_on_ground
from easeback.keep.maps import maps, ways_near
from easeback.keep.tracks import read_track, track_path
from easeback.knowledge import knowledge
from easeback.measure.ground import NO_POSITIONS, ON_TREADMILL, measure_ground
from easeback.measure.thin import thin
from easeback.measure.version import ground_version
from easeback.model.ground import GROUNDS, TREADMILL, Ground, is_treadmill
from easeback.model.problem import Problem

ALL_COVERED: Final = 0.999
OnRun = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Matched:
    """What is known of the ground of all runs: how many, why not, and the distance of each class together [km]."""

    runs: int
    newly: int
    with_ground: int
    treadmill: int
    why_not: dict[str, int]
    distance_km: dict[str, float]
    problems: tuple[Problem, ...]


def match_ground(logbook: Logbook, on_run: OnRun | None = None, *, again: bool = False) -> Matched:
    """Matches every run that has no ground yet or that a new map may tell more of; `again` matches all anew.

    Each run's ground is kept when it is found, so that an interrupted match goes on where it stopped.
    """
    runs = runs_on_ground(logbook.runner)
    told = _treadmill_days(logbook)
    grounds: list[Ground] = []
    problems: list[Problem] = []
    newly = 0
    with one_at_a_time(logbook.runner, "match ground") as work:
        for number, run in enumerate(runs):
            if on_run:
                on_run(number, len(runs), run.local_date.isoformat())
            work.beat()
            kept = None if again else _still_good(logbook.home, run)
            try:
                grounds.append(kept or _match(logbook.home, run, run.local_date in told))
            except OSError:
                problems.append(_track_lost(run))
            newly += kept is None
    return _matched(grounds, newly, problems)


def ground_of_run(home: Path, sha256: str, index: int) -> Ground | None:
    """The ground kept of one recording; None where it was not matched yet."""
    kept = read_ground(ground_path(home, sha256, index))
    return kept.ground if kept else None


def _match(home: Path, run: RunOnGround, is_told_treadmill: bool) -> Ground:
    ground = _ground(home, run, is_told_treadmill)
    write_ground(
        ground_path(home, run.sha256, run.index), KeptGround(ground, ground_version(knowledge()), _stamps(home))
    )
    return ground


def _ground(home: Path, run: RunOnGround, is_told_treadmill: bool) -> Ground:
    if is_treadmill(run.sub_sport):
        return ON_TREADMILL
    points = thin(read_track(track_path(home, run.sha256, run.index)))
    if points is None:
        # The word is of the whole day: a recording with positions was another run of that day.
        return ON_TREADMILL if is_told_treadmill else NO_POSITIONS
    near = ways_near(home, points.latitude_deg, points.longitude_deg)
    names = tuple(stamp.split("@")[0] for stamp in near.stamps)
    return measure_ground(points, near.ways, near.covered, run.distance_km, names)


def _still_good(home: Path, run: RunOnGround) -> Ground | None:
    """The ground kept of a run, unless it was matched otherwise or the maps have changed what it may say."""
    kept = read_ground(ground_path(home, run.sha256, run.index))
    if kept is None or kept.version != ground_version(knowledge()):
        return None
    if kept.stamps == _stamps(home) or kept.ground.is_treadmill:
        return kept.ground
    is_whole = (kept.ground.covered_share or 0) >= ALL_COVERED
    return kept.ground if is_whole and set(kept.stamps) <= set(_stamps(home)) else None


def _stamps(home: Path) -> tuple[str, ...]:
    return tuple(sorted(each.stamp for each in maps(home)))


def _treadmill_days(logbook: Logbook) -> set[date]:
    return {day.date for day in store.days(logbook.runner) if day.run_ground == TREADMILL}


def _track_lost(run: RunOnGround) -> Problem:
    return Problem(f"the run of {run.local_date}", "Its track is lost.", "Make it anew: easeback rebuild.")


def _matched(grounds: Iterable[Ground], newly: int, problems: list[Problem]) -> Matched:
    grounds = list(grounds)
    outdoors = [each for each in grounds if not each.is_treadmill]
    reasons = [each.why_not for each in outdoors if each.why_not]
    return Matched(
        runs=len(grounds) + len(problems),
        newly=newly,
        with_ground=sum(bool(each.share) for each in grounds),
        treadmill=len(grounds) - len(outdoors),
        why_not={reason: reasons.count(reason) for reason in sorted(set(reasons))},
        distance_km={name: sum(each.distance_km.get(name, 0.0) for each in grounds) for name in GROUNDS},
        problems=tuple(problems),
    )
