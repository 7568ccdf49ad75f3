"""Numbers and check-ins to findings: named pure statements about one morning, each answering yes, no or cannot tell."""

from easeback.assess import (
    around_life,
    bone,
    causes,
    changes,
    clinician,
    exercise,
    form,
    ground,
    home_check,
    ladder,
    load,
    missing,
    nerve,
    other_causes,
    progress,
    races,
    red_flags,
    state,
    symptoms,
)
from easeback.assess.finding import FINDINGS, FindingRule
from easeback.assess.judge import judge

__all__ = [
    "FINDINGS", "FindingRule", "around_life", "bone", "causes", "changes", "clinician", "exercise", "form", "ground",
    "home_check", "judge", "ladder", "load", "missing", "nerve", "other_causes", "progress", "races", "red_flags",
    "state", "symptoms",
]  # fmt: skip
