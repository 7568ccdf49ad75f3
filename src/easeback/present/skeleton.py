"""A pose to points in space: limbs of fixed lengths, placed on the ground, moved from one key pose to the next. Pure.

Axes: x forwards, y to the left, z up [m]. Angles [degrees] as in knowledge.exercise_entries.Pose.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec import structs

from easeback.knowledge.exercise_entries import Pose
from easeback.knowledge.poses import HEIGHTS_M, SIDES

Point = tuple[float, float, float]
Points = Mapping[str, Point]
Matrix = tuple[Point, Point, Point]

# A grown person of 1.75 m; lengths [m] as shares of stature commonly drawn.
THIGH_M, SHANK_M, UPPER_ARM_M, FOREARM_M, HAND_M = 0.43, 0.43, 0.30, 0.26, 0.09
SPINE_M, NECK_M, HEAD_M = 0.17, 0.10, 0.12
HIP_M, SHOULDER_M = 0.09, 0.17
HEEL_M, TOE_M, ANKLE_M = 0.05, 0.17, 0.07
SPINE: Final = ("pelvis", "lumbar", "thorax", "neck")
# Pitch forwards and roll to the left [degrees] of the body in each base.
BASES: Final[Mapping[str, tuple[float, float]]] = {
    "standing": (0, 0), "kneeling": (0, 0), "sitting": (0, 0), "lying_on_back": (-90, 0), "lying_on_front": (90, 0),
    "all_fours": (90, 0), "side_lying": (0, 90),
}  # fmt: skip
# What of the body touches, and how high its joint then stands [m].
TOUCH: Final[Mapping[str, tuple[str, float]]] = {
    "pelvis": ("pelvis", 0.11), "chest": ("thorax", 0.11), "head": ("head", 0.11),
    **{f"{side}_{part}": (f"{side}_{joint}", height) for side in SIDES for part, joint, height in (
        ("foot", "ankle", ANKLE_M), ("toes", "toe", 0.015), ("heel", "heel", 0.015), ("knee", "knee", 0.055),
        ("hand", "wrist", 0.04), ("elbow", "elbow", 0.045), ("hip", "hip", 0.10), ("shoulder", "shoulder", 0.09),
    )},
}  # fmt: skip
# The limb that gives way so that an end stays where it touches: root, middle joint, end, and what hangs on the end.
LIMBS: Final = {
    **{f"{side}_{end}": tuple(f"{side}_{each}" for each in ("hip", "knee", "ankle", "heel", "toe"))
       for side in SIDES for end in ("foot", "toes", "heel")},
    **{f"{side}_hand": tuple(f"{side}_{each}" for each in ("shoulder", "elbow", "wrist", "fingers")) for side in SIDES},
}  # fmt: skip


def rotation(axis: str, degrees: float) -> Matrix:
    """The rotation about x, y or z by the right-hand rule."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return {
        "x": ((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)),
        "y": ((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)),
        "z": ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)),
    }[axis]


def turn(matrix: Matrix, point: Point) -> Point:
    """`point` turned by `matrix`."""
    x, y, z = (sum(row[k] * point[k] for k in range(3)) for row in matrix)
    return (x, y, z)


def both(first: Matrix, *others: Matrix) -> Matrix:
    """Rotations one inside the other."""
    for other in others:
        columns = [turn(first, (other[0][k], other[1][k], other[2][k])) for k in range(3)]
        a, b, c = (tuple(column[row] for column in columns) for row in range(3))
        first = (a, b, c)  # type: ignore[assignment]
    return first


def add(*points: Point) -> Point:
    """The sum of points as arrows."""
    x, y, z = (sum(point[k] for point in points) for k in range(3))
    return (x, y, z)


def times(point: Point, factor: float) -> Point:
    """An arrow `factor` times as long."""
    return (point[0] * factor, point[1] * factor, point[2] * factor)


def less(end: Point, start: Point) -> Point:
    """The arrow from `start` to `end`."""
    return add(end, times(start, -1))


def length(arrow: Point) -> float:
    """The length of an arrow [m]."""
    return math.hypot(*arrow)


