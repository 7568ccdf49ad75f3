"""Charts of one run: its way seen from above, its speed and slope along the way, its form beside the usual."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from easeback.model.goal import KM_OF_A_MILE
from easeback.model.training import FormSeen
from easeback.present.charts.chart import Chart, Say, Table
from easeback.present.charts.colours import colour
from easeback.present.charts.days import NARROW, WIDE

GROUND_COLOURS: Final = ("hard", "firm", "soft", "track", "treadmill", "unknown")
SLOPE_COLOURS: Final = ("up", "flat", "down")
# Minutes with a fraction on an axis, as m:ss.
AS_CLOCK: Final = "floor(datum.value) + ':' + format(round(datum.value % 1 * 60), '02')"
# How far apart marks of pace may stand [min/km]: the first of which four span what was run.
PACE_STEPS: Final = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 1440.0)
EARTH_RADIUS_M: Final = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Step:
    """A point of the way by WGS 84 [degrees] and the word of the stretch that leads to it, such as its ground."""

    latitude_deg: float
    longitude_deg: float
    word: str


def route(steps: Sequence[Step], words: Sequence[str], title: str, say: Say = str, *, wide: bool = True) -> Chart:
    """The way from above, each stretch in the colour of its word. Positions stay on this machine: no map beneath it.

    `words` are GROUND_COLOURS or SLOPE_COLOURS; north is up, and a metre is as long to the north as to the east.
    """
    import altair as alt

    stretches = list(_stretches(steps))
    met = [word for word in words if any(word == each for each, _, _ in stretches)]
    east_m, north_m = _plane(steps)
    width, height, domain_x, domain_y = _frame(east_m, north_m, WIDE if wide else NARROW)
    place = {
        "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=domain_x, nice=False)),
        "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=domain_y, nice=False)),
    }
    lines = _way_lines(stretches, met, list(zip(east_m, north_m, strict=True)), say).encode(**place)
    ends = _way_ends((east_m[0], north_m[0]), (east_m[-1], north_m[-1]), say).encode(**place)
    chart = alt.layer(lines, ends).properties(width=width, height=height)
    told = tuple((say(word), f"{sum(km for each, _, km in stretches if each == word):.2f}") for word in met)
    sentence = "; ".join(f"{name} {km} km" for name, km in told)
    return Chart(title, sentence, chart.to_dict(validate=False), Table((say("stretch"), say("distance, km")), told))


def _way_lines(
    stretches: Sequence[tuple[str, list[int], float]], met: Sequence[str], at_m: Sequence[tuple[float, float]], say: Say
) -> Any:
    """One line a stretch, in the colour of its word."""
    import altair as alt

    rows = [
        {"stretch": number, "order": place, "x": at_m[place][0], "y": at_m[place][1], "word": say(word),
         "label": f"{say(word)}, {length_km:.2f} km"}
        for number, (word, places, length_km) in enumerate(stretches)
        for place in places
    ]  # fmt: skip
    colours = alt.Scale(domain=[say(each) for each in met], range=[colour(each) for each in met])
    legend = alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=4)
    base = alt.Chart(alt.InlineData(values=rows)).mark_line(strokeWidth=4, strokeCap="round", strokeJoin="round")
    return base.encode(
        detail="stretch:N", order="order:Q", description="label:N",
        color=alt.Color("word:N", legend=legend, scale=colours),
    )  # fmt: skip


def _way_ends(first_m: tuple[float, float], last_m: tuple[float, float], say: Say) -> Any:
    """A dot where it starts and a square where it ends."""
    import altair as alt

    rows = [{"x": x, "y": y, "label": say(label)} for label, (x, y) in (("start", first_m), ("end", last_m))]
    shapes = alt.Scale(domain=[say("start"), say("end")], range=["circle", "square"])
    base = alt.Chart(alt.InlineData(values=rows)).mark_point(filled=True, size=90, color=colour("ink"), opacity=1)
    return base.encode(shape=alt.Shape("label:N", legend=None, scale=shapes), description="label:N")


def _stretches(steps: Sequence[Step]) -> Iterator[tuple[str, list[int], float]]:
    """Runs of one word: the word, the places of its points (with the one it starts from), and its length [km]."""
    places, length_m = [0], 0.0
    for place, (before, here) in enumerate(pairwise(steps), start=1):
        if place > 1 and here.word != steps[place - 1].word:
            yield steps[place - 1].word, places, length_m / 1000
            places, length_m = [place - 1], 0.0
        places.append(place)
        length_m += math.dist((0, 0), _offset_m(before, here))
    if len(places) > 1:
        yield steps[-1].word, places, length_m / 1000


def _offset_m(before: Step, here: Step) -> tuple[float, float]:
    """Metres east and north, on a plane: exact enough over the few metres between two points."""
    east_deg = (here.longitude_deg - before.longitude_deg + 180) % 360 - 180
    east = math.radians(east_deg) * math.cos(math.radians(before.latitude_deg))
    return EARTH_RADIUS_M * east, EARTH_RADIUS_M * math.radians(here.latitude_deg - before.latitude_deg)


def _plane(steps: Sequence[Step]) -> tuple[list[float], list[float]]:
    east_m, north_m = [0.0], [0.0]
    for before, here in pairwise(steps):
        east, north = _offset_m(before, here)
        east_m.append(east_m[-1] + east)
        north_m.append(north_m[-1] + north)
    return east_m, north_m


def _frame(east_m: Sequence[float], north_m: Sequence[float], width: int) -> tuple[int, int, list[float], list[float]]:
    """Width and height of the drawing and what it spans, at one scale both ways, with a margin."""
    span_x, span_y = max(east_m) - min(east_m) or 1.0, max(north_m) - min(north_m) or 1.0
    height = round(min(max(width * span_y / span_x, width * 0.35), width * 0.8))
    metres_a_pixel = max(span_x / width, span_y / height) * 1.06
    middle_x, middle_y = (max(east_m) + min(east_m)) / 2, (max(north_m) + min(north_m)) / 2
    half_x, half_y = metres_a_pixel * width / 2, metres_a_pixel * height / 2
    return width, height, [middle_x - half_x, middle_x + half_x], [middle_y - half_y, middle_y + half_y]


@dataclass(frozen=True, slots=True)
class Along:
    """One stretch along a run: its middle [km], pace [min/km], slope [%] and heart rate [bpm]; None: not measured."""

    km: float
    pace_min_km: float | None
    slope_percent: float | None
    heart_rate_bpm: float | None


def along_the_way(stretches: Sequence[Along], say: Say = str, *, units: str = "km", wide: bool = True) -> Chart:
    """Pace, slope and heart rate along the way, those that were measured, under each other; in km or miles."""
    import altair as alt

    far, speed = ("mi", "min/mi") if units == "miles" else ("km", "min/km")
    rows = [_along_row(each, units) for each in stretches]
    width = WIDE if wide else NARROW
    base = alt.Chart(alt.InlineData(values=rows))
    kinds = (
        ("pace", f"Pace, {speed}", "leg", 110),
        ("slope", "Slope, %", "firm", 60),
        ("heart", "Heart rate, beats/min", "back", 70),
    )
    measured = [kind for kind in kinds if any(row[kind[0]] is not None for row in rows)]
    panels = []
    for name, title, tone, height in measured:
        y = alt.Y(f"{name}:Q", **_upright(name, rows))
        last = name == measured[-1][0]
        x = alt.X("km:Q", scale=alt.Scale(nice=False), axis=alt.Axis(title=far if last else None, labels=last))
        some = base.transform_filter(f"isValid(datum.{name})")
        line = some.mark_line(color=colour(tone), strokeWidth=1.6, aria=False).encode(x=x, y=y)
        dots = some.mark_point(filled=True, size=12, color=colour(tone), opacity=1).encode(
            x=x, y=y, description="label:N"
        )
        heading = alt.TitleParams(say(title), anchor="start", frame="group", fontSize=12, color=colour("ink"),
                                  fontWeight="normal")  # fmt: skip
        panels.append(alt.layer(line, dots).properties(width=width, height=height, title=heading))
    chart = alt.vconcat(*panels, spacing=12).resolve_scale(x="shared")
    headers = tuple(say(each) for each in (far, f"pace, {speed}", "slope, %", "heart rate, beats/min"))
    table = Table(headers, tuple(_along_words(row) for row in rows))
    words = say("{count} stretches along the way.").format(count=len(rows))
    return Chart(say("Along the way"), words, chart.to_dict(validate=False), table)


def _upright(name: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Scale and axis of one panel: the faster the higher, at whole parts of a minute as a watch shows them."""
    import altair as alt

    if name != "pace":
        return {"scale": alt.Scale(zero=name == "slope"), "axis": alt.Axis(title=None, tickCount=4, format="d")}
    paces = [row["pace"] for row in rows if row["pace"] is not None]
    step = next((each for each in PACE_STEPS if max(paces) - min(paces) <= 3 * each), PACE_STEPS[-1])
    ticks = [step * number for number in range(math.floor(min(paces) / step), math.ceil(max(paces) / step) + 1)]
    scale = alt.Scale(zero=False, reverse=True, nice=False, domain=[ticks[0], max(ticks[-1], ticks[0] + step)])
    return {"scale": scale, "axis": alt.Axis(title=None, values=ticks, labelExpr=AS_CLOCK)}


