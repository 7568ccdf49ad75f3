"""Pictures on the body map: where the nerve runs, how far it reaches, where warmth goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from easeback.model.words import ZONES
from easeback.present.body_map import VIEW_WIDTH, Area, body_map
from easeback.present.charts.chart import Say
from easeback.present.pictures.picture import Picture, Shape, circle, line, path, word

HEIGHT: Final = 420
WIDTH: Final = 330
LABELS_X: Final = 190
# The way of the sciatic nerve down the left leg as one sees it from behind: from the root through the buttock and the
# back of the thigh, and below the knee its two branches.
NERVE: Final = (
    "M79 152 C72 160 66 172 65 186 C64 208 65 236 65 266",
    "M65 266 C67 296 68 326 67 352 C67 366 66 374 65 384",
    "M65 266 C60 282 57 306 59 330 C60 348 58 372 54 390",
)
# Back and legs without head and words.
LOWER_BODY: Final = (10, 66, 140, 340)
ROOT: Final = (79.0, 150.0)
NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")


def nerve(say: Say) -> Picture:
    """The sciatic nerve from its root to the foot."""
    places = ((152, "Root in the low back"), (190, "buttock"), (236, "thigh"), (318, "calf"), (384, "foot"))
    shapes = (
        *_body(),
        *_spine(),
        *(path("nerve", d) for d in NERVE),
        circle("glow", *ROOT, 13),
        circle("spot", *ROOT, 5),
        *(each for y, name in places for each in _label(say(name), 70 if y > 160 else 86, y)),
    )
    told = say("Seen from behind: the nerve leaves the low back, runs through the buttock and the back of the thigh, "
               "and divides below the knee. A mark shows the root, where it is mostly irritated.")  # fmt: skip
    return Picture("nerve", say("The sciatic nerve"), told, WIDTH, HEIGHT, shapes, LOWER_BODY)


def reach(say: Say) -> Picture:
    """How far down it reaches: the zones of the check-in, one deeper in colour than the other."""
    areas = [area for area in body_map()[1].areas if area.side == "left"]
    shapes = (
        *_body(),
        *(_coloured(area) for area in areas),
        *(each for zone in ZONES[1:] for each in _label(say(zone), 72, _middle_y(areas, zone))),
        *_arrow(310, 250, 150, "good"),
        *_arrow(310, 290, 390, "bad"),
    )
    told = say("The zones from the back down to the foot, each darker than the one above. An arrow up: moving towards "
               "the back is good news. An arrow down: moving towards the foot is not.")  # fmt: skip
    return Picture("reach", say("How far down it reaches"), told, WIDTH, HEIGHT, shapes, LOWER_BODY)


def heat(say: Say) -> Picture:
    """Warmth on the low back and the buttock; none where the skin is numb."""
    areas = body_map()[1].areas
    warm = [area for area in areas if area.zone in ("back", "buttock")]
    numb = [area for area in areas if area.zone == "calf" and area.side == "left"]
    waves = (path("wave", f"M{x} 112 c-6 -8 6 -12 0 -20 s6 -12 0 -20") for x in (62, 80, 98))
    shapes = (
        *_body(),
        *(path(_mirrored("warm", area), area.d) for area in warm),
        *waves,
        *(path(_mirrored("numb", area), area.d) for area in numb),
        line("cross", (44, 296), (80, 340)),
        line("cross", (80, 296), (44, 340)),
        *_label(say("Warm"), 100, 138),
        *_label(say("Not where numb"), 84, 318),
    )
    told = say("Warm: the low back and the buttocks. Crossed out: a numb calf, which would not feel a burn.")
    return Picture("heat", say("Where warmth goes"), told, WIDTH, HEIGHT, shapes, LOWER_BODY)


def _body() -> Iterator[Shape]:
    view = body_map()[1]
    for outline in view.outlines:
        yield path("skin", outline)
        yield path("skin mirrored", outline)
    for area in view.areas:
        yield path(_mirrored("skin", area), area.d)


def _mirrored(look: str, area: Area) -> str:
    return f"{look} mirrored" if area.is_mirrored else look


def _spine() -> Iterator[Shape]:
    for number in range(9):
        yield line("bone", (VIEW_WIDTH / 2 - 4, 66 + number * 11), (VIEW_WIDTH / 2 + 4, 66 + number * 11))


def _coloured(area: Area) -> Shape:
    return path(f"zone zone-{ZONES.index(area.zone)}", area.d)


def _middle_y(areas: list[Area], zone: str) -> float:
    """The middle of a zone's height, from the points that its outline passes."""
    heights = [y for area in areas if area.zone == zone for y in _heights(area.d)]
    return (min(heights) + max(heights)) / 2


def _heights(d: str) -> list[float]:
    return [float(number) for number in NUMBER.findall(d)[1::2]]


def _label(words: str, x: float, y: float) -> tuple[Shape, Shape]:
    return line("leader", (x, y), (LABELS_X - 8, y)), word(words, LABELS_X, y + 5)


def _arrow(x: float, start_y: float, end_y: float, look: str) -> tuple[Shape, Shape]:
    back = 10 if end_y < start_y else -10
    head = line(f"arrow {look}", (x - 8, end_y + back), (x, end_y), (x + 8, end_y + back))
    return line(f"arrow {look}", (x, start_y), (x, end_y)), head
