"""The charts of the diary."""

from __future__ import annotations

from collections.abc import Mapping

from easeback.flow.diary_page import axis_chart, calendar_chart
from easeback.present.charts import Chart
from easeback.show.web.asked import Asked
from easeback.show.web.chart_words import say
from easeback.show.web.drawn.once import once_a_change


@once_a_change
def calendar(asked: Asked, about: Mapping[str, str], wide: bool) -> Chart:
    """The year `year` as a calendar of pain."""
    return calendar_chart(asked.logbook, asked.now, about.get("year", ""), say, wide=wide)


@once_a_change
def axis(asked: Asked, about: Mapping[str, str], wide: bool) -> Chart:
    """The eight weeks to `last`; `said=1` adds what the tool said of each morning."""
    with_said = about.get("said") == "1"
    return axis_chart(asked.logbook, asked.now, about.get("last", ""), say, with_said=with_said, wide=wide)
