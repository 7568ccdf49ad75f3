"""Draws the contact sheet of all exercises as docs/reference/exercises.svg: every key pose, with names and times.

python tools/make_exercise_sheet.py
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from easeback.knowledge import knowledge
from easeback.knowledge.exercise_entries import Exercise, Pose, Sequence
from easeback.knowledge.poses import poses
from easeback.present.figure import Camera, drawing
from easeback.present.motion import key_figures
from easeback.present.skeleton import Points

FILE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "exercises.svg"
COLUMNS, CELL_WIDTH, CELL_HEIGHT, HEAD_HEIGHT = 3, 560, 190, 64
LARGEST_SCALE, TALLEST, GROUND_Y = 0.95, 132, 168
KINDS = {
    "mobility": "Before the run: loosen",
    "stretch": "After the run: stretch and hold",
    "slider": "Nerve sliders",
    "direction": "By the direction that eases",
    "strength": "Strength",
}
SIDES = {
    "each_side": "both sides, one after the other", "in_turn": "left and right in turn", "both_at_once": "both at once",
}  # fmt: skip


def sheet(exercises: Mapping[str, Exercise], sequences: Mapping[str, Sequence]) -> str:
    """The whole sheet."""
    rows, y = [], HEAD_HEIGHT
    for kind, title in KINDS.items():
        names = [name for name, each in exercises.items() if each.kind == kind]
        rows.append(f'<text x="20" y="{y + 20}" font-size="19" font-weight="bold">{title}</text>')
        y += 34
        for place, name in enumerate(names):
            x = 12 + place % COLUMNS * CELL_WIDTH
            top = y + place // COLUMNS * CELL_HEIGHT
            rows += _cell(x, top, exercises[name], sequences[name])
        y += -(-len(names) // COLUMNS) * CELL_HEIGHT + 8
    width = COLUMNS * CELL_WIDTH + 24
    return "\n".join([*_head(width, y), *rows, "</svg>", ""])


def _head(width: int, height: int) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" fill="#26323a" role="img">'
    )
    yield "<title>The exercises</title>"
    yield "<desc>A stick figure in every key pose of every exercise. Orange is the left side, blue the right.</desc>"
    yield f'<rect width="{width}" height="{height}" fill="#fffdf9"/>'
    yield '<text x="20" y="30" font-size="24" font-weight="bold">The exercises</text>'
    yield (
        '<text x="20" y="50" font-size="13">Orange is the left side, blue the right; every exercise is done on both. '
        "Seconds: to move into the pose, then to hold it.</text>"
    )


def _cell(x: int, y: int, exercise: Exercise, sequence: Sequence) -> Iterator[str]:
    yield (
        f'<rect x="{x}" y="{y}" width="{CELL_WIDTH - 12}" height="{CELL_HEIGHT - 10}" rx="8" fill="#ffffff" '
        'stroke="#ddd6ca"/>'
    )
    yield f'<text x="{x + 10}" y="{y + 18}" font-size="14" font-weight="bold">{escape(exercise.name.en)}</text>'
    yield (
        f'<text x="{x + CELL_WIDTH - 22}" y="{y + 18}" font-size="10" text-anchor="end" fill="#5b666d">'
        f"{SIDES[exercise.sides]}</text>"
    )
    figures, camera = key_figures(sequence), Camera(sequence.seen_from, sequence.above)
    step = (CELL_WIDTH - 12) / len(figures)
    widest, tallest = (max(_extent(points, camera, axis) for points in figures) for axis in (0, 1))
    scale = min(LARGEST_SCALE, (step - 14) / widest, TALLEST / tallest)
    for place, (points, pose) in enumerate(zip(figures, sequence.poses, strict=True)):
        middle = x + step * (place + 0.5)
        flat = [camera.flat(point)[0] for point in points.values()]
        shift = middle - scale * (min(flat) + max(flat)) / 2
        yield (
            f'<g transform="translate({shift:.1f} {y + GROUND_Y - 14}) scale({scale:.3f})">'
            f"{drawing(points, sequence)}</g>"
        )
        yield f'<text x="{middle:.0f}" y="{y + 175}" font-size="10" text-anchor="middle">{_times(pose)}</text>'


def _extent(points: Points, camera: Camera, axis: int) -> float:
    flat = [camera.flat(point)[axis] for point in points.values()]
    return max(flat) - min(flat) + 36


def _times(pose: Pose) -> str:
    held = f", hold {pose.hold_s:g} s" if pose.hold_s else ""
    return f"{pose.move_s:g} s{held}"


if __name__ == "__main__":
    FILE.write_text(sheet(knowledge().exercises, poses()), encoding="utf-8")
