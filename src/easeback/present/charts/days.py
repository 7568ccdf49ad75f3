"""Charts of a diary: the year as a calendar of pain, and eight weeks on one axis of time."""

from __future__ import annotations

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
NARROW, WIDE = 340, 680
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
    """One year, a square a day: the worst pain said of that day, leg or back; a dot on each day of a flare.

    A day of which nothing was said is empty, never calm.
    """
    import altair as alt

    said = [day for day in days if day.date.year == year and worst_pain(day) is not None]
    rows = [_calendar_row(day, flares, say) for day in said]
    width = WIDE if wide else NARROW
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("day:O", scale=alt.Scale(domain=list(range(1, 32))), title=None, axis=alt.Axis(
            labelAngle=0, values=[1, 5, 10, 15, 20, 25, 30], ticks=False, domain=False)),
        y=alt.Y("month:O", scale=alt.Scale(domain=_months(say)), title=None, axis=alt.Axis(ticks=False, domain=False)),
        description="label:N",
    )  # fmt: skip
    squares = base.mark_rect(cornerRadius=2, stroke=colour("line"), strokeWidth=0.5).encode(
        color=alt.Color("pain:Q", scale=alt.Scale(type="threshold", domain=list(PAIN_STEPS), range=STEP_COLOURS),
                        legend=alt.Legend(title=say("worst pain, 0 to 10"), symbolType="square")),
    )  # fmt: skip
    dots = base.transform_filter("datum.flare").mark_point(
        filled=True, size=18 if wide else 8, color=colour("ink"), opacity=1
    )
    chart = alt.layer(squares, dots).properties(width=width, height=width * 12 // 31)
    title = say("Pain through {year}").format(year=year)
    words = say("{days} days said, {flares} of them in a flare.").format(
        days=len(said), flares=sum(row["flare"] for row in rows)
    )
    return Chart(title, words, chart.to_dict(validate=False), _pain_table(said, say))


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
    return {
        "day": day.date.day,
        "month": say(month_abbr[day.date.month]),
        "pain": worst_pain(day),
        "flare": day.date in flares,
        "label": f"{day.date.isoformat()}: {day_in_words(day, say)}",
    }


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


def _pain_table(days: Sequence[Day], say: Say) -> Table:
    headers = tuple(say(name) for name in ("date", "leg pain", "back pain", "reaches", "run, km", "sitting, h"))
    return Table(headers, tuple(_table_row(day, say) for day in days))


def _table_row(day: Day, say: Say) -> tuple[str, ...]:
    numbers = (day.leg_pain_0_10, day.back_pain_0_10), (day.run_km, day.sitting_h)
    pains, rest = (tuple("" if each is None else f"{each:.3g}" for each in pair) for pair in numbers)
    return (day.date.isoformat(), *pains, "" if day.zone is None else say(day.zone), *rest)


def diary_axis(
    days: Sequence[Day],
    last: date,
    flares: frozenset[date],
    verdicts: Mapping[date, Verdict] | None = None,
    say: Say = str,
    *,
    weeks: int = 8,
    wide: bool = True,
) -> Chart:
    """Pain, reach, running and sitting of the `weeks` up to `last` under each other on one axis of time.

    `verdicts` is the layer of what the tool said on each morning. Flares are shaded in every panel.
    """
    import altair as alt

    first = last - timedelta(weeks=weeks) + timedelta(days=1)
    shown = [day for day in days if first <= day.date <= last]
    rows = [_axis_row(day, say) for day in shown]
    span = [first.isoformat(), (last + timedelta(days=1)).isoformat()]
    marked = [{"date": each.isoformat()} for each in sorted(flares) if first <= each <= last]
    panels = _Panels(rows, marked, span, WIDE if wide else NARROW, say)
    drawn = [panels.pain(), panels.reach(), panels.running(), panels.sitting()]
    if verdicts:
        drawn.insert(0, panels.verdicts({on: verdict for on, verdict in verdicts.items() if first <= on <= last}))
    chart = alt.vconcat(*drawn, spacing=14).resolve_scale(x="shared", color="independent", shape="independent")
    title = say("{weeks} weeks to {last}").format(weeks=weeks, last=last.isoformat())
    words = say("{days} days said, {flares} red days, {runs} days with a run.").format(
        days=len(shown), flares=len(marked), runs=sum(day.has_run for day in shown)
    )
    return Chart(title, words, chart.to_dict(validate=False), _pain_table(shown, say))


def _axis_row(day: Day, say: Say) -> dict[str, Any]:
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
        "label": f"{day.date.isoformat()}: {day_in_words(day, say)}",
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

    def _framed(self, *layers: Any, height: int) -> Any:
        import altair as alt

        flares = alt.Chart(alt.InlineData(values=self.marked)).mark_rule(
            color=colour("pain-4"), opacity=0.22, strokeWidth=max(2, self.width / 60), aria=False
        )
        return alt.layer(flares.encode(x=self._x()), *layers).properties(width=self.width, height=height)

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
        colours = alt.Color("where:N", scale=alt.Scale(domain=["leg", "back"], range=[colour("leg"), colour("back")]),
                            legend=alt.Legend(title=None))  # fmt: skip
        y = alt.Y("pain:Q", scale=alt.Scale(domain=[0, 10]), axis=alt.Axis(title=None, values=[0, 2, 4, 6, 8, 10]))
        dash = alt.StrokeDash("where:N", scale=alt.Scale(domain=["leg", "back"], range=[[1, 0], [4, 3]]), legend=None)
        shape = alt.Shape("where:N", scale=alt.Scale(domain=["leg", "back"], range=["circle", "square"]),
                          legend=alt.Legend(title=None))  # fmt: skip
        lines = both.mark_line(strokeWidth=1.5, aria=False).encode(x=self._x(), y=y, color=colours, strokeDash=dash)
        dots = both.mark_point(filled=True, size=34, opacity=1).encode(
            x=self._x(), y=y, color=colours, shape=shape, description="label:N"
        )
        return self._framed(lines, dots, height=120).properties(title=self._title("Pain, 0 to 10: leg and back"))

    def reach(self) -> Any:
        import altair as alt

        words = "[" + ",".join(f"'{self.say(zone)}'" for zone in ZONES) + "][datum.value]"
        y = alt.Y("depth:Q", scale=alt.Scale(domain=[0, len(ZONES) - 1], reverse=True, nice=False),
                  axis=alt.Axis(title=None, values=list(range(len(ZONES))), labelExpr=words))  # fmt: skip
        bars = self._base().transform_filter("isValid(datum.depth)").transform_calculate(top="0").mark_bar(
            width=max(3, self.width / 90), color=colour("pain-3"), opacity=0.75
        ).encode(x=self._x(), y=y, y2="top:Q", description="label:N")  # fmt: skip
        numb = self._base().transform_filter("datum.numb && isValid(datum.depth)").mark_point(
            shape="cross", filled=True, size=46, color=colour("ink"), opacity=1
        ).encode(x=self._x(), y=y, description="label:N")  # fmt: skip
        return self._framed(bars, numb, height=130).properties(
            title=self._title("How far down it reached; a cross where it was numb or tingled")
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
        return self._framed(bars, height=60).properties(title=self._title("Sitting, hours"))

    def verdicts(self, verdicts: Mapping[date, Verdict]) -> Any:
        import altair as alt

        rows = [
            {"date": on.isoformat(), "verdict": self.say(verdict.value), "label": f"{on.isoformat()}: {verdict.value}"}
            for on, verdict in sorted(verdicts.items())
        ]
        names = [self.say(each.value) for each in Verdict]
        points = alt.Chart(alt.InlineData(values=rows)).mark_point(filled=True, size=60, opacity=1).encode(
            x=self._x(),
            shape=alt.Shape("verdict:N", scale=alt.Scale(domain=names, range=[SHAPES[each] for each in Verdict]),
                            legend=alt.Legend(title=None, columns=5)),
            color=alt.Color("verdict:N", scale=alt.Scale(domain=names, range=[colour(each.value) for each in Verdict]),
                            legend=alt.Legend(title=None, columns=5)),
            description="label:N",
        )  # fmt: skip
        return points.properties(width=self.width, height=24, title=self._title("What easeback says of each morning"))
