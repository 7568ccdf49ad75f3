"""The page of one run: what was measured, in words and in the runner's units, and why the rest could not be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from easeback.model.ground import Ground
from easeback.model.loops import Loop
from easeback.model.measure import Effort, FootStrike, FormMeasure, RunMeasures, SlopeBand
from easeback.model.training import RunBeside
from easeback.model.words import CadenceFrom
from easeback.present.beside import FormBeside, form_beside, loops_in_words, sides_in_words
from easeback.present.charts.chart import Say
from easeback.present.words_of_form import FORM, clock, distance_in_words, pace, together

CADENCE_FROM: Final[Mapping[CadenceFrom, str]] = {
    "strides": "The file counts whole strides a minute; they were doubled, so cadence comes in even steps.",
    "strides_and_fractions": "The file counts strides a minute with fractions; they were doubled.",
    "steps": "The file counts steps a minute; they stand as they are.",
}
ON_A_TRACK: Final = "{laps} laps of a 400 m track, {way}; {left} m bending left, {right} m right; {confidence}"
ON_A_LOOP: Final = "{laps} laps of {far}, {way}; {left} m bending left, {right} m right; {confidence}"
SOURCES: Final = {"device": "watch", "computed": "speed, cadence"}
# Below this share of the running that the best measure covers, how much is covered is said.
NEARLY_ALL: Final = 0.9
# What else can be absent, in words; pace and steps go without saying where time or cadence are missing.
OTHERS: Final[Mapping[str, str]] = {
    "distance_km": "distance",
    "moving_min": "moving time",
    "ascent_m": "slopes, climb and drop",
    "heart_rate_bpm": "heart rate",
    "foot_strike": "foot strike",
    "loops": "laps of a loop",
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
class RunTold:
    """What is told of a run besides its own measures; None: nothing is.

    `ground` is as matched to a map, `beside` the runner's past, `foot_strike` the runner's word of that day.
    """

    ground: Ground | None = None
    beside: RunBeside | None = None
    foot_strike: str | None = None
    effort: Effort | None = None


@dataclass(frozen=True, slots=True)
class RunMeasuresPage:
    """Everything measured of one run, in the order in which it is shown; `absent`: what, and why it is not there."""

    times: tuple[str, ...]
    form: tuple[FormShown, ...]
    cadence_from: str | None
    drift_absent: tuple[tuple[str, str], ...]
    usual: tuple[FormBeside, ...]
    usual_absent: tuple[tuple[str, str], ...]
    sides: tuple[str, ...]
    foot_strike: tuple[str, ...]
    terrain: tuple[str, ...]
    bands: tuple[BandShown, ...]
    loops: tuple[str, ...]
    loops_of_weeks: tuple[str, ...]
    ground: tuple[str, ...]
    repairs: tuple[str, ...]
    absent: tuple[tuple[str, str], ...]


def run_measures_page(
    measures: RunMeasures, units: str, told: RunTold | None = None, say: Say = str
) -> RunMeasuresPage:
    """The page of `measures` in `units`: km or miles, with what else is told of the run.

    `say` puts its sentences into the runner's language. `times` and ids (names of form measures and bands, what
    measured them, what `usual` says) stay as they are: a page has its own words for those.
    """
    told = told or RunTold()
    beside = told.beside
    strikes = [_strike(each, say) for each in measures.foot_strike]
    return RunMeasuresPage(
        times=(*_times(measures, units), *_effort(told.effort)),
        form=tuple(_form(measures.form[name], _longest(measures), say) for name in FORM if name in measures.form),
        cadence_from=say(CADENCE_FROM[measures.cadence_from]) if measures.cadence_from else None,
        drift_absent=together(
            (say(FORM[each.name][0]), say(each.drift_absent)) for each in measures.form.values() if each.drift_absent
        ),
        usual=tuple(form_beside(beside.form[name]) for name in FORM if beside and name in beside.form),
        usual_absent=together(
            (say(FORM[name][0]), say(why)) for name, why in (beside.form_absent if beside else {}).items()
        ),
        sides=tuple(sides_in_words(beside.bias, say)) if beside else (),
        foot_strike=(*strikes, *_said_strike(told.foot_strike, say)),
        terrain=tuple(_terrain(measures, units, say)),
        bands=tuple(_band(band, units, say) for band in measures.slope_bands),
        loops=tuple(_loop(each, units, say) for each in measures.loops),
        loops_of_weeks=tuple(loops_in_words(beside.loops, say)) if beside else (),
        ground=tuple(_ground(told.ground, units, say)),
        repairs=tuple(f"{say(_what(each.what))}: {each.count}" for each in measures.repairs),
        absent=together(_said((*_absent(measures.absent, told), *_no_trimp(told.effort)), say)),
    )


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
        flat = f", as hard as {pace(adjusted, units)} on the flat" if adjusted is not None else ""
        yield f"{pace(measures.pace_min_km, units)}{flat}"
    if measures.steps is not None:
        yield f"{measures.steps:,.0f} steps".replace(",", " ")
    if measures.heart_rate_bpm is not None:
        yield f"heart rate {measures.heart_rate_bpm:.0f} beats a minute on average"


def _effort(effort: Effort | None) -> Iterator[str]:
    if effort is not None and effort.trimp_au is not None:
        yield f"training impulse (TRIMP) {effort.trimp_au:.0f}"


def _no_trimp(effort: Effort | None) -> Iterator[tuple[str, str]]:
    if effort is not None and effort.trimp_absent is not None:
        yield "training impulse (TRIMP)", effort.trimp_absent


def _said(absent: Iterable[tuple[str, str]], say: Say) -> Iterator[tuple[str, str]]:
    for what, why in absent:
        yield say(what), say(why)


def _strike(each: FootStrike, say: Say) -> str:
    words = say("{side}: {word}, measured by {who}")
    return words.format(side=say(each.side), word=say(each.word), who=each.said_by)


def _said_strike(word: str | None, say: Say) -> Iterator[str]:
    if word is not None:
        yield say("{word}, by your own word of that day").format(word=say(word.replace("_", " ")))


def _from(source: str | None) -> str:
    return "the device's running distance" if source == "device" else f"the {source}" if source else "its track"


def _longest(measures: RunMeasures) -> float:
    return max(each.minutes for each in measures.form.values())


def _form(measure: FormMeasure, longest_min: float, say: Say) -> FormShown:
    """A sensor that fell silent says so: its middle is that of a part of the run."""
    name, unit, decimals = FORM[measure.name]
    return FormShown(
        name=name,
        value=f"{measure.value:.{decimals}f} {say(unit)}",
        middle_half=say("{low} to {high}").format(
            low=f"{measure.low_quartile:.{decimals}f}", high=f"{measure.high_quartile:.{decimals}f}"
        ),
        drift="-" if measure.drift is None else f"{measure.drift:+z.{max(decimals, 1)}f}",
        source=_source(measure, longest_min, say),
    )


def _source(measure: FormMeasure, longest_min: float, say: Say) -> str:
    who = say(SOURCES.get(measure.source, measure.source))
    if measure.minutes >= NEARLY_ALL * longest_min:
        return who
    words = say("{who}, {part} of {whole} min")
    return words.format(who=who, part=f"{measure.minutes:.0f}", whole=f"{longest_min:.0f}")


def _terrain(measures: RunMeasures, units: str, say: Say) -> Iterator[str]:
    if measures.ascent_m is not None and measures.descent_m is not None:
        up, down = (height_in_words(each, units) for each in (measures.ascent_m, measures.descent_m))
        yield say("{up} up, {down} down").format(up=up, down=down)
    if measures.downhill_km and measures.downhill_percent is not None and measures.downhill_drop_m is not None:
        far, drop = distance_in_words(measures.downhill_km, units), height_in_words(measures.downhill_drop_m, units)
        share = f"{measures.downhill_percent:.0f}"
        yield say("downhill for {far} ({share} %), {drop} of drop in it").format(far=far, share=share, drop=drop)
    if measures.longest_descent_km and measures.longest_descent_drop_m is not None:
        far = distance_in_words(measures.longest_descent_km, units)
        drop = height_in_words(measures.longest_descent_drop_m, units)
        yield say("longest descent {far}, {drop} down").format(far=far, drop=drop)


def height_in_words(metres: float, units: str) -> str:
    """A height in metres, in feet for whoever counts in miles."""
    return f"{metres / 0.3048:.0f} ft" if units == "miles" else f"{metres:.0f} m"


def _band(band: SlopeBand, units: str, say: Say) -> BandShown:
    return BandShown(
        name=band.name.replace("_", " "),
        edges=_edges(band.from_percent, band.to_percent, say),
        distance=distance_in_words(band.distance_km, units),
        share=f"{band.share_percent:.0f} %",
        share_percent=band.share_percent,
    )


def _what(repair: str) -> str:
    """A repair without names of columns."""
    for name, (words, _, _) in FORM.items():
        repair = re.sub(rf"(?<!\w){name}(?!\w)", words, repair)
    return re.sub(r"(?<!\w)heart_rate_bpm(?!\w)", "heart rate", repair)


def _edges(low: float | None, high: float | None, say: Say) -> str:
    if low is None or high is None:
        words = "{low} % and more" if high is None else "{high} % and less"
    else:
        words = "{low} to {high} %"
    return say(words).format(low=_signed(low), high=_signed(high))


def _signed(percent: float | None) -> str:
    return "" if percent is None else f"{percent:+g}"


def _loop(loop: Loop, units: str, say: Say) -> str:
    words = ON_A_TRACK if loop.is_oval else ON_A_LOOP
    return say(words).format(
        laps=loop.laps,
        far=distance_in_words(loop.lap_m / 1000, units),
        way=say("clockwise" if loop.is_clockwise else "anticlockwise"),
        left=f"{loop.bend_left_m:.0f}",
        right=f"{loop.bend_right_m:.0f}",
        confidence=say(f"{loop.confidence} confidence"),
    )


def _ground(ground: Ground | None, units: str, say: Say) -> Iterator[str]:
    if ground is None:
        yield say("Not matched to a map yet. `easeback map add FILE.osm.pbf` takes one in.")
        return
    if ground.why_not is not None:
        yield say("Not known: {why}.").format(why=say(ground.why_not))
    for name, share in ground.share.items():
        if share > 0:
            yield f"{say(name)}: {distance_in_words(ground.distance_km[name], units)}, {share:.0%}"
    if ground.attribution:
        yield ground.attribution


def _absent(reasons: Mapping[str, str], told: RunTold) -> Iterator[tuple[str, str]]:
    for name, reason in reasons.items():
        if name == "foot_strike" and told.foot_strike:
            continue
        words = FORM[name.removeprefix("form.")][0] if name.startswith("form.") else OTHERS.get(name)
        if words is not None:
            yield words, reason