def _along_row(each: Along, units: str) -> dict[str, Any]:
    km = KM_OF_A_MILE if units == "miles" else 1.0
    pace = None if each.pace_min_km is None else each.pace_min_km * km
    row: dict[str, Any] = {
        "km": round(each.km / km, 3), "pace": pace, "slope": each.slope_percent, "heart": each.heart_rate_bpm,
    }  # fmt: skip
    words = _along_words(row)
    named = ("mi", "min/mi", "%", "beats/min") if units == "miles" else ("km", "min/km", "%", "beats/min")
    row["label"] = ", ".join(f"{word} {unit}" for word, unit in zip(words, named, strict=True) if word)
    return row


def _along_words(row: Mapping[str, Any]) -> tuple[str, ...]:
    pace = row["pace"]
    minutes = "" if pace is None else f"{int(pace)}:{round(pace % 1 * 60) % 60:02}"
    rest = ("" if row[name] is None else f"{row[name]:.0f}" for name in ("slope", "heart"))
    return (f"{row['km']:.1f}", minutes, *rest)


def form_beside_usual(seen: Sequence[tuple[str, str, FormSeen]], say: Say = str, *, wide: bool = True) -> Chart:
    """Each form measure of the latest run beside the runner's own usual at the same speed.

    `seen`: name in words, unit, and the measure. The bar is where 19 of 20 single runs lie, the dot is this run.
    """
    import altair as alt

    rows = [_form_row(name, unit, each, say) for name, unit, each in seen if each.plus_minus > 0]
    names = [row["name"] for row in rows]
    y = alt.Y("name:N", sort=names, axis=alt.Axis(title=None, labelLimit=160, minExtent=110, maxExtent=160))
    base = alt.Chart(alt.InlineData(values=rows))
    x = alt.X("deviation:Q", scale=alt.Scale(domain=[-2.2, 2.2], clamp=True),
              axis=alt.Axis(title=None, values=[-1, 0, 1], labelExpr=_edges(say)))  # fmt: skip
    bars = base.mark_rule(strokeWidth=12, strokeCap="round", color=colour("line"), aria=False).encode(
        x=alt.X("low:Q"), x2="high:Q", y=y
    )
    dots = base.mark_point(filled=True, size=110, opacity=1).encode(
        x=x, y=y, description="label:N",
        color=alt.condition("datum.beyond", alt.value(colour("pain-3")), alt.value(colour("done"))),
        shape=alt.condition("datum.beyond", alt.value("diamond"), alt.value("circle")),
    )  # fmt: skip
    chart = alt.layer(bars, dots).properties(width=(WIDE if wide else NARROW) - 160, height=34 * max(1, len(rows)))
    headers = tuple(say(each) for each in ("measure", "this run", "usual", "19 of 20 runs within", "runs compared"))
    table = Table(headers, tuple(_form_words(name, unit, each) for name, unit, each in seen))
    beyond = sum(row["beyond"] for row in rows)
    words = say("{count} measures, {beyond} of them beyond the usual.").format(count=len(rows), beyond=beyond)
    return Chart(say("Form beside your usual"), words, chart.to_dict(validate=False), table)


def _edges(say: Say) -> str:
    less, usual, more = (say(each).replace("'", "") for each in ("less", "usual", "more"))
    return f"datum.value < 0 ? '{less}' : datum.value > 0 ? '{more}' : '{usual}'"


def _form_row(name: str, unit: str, each: FormSeen, say: Say) -> dict[str, Any]:
    beyond = abs(each.deviation) > each.plus_minus
    verdict = say("beyond the usual") if beyond else say("as usual")
    label = f"{say(name)}: {each.today:.4g} {unit}, {say('usual')} {each.usual:.4g} {unit}; {verdict}"
    return {"name": say(name), "low": -1, "high": 1, "deviation": each.deviation / each.plus_minus, "beyond": beyond,
            "label": label}  # fmt: skip


def _form_words(name: str, unit: str, each: FormSeen) -> tuple[str, ...]:
    values = (f"{each.today:.4g} {unit}", f"{each.usual:.4g} {unit}", f"± {each.plus_minus:.3g} {unit}")
    return (name, *values, str(each.runs))
