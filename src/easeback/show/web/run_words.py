"""The English sentences of a run's measures, once more, so that they are found for translation.

They are made in `present/run.py` and `present/beside.py`, and what is absent says why in the words of `measure`; both
ask `chart_words.say`. A reason with a number of its own in it stays English.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _

TEXTS: Final = (
    _("The file counts whole strides a minute; they were doubled, so cadence comes in even steps."),
    _("The file counts strides a minute with fractions; they were doubled."),
    _("The file counts steps a minute; they stand as they are."),
    _("watch"), _("speed, cadence"), _("{who}, {part} of {whole} min"),
    _("{side}: {word}, measured by {who}"), _("{word}, by your own word of that day"),
    _("heel"), _("midfoot"), _("forefoot"), _("not sure"), _("left"), _("right"), _("both"),
    _("{up} up, {down} down"), _("downhill for {far} ({share} %), {drop} of drop in it"),
    _("longest descent {far}, {drop} down"),
    _("{laps} laps of a 400 m track, {way}; {left} m bending left, {right} m right; {confidence}"),
    _("{laps} laps of {far}, {way}; {left} m bending left, {right} m right; {confidence}"),
    _("clockwise"), _("anticlockwise"), _("high confidence"), _("low confidence"),
    _("Not matched to a map yet. `easeback map add FILE.osm.pbf` takes one in."), _("Not known: {why}."),
    _("The left foot had {share} % of the ground contact"), _("both feet alike."), _("the left foot stays longer."),
    _("the right foot stays longer."),
    _("The diary says it hurts on the {side}: the painful side stays {longer} on the ground."),
    _("shorter"), _("longer"), _("The diary of the four weeks {says}."), _("says both sides"),
    _("names no side that hurts"), _("Not known: no run of the four weeks holds positions."),
    _("None found in the four weeks."), _("{right} laps clockwise, {left} anticlockwise, in {runs} run."),
    _("{right} laps clockwise, {left} anticlockwise, in {runs} runs."),
    _("{left} m bending left, {right} m right."),
    _("The painful {side} leg was on the inside in {share} of the bends."),
    _("No inner leg is told: the diary of the four weeks {says}."),
    _("No inner leg is told: these loops hardly bend."),
    _("steps/min"), _("{low} to {high}"), _("{low} % and more"), _("{high} % and less"), _("{low} to {high} %"),
    # what is absent, and why
    _("distance"), _("moving time"), _("slopes, climb and drop"), _("heart rate"), _("foot strike"),
    _("laps of a loop"), _("training impulse (TRIMP)"),
    _("the recording holds no samples"), _("heart rate was not recorded, or with too many gaps"),
    _("no sensor measured how the foot lands"), _("neither watch nor sensor measured it"),
    _("cadence or speed is missing"), _("the recording shows no running"),
    _("it was measured for less than a minute of running"), _("speed is unknown"),
    _("first and last third were run at different speeds or slopes"), _("the recording holds no altitude"),
    _("the recording holds no positions"), _("the way is unknown or too short for slopes"),
    _("the way recorded is longer than anyone runs"), _("the device repeats one altitude throughout"),
    _("your resting and your highest heart rate are not in the profile"),
    _("the highest heart rate in the profile is not above the resting one"),
    _("its weights were measured for men and women; the profile says neither"),
    _("today's speeds and slopes are not among those of your last runs"),
    _("neither distance nor positions nor speed were recorded"), _("no way was covered"),
    _("no map that was added covers this run"), _("it was run on a treadmill or indoors"),
)  # fmt: skip
