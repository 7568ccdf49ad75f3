"""Charts on pages: fetched as they scroll into view, each with its words and its table; readable without script.

To put a chart on a page:

1. Write its maker: `def NAME(asked: Asked, about: Mapping[str, str], wide: bool) -> Chart`. It reads what it is about
   (a year, the id of a run) from `about`, makes one flow call, and gives the definition of `present/charts` with
   `say=chart_words.say`. Bad words in `about` are BadUse. Add it to CHARTS; the key is its name in addresses. Where it
   rests on days and check-ins alone, `@once_a_change` (`drawn/once.py`) spares making it anew.
2. Add the English words of the definition to `chart_words.TEXTS`.
3. In the template: `{% load charts %}{% chart "calendar" year=page.year %}`. What is named is what the maker is told.
   In the stylesheet `.chart-NAME .chart-place { min-height: ... }` holds the place, so that nothing jumps.
4. In the block `scripts`: `charts.mjs`. It shows the label of the mark that is tapped, and by the arrow keys from mark
   to mark. A label that begins with a date (`2026-03-01: ...`) becomes a link to that day of the diary.

What happens: the page holds an empty place for the narrow and one for the wide drawing; the stylesheet hides one of
them, htmx fetches the other once it is seen (`charts/NAME?...`). Without htmx the same address is a page with the chart
as a picture and its table; that link stands in the place until the drawing comes, and where it never comes. The
browser keeps a drawing by its content (ETag) and asks whether it changed; the server draws each content once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from easeback.show.web.drawn import diary, run
from easeback.show.web.drawn.once import Maker

CHARTS: Final[Mapping[str, Maker]] = {
    "calendar": diary.calendar,
    "diary": diary.axis,
    "way": run.way,
    "along": run.along,
    "form": run.form,
}
