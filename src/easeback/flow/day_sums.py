"""What the recorded runs of each day add up to, and the four weeks of loops up to each day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from easeback.flow.logbook import Logbook
from easeback.keep.logbook import measured, runs, store
from easeback.measure.effort import HeartRange, effort_of, heart_range
from easeback.measure.loop_balance import WINDOW, loop_balance
from easeback.model.day import Day
from easeback.model.loops import LoopBalance, Loops
from easeback.model.measure import RunMeasures


@dataclass(frozen=True, slots=True)
class DaySums:
    """By name the sum of each day with recorded runs, None where one of them does not say; and the loops looked for."""

    sums: Mapping[str, dict[date, float | None]]
    loops: Sequence[tuple[date, Loops]] = field(default=())


def day_sums(logbook: Logbook) -> DaySums:
    """Reads run after run; of each only its sums and loops stay in memory."""
    heart = heart_range(store.profile(logbook.runner))
    on = {row.id: row.local_date for row in runs.runs(logbook.runner, date.min, date.max, every=False)}
    sums: dict[str, dict[date, float | None]] = {}
    loops: list[tuple[date, Loops]] = []
    for number, measures in measured.measures_of_runs(logbook.runner):
        for name, value in _of_run(measures, heart).items():
            so_far = sums.setdefault(name, {}).get(on[number], 0.0)
            sums[name][on[number]] = None if so_far is None or value is None else so_far + value
        if measures and measures.loops_looked_for:
            loops.append((on[number], Loops(measures.loops)))
    return DaySums(sums, sorted(loops, key=lambda each: each[0]))


def loop_balances(found: DaySums, days: Mapping[date, Day], every: Sequence[date]) -> Iterator[LoopBalance | None]:
    """The balance of the 28 days up to each date; None where no run of them held positions."""
    dates, side, said_on = [on for on, _ in found.loops], None, date.min
    for on in every:
        if (day := days.get(on)) and day.side is not None:
            side, said_on = day.side, on
        lately = found.loops[bisect_right(dates, on - WINDOW) : bisect_left(dates, on + date.resolution)]
        yield loop_balance(lately, on, side if said_on > on - WINDOW else None) if lately else None


def _of_run(measures: RunMeasures | None, heart: HeartRange) -> dict[str, float | None]:
    if measures is None:
        return dict.fromkeys(("trimp", "steps", "ascent", "descent", "downhill"))
    return {
        "trimp": effort_of(measures, heart).trimp_au,
        "steps": measures.steps,
        "ascent": measures.ascent_m,
        "descent": measures.descent_m,
        "downhill": measures.downhill_km,
    }
