"""What the runner's own recordings say of the last weeks, where a morning can use it: form, loops, ground, slopes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from easeback.model.ground import Ground
from easeback.model.loops import LoopBalance
from easeback.model.measure import RunMeasures


@dataclass(frozen=True, slots=True)
class RunSeen:
    """One recorded run as the last weeks are told from it: date, distance [km], measures, ground.

    `measures` is None where another version measured it. `ground` is what a map told, `ground_said` the runner's word.
    """

    on: date
    is_treadmill: bool
    distance_km: float | None
    measures: RunMeasures | None
    ground: Ground | None = None
    ground_said: str | None = None


@dataclass(frozen=True, slots=True)
class FormSeen:
    """One form measure of the latest run that holds it, beside what is usual for this runner at the same speed.

    `name` ends in the unit of `today`, `usual`, `deviation` (today less usual) and `plus_minus` (95 % of single runs
    lie within it). `usual` is the mean of `runs` runs at `speed_m_s` [m/s]. `source` is device, computed or a maker.
    """

    name: str
    on: date
    source: str
    today: float
    usual: float
    deviation: float
    plus_minus: float
    speed_m_s: float
    runs: int


@dataclass(frozen=True, slots=True)
class SideBias:
    """Left foot's share of stance time less half [points of %], which foot stays longer, and on which side it hurts.

    `longer` is left, right or even; `spares_painful_side` is True where the painful side stays shorter on the ground,
    None where both are even, or no one side hurts. It describes; it explains nothing.
    """

    left_points: float
    longer: str
    painful_side: str | None
    spares_painful_side: bool | None


@dataclass(frozen=True, slots=True)
class RunBeside:
    """One run beside the runner's own past: its form, its left and right, and the loops of the four weeks up to it.

    `form_absent` gives the reason for each form measure of the run that has no usual to stand beside; `bias` is None
    where the run does not hold left and right, `loops` where no run of the four weeks holds positions.
    """

    form: Mapping[str, FormSeen]
    form_absent: Mapping[str, str]
    bias: SideBias | None
    loops: LoopBalance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """The last weeks of recordings [units as named], up to the evening before `on`. None or empty: it cannot be told.

    `ground_km` holds the distance [km] of 28 days on each class of ground that a map or the runner told, `unknown`
    among them; `downhill_km` the distance at or below -5 %. `left_stance_points` is the left foot's share of stance
    time less half [points of %] in the latest run that holds it, `longer_stance` left, right or even. `absent` gives
    the reason, in words, for each part that is not there.
    """

    on: date
    runs: int = 0
    form: Mapping[str, FormSeen] = field(default_factory=dict)
    loops: LoopBalance | None = None
    ground_km: Mapping[str, float] = field(default_factory=dict)
    downhill_km: float | None = None
    left_stance_points: float | None = None
    longer_stance: str | None = None
    absent: Mapping[str, str] = field(default_factory=dict)
