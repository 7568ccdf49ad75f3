"""The charts of one run: its way by ground or by slope, what was measured along it, its form beside the usual.

The ground of each point is not kept, only its sum: the way is matched again when it is shown.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import isnan
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from easeback.flow.logbook import Logbook
from easeback.flow.remeasure import bring_up_to_date
from easeback.flow.runs import show_run
from easeback.flow.training import run_beside
from easeback.keep.facts import RunRow
from easeback.keep.logbook import store
from easeback.keep.maps import maps, ways_near
from easeback.keep.tracks import read_activity, track_path
from easeback.knowledge import knowledge
from easeback.measure.ground import ground_at
from easeback.measure.match import GAP_M
from easeback.measure.thin import Points, thin
from easeback.measure.training import reach_days
from easeback.measure.way_along import SLOPE_WORDS, WayAlong, way_along
from easeback.measure.way_along import slopes_at as slope_classes
from easeback.model.activity import Activity
from easeback.model.error import BadUse
from easeback.model.ground import GROUNDS, UNKNOWN_GROUND
from easeback.present.charts import Chart
from easeback.present.charts.chart import Say
from easeback.present.charts.run import Along, Step, along_the_way, form_beside_usual, route
from easeback.present.words_of_form import FORM

MOST_POINTS: Final = 300
MOST_STRETCHES: Final = 120
MOST_KEPT: Final = 32
COLOURED_BY: Final = ("ground", "slope")
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Way:
    """What can be drawn of a run: its steps by ground and by slope (empty: cannot be told), and what is along it."""

    by_ground: tuple[Step, ...]
    by_slope: tuple[Step, ...]
    along: tuple[Along, ...]

    def coloured_by(self, word: str) -> tuple[Step, ...]:
        """Its steps by `ground` or by `slope`."""
        return self.by_ground if word == "ground" else self.by_slope

    @property
    def colours(self) -> tuple[str, ...]:
        """What it can be coloured by."""
        return tuple(each for each in COLOURED_BY if self.coloured_by(each))


_WAYS: Final[OrderedDict[tuple[Any, ...], Way]] = OrderedDict()


def way_of(logbook: Logbook, run: RunRow) -> Way:
    """What can be drawn of a run; found once for as long as its track and the maps stay as they are."""
    path = track_path(logbook.home, run.original_sha256, run.index)
    changed_ns = path.stat().st_mtime_ns if path.exists() else 0
    key = (path, changed_ns, map_stamps(logbook), knowledge().version)
    if key not in _WAYS:
        activity = read_activity(path)
        _WAYS[key] = Way((), (), ()) if activity is None else _way(logbook, activity)
        while len(_WAYS) > MOST_KEPT:
            _WAYS.popitem(last=False)
    return _WAYS[key]


def map_stamps(logbook: Logbook) -> tuple[str, ...]:
    """The maps that are there, each as it was added."""
    return tuple(each.stamp for each in maps(logbook.home))


def route_chart(logbook: Logbook, number: int, by: str, say: Say, *, wide: bool) -> Chart:
    """The way of the run `number`, coloured by `ground` or `slope`. Raises BadUse where that cannot be told."""
    if by not in COLOURED_BY:
        raise BadUse(f"{by!r} is no colour of a way.", f"Use one of: {', '.join(COLOURED_BY)}.")
    steps = way_of(logbook, show_run(logbook, number).run).coloured_by(by)
    if not steps:
        raise BadUse(f"The {by} along run {number} is not known.", "Its page says why.")
    words = GROUNDS if by == "ground" else SLOPE_WORDS
    return route(steps, words, say(f"The way, by {by}"), say, wide=wide)


def along_chart(logbook: Logbook, number: int, say: Say, *, wide: bool) -> Chart:
    """Pace, slope and heart rate along the run `number`. Raises BadUse where its way is not known."""
    along = way_of(logbook, show_run(logbook, number).run).along
    if not along:
        raise BadUse(f"The way of run {number} is not known.", "Its page says what was measured.")
    return along_the_way(along, say, units=store.profile(logbook.runner).units, wide=wide)


def form_chart(logbook: Logbook, number: int, say: Say, *, wide: bool) -> Chart:
    """The form of the run `number` beside the runner's own usual. Raises BadUse where there is no usual yet."""
    on, known = show_run(logbook, number).run.local_date, knowledge()
    bring_up_to_date(logbook, on - timedelta(days=reach_days(known)), on)
    beside = run_beside(logbook, number, on, known)
    if beside is None or not beside.form:
        raise BadUse(f"Run {number} has no usual form to stand beside.", "Its page says why.")
    seen = [(say(FORM[name][0]), FORM[name][1], beside.form[name]) for name in FORM if name in beside.form]
    return form_beside_usual(seen, say, wide=wide)


def _way(logbook: Logbook, activity: Activity) -> Way:
    points = thin(activity.track)
    along = way_along(activity, MOST_STRETCHES)
    stretches = _stretches(along) if along else ()
    if points is None or len(points) < 2:
        return Way((), (), stretches)
    ground, slope = _ground_classes(logbook, points), slope_classes(activity, points, knowledge())
    unknown = SLOPE_WORDS.index(UNKNOWN)
    return Way(
        by_ground=() if ground is None else _steps(points, ground, GROUNDS, UNKNOWN_GROUND),
        by_slope=() if slope is None else _steps(points, slope, SLOPE_WORDS, unknown),
        along=stretches,
    )


def _stretches(along: WayAlong) -> tuple[Along, ...]:
    columns = along.km, along.pace_min_km, along.slope_percent, along.heart_rate_bpm
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(Along(km, *(None if isnan(each) else each for each in rest)) for km, *rest in rows)


def _ground_classes(logbook: Logbook, points: Points) -> NDArray[np.intp] | None:
    """The class of ground at each point; None where no map covers any of them."""
    near = ways_near(logbook.home, points.latitude_deg, points.longitude_deg)
    return ground_at(points, near.ways) if near.covered.any() else None


def _steps(points: Points, classes: NDArray[np.intp], words: Sequence[str], unknown: int) -> tuple[Step, ...]:
    """At most MOST_POINTS of the points, each with the word that most of its stretch has; a gap is unknown."""
    before_m = np.concatenate(([0.0], points.steps_m))
    classes = np.where(before_m > GAP_M, unknown, classes)
    size = -(-len(points) // MOST_POINTS)
    places = [*range(0, len(points) - 1, size), len(points) - 1]
    return tuple(
        Step(
            float(points.latitude_deg[here]),
            float(points.longitude_deg[here]),
            words[int(np.bincount(classes[before + 1 : here + 1] if here else classes[:1]).argmax())],
        )
        for before, here in zip([0, *places[:-1]], places, strict=True)
    )
