"""What the last weeks were run on: by the map where it told, else by the runner's word, else unknown. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from easeback.knowledge.load import Knowledge
from easeback.model.day import Day
from easeback.model.ground import GROUNDS, TREADMILL, UNKNOWN_GROUND
from easeback.model.training import RunSeen

UNKNOWN: Final = GROUNDS[UNKNOWN_GROUND]


def ground_of_weeks(runs: Sequence[RunSeen], days: Iterable[Day], known: Knowledge) -> Mapping[str, float]:
    """Distance [km] on each class of ground of GROUNDS, and on a treadmill, of `runs` and of runs only said.

    What neither map nor runner told is `unknown`. A run without a distance adds nothing, nor does the distance of a day
    whose runs were recorded.
    """
    classes = {word: name for name, surface in known.surfaces.items() for word in surface.said} | {TREADMILL: TREADMILL}
    total = dict.fromkeys((*GROUNDS, TREADMILL), 0.0)
    for run in runs:
        for name, km in _of_run(run, classes.get(run.ground_said or "", UNKNOWN)):
            total[name] += km
    for day in days:
        if not day.recordings and day.run_km:
            total[classes.get(day.run_ground or "", UNKNOWN)] += day.run_km
    return {name: km for name, km in total.items() if km > 0}


def _of_run(run: RunSeen, said: str) -> Iterator[tuple[str, float]]:
    if run.distance_km is None:
        return
    if run.is_treadmill:
        yield TREADMILL, run.distance_km
    elif run.ground is not None and run.ground.share:
        yield from run.ground.distance_km.items()
    else:
        yield said, run.distance_km
