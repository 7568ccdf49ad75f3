"""The charts of one run."""

from __future__ import annotations

from collections.abc import Mapping

from easeback.flow.run_chart import along_chart, form_chart, map_stamps, route_chart
from easeback.model.error import BadUse
from easeback.present.charts import Chart
from easeback.show.web.asked import Asked
from easeback.show.web.chart_words import say
from easeback.show.web.drawn.once import once_a_change


def way(asked: Asked, about: Mapping[str, str], wide: bool) -> Chart:
    """The way of the run `run`, coloured by `by`: ground or slope. Drawn anew when the maps have changed."""
    return _way(asked, {**about, "maps": " ".join(map_stamps(asked.logbook))}, wide)


@once_a_change
def _way(asked: Asked, about: Mapping[str, str], wide: bool) -> Chart:
    return route_chart(asked.logbook, _number(about), about.get("by", ""), say, wide=wide)


@once_a_change
def along(asked: Asked, about: Mapping[str, str], wide: bool) -> Chart:
    """Pace, slope and heart rate along the run `run`."""
    return along_chart(asked.logbook, _number(about), say, wide=wide)


@once_a_change
def form(asked: Asked, about: Mapping[str, str], wide: bool) -> Chart:
    """The form of the run `run` beside the usual."""
    return form_chart(asked.logbook, _number(about), say, wide=wide)


def _number(about: Mapping[str, str]) -> int:
    text = about.get("run", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadUse(f"{text!r} is no number of a run.", "Open the run from the list of runs.")
    return int(text)
