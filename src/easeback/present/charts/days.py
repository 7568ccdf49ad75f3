"""Charts of a diary: the year as a calendar of pain, and eight weeks on one axis of time."""

from __future__ import annotations

from bisect import bisect_right
from calendar import month_abbr
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from easeback.model.day import Day
from easeback.model.words import ZONES, Verdict
from easeback.present.charts.chart import Chart, Say, Table
from easeback.present.charts.colours import colour

# Upper edges of the steps of pain 0 to 10 in the drawing; they colour, they judge nothing.
PAIN_STEPS: Final = (0.5, 2.5, 4.5, 6.5)
STEP_COLOURS: Final = [colour(f"pain-{step}") for step in range(len(PAIN_STEPS) + 1)]
STEP_NAMES: Final = ["0", "1-2", "3-4", "5-6", "7-10"]
NARROW, WIDE = 340, 680
# With its labels beside it a panel of this width fills a phone, and its words keep their size.
SLIM: Final = 260
GROUND_OF: Final[Mapping[str, str]] = {
    "road": "hard", "trail": "firm", "grass": "soft", "track": "track", "treadmill": "treadmill",
}  # fmt: skip
SHAPES: Final[Mapping[Verdict, str]] = {
    Verdict.EMERGENCY: "triangle-up", Verdict.DOCTOR: "cross", Verdict.WALK: "square",
    Verdict.EASE: "diamond", Verdict.RUN: "circle",
}  # fmt: skip
TINGLES: Final = frozenset({"numbness", "tingling"})


def pain_calendar(
    days: Sequence[Day], year: int, flares: frozenset[date], say: Say = str, *, wide: bool = True
) -> Chart:
    """One year, a square a day: the worst pain said of that day, leg or back; an edge on each day of a flare.

    A day of which nothing was said is empty, never calm. A wide drawing has a row a month; a narrow one a column a
    month, so that a day is as wide as a fingertip.
    """
    import altair as alt

    said = [day for day in days if day.date.year == year and worst_pain(day) is not None]
    rows = [_calendar_row(day, flares, say) for day in said]
    squares = _squares(alt.Chart(alt.InlineData(values=rows)), say, wide=wide).encode(
        color=alt.Color("step:N", scale=alt.Scale(domain=STEP_NAMES, range=STEP_COLOURS),
                        legend=alt.Legend(title=say("worst pain, 0 to 10"), symbolType="square", columns=5)),
        stroke=alt.condition("datum.flare", alt.value(colour("ink")), alt.value(colour("line"))),
        strokeWidth=alt.condition("datum.flare", alt.value(2), alt.value(0.5)),
        description="label:N",
    )  # fmt: skip
    unsaid = [{"day": on.day, "month": say(month_abbr[on.month])} for on in _unsaid(year, said)]
    empty = _squares(alt.Chart(alt.InlineData(values=unsaid)), say, wide=wide, color=colour("unsaid"), aria=False)
    width, height = (WIDE, WIDE * 12 // 31) if wide else (SLIM + 20, 560)
    chart = alt.layer(empty, squares).properties(width=width, height=height)
    title = say("Pain through {year}").format(year=year)
    words = say("Days said: {days}. Red days, with an edge: {flares}.").format(
        days=len(said), flares=sum(row["flare"] for row in rows)
    )
    return Chart(title, words, chart.to_dict(validate=False), _pain_table(said, flares, say))


def _squares(base: Any, say: Say, *, wide: bool, **look: Any) -> Any:
    """A square for each row of `base`, at its day and month."""
    import altair as alt

    quiet: dict[str, Any] = {"ticks": False, "domain": False, "labelAngle": 0, "title": None}
    day: dict[str, Any] = {
        "field": "day",
        "type": "ordinal",
        "scale": alt.Scale(domain=list(range(1, 32)), paddingInner=0.14),
    }
    month: dict[str, Any] = {
        "field": "month",
        "type": "ordinal",
        "scale": alt.Scale(domain=_months(say), paddingInner=0.14),
    }
    days, months = alt.Axis(values=[1, 5, 10, 15, 20, 25, 30], **quiet), alt.Axis(labelOverlap=False, **quiet)
    if wide:
        x, y = alt.X(**day, axis=days), alt.Y(**month, axis=months)
    else:
        x, y = alt.X(**month, axis=alt.Axis(orient="top", labelFontSize=11, **quiet)), alt.Y(**day, axis=_narrow(days))
    return base.mark_rect(cornerRadius=3, **look).encode(x=x, y=y)


def _narrow(axis: Any) -> Any:
    axis.minExtent = axis.maxExtent = 22
    return axis


def _unsaid(year: int, said: Sequence[Day]) -> list[date]:
    """The dates of a year of which no pain was said."""
    first, taken = date(year, 1, 1), {day.date for day in said}
    every = (first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days))
    return [on for on in every if on not in taken]


