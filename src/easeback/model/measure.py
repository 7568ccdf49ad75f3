"""What was measured in one recorded run. None: it cannot be told, and `absent` says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from easeback.model.loops import Loop
from easeback.model.words import CadenceFrom


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of repair made before measuring, in words, and how many samples it touched."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class SlopeBand:
    """The way run on slopes of one band: its edges [%] (None: open), distance [km] and share of the run [%]."""

    name: str
    from_percent: float | None
    to_percent: float | None
    distance_km: float
    share_percent: float


@dataclass(frozen=True, slots=True)
class FormBin:
    """One form measure at one speed and slope: means of speed [m/s] and slope [%], running time [min], median value."""

    speed_m_s: float
    slope_percent: float | None
    minutes: float
    value: float


@dataclass(frozen=True, slots=True)
class FormMeasure:
    """One form measure of one run, in the unit that ends its name: median and quartiles over the running time.

    `minutes` of running [min] hold it; `source` is `device`, `computed` or the sensor's maker. `drift` is last third
    less first third at matched speed and slope; None: the thirds have too little in common, and `drift_absent` says it.
    """

    name: str
    value: float
    low_quartile: float
    high_quartile: float
    minutes: float
    source: str
    bins: tuple[FormBin, ...] = ()
    drift: float | None = None
    drift_absent: str | None = None


@dataclass(frozen=True, slots=True)
class FootStrike:
    """Which part of the foot lands first: shares of the steps [%] as a sensor measured them, or one word of the runner.

    `said_by` is the sensor's maker or `runner`; `side` is left, right or both.
    """

    said_by: str
    side: str
    word: str
    heel_percent: float | None = None
    midfoot_percent: float | None = None
    forefoot_percent: float | None = None


@dataclass(frozen=True, slots=True)
class Effort:
    """The training impulse of one run [a.u.], or in words why it cannot be told."""

    trimp_au: float | None
    trimp_absent: str | None


@dataclass(frozen=True, slots=True)
class RunMeasures:
    """All that one activity says [units as named], computed from its track alone and so kept with the recording.

    `heart_rate_min` is timer time [min] at each heart rate [bpm], from which TRIMP follows once the runner's own range
    is known. `device` is what recorded it, by maker and product: form is never compared between two. `loops` are the
    laps found, where positions let them be looked for. `absent` gives the reason, in words, for each field that is None
    or empty and, as `form.` and its name, for each form measure that is not there.
    """

    distance_km: float | None
    elapsed_min: float | None
    moving_min: float | None
    unbroken_min: float | None
    cadence_steps_min: float | None
    cadence_from: CadenceFrom | None = None
    device: str | None = None
    distance_from: str | None = None
    steps: float | None = None
    pace_min_km: float | None = None
    grade_adjusted_pace_min_km: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    downhill_km: float | None = None
    downhill_percent: float | None = None
    downhill_drop_m: float | None = None
    longest_descent_km: float | None = None
    longest_descent_drop_m: float | None = None
    slope_bands: tuple[SlopeBand, ...] = ()
    heart_rate_bpm: float | None = None
    heart_rate_min: Mapping[int, float] = field(default_factory=dict)
    form: Mapping[str, FormMeasure] = field(default_factory=dict)
    foot_strike: tuple[FootStrike, ...] = ()
    loops: tuple[Loop, ...] = ()
    loops_looked_for: bool = False
    repairs: tuple[Repair, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)
