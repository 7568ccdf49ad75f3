"""The stick figure: bones keep their length, joints stay human, feet stay on the ground, sides mirror, time flows."""

from __future__ import annotations

import math
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from msgspec import structs

from easeback.knowledge import knowledge
from easeback.knowledge.exercise_entries import Pose, Sequence
from easeback.knowledge.poses import poses
from easeback.present.figure import Camera, drawing, flat_frames
from easeback.present.motion import duration_s, figure_at, frames, key_figures
from easeback.present.skeleton import contact_gaps_m, joint_of, mirrored, resting, skeleton

SEQUENCES = dict(poses())
KEYS = [pytest.param(pose, id=f"{name}-{number}") for name, sequence in SEQUENCES.items()
        for number, pose in enumerate(sequence.poses, start=1)]  # fmt: skip
BONES = [
    *((f"{side}_{a}", f"{side}_{b}") for side in ("left", "right") for a, b in (
        ("hip", "knee"), ("knee", "ankle"), ("ankle", "heel"), ("ankle", "toe"), ("heel", "toe"),
        ("shoulder", "elbow"), ("elbow", "wrist"), ("wrist", "fingers"))),
    ("pelvis", "lumbar"), ("lumbar", "thorax"), ("thorax", "neck"), ("neck", "head"), ("left_hip", "right_hip"),
    ("left_shoulder", "right_shoulder"),
]  # fmt: skip
# What a healthy grown person can reach [degrees]: textbook ranges of motion, a little wider where a whole chain moves
# (the shoulder with its blade, the thigh with a pelvis that is already turned).
BALL_RANGES = {"hip": ((-30, 125), (-30, 60), (-45, 80)), "shoulder": ((-60, 180), (-45, 180), (-95, 90))}
HINGE_RANGES = {"knee": (0, 150), "elbow": (0, 150), "ankle": (-65, 45)}
BODY_RANGES = {"spine": (-75, 90), "side_bend": (-50, 50), "head": (-60, 60)}


