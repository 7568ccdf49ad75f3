"""Short diaries in a physiotherapist's words: days counted back from today, each quiet but for what is named.

A case is a mapping. A whole number is a day (0 today, -1 yesterday) with the words of the diary CSV: what is not named
is as on a quiet morning, `unsaid` takes an answer away, and `nothing` in place of a row means that nothing is known of
that day. `before` says who the runner was until then: by default one who kept running, every other day, the last time
two days ago; `nobody` is a runner of whom only the named days are known. `training` is what the recordings say.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import msgspec
from tests.stories import QUIET, read_day

from easeback.flow.think import answer_morning, judge_morning
from easeback.knowledge import knowledge
from easeback.model.answer import Answer
from easeback.model.day import Day
from easeback.model.judgement import Judgement
from easeback.model.runner import Profile
from easeback.model.training import Training

TODAY = date(2024, 3, 13)
KNOWN = knowledge()
QUIET_RUN = {"run_km": 8, "run_min": 45, "run_kind": "easy", "settled": "within_1h"}
Case = Mapping[Any, Any]
Row = dict[str, Any]


def days_of(case: Case) -> tuple[Day, ...]:
    """The days of a case, oldest first."""
    rows = _rows_before(case.get("before", {}))
    for back, said in ((each, case[each]) for each in case if isinstance(each, int)):
        rows[back] = None if said == "nothing" else {**(rows.get(back) or QUIET), **said}
    return tuple(_day(back, row) for back, row in sorted(rows.items()) if row is not None)


def _rows_before(before: Any) -> dict[int, Row | None]:
    """Quiet mornings up to today, with a run every other day, counted back from the last one."""
    if before == "nobody":
        return {}
    last_run, also = before.get("last_run", -2), before.get("also", {})
    run = {**QUIET_RUN, **before.get("run", {})}
    return {
        back: {**QUIET, **also, **(run if back <= last_run and (last_run - back) % 2 == 0 else {})}
        for back in range(before.get("from", -16), 1)
    }


def _day(back: int, row: Row) -> Day:
    said = {name: value for name, value in row.items() if value != "unsaid" and name != "all"}
    if row.get("all") == "unsaid":
        said = {name: value for name, value in said.items() if name not in QUIET}
    return read_day(TODAY + timedelta(days=back), said)


def profile_of(case: Case) -> Profile:
    """The profile of a case."""
    return msgspec.convert(case.get("profile", {}), Profile)


def training_of(case: Case) -> Training | None:
    """What the recordings of a case say; None where it has none."""
    said = case.get("training")
    if said is None:
        return None
    form = {name: {"name": name, "on": TODAY, **seen} for name, seen in said.get("form", {}).items()}
    return msgspec.convert({"on": TODAY, **said, "form": form}, Training)


def answer_of(case: Case) -> Answer:
    """Today's answer to a case."""
    return answer_morning(days_of(case), TODAY, profile_of(case), KNOWN, training_of(case))


def judgement_of(case: Case) -> Judgement:
    """Today's morning of a case, judged."""
    return judge_morning(days_of(case), TODAY, profile_of(case), KNOWN, training_of(case))
