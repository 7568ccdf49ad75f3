"""Findings on what the runner knows of the cause, and on the direction that hurts.

A cause changes what is asked and advised. By itself it changes no verdict: the symptoms do, and the word of whoever
examined them.
"""

from __future__ import annotations

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.assess.nerve import said
from easeback.model.words import zone_depth

BUTTOCK = zone_depth("buttock")


def _knows_of(cause: str, morning: Morning) -> Judged:
    return cause in morning.profile.causes, {}


@finding()
def cause_is_a_disc(morning: Morning) -> Judged:
    """The runner was told of a herniated disc."""
    return _knows_of("disc_herniation", morning)


@finding()
def cause_is_stenosis(morning: Morning) -> Judged:
    """The runner was told of a narrowed spinal canal."""
    return _knows_of("spinal_stenosis", morning)


@finding()
def cause_is_bone_spurs(morning: Morning) -> Judged:
    """The runner was told of bone spurs."""
    return _knows_of("bone_spurs", morning)


@finding()
def cause_is_piriformis(morning: Morning) -> Judged:
    """The runner was told of the piriformis or of deep gluteal syndrome."""
    return _knows_of("piriformis", morning)


@finding()
def cause_is_overuse(morning: Morning) -> Judged:
    """The runner puts it down to running too much."""
    return _knows_of("overuse", morning)


@finding()
def cause_is_lifting(morning: Morning) -> Judged:
    """The runner puts it down to lifting, bending or twisting."""
    return _knows_of("lifting_bending_twisting", morning)


@finding()
def cause_is_trauma(morning: Morning) -> Judged:
    """The runner puts it down to a fall or another injury."""
    return _knows_of("trauma", morning)


@finding()
def cause_is_sitting(morning: Morning) -> Judged:
    """The runner puts it down to long sitting."""
    return _knows_of("sitting_job", morning)


@finding()
def cause_is_pregnancy(morning: Morning) -> Judged:
    """Pregnant or lately given birth, by the causes or by the profile."""
    return "pregnancy" in morning.profile.causes or bool(morning.profile.pregnant), {}


@finding()
def cause_is_surgery(morning: Morning) -> Judged:
    """After an operation or injection of the spine, by the causes or by the profile."""
    profile = morning.profile
    return "after_surgery" in profile.causes or profile.procedure_kind is not None, {}


@finding()
def cause_is_not_known(morning: Morning) -> Judged:
    """The runner says that the cause is not known."""
    return _knows_of("unknown", morning)


@finding()
def bending_or_sitting_hurts(morning: Morning) -> Judged:
    """Bending forward or sitting hurts this morning."""
    if morning.today.symptoms is None:
        return None, {}
    return bool(said(morning.today, "bend_pain", "sit_pain")), {}


@finding()
def leaning_back_hurts(morning: Morning) -> Judged:
    """Leaning back hurts this morning."""
    if morning.today.symptoms is None:
        return None, {}
    return bool(said(morning.today, "extension_pain")), {}


@finding()
def leg_speaks(morning: Morning) -> Judged:
    """Something is felt in the leg this morning, or it is not said that nothing is."""
    day = morning.today
    if day.zone is None and day.leg_pain_0_10 is None:
        return None, {}
    reaches = day.zone is not None and zone_depth(day.zone) >= BUTTOCK
    return reaches or bool(day.leg_pain_0_10) or bool(said(day, "tingling", "numbness", "burning", "electric")), {}


@finding()
def skin_is_or_may_be_numb(morning: Morning) -> Judged:
    """Numbness this morning, or numbness that the profile knows of."""
    profile = morning.profile
    known = profile.known_numbness_examined_on is not None or profile.known_numbness_where is not None
    return known or bool(said(morning.today, "numbness")), {}
