"""A stick figure from the side: a few angles become limbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final

from easeback.present.pictures.picture import Point, Shape, circle, line

# In the picture's units; a figure stands about 170 high.
TORSO, NECK, HEAD = 52.0, 20.0, 12.0
UPPER_ARM, FOREARM = 27.0, 25.0
THIGH, SHIN, FOOT = 42.0, 42.0, 15.0
SHOULDER: Final = 0.94


@dataclass(frozen=True, slots=True)
class Pose:
    """Angles [degrees], 0 is straight down and more is forward, to the right; `lean` of the trunk, 0 is upright.

    A leg is thigh, shin and foot, the foot's angle 0 flat and more with the toes up; an arm is upper arm and forearm.
    """

    lean: float
    near_leg: tuple[float, float, float]
    far_leg: tuple[float, float, float]
    near_arm: tuple[float, float]
    far_arm: tuple[float, float]
    nod: float = 0.0


def figure(pose: Pose, x: float, ground_y: float, look: str = "limb") -> tuple[Shape, ...]:
    """The figure with its hip above `x` and its lowest foot on the ground."""
    depth = max(point[1] for leg in (pose.near_leg, pose.far_leg) for point in _leg((0, 0), leg))
    hip = (x, ground_y - depth - 4)
    return tuple(_shapes(pose, hip, look))


def seated(pose: Pose, hip: Point, look: str = "limb") -> tuple[Shape, ...]:
    """The figure with its hip at a place of its own: sitting or lying on something."""
    return tuple(_shapes(pose, hip, look))


def hip_of(pose: Pose, x: float, ground_y: float) -> Point:
    """Where the hip of `figure` lies."""
    depth = max(point[1] for leg in (pose.near_leg, pose.far_leg) for point in _leg((0, 0), leg))
    return x, ground_y - depth - 4


def ankle_of(pose: Pose, hip: Point) -> Point:
    """Where the near ankle lies."""
    return _leg(hip, pose.near_leg)[2]


def _shapes(pose: Pose, hip: Point, look: str) -> Iterator[Shape]:
    neck = _up(hip, pose.lean, TORSO)
    shoulder = _up(hip, pose.lean, TORSO * SHOULDER)
    head = _up(neck, pose.lean + pose.nod, NECK)
    yield line(f"{look} far", *_arm(shoulder, pose.far_arm))
    yield line(f"{look} far", *_leg(hip, pose.far_leg))
    yield line(f"{look} trunk", hip, shoulder)
    yield line(f"{look} trunk", shoulder, _up(neck, pose.lean + pose.nod, NECK / 2))
    yield circle(f"{look} head", *head, HEAD)
    yield line(look, *_leg(hip, pose.near_leg))
    yield line(look, *_arm(shoulder, pose.near_arm))


def _leg(hip: Point, angles: tuple[float, float, float]) -> tuple[Point, ...]:
    knee = _down(hip, angles[0], THIGH)
    ankle = _down(knee, angles[1], SHIN)
    return hip, knee, ankle, _down(ankle, 90 + angles[2], FOOT)


def _arm(shoulder: Point, angles: tuple[float, float]) -> tuple[Point, ...]:
    elbow = _down(shoulder, angles[0], UPPER_ARM)
    return shoulder, elbow, _down(elbow, angles[1], FOREARM)


def _down(start: Point, degrees: float, length: float) -> Point:
    return start[0] + length * sin(radians(degrees)), start[1] + length * cos(radians(degrees))


def _up(start: Point, degrees: float, length: float) -> Point:
    return start[0] + length * sin(radians(degrees)), start[1] - length * cos(radians(degrees))