def skeleton(pose: Pose) -> dict[str, Point]:
    """The joints of one pose by name, placed so that what touches is as near to its height as the angles allow."""
    points = _joints(pose)
    on_ground = [each for each in pose.contacts if not each.endswith(":wall")]
    rise = [_height(each) - points[joint_of(each)][2] for each in on_ground]
    up = (0.0, 0.0, sum(rise) / len(rise))
    return {name: add(point, up) for name, point in points.items()}


def joint_of(contact: str) -> str:
    """The joint that stands for the touching part."""
    return TOUCH[contact.partition(":")[0]][0]


def _height(contact: str) -> float:
    part, _, thing = contact.partition(":")
    return TOUCH[part][1] + HEIGHTS_M[thing]


def resting(contact: str, point: Point) -> Point:
    """`point` at the height at which its contact rests; on a wall it stays where it is."""
    return point if contact.endswith(":wall") else (point[0], point[1], _height(contact))


def contact_gaps_m(pose: Pose) -> dict[str, float]:
    """How far above (or, negative, below) its height each touching part is by the angles alone [m]; walls left out."""
    points = skeleton(pose)
    return {each: points[joint_of(each)][2] - _height(each) for each in pose.contacts if not each.endswith(":wall")}


def _joints(pose: Pose) -> dict[str, Point]:
    pitch, roll = BASES[pose.base]
    pelvis = both(rotation("y", pitch + pose.lean), rotation("x", roll + pose.roll))
    points: dict[str, Point] = {"pelvis": (0.0, 0.0, 0.0)}
    trunk = pelvis
    bend = both(rotation("y", pose.spine / 3), rotation("x", -pose.side_bend / 3))
    for below, above in pairwise(SPINE):
        trunk = both(trunk, bend)
        points[above] = add(points[below], turn(trunk, (0.0, 0.0, SPINE_M)))
    head = both(trunk, rotation("y", pose.head))
    points["head"] = add(points["neck"], turn(head, (0.0, 0.0, NECK_M + HEAD_M)))
    points["nose"] = add(points["head"], turn(head, (HEAD_M * 1.25, 0.0, 0.0)))
    for side in SIDES:
        _add_leg(points, pose, side, pelvis)
        _add_arm(points, pose, side, trunk)
    return points


def _outwards(side: str) -> int:
    return 1 if side == "left" else -1


def _ball(frame: Matrix, angles: Sequence[float], side: str) -> Matrix:
    forwards, away, outwards = angles
    sign = _outwards(side)
    return both(frame, rotation("y", -forwards), rotation("x", sign * away), rotation("z", sign * outwards))


def _add_leg(points: dict[str, Point], pose: Pose, side: str, pelvis: Matrix) -> None:
    thigh = _ball(pelvis, getattr(pose, f"{side}_hip"), side)
    shank = both(thigh, rotation("y", getattr(pose, f"{side}_knee")))
    foot = both(shank, rotation("y", -getattr(pose, f"{side}_ankle")))
    points[f"{side}_hip"] = turn(pelvis, (0.0, _outwards(side) * HIP_M, 0.0))
    points[f"{side}_knee"] = add(points[f"{side}_hip"], turn(thigh, (0.0, 0.0, -THIGH_M)))
    points[f"{side}_ankle"] = add(points[f"{side}_knee"], turn(shank, (0.0, 0.0, -SHANK_M)))
    points[f"{side}_heel"] = add(points[f"{side}_ankle"], turn(foot, (-HEEL_M, 0.0, -ANKLE_M + 0.015)))
    points[f"{side}_toe"] = add(points[f"{side}_ankle"], turn(foot, (TOE_M, 0.0, -ANKLE_M + 0.015)))


def _add_arm(points: dict[str, Point], pose: Pose, side: str, trunk: Matrix) -> None:
    upper = _ball(trunk, getattr(pose, f"{side}_shoulder"), side)
    fore = both(upper, rotation("y", -getattr(pose, f"{side}_elbow")))
    shoulder = add(points["neck"], turn(trunk, (0.0, _outwards(side) * SHOULDER_M, -0.03)))
    points[f"{side}_shoulder"] = shoulder
    points[f"{side}_elbow"] = add(shoulder, turn(upper, (0.0, 0.0, -UPPER_ARM_M)))
    points[f"{side}_wrist"] = add(points[f"{side}_elbow"], turn(fore, (0.0, 0.0, -FOREARM_M)))
    points[f"{side}_fingers"] = add(points[f"{side}_wrist"], turn(fore, (0.0, 0.0, -HAND_M)))


