"""A stick figure on paper: joints in space to an SVG drawing, with the ground and what it rests on. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from easeback.knowledge.exercise_entries import Sequence
from easeback.knowledge.poses import HEIGHTS_M, SIDES
from easeback.present.skeleton import HEAD_M, Points, joint_of

Flat = tuple[float, float]
SCALE: Final = 100.0
TRUNK: Final = ("pelvis", "lumbar", "thorax", "neck")
LEG, ARM = ("hip", "knee", "ankle"), ("shoulder", "elbow", "wrist", "fingers")
INK: Final = {"left": "#c8501e", "right": "#2b5c7a", "middle": "#333f48"}
THING_INK: Final = "#8a8f94"
FILL: Final = {"thing": "#e7e2d8", "mat": "#dfe8dc", "top": "#f3efe7"}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through joints, `width` [pixels] wide. `depth_of` is the joint that says how near it is."""

    depth_of: str
    joints: tuple[str, ...]
    side: str
    width: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled outline of what a figure rests on: a thing, its top, or a mat; corners on the paper [pixels]."""

    kind: str
    corners: tuple[Flat, ...]


def _limb(side: str, joints: tuple[str, ...], depth_of: str, width: float) -> Stroke:
    return Stroke(f"{side}_{depth_of}", tuple(f"{side}_{each}" for each in joints), side, width)


STROKES: Final = (
    *(stroke for side in SIDES for stroke in (
        _limb(side, LEG, "knee", 8), _limb(side, ("ankle", "heel", "toe", "ankle"), "toe", 5),
        _limb(side, ARM, "elbow", 6),
    )),
    Stroke("thorax", TRUNK, "middle", 10),
    Stroke("neck", ("left_shoulder", "right_shoulder"), "middle", 7),
    Stroke("pelvis", ("left_hip", "right_hip"), "middle", 8),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Camera:
    """From where a figure is looked at [degrees]: 0 from its right side, 90 from the front; and from a little above."""

    seen_from: float
    above: float

    def flat(self, point: tuple[float, float, float]) -> Flat:
        """A point in space [m] on the paper [pixels], y downwards."""
        across = math.radians(self.seen_from)
        up = math.radians(self.above)
        x = point[0] * math.cos(across) + point[1] * math.sin(across)
        y = point[2] * math.cos(up) - self.depth(point) * math.sin(up)
        return (round(x * SCALE, 1), round(-y * SCALE, 1))

    def depth(self, point: tuple[float, float, float]) -> float:
        """How near a point is [m], larger is nearer."""
        across = math.radians(self.seen_from)
        return point[0] * math.sin(across) - point[1] * math.cos(across)


def flat_frames(figures: tuple[Points, ...], camera: Camera) -> tuple[Mapping[str, Flat], ...]:
    """Every joint of every figure on the paper [pixels]: the frames of a movement."""
    return tuple({name: camera.flat(point) for name, point in points.items()} for points in figures)


def drawing(points: Points, sequence: Sequence) -> str:
    """One figure with what it rests on, as SVG elements, y 0 the ground below x 0."""
    camera = Camera(sequence.seen_from, sequence.above)
    return "".join((*things(points, sequence, camera), *figure(points, camera)))


def figure(points: Points, camera: Camera) -> Iterator[str]:
    """The figure's strokes, farthest first. The left side has its own colour and a dash, so that sides can be told."""
    parts = [(camera.depth(points[name]), draw) for name, draw in _parts(points, camera)]
    yield from (draw for _, draw in sorted(parts))


def _parts(points: Points, camera: Camera) -> Iterator[tuple[str, str]]:
    for stroke in STROKES:
        yield stroke.depth_of, _line(points, stroke.joints, camera, INK[stroke.side], stroke.width)
    yield "head", _head(points, camera)


def _line(points: Points, names: Iterable[str], camera: Camera, ink: str, width: float) -> str:
    line = way(camera.flat(points[name]) for name in names)
    return (
        f'<polyline points="{line}" fill="none" stroke="{ink}" stroke-width="{width:g}" stroke-linecap="round" '
        'stroke-linejoin="round"/>'
    )


