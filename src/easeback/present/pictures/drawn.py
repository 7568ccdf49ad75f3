"""The pictures by the names that the lessons use."""

from __future__ import annotations

from easeback.knowledge.load import Knowledge
from easeback.present.charts.chart import Say
from easeback.present.pictures import body, runners
from easeback.present.pictures.ladder import ladder
from easeback.present.pictures.picture import Picture

OF_WORDS_ALONE = {
    "nerve": body.nerve,
    "reach": body.reach,
    "heat": body.heat,
    "runner": runners.runner,
    "ground": runners.ground,
    "stretch": runners.stretch,
    "doctor": runners.doctor,
}


def picture_of(name: str, known: Knowledge, say: Say) -> Picture:
    """The picture of this name, its words as `say` has them."""
    return ladder(known.sessions, say) if name == "ladder" else OF_WORDS_ALONE[name](say)
