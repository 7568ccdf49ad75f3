"""The page of one run: what was measured, in words and in the runner's units, and why the rest could not be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from easeback.model.measure import FormMeasure, RunMeasures, SlopeBand

KM_A_MILE: Final = 1.609344
# What each form measure is called, its unit, and how many decimals its sensors are good for.
FORM: Final[Mapping[str, tuple[str, str, int]]] = {
    "cadence_steps_min": ("cadence", "steps/min", 0),
    "step_length_mm": ("step length", "mm", 0),
    "vertical_oscillation_mm": ("bounce", "mm", 0),
    "vertical_ratio_percent": ("bounce of step length", "%", 1),
    "stance_time_ms": ("ground contact", "ms", 0),
    "stance_time_balance_percent": ("left foot's share", "%", 1),
    "leg_spring_stiffness_kn_m": ("leg stiffness", "kN/m", 1),
    "power_w": ("power", "W", 0),
    "form_power_w": ("form power", "W", 0),
}
# What else can be absent, in words; pace and steps go without saying where time or cadence are missing.
OTHERS: Final[Mapping[str, str]] = {
    "distance_km": "distance",
    "moving_min": "moving time",
    "ascent_m": "slopes, climb and drop",
    "heart_rate_bpm": "heart rate",
    "foot_strike": "foot strike",
}


@dataclass(frozen=True, slots=True)
class FormShown:
    """One form measure in words: median, the middle half, last third less first third, who measured it."""

    name: str
    value: str
    middle_half: str
    drift: str
    source: str


@dataclass(frozen=True, slots=True)
class BandShown:
    """One band of slope in words: its name, its edges, the way in it and its share of the run [%]."""

    name: str
    edges: str
    distance: str
    share: str
    share_percent: float


@dataclass(frozen=True, slots=True)
class RunMeasuresPage:
    """Everything measured of one run, in the order in which it is shown; `absent`: what, and why it is not there."""

    times: tuple[str, ...]
    form: tuple[FormShown, ...]
    drift_absent: tuple[tuple[str, str], ...]
    foot_strike: tuple[str, ...]
    terrain: tuple[str, ...]
    bands: tuple[BandShown, ...]
    repairs: tuple[str, ...]
    absent: tuple[tuple[str, str], ...]


def run_measures_page(measures: RunMeasures, units: str) -> RunMeasuresPage:
    """The page of `measures` in `units`: km or miles."""
    return RunMeasuresPage(
        times=tuple(_times(measures, units)),
        form=tuple(_form(measures.form[name]) for name in FORM if name in measures.form),
        drift_absent=_together(
            (FORM[each.name][0], each.drift_absent) for each in measures.form.values() if each.drift_absent
        ),
        foot_strike=tuple(f"{each.side}: {each.word}, by {each.said_by}" for each in measures.foot_strike),
        terrain=tuple(_terrain(measures, units)),
        bands=tuple(_band(band, units) for band in measures.slope_bands),
        repairs=tuple(f"{_what(each.what)}: {each.count}" for each in measures.repairs),
        absent=_together(_absent(measures.absent)),
    )


def distance_in_words(km: float, units: str) -> str:
    """A distance in the runner's unit."""
    return f"{km / KM_A_MILE:.2f} mi" if units == "miles" else f"{km:.2f} km"


def clock(minutes: float) -> str:
    """Minutes as h:mm:ss, or m:ss under an hour."""
    hours, rest_s = divmod(round(minutes * 60), 3600)
    return f"{hours}:{rest_s // 60:02}:{rest_s % 60:02}" if hours else f"{rest_s // 60}:{rest_s % 60:02}"


def _times(measures: RunMeasures, units: str) -> Iterator[str]:
    if measures.distance_km is not None:
        yield f"{distance_in_words(measures.distance_km, units)}, by {_from(measures.distance_from)}"
    named = (
        ("moving", measures.moving_min),
        ("unbroken running", measures.unbroken_min),
        ("from start to end", measures.elapsed_min),
    )
    if told := [f"{clock(minutes)} {what}" for what, minutes in named if minutes is not None]:
        yield ", ".join(told)
    if measures.pace_min_km is not None:
        adjusted = measures.grade_adjusted_pace_min_km
        flat = f", as hard as {_pace(adjusted, units)} on the flat" if adjusted is not None else ""
        yield f"{_pace(measures.pace_min_km, units)}{flat}"
    if measures.steps is not None:
        yield f"{measures.steps:,.0f} steps".replace(",", " ")
    if measures.heart_rate_bpm is not None:
        yield f"heart rate {measures.heart_rate_bpm:.0f} beats a minute on average"


def _from(source: str | None) -> str:
    return "the device's running distance" if source == "device" else f"the {source}" if source else "its track"


def _pace(min_km: float, units: str) -> str:
    return f"{clock(min_km * KM_A_MILE)} a mile" if units == "miles" else f"{clock(min_km)} a km"


def _form(measure: FormMeasure) -> FormShown:
    name, unit, decimals = FORM[measure.name]
    return FormShown(
        name=name,
        value=f"{measure.value:.{decimals}f} {unit}",
        middle_half=f"{measure.low_quartile:.{decimals}f} to {measure.high_quartile:.{decimals}f}",
        drift="-" if measure.drift is None else f"{measure.drift:+z.{max(decimals, 1)}f}",
        source={"device": "watch", "computed": "speed and cadence"}.get(measure.source, measure.source),
    )


def _terrain(measures: RunMeasures, units: str) -> Iterator[str]:
    if measures.ascent_m is not None and measures.descent_m is not None:
        yield f"{_height(measures.ascent_m, units)} up, {_height(measures.descent_m, units)} down"
    if measures.downhill_km and measures.downhill_percent is not None and measures.downhill_drop_m is not None:
        far, drop = distance_in_words(measures.downhill_km, units), _height(measures.downhill_drop_m, units)
        yield f"downhill for {far} ({measures.downhill_percent:.0f} %), {drop} of drop in it"
    if measures.longest_descent_km and measures.longest_descent_drop_m is not None:
        far = distance_in_words(measures.longest_descent_km, units)
        yield f"longest descent {far}, {_height(measures.longest_descent_drop_m, units)} down"


def _height(metres: float, units: str) -> str:
    return f"{metres / 0.3048:.0f} ft" if units == "miles" else f"{metres:.0f} m"


def _band(band: SlopeBand, units: str) -> BandShown:
    return BandShown(
        name=band.name.replace("_", " "),
        edges=_edges(band.from_percent, band.to_percent),
        distance=distance_in_words(band.distance_km, units),
        share=f"{band.share_percent:.0f} %",
        share_percent=band.share_percent,
    )


def _what(repair: str) -> str:
    """A repair without names of columns."""
    for name, (words, _, _) in FORM.items():
        repair = re.sub(rf"(?<!\w){name}(?!\w)", words, repair)
    return re.sub(r"(?<!\w)heart_rate_bpm(?!\w)", "heart rate", repair)


def _edges(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"{high:+g} % and less" if high is not None else f"{low:+g} % and more"
    return f"{low:+g} to {high:+g} %"


def _absent(reasons: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, reason in reasons.items():
        words = FORM[name.removeprefix("form.")][0] if name.startswith("form.") else OTHERS.get(name)
        if words is not None:
            yield words, reason


def _together(absent: Iterator[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What is absent for one reason in one line: the reason first met first."""
    by_reason: dict[str, list[str]] = {}
    for words, reason in absent:
        by_reason.setdefault(reason, []).append(words)
    return tuple((", ".join(words), reason) for reason, words in by_reason.items())
