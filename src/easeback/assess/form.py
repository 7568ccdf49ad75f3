"""Findings on form, from the runner's own recordings against their own past. They add cues and never decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.knowledge.load import Knowledge
from easeback.model.cadence import CadenceTarget
from easeback.model.training import Training

CADENCE: Final = "cadence_steps_min"
BOUNCE: Final = "vertical_oscillation_mm"
KMH_PER_M_S: Final = 3.6
Question = Callable[[CadenceTarget], bool]


def cadence_target(training: Training | None, known: Knowledge) -> CadenceTarget | None:
    """The steps a minute to try next: a little above the runner's usual at the same speed. None without recordings."""
    seen = training.form.get(CADENCE) if training else None
    if seen is None:
        return None
    step, most = known.number("cadence_step_percent"), known.number("cadence_most_percent")
    return CadenceTarget(
        usual_steps_min=round(seen.usual),
        target_steps_min=round(seen.usual * (1 + step / 100)),
        most_steps_min=int(seen.usual * (1 + most / 100)),
        today_steps_min=round(seen.today),
        speed_m_s=seen.speed_m_s,
        runs=seen.runs,
    )


@finding("form_stable_days", "run_settled_mornings")
def two_stable_weeks(morning: Morning) -> Judged:
    """Settled for two weeks, long enough to change something in the form."""
    history = morning.history
    enough = history.settled_mornings >= morning.number("run_settled_mornings")
    return enough and history.settled_days >= morning.number("form_stable_days"), {"settled_days": history.settled_days}


@finding("cadence_step_percent", "cadence_most_percent")
def steps_can_be_quicker(morning: Morning) -> Judged:
    """The steps of the latest recorded run were slower than a little above the runner's own usual."""
    return _steps(morning, lambda target: not target.is_reached)


@finding("cadence_step_percent", "cadence_most_percent")
def steps_are_quick_enough(morning: Morning) -> Judged:
    """The steps of the latest recorded run were as quick as they should become."""
    return _steps(morning, lambda target: target.is_reached and not target.is_overdone)


@finding("cadence_step_percent", "cadence_most_percent")
def steps_are_too_quick(morning: Morning) -> Judged:
    """The steps of the latest recorded run were quicker than the most there is to try."""
    return _steps(morning, lambda target: target.is_overdone)


@finding()
def no_cadence_is_recorded(morning: Morning) -> Judged:
    """No recording holds cadence beside a usual one to compare it with."""
    training = morning.training
    return training is None or CADENCE not in training.form, {}


@finding()
def bounce_is_above_usual(morning: Morning) -> Judged:
    """The latest recorded run had more up and down than nearly all of the runner's own at that speed."""
    seen = morning.training.form.get(BOUNCE) if morning.training else None
    if seen is None:
        return None, {}
    values = {"today_cm": round(seen.today / 10, 1), "usual_cm": round(seen.usual / 10, 1)}
    return seen.deviation > seen.plus_minus, values


def _steps(morning: Morning, question: Question) -> Judged:
    target = cadence_target(morning.training, morning.known)
    if target is None:
        return None, {}
    return question(target), {
        "usual_steps_min": target.usual_steps_min,
        "target_steps_min": target.target_steps_min,
        "most_steps_min": target.most_steps_min,
        "today_steps_min": target.today_steps_min,
        "speed_kmh": round(target.speed_m_s * KMH_PER_M_S, 1),
    }
