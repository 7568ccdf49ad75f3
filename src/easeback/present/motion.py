"""Key poses to a movement: where every joint is at any time, with what touches the ground staying where it is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate

from easeback.knowledge.exercise_entries import Pose, Sequence
from easeback.present.skeleton import (
    Point,
    Points,
    add,
    between,
    hold_in_place,
    joint_of,
    less,
    resting,
    skeleton,
    times,
)


def duration_s(sequence: Sequence) -> float:
    """How long one round of the key poses takes [s], the way back to the first among it."""
    return sum(pose.move_s + pose.hold_s for pose in sequence.poses)


@lru_cache(maxsize=64)
def key_figures(sequence: Sequence) -> tuple[Points, ...]:
    """The joints [m] of every key pose; what touches in two poses on end stays in its place."""
    figures: list[Points] = []
    for pose in sequence.poses:
        figures.append(_placed(pose, figures[-1] if figures else None, sequence.poses[len(figures) - 1]))
    return tuple(figures)


def _placed(pose: Pose, before: Points | None, pose_before: Pose) -> Points:
    points = skeleton(pose)
    shared = [each for each in pose.contacts if before is not None and each in pose_before.contacts]
    targets: dict[str, Point] = {}
    if before is not None:
        targets = {each: before[joint_of(each)] for each in shared}
        points = _moved_to(points, targets or {"pelvis": before["pelvis"]})
    for each in pose.contacts:
        hold_in_place(points, each, resting(each, targets.get(each, points[joint_of(each)])))
    return points


def _moved_to(points: dict[str, Point], targets: Mapping[str, Point]) -> dict[str, Point]:
    """All joints moved along the ground so that the touching ones come as near to their places as they can."""
    gaps = [less(target, points[joint_of(each)]) for each, target in targets.items()]
    mean = times(add(*gaps), 1 / len(gaps))
    return {name: add(point, (mean[0], mean[1], 0.0)) for name, point in points.items()}


def figure_at(sequence: Sequence, at_s: float) -> Points:
    """The joints [m] at `at_s` [s] of the endless round: into each pose within its time, then held."""
    figures, number, share = key_figures(sequence), *_where(sequence, at_s % duration_s(sequence))
    first, second = sequence.poses[number - 1], sequence.poses[number]
    if share >= 1:
        return figures[number]
    points = skeleton(between(first, second, share))
    shared = [each for each in first.contacts if each in second.contacts]
    places = {each: _on_the_way(each, figures[number - 1], figures[number], share) for each in shared}
    if not places:
        middle = add(*(times(figures[k]["pelvis"], part) for k, part in ((number - 1, 1 - share), (number, share))))
        return {name: add(point, less(middle, points["pelvis"])) for name, point in points.items()}
    points = _moved_to(points, places)
    for each, place in places.items():
        hold_in_place(points, each, place)
    return points


def _on_the_way(contact: str, first: Points, second: Points, share: float) -> Point:
    joint = joint_of(contact)
    return add(times(first[joint], 1 - share), times(second[joint], share))


def _where(sequence: Sequence, at_s: float) -> tuple[int, float]:
    """The pose that is being moved into or held, and how much of the way is done [0..1], slow at both ends."""
    ends = list(accumulate(pose.move_s + pose.hold_s for pose in sequence.poses))
    number = next((k for k, end in enumerate(ends) if at_s < end), len(ends) - 1)
    since = at_s - (ends[number - 1] if number else 0.0)
    share = min(since / sequence.poses[number].move_s, 1.0)
    return number, share * share * (3 - 2 * share)


def frames(sequence: Sequence, per_s: float) -> tuple[Points, ...]:
    """One round as figures, `per_s` of them a second: what a page needs to let it move."""
    count = max(2, round(duration_s(sequence) * per_s))
    return tuple(figure_at(sequence, duration_s(sequence) * number / count) for number in range(count))
