"""The beat for today's run: the runner's own target, where form may change at all; else their usual steps, or none."""

from __future__ import annotations

from datetime import datetime

from easeback.assess.form import CADENCE, KMH_PER_M_S, cadence_target
from easeback.flow.judged import judged_of
from easeback.flow.logbook import Logbook
from easeback.knowledge import knowledge
from easeback.model.cadence import CadenceTarget
from easeback.model.training import Training
from easeback.model.words import Verdict
from easeback.present.cadence import CadencePage

RUNS = (Verdict.EASE, Verdict.RUN)


def cadence_page(logbook: Logbook, now: datetime) -> CadencePage:
    """The beat for the runner's day of `now`."""
    known, judged = knowledge(), judged_of(logbook, now)
    judgement, training = judged.judgement, judged.judgement.training
    target = cadence_target(training, known)
    why = _why(target, is_stable=judgement.holds("two_stable_weeks"))
    return CadencePage(
        verdict=judged.answer.verdict,
        headline=judged.answer.headline,
        runs_today=judged.answer.verdict in RUNS,
        why=why,
        steps_min=_steps_min(target, why),
        target=target,
        speed_kmh=round(target.speed_m_s * KMH_PER_M_S, 1) if target else None,
        absent=_absent(training),
        stable_days=known.number("form_stable_days"),
        settled_days=judgement.history.settled_days,
    )


def _why(target: CadenceTarget | None, *, is_stable: bool) -> str:
    """As the cues of the answer have it: too quick is always said, a change waits until two weeks were settled."""
    if target is None:
        return "unknown"
    if target.is_overdone:
        return "overdone"
    if not is_stable:
        return "waits"
    return "reached" if target.is_reached else "target"


def _steps_min(target: CadenceTarget | None, why: str) -> int | None:
    if target is None:
        return None
    return {
        "overdone": target.most_steps_min,
        "waits": target.usual_steps_min,
        "reached": target.today_steps_min,
        "target": target.target_steps_min,
    }[why]


def _absent(training: Training | None) -> str | None:
    """Why the recordings tell nothing of the steps."""
    if training is None:
        return None
    return training.absent.get(f"form.{CADENCE}") or training.absent.get("form")