def _head(points: Points, camera: Camera) -> str:
    (neck_x, neck_y), (x, y), (nose_x, nose_y) = (camera.flat(points[name]) for name in ("neck", "head", "nose"))
    ink = INK["middle"]
    return (
        f'<path d="M{neck_x:g} {neck_y:g}L{x:g} {y:g}" stroke="{ink}" stroke-width="7"/>'
        f'<path d="M{x:g} {y:g}L{nose_x:g} {nose_y:g}" stroke="{ink}" stroke-width="6" stroke-linecap="round"/>'
        f'<circle cx="{x:g}" cy="{y:g}" r="{HEAD_M * SCALE * 0.95:g}" fill="#fbf3ea" stroke="{ink}" stroke-width="4"/>'
    )


def things(points: Points, sequence: Sequence, camera: Camera) -> Iterator[str]:
    """The mat, wall, chair or step, where the figure touches it."""
    yield from (_polygon(shape) for shape in shapes_of_things(points, sequence, camera))


def shapes_of_things(points: Points, sequence: Sequence, camera: Camera) -> Iterator[Shape]:
    """The outlines of mat, wall, chair or step, where the figure touches it, farthest first."""
    low = [point for point in points.values() if point[2] < 0.3]
    for thing in sequence.things:
        touching = [each for pose in sequence.poses for each in pose.contacts if each.endswith(f":{thing}")]
        if thing == "mat":
            yield _slab(_span(low, 0), _span(low, 1), 0.0, camera, "mat")
        elif touching:
            yield from _thing(thing, [points[each] for each in _joints_of(touching)], camera)


def _joints_of(contacts: list[str]) -> list[str]:
    return list(dict.fromkeys(joint_of(each) for each in contacts))


def _thing(thing: str, at: list[tuple[float, float, float]], camera: Camera) -> Iterator[Shape]:
    x, y = (sum(point[k] for point in at) / len(at) for k in range(2))
    if thing == "wall":
        edges = [(x + 0.06, y - 0.45), (x + 0.06, y + 0.45)]
        corners = [*((*edge, 0.0) for edge in edges), *((*edge, 1.7) for edge in reversed(edges))]
        yield Shape("thing", tuple(camera.flat(corner) for corner in corners))
        return
    height, half = HEIGHTS_M[thing], 0.22
    shift = 0.05 if thing == "step" else 0.0
    box = (x + shift - half, x + shift + half), (y - half, y + half)
    yield from _box(*box, height, camera)


def _box(xs: Flat, ys: Flat, height: float, camera: Camera) -> Iterator[Shape]:
    near_y = ys[0] if math.cos(math.radians(camera.seen_from)) >= 0 else ys[1]
    near_x = xs[1] if math.sin(math.radians(camera.seen_from)) >= 0 else xs[0]
    sides = (
        [(xs[0], near_y), (xs[1], near_y)],
        [(near_x, ys[0]), (near_x, ys[1])],
    )
    for (x_1, y_1), (x_2, y_2) in sides:
        corners = [(x_1, y_1, 0.0), (x_2, y_2, 0.0), (x_2, y_2, height), (x_1, y_1, height)]
        yield Shape("thing", tuple(camera.flat(corner) for corner in corners))
    yield _slab(xs, ys, height, camera, "top")


def _span(points: list[tuple[float, float, float]], axis: int) -> Flat:
    values = [point[axis] for point in points] or [0.0]
    return min(values) - 0.12, max(values) + 0.12


def _slab(xs: Flat, ys: Flat, height: float, camera: Camera, kind: str) -> Shape:
    corners = [(xs[0], ys[0]), (xs[1], ys[0]), (xs[1], ys[1]), (xs[0], ys[1])]
    return Shape(kind, tuple(camera.flat((x, y, height)) for x, y in corners))


def way(points: Iterable[Flat]) -> str:
    """Points as the attribute of a line or an outline."""
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _polygon(shape: Shape) -> str:
    return (
        f'<polygon points="{way(shape.corners)}" fill="{FILL[shape.kind]}" stroke="{THING_INK}" stroke-width="1.5" '
        'stroke-linejoin="round"/>'
    )