def worst_pain(day: Day) -> float | None:
    """The worst pain said of a day [0 to 10], of leg or back, resting or running; None where none was said."""
    pains = (
        day.leg_pain_0_10, day.leg_pain_worst_0_10, day.leg_pain_in_run_0_10, day.back_pain_0_10,
        day.back_pain_worst_0_10,
    )  # fmt: skip
    return max((pain for pain in pains if pain is not None), default=None)


def _months(say: Say) -> list[str]:
    return [say(month_abbr[month]) for month in range(1, 13)]


def _calendar_row(day: Day, flares: frozenset[date], say: Say) -> dict[str, Any]:
    pain = worst_pain(day) or 0
    return {
        "day": day.date.day,
        "month": say(month_abbr[day.date.month]),
        "step": STEP_NAMES[bisect_right(PAIN_STEPS, pain)],
        "flare": day.date in flares,
        "label": _label(day, flares, say),
    }


def _label(day: Day, flares: frozenset[date], say: Say) -> str:
    red = f"{say('red day')}; " if day.date in flares else ""
    return f"{day.date.isoformat()}: {red}{day_in_words(day, say)}"


def day_in_words(day: Day, say: Say = str) -> str:
    """What was said and run on a day, in one short line."""
    pains = (("leg", day.leg_pain_0_10), ("back", day.back_pain_0_10))
    parts = [f"{say(name)} {pain:g}" for name, pain in pains if pain is not None]
    if day.zone is not None:
        parts.append(say("reaches: {zone}").format(zone=say(day.zone)))
    if day.run_km is not None:
        parts.append(f"{day.run_km:.1f} km")
    elif day.run_min is not None:
        parts.append(f"{day.run_min:.0f} min")
    return ", ".join(parts) or say("nothing said")


def _pain_table(
    days: Sequence[Day], flares: frozenset[date], say: Say, told: Mapping[date, str] | None = None
) -> Table:
    names: tuple[str, ...] = ("date", "leg pain", "back pain", "reaches", "run, km", "sitting, h", "red day")
    rows: tuple[tuple[str, ...], ...] = tuple(_table_row(day, flares, say) for day in days)
    if told:
        names = (*names, "easeback said")
        rows = tuple((*_table_row(day, flares, say), told.get(day.date, "")) for day in days)
    return Table(tuple(say(name) for name in names), rows)


def _table_row(day: Day, flares: frozenset[date], say: Say) -> tuple[str, ...]:
    numbers = (day.leg_pain_0_10, day.back_pain_0_10), (day.run_km, day.sitting_h)
    pains, rest = (tuple("" if each is None else f"{each:.3g}" for each in pair) for pair in numbers)
    zone, red = "" if day.zone is None else say(day.zone), say("red day") if day.date in flares else ""
    return (day.date.isoformat(), *pains, zone, *rest, red)


