"""Figures for a page: the still ones are the key poses, the moving ones pass through them, all stay in the frame."""

from __future__ import annotations

import math

import pytest

from easeback.knowledge.poses import poses
from easeback.present.figure import Camera
from easeback.present.motion import figure_at, key_figures
from easeback.present.moving_figure import moving_figure, still_figure

SEQUENCES = dict(poses())


def test_a_frame_is_the_figure_of_its_time() -> None:
    """The cat's back in its first second: each joint is where the movement has it, seen by the same camera."""
    sequence = SEQUENCES["cat_camel"]
    moving, camera = moving_figure(sequence), Camera(sequence.seen_from, sequence.above)
    # Two poses, each 2 s to move into at 8 frames a second and 1 s held, which takes one frame.
    assert (len(moving.times_s), moving.times_s[8], moving.duration_s) == (34, 1.0, 6.0)
    points = figure_at(sequence, 1.0)
    place = 2 * moving.joints.index("neck")
    assert moving.frames[8][place : place + 2] == camera.flat(points["neck"])


def test_between_two_frames_a_straight_line_is_near_enough() -> None:
    """Half way between two frames no joint is more than 4 pixels (4 cm) off, in the quickest exercise of all."""
    sequence = SEQUENCES["glute_kick"]
    moving, camera = moving_figure(sequence), Camera(sequence.seen_from, sequence.above)
    first, second, middle_s = moving.frames[0], moving.frames[1], (moving.times_s[0] + moving.times_s[1]) / 2
    truth = figure_at(sequence, middle_s)
    gaps = []
    for number, joint in enumerate(moving.joints):
        straight = [(first[2 * number + axis] + second[2 * number + axis]) / 2 for axis in (0, 1)]
        gaps.append(math.dist(straight, camera.flat(truth[joint])))
    assert 0 < max(gaps) < 4


@pytest.mark.parametrize("name", SEQUENCES)
def test_all_stays_in_the_frame(name: str) -> None:
    """Every joint of every frame and every thing lies inside the drawing; the key poses are as many as there are."""
    sequence = SEQUENCES[name]
    still, moving = still_figure(sequence), moving_figure(sequence)
    left, top, width, height = (float(each) for each in still.view_box.split())
    for frame in moving.frames:
        assert min(frame[::2]) >= left
        assert max(frame[::2]) <= left + width
        assert min(frame[1::2]) >= top
        assert max(frame[1::2]) <= top + height
    assert len(still.poses) == len(key_figures(sequence)) == len(sequence.poses)
    assert len(still.poses[0].lines) == len(moving.lines) + 1
    assert {each.kind for each in still.things} <= {"mat", "thing", "top"}
    assert bool(still.things) == bool(sequence.things)
