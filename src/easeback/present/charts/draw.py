"""A chart as SVG, drawn on this machine. The same definition gives the same drawing."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, Final

from easeback.present.charts.chart import Chart
from easeback.present.charts.colours import colour

# One look for all charts: no frame, no ground of their own, type as on the page.
LOOK: Final[dict[str, Any]] = {
    "background": "transparent",
    "font": "system-ui, sans-serif",
    "padding": 4,
    "view": {"stroke": "transparent"},
    "axis": {
        "domainColor": colour("line"),
        "gridColor": colour("line"),
        "tickColor": colour("line"),
        "labelColor": colour("faint"),
        "titleColor": colour("ink"),
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        # The drawing's own words for an axis are English only; a page says the same in its sentence and its table.
        "aria": False,
    },
    # Panels under each other begin at one line, whatever their labels.
    "axisY": {"minExtent": 52, "maxExtent": 52},
    "legend": {
        "labelColor": colour("ink"),
        "titleColor": colour("ink"),
        "labelFontSize": 12,
        "orient": "bottom",
        "columns": 4,
        "symbolType": "square",
        "aria": False,
    },
    "text": {"color": colour("ink"), "fontSize": 12},
}
LONG_FRACTION: Final = re.compile(r"(\d\.\d\d)\d+")


def svg(chart: Chart, language: str = "en") -> str:
    """The drawing of `chart`, its colours by name (see `colours.painted`); dates as `language` writes them."""
    return _drawn(json.dumps(chart.specification, sort_keys=True), language)


@lru_cache(maxsize=64)
def _drawn(specification: str, language: str) -> str:
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(
        json.loads(specification), config=LOOK, time_format_locale="de-DE" if language == "de" else "en-GB"
    )
    # A hundredth of a pixel is enough for every eye, and a year of squares is a third shorter by it.
    return LONG_FRACTION.sub(r"\1", drawn)
