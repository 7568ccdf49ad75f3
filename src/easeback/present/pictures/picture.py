"""What a picture is: shapes in drawing order on a sheet of some size, a title, and what there is to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: `look` names its colours and lines. A path has `d`; a word stands at (x, y) and is anchored there."""

    kind: Literal["path", "circle", "word"]
    look: str
    d: str = ""
    x: float = 0.0
    y: float = 0.0
    radius: float = 0.0
    words: str = ""
    anchor: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture `width` by `height` of its own units; `told` says in words what it shows.

    `core` is the part (x, y, width, height) that a small picture without words shows.
    """

    name: str
    title: str
    told: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    core: tuple[int, int, int, int]


def path(look: str, d: str) -> Shape:
    """A line or an area."""
    return Shape("path", look, d=d)


def line(look: str, *points: Point) -> Shape:
    """A line through these points."""
    (x, y), *others = points
    return path(look, f"M{x:.1f} {y:.1f}" + "".join(f" L{x:.1f} {y:.1f}" for x, y in others))


def box(look: str, x: float, y: float, width: float, height: float) -> Shape:
    """A rectangle with its upper left corner at (x, y)."""
    return path(look, f"M{x:.1f} {y:.1f} h{width:.1f} v{height:.1f} h{-width:.1f} Z")


def circle(look: str, x: float, y: float, radius: float) -> Shape:
    """A disc around (x, y)."""
    return Shape("circle", look, x=x, y=y, radius=radius)


def word(
    words: str, x: float, y: float, anchor: Literal["start", "middle", "end"] = "start", look: str = "word"
) -> Shape:
    """Words at (x, y)."""
    return Shape("word", look, x=x, y=y, words=words, anchor=anchor)
