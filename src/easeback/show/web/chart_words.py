"""The words of charts and pictures in the reader's language.

A chart is defined in English (`present/charts`), and asks `say` for each of its words: an id of the diary becomes the
word that the pages use for it, anything else its translation. Every English text of a chart stands here once, so that
it is found for translation.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_noop as _

from easeback.show.web.words import WORDS

TEXTS: Final = (
    # the diary
    _("Pain through {year}"), _("Days said: {days}. Red days, with an edge: {flares}."), _("worst pain, 0 to 10"),
    _("date"), _("leg pain"), _("back pain"), _("reaches"), _("run, km"), _("sitting, h"), _("nothing said"),
    _("leg"), _("back"), _("reaches: {zone}"), _("{weeks} weeks to {last}"), _("red day"), _("ground"),
    _("Days said: {days}. Red days: {flares}. Days with a run: {runs}."), _("easeback said"),
    _("Pain, 0 to 10: leg and back"), _("How far down; a cross: numb or tingling"),
    _("Running, km, by ground"), _("Sitting, hours"),
    _("What easeback said; hollow: as of today"), _("as given"),
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
    # the pictures of the lessons
    _(
        "Seen from behind: the nerve leaves the low back, runs through the buttock and the back of the thigh,"
        " and divides below the knee. A mark shows the root, where it is mostly irritated."
    ),
    _(
        "The zones from the back down to the foot, each darker than the one above. An arrow up: moving toward"
        "s the back is good news. An arrow down: moving towards the foot is not."
    ),
    _("Warm: the low back and the buttocks. Crossed out: a numb calf, which would not feel a burn."),
    _("The sciatic nerve"),
    _("How far down it reaches"),
    _("Where warmth goes"),
    _("Warm"),
    _("Not where numb"),
    _("The ladder from walking to running"),
    _("{stages} stages: the first runs {first} minutes in all, between walks; the last runs {last}."),
    _("Minutes run"),
    _("Minutes walked"),
    _(
        "Two runners from the side. The first lands with the foot far ahead of the hip; the second, with shor"
        "ter and quicker steps, lands nearly under it."
    ),
    _(
        "One runner on flat ground, one running downhill with strokes under the foot: impact and braking grow"
        " with the slope more than with a hard surface."
    ),
    _(
        "Before a run: a leg swings and a long step loosens the hip. After it: a calf is stretched gently aga"
        "inst a wall."
    ),
    _("A runner sits on a couch with one leg stretched out; a clinician looks at its strength and feeling."),
    _("Where the foot lands"),
    _("Flat and downhill"),
    _("Moving before, holding after"),
    _("Somebody who looks at it"),
    _("Far ahead: it brakes"),
    _("Under the body"),
    _("Even and flat"),
    _("Downhill: more impact"),
    _("Before: swing and step"),
    _("After: hold gently"),
    _("Strength, feeling, reflexes"),
    _("Root in the low back"),
    # ground
    _("hard"), _("firm"), _("soft"), _("treadmill"), _("unknown"),
)  # fmt: skip
IDS: Final = WORDS["verdict"] | WORDS["zone"]


def say(text: str) -> str:
    """What `text` of a chart reads as in the reader's language."""
    return str(IDS[text]) if text in IDS else translated(text)