def within(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def bone(points: dict[str, tuple[float, float, float]], ends: tuple[str, str]) -> float:
    return math.dist(points[ends[0]], points[ends[1]])


STANDING = Pose(base="standing", move_s=1, contacts=("left_foot", "right_foot"))
STANDING_POINTS = skeleton(STANDING)


def test_standing_is_as_tall_as_its_bones() -> None:
    """By hand: ankle 0.07, shank and thigh 0.43 each, spine 3 x 0.17, neck and half a head 0.22 is 1.66 m."""
    assert STANDING_POINTS["left_ankle"][2] == pytest.approx(0.07)
    assert STANDING_POINTS["head"][2] == pytest.approx(0.07 + 0.86 + 0.51 + 0.22)
    assert STANDING_POINTS["left_hip"][1] == -STANDING_POINTS["right_hip"][1] == pytest.approx(0.09)


@pytest.mark.parametrize(
    ("change", "joint", "where"),
    [
        # Thigh level forwards: the knee 0.43 m before the hip, the shank hanging from it.
        ({"left_hip": (90, 0, 0), "left_knee": 90}, "left_ankle", (0.43, 0.09, 0.50)),
        # Leg straight out to the side.
        ({"left_hip": (0, 90, 0)}, "left_ankle", (0.0, 0.95, 0.93)),
        # Thigh forwards and turned out: the shank swings to the middle, as in a figure four.
        ({"left_hip": (90, 0, 90), "left_knee": 90}, "left_ankle", (0.43, -0.34, 0.93)),
        # Arm level forwards: shoulder 0.03 below the neck, 0.30 and 0.26 long.
        ({"right_shoulder": (90, 0, 0)}, "right_wrist", (0.56, -0.17, 1.41)),
    ],
)
def test_an_angle_moves_its_joint_there(
    change: dict[str, object], joint: str, where: tuple[float, float, float]
) -> None:
    """Positions worked out by hand for right angles; hip at 0.93 m."""
    points = skeleton(structs.replace(STANDING, contacts=("right_foot",), **change))
    assert points[joint] == pytest.approx(where, abs=1e-9)


@pytest.mark.parametrize("pose", KEYS)
def test_every_joint_stays_within_human_ranges(pose: Pose) -> None:
    """No knee bends forwards, no back folds: a person can do it."""
    for side in ("left", "right"):
        for name, limits in BALL_RANGES.items():
            angles = getattr(pose, f"{side}_{name}")
            assert all(map(within, angles, limits)), (side, name, angles)
        for name, span in HINGE_RANGES.items():
            assert within(getattr(pose, f"{side}_{name}"), span), (side, name)
    for name, span in BODY_RANGES.items():
        assert within(getattr(pose, name), span), name


@pytest.mark.parametrize("pose", KEYS)
def test_what_touches_the_ground_is_there_by_its_angles_alone(pose: Pose) -> None:
    """Within 3 cm before anything is put right, so that the data are honest."""
    assert max(map(abs, contact_gaps_m(pose).values()), default=0) <= 0.03


@pytest.mark.parametrize("name", SEQUENCES)
def test_a_figure_touches_keeps_its_bones_and_does_not_sink(name: str) -> None:
    """In every key pose hands and feet rest exactly, no joint is under the floor, no bone has another length."""
    sequence = SEQUENCES[name]
    for pose, points in zip(sequence.poses, key_figures(sequence), strict=True):
        for each in BONES:
            assert bone(dict(points), each) == pytest.approx(bone(STANDING_POINTS, each), abs=1e-6), each
        for contact in pose.contacts:
            part = contact.partition(":")[0]
            tolerance = 0.005 if part.endswith(("foot", "toes", "heel", "hand")) else 0.03
            place = points[joint_of(contact)]
            assert math.dist(place, resting(contact, place)) <= tolerance, contact
        flat = [
            side for side in ("left", "right") if f"{side}_foot" in [each.partition(":")[0] for each in pose.contacts]
        ]
        for side in flat:
            assert abs(points[f"{side}_heel"][2] - points[f"{side}_toe"][2]) <= 0.01, side
        assert min(point[2] for joint, point in points.items() if not joint.endswith(("toe", "heel"))) >= -0.01


@pytest.mark.parametrize("pose", KEYS)
def test_the_other_side_is_the_mirror_image(pose: Pose) -> None:
    """Left and right change places, and everything else stays: each joint at the other's place, y turned round."""
    points, others = skeleton(pose), skeleton(mirrored(pose))
    for joint, (x, y, z) in points.items():
        other = joint.replace("left", "#").replace("right", "left").replace("#", "right")
        assert others[other] == pytest.approx((x, -y, z), abs=1e-9), joint
    assert mirrored(mirrored(pose)) == pose


@pytest.mark.parametrize("name", SEQUENCES)
def test_a_movement_is_smooth_and_keeps_its_feet(name: str) -> None:
    """Over one round: no joint jumps, no bone stretches, what touches before and after stays where it is."""
    sequence = SEQUENCES[name]
    figures = frames(sequence, 25)
    assert len(figures) == round(duration_s(sequence) * 25)
    for before, after in pairwise(figures):
        # Six metres a second is a fast swing of a foot.
        assert max(math.dist(before[joint], after[joint]) for joint in before) * 25 < 6
    for figure in figures[:: max(1, len(figures) // 20)]:
        for each in BONES:
            assert bone(dict(figure), each) == pytest.approx(bone(STANDING_POINTS, each), abs=1e-6), each


@pytest.mark.parametrize("name", SEQUENCES)
def test_key_poses_are_reached_in_their_time(name: str) -> None:
    """After its move a pose is there, and stays until its hold is over."""
    sequence, keys = SEQUENCES[name], key_figures(SEQUENCES[name])
    at_s = 0.0
    for pose, points in zip(sequence.poses, keys, strict=True):
        for moment in (at_s + pose.move_s + 1e-9, at_s + pose.move_s + pose.hold_s * 0.99):
            figure = figure_at(sequence, moment)
            assert max(math.dist(figure[joint], points[joint]) for joint in points) < 0.02
        at_s += pose.move_s + pose.hold_s


@pytest.mark.parametrize("name", SEQUENCES)
def test_a_drawing_is_well_formed_and_shows_every_limb(name: str) -> None:
    """SVG with two arms, two legs and two feet, a trunk, shoulders, hips and a head, and the things it needs."""
    sequence = SEQUENCES[name]
    root = ElementTree.fromstring(f"<g>{drawing(key_figures(sequence)[0], sequence)}</g>")
    tags = [each.tag for each in root]
    assert (tags.count("polyline"), tags.count("circle")) == (9, 1)
    assert bool(tags.count("polygon")) == bool(sequence.things)


def test_frames_on_paper_hold_every_joint() -> None:
    """What a page animates: the same joints in every frame, seen from the side in metres times a hundred."""
    sequence: Sequence = SEQUENCES["hip_hinge"]
    flat = flat_frames(frames(sequence, 5), Camera(0, 0))
    assert {len(each) for each in flat} == {len(STANDING_POINTS)}
    assert Camera(0, 0).flat((1.0, 5.0, 2.0)) == (100.0, -200.0)
    assert Camera(90, 0).flat((1.0, 5.0, 2.0)) == (500.0, -200.0)


def test_there_is_a_drawing_for_every_dosed_exercise() -> None:
    """All but the ways of heat move."""
    assert set(SEQUENCES) == {name for name, each in knowledge().exercises.items() if each.kind != "heat"}
    assert len(SEQUENCES) == 32
