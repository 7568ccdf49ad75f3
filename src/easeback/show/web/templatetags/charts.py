"""The place of a chart on a page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("easeback/parts/chart.html")
def chart(name: str, **about: object) -> dict[str, Any]:
    """The place of the chart `name` about what is named (see `show/web/charts.py`)."""
    told = {key: value for key, value in about.items() if value not in (None, "")}
    address, picture = reverse("chart", args=[name]), reverse("chart_picture", args=[name])
    narrow, wide = urlencode(told), urlencode(told | {"wide": 1})
    return {
        "name": name,
        "narrow": f"{address}?{narrow}",
        "wide": f"{address}?{wide}",
        "picture": f"{picture}?{narrow}",
    }
