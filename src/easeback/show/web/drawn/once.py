"""Makes a chart once for as long as the logbook stays as it is: its definition costs more than what is read for it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final

from django.utils.translation import get_language

from easeback.flow.changes import state_of
from easeback.present.charts import Chart
from easeback.show.web.asked import Asked

Maker = Callable[[Asked, Mapping[str, str], bool], Chart]
MOST: Final = 64
_MADE: Final[OrderedDict[tuple[Any, ...], Chart]] = OrderedDict()


def once_a_change(maker: Maker) -> Maker:
    """A maker whose charts rest on check-ins, days, the profile and the knowledge alone: not on what a run measures."""

    @wraps(maker)
    def made(asked: Asked, about: Mapping[str, str], wide: bool) -> Chart:
        told = tuple(sorted(about.items()))
        key = (maker.__qualname__, state_of(asked.logbook, asked.now), get_language(), told, wide)
        if key not in _MADE:
            _MADE[key] = maker(asked, about, wide)
            while len(_MADE) > MOST:
                _MADE.popitem(last=False)
        return _MADE[key]

    return made
