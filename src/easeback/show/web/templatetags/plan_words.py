"""Filters for plans and clocks: times as a clock shows them, dates of a plan, distances in the runner's units."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from easeback.model.goal import KM_OF_A_MILE

register = template.Library()


@register.filter
def clock(seconds: float) -> str:
    """Seconds as a clock shows them: 1:30."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


@register.filter
def day_and_month(on: date) -> str:
    """A date beside its weekday."""
    return date_format(on, _("j M"))


@register.filter
def distance(km: float, units: str) -> str:
    """A distance [km] in the runner's units."""
    if units == "miles":
        return f"{number_format(km / KM_OF_A_MILE, 1)} mi"
    return f"{number_format(km, 1)} km"
