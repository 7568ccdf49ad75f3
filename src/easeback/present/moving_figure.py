"""A stick figure that a page can let move: its lines, where each of their joints is at each time, and its key poses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from easeback.knowledge.exercise_entries import Sequence
from easeback.present.figure import STROKES, Camera, Flat, Shape, Stroke, flat_frames, shapes_of_things, way
from easeback.present.motion import duration_s, figure_at, key_figures
from easeback.present.skeleton import HEAD_M, Points

# Between two frames a page moves the joints in straight lines.
FRAMES_PER_S: Final = 8
LEAST_FRAMES: Final = 6
MARGIN: Final = 18.0
HEAD_RADIUS: Final = round(HEAD_M * 95, 1)
HEAD: Final = (Stroke("head", ("neck", "head"), "middle", 7), Stroke("head", ("head", "nose"), "middle", 6))


@dataclass(frozen=True, slots=True)
class LineDrawn:
    """One line of a figure: its side, its width, its points as SVG takes them.

    A head is a circle at (x, y); its width is the radius.
    """

    kind: str
    side: str
    width: float
    points: str
    x: float = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of what the figure rests on."""

    kind: str
    points: str


@dataclass(frozen=True, slots=True)
class KeyPose:
    """One key pose: its lines, farthest first, the time to move into it and to hold it [s]."""

    lines: tuple[LineDrawn, ...]
    move_s: float
    hold_s: float


@dataclass(frozen=True, slots=True)
class StillFigure:
    """The key poses of one exercise, all in one frame: x, y, width, height [pixels]."""

    view_box: str
    things: tuple[Outline, ...]
    poses: tuple[KeyPose, ...]


@dataclass(frozen=True, slots=True)
class MovingFigure:
    """One round of an exercise: `frames` holds x and y of every joint of `joints` [pixels] at each of `times_s` [s].

    `lines` are those of the key poses, farthest first, each as the numbers of its joints; the head is the last joint.
    """

    duration_s: float
    joints: tuple[str, ...]
    lines: tuple[tuple[int, ...], ...]
    times_s: tuple[float, ...]
    frames: tuple[tuple[float, ...], ...]


def still_figure(sequence: Sequence) -> StillFigure:
    """The key poses of `sequence`, as they are drawn side by side."""
    camera, figures = _camera(sequence), key_figures(sequence)
    order = _order(figures, camera)
    flat = [point for frame in flat_frames(figures, camera) for point in frame.values()]
    things = tuple(_things(figures, sequence, camera))
    flat += [corner for shape in things for corner in shape.corners]
    return StillFigure(
        view_box=_box_around(flat),
        things=tuple(Outline(shape.kind, way(shape.corners)) for shape in things),
        poses=tuple(
            KeyPose(tuple(_drawn(points, order, camera)), pose.move_s, pose.hold_s)
            for points, pose in zip(figures, sequence.poses, strict=True)
        ),
    )


def moving_figure(sequence: Sequence) -> MovingFigure:
    """One round of `sequence`, as a page lets it move."""
    camera, order = _camera(sequence), _order(key_figures(sequence), _camera(sequence))
    joints = (*dict.fromkeys(joint for stroke in order for joint in stroke.joints if joint != "head"), "head")
    times_s = tuple(_times_s(sequence))
    flat = flat_frames(tuple(figure_at(sequence, at_s) for at_s in times_s), camera)
    return MovingFigure(
        duration_s=duration_s(sequence),
        joints=joints,
        lines=tuple(tuple(joints.index(joint) for joint in stroke.joints) for stroke in order),
        times_s=times_s,
        frames=tuple(tuple(number for joint in joints for number in frame[joint]) for frame in flat),
    )


def _camera(sequence: Sequence) -> Camera:
    return Camera(sequence.seen_from, sequence.above)


def _order(figures: tuple[Points, ...], camera: Camera) -> tuple[Stroke, ...]:
    """All lines of a figure, farthest first over the whole movement, so that none jumps before another."""
    return tuple(sorted((*STROKES, *HEAD), key=lambda each: sum(camera.depth(one[each.depth_of]) for one in figures)))


def _drawn(points: Points, order: tuple[Stroke, ...], camera: Camera) -> Iterator[LineDrawn]:
    for stroke in order:
        yield LineDrawn("line", stroke.side, stroke.width, way(camera.flat(points[joint]) for joint in stroke.joints))
    # The head lies over its own lines, as it is drawn on paper.
    x, y = camera.flat(points["head"])
    yield LineDrawn("head", "middle", HEAD_RADIUS, "", x, y)


def _things(figures: tuple[Points, ...], sequence: Sequence, camera: Camera) -> Iterator[Shape]:
    """What the figure rests on, over the whole movement: a mat as long as it takes, a chair where it is touched."""
    everywhere = {f"{number}:{name}": point for number, one in enumerate(figures) for name, point in one.items()}
    yield from shapes_of_things(everywhere | dict(figures[-1]), sequence, camera)


def _times_s(sequence: Sequence) -> Iterator[float]:
    """When frames are taken [s]: evenly while it moves; a pose that is held needs none between its ends."""
    ends = list(accumulate(pose.move_s + pose.hold_s for pose in sequence.poses))
    for end, pose in zip(ends, sequence.poses, strict=True):
        start = end - pose.move_s - pose.hold_s
        count = max(LEAST_FRAMES, round(pose.move_s * FRAMES_PER_S))
        yield from (round(start + pose.move_s * number / count, 3) for number in range(count))
        if pose.hold_s:
            yield round(start + pose.move_s, 3)


def _box_around(flat: list[Flat]) -> str:
    left, top = (min(point[axis] for point in flat) - MARGIN for axis in (0, 1))
    right, bottom = (max(point[axis] for point in flat) + MARGIN for axis in (0, 1))
    return f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"