def diary_axis(
    days: Sequence[Day],
    last: date,
    flares: frozenset[date],
    verdicts: Mapping[date, Verdict] | None = None,
    say: Say = str,
    *,
    given: frozenset[date] = frozenset(),
    weeks: int = 8,
    wide: bool = True,
) -> Chart:
    """Pain, reach, running and sitting of the `weeks` up to `last` under each other on one axis of time.

    `verdicts` is the layer of what the tool said on each morning: as it was given on the dates in `given`, drawn
    filled; else as it would be said today, drawn hollow. Flares are shaded in every panel.
    """
    import altair as alt

    first = last - timedelta(weeks=weeks) + timedelta(days=1)
    shown = [day for day in days if first <= day.date <= last]
    rows = [_axis_row(day, flares, say) for day in shown]
    span = [first.isoformat(), (last + timedelta(days=1)).isoformat()]
    marked = [{"date": each.isoformat()} for each in sorted(flares) if first <= each <= last]
    panels = _Panels(rows, marked, span, WIDE if wide else SLIM, say)
    drawn = [panels.pain(), panels.reach(), panels.running(), panels.sitting()]
    said = {on: verdict for on, verdict in (verdicts or {}).items() if first <= on <= last}
    if said:
        drawn.insert(0, panels.verdicts(said, given))
    chart = alt.vconcat(*drawn, spacing=14).resolve_scale(
        x="shared", color="independent", shape="independent", stroke="independent", fill="independent"
    )
    title = say("{weeks} weeks to {last}").format(weeks=weeks, last=last.isoformat())
    words = say("Days said: {days}. Red days: {flares}. Days with a run: {runs}.").format(
        days=len(shown), flares=len(marked), runs=sum(day.has_run for day in shown)
    )
    told = {on: _told(on, verdict, given, say) for on, verdict in said.items()}
    return Chart(title, words, chart.to_dict(validate=False), _pain_table(shown, flares, say, told))


def _told(on: date, verdict: Verdict, given: frozenset[date], say: Say) -> str:
    """A verdict in words, and whether it was given or is what would be said today."""
    return f"{say(verdict.value)} ({say('as given' if on in given else 'as it would be said today')})"


def _axis_row(day: Day, flares: frozenset[date], say: Say) -> dict[str, Any]:
    ground = day.run_ground or ""
    return {
        "date": day.date.isoformat(),
        "leg": day.leg_pain_0_10,
        "back": day.back_pain_0_10,
        "zone": day.zone,
        "depth": None if day.zone is None else ZONES.index(day.zone),
        "numb": bool(TINGLES & set(day.symptoms or ())),
        "km": day.run_km,
        "ground": say(GROUND_OF.get(ground, "unknown")),
        "sitting": day.sitting_h,
        "label": _label(day, flares, say),
    }


