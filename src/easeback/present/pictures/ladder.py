"""The ladder of walk and run as a stair: each stage to scale, from the knowledge itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from easeback.knowledge.entries import Session
from easeback.present.charts.chart import Say
from easeback.present.pictures.picture import Picture, Shape, box, word

WIDTH: Final = 340
HEIGHT: Final = 230
GROUND_Y: Final = 180.0
LEFT: Final = 10.0
# The height of a minute.
MINUTE: Final = 4.2


def ladder(sessions: Mapping[str, Session], say: Say) -> Picture:
    """Each stage as a column: the minutes walked below, those run on top."""
    stages = [(key, session) for key, session in sessions.items() if key.startswith("ladder_stage_")]
    step = (WIDTH - 2 * LEFT) / len(stages)
    shapes = [shape for place, (_, stage) in enumerate(stages) for shape in _column(LEFT + place * step, step, stage)]
    first, last = minutes_of(stages[0][1], "run"), minutes_of(stages[-1][1], "run")
    told = say("{stages} stages: the first runs {first} minutes in all, between walks; the last runs {last}.").format(
        stages=len(stages), first=f"{first:g}", last=f"{last:g}"
    )
    legend = (
        box("ladder-run key-box", LEFT, 210, 12, 12), word(say("Minutes run"), LEFT + 18, 221),
        box("ladder-walk key-box", LEFT + 140, 210, 12, 12), word(say("Minutes walked"), LEFT + 158, 221),
    )  # fmt: skip
    return Picture(
        "ladder",
        say("The ladder from walking to running"),
        told,
        WIDTH,
        HEIGHT,
        (*shapes, *legend),
        (0, 30, WIDTH, 154),
    )


def minutes_of(session: Session, kind: str) -> float:
    """The minutes of a session that are run, or walked."""
    once = sum(each.minutes for each in session.set if each.kind == kind)
    return session.times * once + sum(each.minutes for each in session.end if each.kind == kind)


def _column(x: float, step: float, session: Session) -> Iterator[Shape]:
    ran, walked = minutes_of(session, "run"), minutes_of(session, "walk")
    top = GROUND_Y - (ran + walked) * MINUTE
    yield box("ladder-walk", x + 2, GROUND_Y - walked * MINUTE, step - 4, walked * MINUTE)
    yield box("ladder-run", x + 2, top, step - 4, ran * MINUTE)
    yield word(f"{ran:g}", x + step / 2, top - 5, "middle", "word small")
