"""The shapes of what a runner does with the body: exercises with their poses, what bars them, routines, claims."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from easeback.knowledge.entries import Entry, Filled, Words
from easeback.model.words import Verdict

Degrees = Annotated[float, Meta(ge=-180, le=180)]
# Flexion (forwards), abduction (away from the middle), rotation outwards; each [degrees], 0 is hanging straight down.
Ball = tuple[Degrees, Degrees, Degrees]
Seconds = Annotated[float, Meta(ge=0)]
Base = Literal["standing", "lying_on_back", "lying_on_front", "side_lying", "kneeling", "all_fours", "sitting"]
Thing = Literal["mat", "wall", "chair", "step"]
Kind = Literal["mobility", "stretch", "slider", "direction", "strength", "heat"]
STRAIGHT: Ball = (0, 0, 0)


class Pose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A key pose of a stick figure: joint angles [degrees], the time to move into it and to hold it [s].

    `lean` and `roll` turn the whole body away from its base, forwards and to the left; `spine` bends it forwards
    between pelvis and neck, `side_bend` to the left, `head` nods. Knees and elbows bend, ankles pull the toes up.
    `contacts` touch the ground, or what follows the colon: `left_foot:step`.
    """

    base: Base
    move_s: Annotated[float, Meta(gt=0)]
    hold_s: Seconds = 0
    lean: Degrees = 0
    roll: Degrees = 0
    spine: Degrees = 0
    side_bend: Degrees = 0
    head: Degrees = 0
    left_shoulder: Ball = STRAIGHT
    right_shoulder: Ball = STRAIGHT
    left_elbow: Degrees = 0
    right_elbow: Degrees = 0
    left_hip: Ball = STRAIGHT
    right_hip: Ball = STRAIGHT
    left_knee: Degrees = 0
    right_knee: Degrees = 0
    left_ankle: Degrees = 0
    right_ankle: Degrees = 0
    contacts: Annotated[tuple[Filled, ...], Meta(min_length=1)]


class Sequence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The key poses of one exercise, over and over, drawn for the left side.

    Seen from the right side at `seen_from` 0 [degrees], from the front at 90, and from so much `above`.
    """

    seen_from: Degrees = 25
    above: Degrees = 10
    things: tuple[Thing, ...] = ()
    poses: Annotated[tuple[Pose, ...], Meta(min_length=2, max_length=6)]


class Dose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much: `sets` of `repetitions` of `each_s` [s], `hold_s` [s] of it held still, `rest_s` [s] after a set.

    Done each_side it is so much on the left and so much on the right; in_turn, one repetition is both.
    """

    sets: Annotated[int, Meta(ge=1)] = 1
    repetitions: Annotated[int, Meta(ge=1)]
    each_s: Annotated[float, Meta(gt=0)]
    hold_s: Seconds = 0
    rest_s: Seconds = 0


class Exercise(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One exercise: how it is done, how much, what for, what bars it, its neighbours, and its key poses.

    `sides`: each_side is done left and then right, in_turn by turns, both_at_once needs none. `article` says whether
    the article names it, promises it without a word (`promised`: one of its three blanks, filled by us), or not at all
    (`ours`). Heat has minutes in its steps instead of a dose.
    """

    name: Words
    kind: Kind
    purpose: Words
    steps: Annotated[tuple[Words, ...], Meta(min_length=3, max_length=6)]
    dose: Dose | None = None
    sides: Literal["each_side", "in_turn", "both_at_once"]
    article: Literal["named", "promised", "ours"]
    barred_by: tuple[Filled, ...] = ()
    easier: Filled | None = None
    harder: Filled | None = None
    parameters: tuple[Filled, ...] = ()


class Bar(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What bars an exercise: where one of `any` holds or cannot be told it is left out; without findings it is said."""

    text: Words
    any: tuple[Filled, ...] = ()
    parameters: tuple[Filled, ...] = ()


class Routine(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Exercises in their order, when in the day, and on which mornings they are offered.

    `logs` is the field of the check-in that says it was done; `grows` picks a harder neighbour of each exercise as the
    diary allows. In `text` {names} stands for the exercises, {minutes} for how long their doses take.
    """

    name: Words
    when: Literal["before", "after"]
    verdicts: tuple[Verdict, ...]
    exercises: Annotated[tuple[Filled, ...], Meta(min_length=1)]
    text: Words
    order: int
    logs: Literal["stretched", "heat_min", "strength"]
    grows: bool = False
    all: tuple[Filled, ...] = ()
    any: tuple[Filled, ...] = ()
    none: tuple[Filled, ...] = ()
    parameters: tuple[Filled, ...] = ()


class Claim(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the article says, what the evidence says, and what became of it here. `number` counts them in its order."""

    number: int
    article: Words
    evidence: Words
    verdict: Literal["kept", "qualified", "contradicted", "dropped", "added"]
    grade: Filled
