"""Reads the key poses of the exercises. Apart from the rest: only drawing needs them, and a morning must not wait."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from easeback.knowledge.exercise_entries import Pose, Sequence
from easeback.knowledge.load import knowledge, read_entries
from easeback.model.error import KnowledgeError

FILE: Final = "poses.toml"
SIDES: Final = ("left", "right")
# Height [m] of what a figure can rest on.
HEIGHTS_M: Final[Mapping[str, float]] = {"": 0.0, "step": 0.18, "chair": 0.45, "wall": 0.0}
TOUCHING: Final = (
    "pelvis", "chest", "head",
    *(f"{side}_{part}" for side in SIDES
      for part in ("foot", "toes", "heel", "knee", "hand", "elbow", "hip", "shoulder")),
)  # fmt: skip


@cache
def poses() -> Mapping[str, Sequence]:
    """The key poses that ship, by exercise."""
    return load_poses(files("easeback.knowledge"))


def load_poses(folder: Traversable) -> Mapping[str, Sequence]:
    """The key poses of `folder`, by exercise. Raises KnowledgeError naming the exercise."""
    sequences: Mapping[str, Sequence] = read_entries(FILE, (folder / FILE).read_bytes(), Sequence)
    for exercise, sequence in sequences.items():
        if exercise not in knowledge().exercises:
            raise KnowledgeError(FILE, exercise, "is no exercise")
        for number, pose in enumerate(sequence.poses, start=1):
            _check_contacts(f"{exercise}.poses.{number}", pose, sequence)
    return sequences


def _check_contacts(key: str, pose: Pose, sequence: Sequence) -> None:
    for contact in pose.contacts:
        part, _, thing = contact.partition(":")
        if part not in TOUCHING:
            raise KnowledgeError(FILE, key, f"{part!r} cannot touch anything; use one of {', '.join(TOUCHING)}")
        if thing and thing not in sequence.things:
            raise KnowledgeError(FILE, key, f"touches {thing!r}, which is not among the things of the sequence")
