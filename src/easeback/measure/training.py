"""What the recordings of the last weeks say to a morning: form, loops, ground, slopes, left and right. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from easeback.knowledge.load import Knowledge
from easeback.measure.loop_balance import WINDOW, loop_balance
from easeback.measure.side import bias_beside_pain
from easeback.measure.usual_form import form_seen
from easeback.measure.weeks_ground import ground_of_weeks
from easeback.model.day import Day
from easeback.model.loops import LoopBalance, Loops
from easeback.model.training import FormSeen, RunBeside, RunSeen, SideBias, Training

BALANCE: Final = "stance_time_balance_percent"
DAYS: Final = WINDOW.days
NO_RUNS: Final = f"no run was recorded in the last {DAYS} days"
OUTDATED: Final = "another version measured your runs: `easeback rebuild --measures` measures them again"
ABSENT: Final = {
    "form": f"no run of the last {DAYS} days holds a form measure",
    "loops": f"no run of the last {DAYS} days holds positions",
    "ground_km": f"no distance is known of the last {DAYS} days",
    "downhill_km": f"no run of the last {DAYS} days holds altitude",
    "left_stance_points": f"no run of the last {DAYS} days holds left and right",
}


@dataclass(frozen=True, slots=True)
class Weeks:
    """The last weeks before a morning: the runs of 28 days, those further back that are the usual, the days said."""

    recent: tuple[RunSeen, ...]
    earlier: tuple[RunSeen, ...]
    days: tuple[Day, ...]

    @property
    def painful_side(self) -> str | None:
        """The side that the diary of these weeks said last."""
        return next((day.side for day in reversed(self.days) if day.side is not None), None)


def reach_days(known: Knowledge) -> int:
    """How far before a morning runs are needed [days]: the usual of the oldest run that a morning looks at."""
    return DAYS + int(known.number("baseline_days"))


def training_of(runs: Sequence[RunSeen], days: Sequence[Day], on: date, known: Knowledge) -> Training:
    """What `runs` and `days`, both in order of time, say to the morning of `on`; what is of `on` or later is left out.

    The painful side is the one that the diary said last within the 28 days.
    """
    weeks = _weeks(runs, days, on)
    form, absent = _form(weeks, known)
    bias = _bias(weeks, known)
    loops, ground = _loops(weeks, on), ground_of_weeks(weeks.recent, weeks.days, known)
    downhill = _downhill_km(weeks)
    parts = {"form": form, "loops": loops, "ground_km": ground, "downhill_km": downhill, "left_stance_points": bias}
    return Training(
        on=on,
        runs=len(weeks.recent),
        form=form,
        loops=loops,
        ground_km=ground,
        downhill_km=downhill,
        left_stance_points=bias.left_points if bias else None,
        longer_stance=bias.longer if bias else None,
        absent=absent | {name: _why_not(name, weeks) for name, part in parts.items() if part in (None, {})},
    )


def beside_of(run: RunSeen, before: Sequence[RunSeen], days: Sequence[Day], known: Knowledge) -> RunBeside:
    """One run beside the runs `before` it and the `days` up to it, both in order of time.

    The loops are of the 28 days up to and with the run's; the painful side is the one that the diary of them said last.
    """
    evening = run.on + timedelta(days=1)
    weeks = _weeks((*before, run), days, evening)
    seen, absent = _beside_usual(dict.fromkeys(run.measures.form if run.measures else (), run), before, known)
    return RunBeside(seen, absent, _bias(replace(weeks, recent=(run,)), known), _loops(weeks, evening))


def _weeks(runs: Sequence[RunSeen], days: Sequence[Day], on: date) -> Weeks:
    first = on - timedelta(days=DAYS)
    return Weeks(
        recent=tuple(run for run in runs if first <= run.on < on),
        earlier=tuple(run for run in runs if run.on < first),
        days=tuple(day for day in days if first <= day.date < on),
    )


def _form(weeks: Weeks, known: Knowledge) -> tuple[Mapping[str, FormSeen], dict[str, str]]:
    """Each form measure of the latest run that holds it."""
    latest = {name: run for run in weeks.recent if run.measures for name in run.measures.form}
    seen, absent = _beside_usual(latest, weeks.earlier + weeks.recent, known)
    return seen, {f"form.{name}": why for name, why in absent.items()}


def _beside_usual(
    runs: Mapping[str, RunSeen], before: Sequence[RunSeen], known: Knowledge
) -> tuple[dict[str, FormSeen], dict[str, str]]:
    """Each form measure of its run beside the usual, and the reason for each that has nothing to stand beside."""
    found = {name: form_seen(name, run, before, known) for name, run in runs.items()}
    seen = {name: each for name, each in found.items() if isinstance(each, FormSeen)}
    return seen, {name: each for name, each in found.items() if not isinstance(each, FormSeen)}


def _loops(weeks: Weeks, on: date) -> LoopBalance | None:
    looked = [(run.on, run.measures) for run in weeks.recent if run.measures and run.measures.loops_looked_for]
    loops = [(day, Loops(measures.loops)) for day, measures in looked]
    return loop_balance(loops, on - timedelta(days=1), weeks.painful_side) if loops else None


def _downhill_km(weeks: Weeks) -> float | None:
    known = [run.measures.downhill_km for run in weeks.recent if run.measures and run.measures.downhill_km is not None]
    return sum(known) if known else None


def _bias(weeks: Weeks, known: Knowledge) -> SideBias | None:
    held = [run.measures.form[BALANCE] for run in weeks.recent if run.measures and BALANCE in run.measures.form]
    return bias_beside_pain(held[-1].value, weeks.painful_side, known) if held else None


def _why_not(name: str, weeks: Weeks) -> str:
    if not weeks.recent:
        return NO_RUNS
    if name != "ground_km" and any(run.measures is None for run in weeks.recent):
        return OUTDATED
    return ABSENT[name]