class _Panels:
    """The panels of the diary's axis, each as wide as the others."""

    def __init__(
        self, rows: list[dict[str, Any]], marked: list[dict[str, Any]], span: list[str], width: int, say: Say
    ) -> None:
        self.rows, self.marked, self.span, self.width, self.say = rows, marked, span, width, say

    def _x(self, *, labels: bool = False) -> Any:
        import altair as alt

        axis = alt.Axis(labels=labels, ticks=labels, title=None, format="%-d %b", labelOverlap=True, tickCount="week")
        return alt.X("date:T", scale=alt.Scale(domain=self.span), axis=axis)

    def _base(self) -> Any:
        import altair as alt

        return alt.Chart(alt.InlineData(values=self.rows))

    def _framed(self, *layers: Any, height: int, labels: bool = False) -> Any:
        import altair as alt

        flares = alt.Chart(alt.InlineData(values=self.marked)).mark_rule(
            color=colour("pain-4"), opacity=0.22, strokeWidth=max(2, self.width / 60), aria=False
        )
        return alt.layer(flares.encode(x=self._x(labels=labels)), *layers).properties(width=self.width, height=height)

    def _title(self, words: str) -> Any:
        import altair as alt

        return alt.TitleParams(
            self.say(words), anchor="start", frame="group", fontSize=12, color=colour("ink"), fontWeight="normal"
        )

    def pain(self) -> Any:
        import altair as alt

        both = (
            self._base().transform_fold(["leg", "back"], as_=["where", "pain"]).transform_filter("isValid(datum.pain)")
        )
        words = f"datum.value == 'leg' ? '{self.say('leg')}' : '{self.say('back')}'"
        colours = alt.Color("where:N", scale=alt.Scale(domain=["leg", "back"], range=[colour("leg"), colour("back")]),
                            legend=alt.Legend(title=None, labelExpr=words))  # fmt: skip
        y = alt.Y("pain:Q", scale=alt.Scale(domain=[0, 10]), axis=alt.Axis(title=None, values=[0, 2, 4, 6, 8, 10]))
        dash = alt.StrokeDash("where:N", scale=alt.Scale(domain=["leg", "back"], range=[[1, 0], [4, 3]]), legend=None)
        shape = alt.Shape("where:N", scale=alt.Scale(domain=["leg", "back"], range=["circle", "square"]),
                          legend=alt.Legend(title=None, labelExpr=words))  # fmt: skip
        lines = both.mark_line(strokeWidth=1.5, aria=False).encode(
            x=self._x(labels=True), y=y, color=colours, strokeDash=dash
        )
        dots = both.mark_point(filled=True, size=34 if self.width == WIDE else 14, opacity=1).encode(
            x=self._x(labels=True), y=y, color=colours, shape=shape, description="label:N"
        )
        return self._framed(lines, dots, height=120, labels=True).properties(
            title=self._title("Pain, 0 to 10: leg and back")
        )

    def reach(self) -> Any:
        import altair as alt

        words = "[" + ",".join(f"'{self.say(zone)}'" for zone in ZONES) + "][datum.value]"
        y = alt.Y("depth:Q", scale=alt.Scale(domain=[0, len(ZONES) - 1], reverse=True, nice=False),
                  axis=alt.Axis(title=None, values=list(range(len(ZONES))), labelExpr=words))  # fmt: skip
        bars = self._base().transform_filter("isValid(datum.depth)").transform_calculate(top="0").mark_bar(
            width=max(3, self.width / 90), color=colour("pain-3"), opacity=0.75
        ).encode(x=self._x(), y=y, y2="top:Q", description="label:N")  # fmt: skip
        numb = self._base().transform_filter("datum.numb && isValid(datum.depth)").mark_point(
            shape="cross", filled=True, size=46 if self.width == WIDE else 20, color=colour("ink"), opacity=1
        ).encode(x=self._x(), y=y, description="label:N")  # fmt: skip
        return self._framed(bars, numb, height=130).properties(
            title=self._title("How far down; a cross: numb or tingling")
        )

    def running(self) -> Any:
        import altair as alt

        grounds = ["hard", "firm", "soft", "track", "treadmill", "unknown"]
        colours = alt.Color("ground:N", legend=alt.Legend(title=None, columns=3), scale=alt.Scale(
            domain=[self.say(each) for each in grounds], range=[colour(each) for each in grounds]))  # fmt: skip
        bars = self._base().transform_filter("isValid(datum.km)").mark_bar(width=max(3, self.width / 90)).encode(
            x=self._x(), y=alt.Y("km:Q", axis=alt.Axis(title=None, tickCount=4)), color=colours, description="label:N"
        )  # fmt: skip
        return self._framed(bars, height=90).properties(title=self._title("Running, km, by ground"))

    def sitting(self) -> Any:
        import altair as alt

        bars = (
            self._base()
            .transform_filter("isValid(datum.sitting)")
            .mark_bar(width=max(3, self.width / 90), color=colour("faint"))
            .encode(
                x=self._x(labels=True),
                y=alt.Y("sitting:Q", axis=alt.Axis(title=None, tickCount=3)),
                description="label:N",
            )
        )
        return self._framed(bars, height=60, labels=True).properties(title=self._title("Sitting, hours"))

    def verdicts(self, verdicts: Mapping[date, Verdict], given: frozenset[date]) -> Any:
        import altair as alt

        rows = [
            {"date": on.isoformat(), "verdict": self.say(verdict.value), "given": on in given,
             "label": f"{on.isoformat()}: {_told(on, verdict, given, self.say)}"}
            for on, verdict in sorted(verdicts.items())
        ]  # fmt: skip
        names = [self.say(each.value) for each in Verdict]
        colours = alt.Scale(domain=names, range=[colour(each.value) for each in Verdict])
        legend = alt.Legend(title=None, columns=5 if self.width == WIDE else 3)
        points = alt.Chart(alt.InlineData(values=rows)).mark_point(
            size=60 if self.width == WIDE else 16, opacity=1, strokeWidth=1.5
        ).encode(
            x=self._x(),
            shape=alt.Shape("verdict:N", legend=legend,
                            scale=alt.Scale(domain=names, range=[SHAPES[each] for each in Verdict])),
            stroke=alt.Stroke("verdict:N", scale=colours, legend=legend),
            fill=alt.Fill("verdict:N", scale=colours, legend=legend),
            fillOpacity=alt.condition("datum.given", alt.value(1), alt.value(0)),
            description="label:N",
        )  # fmt: skip
        title = self._title("What easeback said; hollow: as of today")
        return points.properties(width=self.width, height=24, title=title)
