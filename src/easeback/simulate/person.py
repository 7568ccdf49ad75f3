"""Who the virtual runner is: what a profile would hold of them, in a runner's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PROFILE: Final[Mapping[str, str]] = {
    "born_on": "1984-02-29",
    "had_cancer": "no",
    "weak_immunity": "no",
    "blood_thinner": "no",
    "aortic_aneurysm": "no",
    "osteoporosis": "no",
    "steroid_tablets": "no",
    "earlier_stress_fracture": "no",
    "pregnant": "no",
    "usual_run_min": "42",
    "usual_runs_per_week": "4",
}
