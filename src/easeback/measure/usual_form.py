"""A form measure of one run beside what is usual for this runner, or why it has nothing to stand beside. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from easeback.knowledge.load import Knowledge
from easeback.measure.baseline import FormOfRun, deviation_of, why_no_deviation
from easeback.model.training import FormSeen, RunSeen

NOT_MEASURED: Final = "the run does not hold it"


def form_seen(name: str, today: RunSeen, before: Sequence[RunSeen], known: Knowledge) -> FormSeen | str:
    """The form measure `name` of `today` beside the usual, or in words why it cannot be."""
    one = _form(today, name)
    if one is None:
        return NOT_MEASURED
    past = [each for each in (_form(run, name) for run in before) if each is not None]
    found = deviation_of(one, past, known)
    if found is None:
        return why_no_deviation(one, past, known) or NOT_MEASURED
    return FormSeen(
        name=name,
        on=today.on,
        source=one.form.source,
        today=found.today,
        usual=found.usual,
        deviation=found.deviation,
        plus_minus=found.plus_minus,
        speed_m_s=found.speed_m_s,
        runs=found.runs,
    )


def _form(run: RunSeen, name: str) -> FormOfRun | None:
    if run.measures is None or name not in run.measures.form:
        return None
    return FormOfRun(run.on, run.measures.device or "", run.is_treadmill, run.measures.form[name])