def hold_in_place(points: dict[str, Point], contact: str, target: Point) -> None:
    """Bends one limb so that its touching end is at `target`; the lengths of its bones stay. In place.

    What has no limb to give way (a knee, the trunk) stays as the angles put it.
    """
    part = contact.partition(":")[0]
    if part not in LIMBS:
        return
    root, middle, end, *hanging = LIMBS[part]
    shift = less(target, points[joint_of(contact)])
    upper, lower = length(less(points[middle], points[root])), length(less(points[end], points[middle]))
    towards = less(add(points[end], shift), points[root])
    reach = min(max(length(towards), abs(upper - lower)), upper + lower)
    along = times(towards, 1 / (length(towards) or 1.0))
    new_end = add(points[root], times(along, reach))
    to_knee = (upper**2 - lower**2 + reach**2) / (2 * reach)
    moved = less(new_end, points[end])
    points[middle] = add(points[root], times(along, to_knee), _bent(points, root, middle, along, upper, to_knee))
    for name in (end, *hanging):
        points[name] = add(points[name], moved)
    if part.endswith("hand"):
        points[hanging[0]] = add(points[end], times(_palm(points, contact), HAND_M))


def _palm(points: Points, contact: str) -> Point:
    """Where the fingers of a leaning hand point: up a wall; on the ground the way that the head lies."""
    x, y, _ = less(points["neck"], points["pelvis"])
    size = math.hypot(x, y)
    return (0.0, 0.0, 1.0) if contact.endswith(":wall") or size < 1e-6 else (x / size, y / size, 0.0)


def _bent(points: Points, root: str, middle: str, along: Point, upper: float, to_knee: float) -> Point:
    """How far the middle joint stands off the line of the limb, on the side where the pose has it."""
    arm = less(points[middle], points[root])
    off = less(arm, times(along, sum(arm[k] * along[k] for k in range(3))))
    if length(off) < 1e-6:
        # A straight limb that has to shorten: the knee gives way forwards.
        off = (-along[2], 0.0, along[0] or 1e-6)
    return times(off, 1 / length(off) * math.sqrt(max(upper**2 - to_knee**2, 0.0)))


def mirrored(pose: Pose) -> Pose:
    """The same pose of the other side."""
    swapped = {}
    for name in ("shoulder", "elbow", "hip", "knee", "ankle"):
        swapped[f"left_{name}"], swapped[f"right_{name}"] = (
            getattr(pose, f"right_{name}"),
            getattr(pose, f"left_{name}"),
        )
    other = {"left": "right", "right": "left"}
    contacts = tuple("_".join(other.get(word, word) for word in each.split("_")) for each in pose.contacts)
    return structs.replace(pose, contacts=contacts, roll=_rolled(pose), side_bend=-pose.side_bend, **swapped)


def _rolled(pose: Pose) -> float:
    """Lying on the other side turns the whole body over; standing only the tilt changes its sign."""
    return -pose.roll - 2 * BASES[pose.base][1]


def between(first: Pose, second: Pose, share: float) -> Pose:
    """The pose a `share` [0..1] of the way from one key pose to the next, by its angles.

    A change of base is taken up by the lean, so that the body turns over smoothly.
    """
    if share <= 0 or first == second:
        return first
    (pitch_1, roll_1), (pitch_2, roll_2) = BASES[first.base], BASES[second.base]
    turned = structs.replace(second, lean=second.lean + pitch_2 - pitch_1, roll=second.roll + roll_2 - roll_1)
    mixed = {name: _mix(getattr(first, name), getattr(turned, name), share) for name in ANGLES}
    shared = tuple(each for each in first.contacts if each in second.contacts)
    return structs.replace(first, contacts=shared or first.contacts, **mixed)


ANGLES: Final = (
    "lean", "roll", "spine", "side_bend", "head",
    *(f"{side}_{joint}" for side in SIDES for joint in ("shoulder", "elbow", "hip", "knee", "ankle")),
)  # fmt: skip


def _mix(first: float | Sequence[float], second: float | Sequence[float], share: float) -> float | Sequence[float]:
    if isinstance(first, int | float) and isinstance(second, int | float):
        return first + (second - first) * share
    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    return tuple(a + (b - a) * share for a, b in zip(first, second, strict=True))
