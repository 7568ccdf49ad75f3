"""Numbers and check-ins to findings: named pure statements about one morning, each answering yes, no or cannot tell."""

from easeback.assess import (
    bone,
    clinician,
    exercise,
    form,
    ground,
    ladder,
    load,
    missing,
    nerve,
    red_flags,
    state,
    symptoms,
)
from easeback.assess.finding import FINDINGS, FindingRule
from easeback.assess.judge import judge

__all__ = [
    "FINDINGS", "FindingRule", "bone", "clinician", "exercise", "form", "ground", "judge", "ladder", "load", "missing",
    "nerve", "red_flags", "state", "symptoms",
]  # fmt: skip
