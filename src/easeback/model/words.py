"""The words that outsiders depend on: closed lists used in the diary, on the command line and on the pages."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

# Near to far: how far down the leg it reaches.
ZONES: Final = ("none", "back", "buttock", "thigh", "knee", "calf", "foot")
SIDES: Final = ("left", "right", "both")
CHANGES: Final = ("new", "better", "same", "worse")
WALKING: Final = ("normal", "uncomfortable", "limp", "cannot")
RUN_GROUNDS: Final = ("road", "trail", "grass", "track", "treadmill", "mixed")
RUN_KINDS: Final = ("easy", "steady", "fast", "long", "race", "walk_run")
PLANNED_KINDS: Final = (*RUN_KINDS, "walk", "rest")
SETTLED: Final = ("within_1h", "within_24h", "longer")
SELF_TEST: Final = ("pass", "fail", "unsure")
# The home check: which side cannot, or feels less.
ABLE: Final = ("able", "not_left", "not_right", "not_both", "unsure")
TOUCH: Final = ("same", "less_left", "less_right", "less_both", "unsure")
CLINICIAN_SAID: Final = ("may_run", "limits", "no_run", "treated", "waiting", "not_examined")
SYMPTOMS: Final = (
    "numbness", "tingling", "burning", "electric", "shooting", "sharp", "dull", "cramp", "weakness",
    "leg_gives_way", "foot_drop", "instability", "night_pain", "sit_pain", "sit_to_stand_pain", "stand_pain",
    "bend_pain", "extension_pain", "cough_pain", "morning_stiffness", "stiffness", "limp", "both_legs",
    "groin_pain", "bone_pain", "hop_pain", "uphill_pain", "downhill_pain", "pain_every_step", "rest_pain",
    "muscle_wasting",
)  # fmt: skip


# Areas of the body map, of either leg: finer than the zones, shown again and never read by a rule.
AREAS: Final = tuple(
    f"{side}_{area}"
    for side in ("left", "right")
    for area in (
        "low_back", "buttock", "thigh_outer", "thigh_front", "thigh_back_outer", "thigh_back", "knee_front",
        "knee_back", "shin_outer", "shin_inner", "calf_outer", "calf_back", "foot_top", "toes", "heel", "foot_outer",
    )
)  # fmt: skip

# Symptoms that mean lost strength, changes that are bad news, and words of a clinician who has looked at it.
DEFICITS: Final = ("weakness", "leg_gives_way", "foot_drop", "muscle_wasting")
NEW_OR_WORSE: Final = ("new", "worse")
BINDING_WORDS: Final = ("may_run", "limits", "no_run")
EXAMINED: Final = (*BINDING_WORDS, "treated")

# How a file counts cadence. Strides are doubled on reading: whole ones give even steps only. Steps stay as they are.
CadenceFrom = Literal["strides", "strides_and_fractions", "steps"]
# Which part of the foot lands first, in the runner's word.
FOOT_STRIKES: Final = ("heel", "midfoot", "forefoot", "not_sure")
# A painkiller, by whether it hides today's answer: one for this, or a medicine just changed, does; one for something
# else, or one taken every day unchanged, does not.
PAINKILLER: Final = {
    "yes": True, "for_this": True, "changed": True, "no": False, "none": False, "something_else": False,
    "every_day": False,
}  # fmt: skip

# What was done to the spine: each has its own way back.
PROCEDURE_KINDS: Final = ("injection", "operation", "fusion")

# How distances are shown: JSON and the diary are always km.
UNITS: Final = ("km", "miles")
# Those for which the weights of the training impulse were measured (banister_1991).
SEXES: Final = ("female", "male")

# The chips of the daily strip, in their order.
CHIPS: Final = ("A", "B", "C", "D", "E", "F")


class Verdict(StrEnum):
    """The answer to *Can I run today?*, strictest first."""

    EMERGENCY = "emergency"
    DOCTOR = "doctor"
    WALK = "walk"
    EASE = "ease"
    RUN = "run"

    @property
    def mildness(self) -> int:
        """0 for the strictest verdict, rising to the mildest."""
        return list(Verdict).index(self)


class Care(StrEnum):
    """How soon a clinician comes first, soonest first."""

    EMERGENCY_NOW = "emergency_now"
    SAME_DAY = "same_day"
    ROUTINE = "routine"
    NONE = "none"

    @property
    def calm(self) -> int:
        """0 for the most urgent, rising to the least."""
        return list(Care).index(self)


class FlagAnswer(StrEnum):
    """The answer to one red-flag question, worst first. `USUAL`: long there, unchanged, a clinician knows."""

    YES = "yes"
    UNSURE = "unsure"
    USUAL = "usual"
    NO = "no"

    @property
    def calm(self) -> int:
        """0 for the worst answer, rising to the best."""
        return list(FlagAnswer).index(self)


def zone_depth(zone: str) -> int:
    """How far down the leg a zone is: 0 for `none`, 6 for `foot`."""
    return ZONES.index(zone)
