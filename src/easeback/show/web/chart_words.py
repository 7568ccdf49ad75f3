"""The words of charts in the reader's language.

A chart is defined in English (`present/charts`), and asks `say` for each of its words: an id of the diary becomes the
word that the pages use for it, anything else its translation. Every English text of a chart stands here once, so that
it is found for translation.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from easeback.show.web.words import WORDS

TEXTS: Final = (
    # the diary
    _("Pain through {year}"), _("{days} days said; {flares} red days, with a dark edge."), _("worst pain, 0 to 10"),
    _("date"), _("leg pain"), _("back pain"), _("reaches"), _("run, km"), _("sitting, h"), _("nothing said"),
    _("leg"), _("back"), _("reaches: {zone}"), _("{weeks} weeks to {last}"), _("red day"), _("ground"),
    _("{days} days said, {flares} red days, {runs} days with a run."), _("easeback said"),
    _("Pain, 0 to 10: leg and back"), _("How far down it reached; a cross where it was numb or tingled"),
    _("Running, km, by ground"), _("Sitting, hours"),
    _("What easeback said: filled as given, hollow as it would be said today"), _("as given"),
    _("as it would be said today"),
    _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"), _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"),
    _("Dec"),
    # a run
    _("The way, by ground"), _("The way, by slope"), _("stretch"), _("distance, km"), _("start"), _("end"),
    _("up"), _("flat"), _("down"), _("track"), _("Along the way"), _("{count} stretches along the way."),
    _("Pace, min/km"), _("Pace, min/mi"), _("Slope, %"), _("Heart rate, beats/min"),
    _("pace, min/km"), _("pace, min/mi"), _("slope, %"), _("heart rate, beats/min"),
    _("Form beside your usual"), _("{count} measures, {beyond} of them beyond the usual."),
    _("beyond the usual"), _("as usual"), _("usual"), _("less"), _("more"),
    _("measure"), _("this run"), _("19 of 20 runs within"), _("runs compared"),
    _("cadence"), _("step length"), _("bounce"), _("bounce of step length"), _("ground contact"),
    _("left foot's share"), _("leg stiffness"), _("power"), _("form power"),
    # ground
    _("hard"), _("firm"), _("soft"), _("treadmill"), _("unknown"),
)  # fmt: skip
IDS: Final = WORDS["verdict"] | WORDS["zone"]


def say(text: str) -> str:
    """What `text` of a chart reads as in the reader's language."""
    return str(IDS[text]) if text in IDS else gettext(text)
