"""Findings on bone: pain that behaves like a stress fracture. Never a hop test."""

from __future__ import annotations

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.assess.nerve import said

UNDER_LOAD = ("limp", "rest_pain", "night_pain", "pain_every_step")


@finding()
def landing_hurts(morning: Morning) -> Judged:
    """It hurts when landing on that leg."""
    return bool(said(morning.today, "hop_pain")), {}


@finding()
def groin_pain_under_load(morning: Morning) -> Judged:
    """Groin pain with a limp, at rest, at night or at every step."""
    return bool(said(morning.today, "groin_pain")) and _under_load(morning), {}


@finding()
def bone_pain_under_load(morning: Morning) -> Judged:
    """Pain on a bone with a limp, at rest, at night or at every step."""
    return bool(said(morning.today, "bone_pain")) and _under_load(morning), {}


def _under_load(morning: Morning) -> bool:
    limps = morning.today.walking in ("limp", "cannot")
    return limps or bool(morning.today.woke_by_leg_pain) or bool(said(morning.today, *UNDER_LOAD))
