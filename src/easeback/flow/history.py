"""The whole history as tables: a row a day, a row a run, a row a check-in. The unit ends each column's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import polars as pl

from easeback.flow.day_columns import (
    COVERED,
    FIGURES,
    LOADS,
    LOOPS,
    SPIKE,
    SUMS,
    Load,
    day_columns,
    load_name,
    said_columns,
    sum_name,
)
from easeback.flow.day_sums import DaySums, day_sums, loop_balances
from easeback.flow.logbook import Logbook
from easeback.flow.run_columns import run_columns
from easeback.flow.run_history import runs_found
from easeback.keep.logbook import check_ins, store
from easeback.knowledge import knowledge
from easeback.knowledge.load import Knowledge
from easeback.measure.days import WEEK, covered_days, daily_loads, load_series, session_spikes_percent, trailing_sum
from easeback.measure.effort import session_load
from easeback.measure.intervals import Mask
from easeback.model.check_in import FIELDS, FLAG_COLUMNS
from easeback.model.day import Day
from easeback.model.loops import LoopBalance
from easeback.model.table import Kind, TableColumn
from easeback.model.track import Column
from easeback.model.words import FlagAnswer

TYPES: Final[Mapping[Kind, pl.DataType]] = {
    "date": pl.Date(),
    "moment": pl.Datetime("us", "UTC"),
    "text": pl.String(),
    "number": pl.Float64(),
    "whole": pl.Int64(),
    "yes_no": pl.Boolean(),
}
ONE_DAY: Final = timedelta(days=1)
# What is kept with every check-in beside its answers.
ABOUT: Final = (
    TableColumn("id", "whole", "number of the record"),
    TableColumn("happened_on", "date", "the day it is about"),
    TableColumn("recorded_at", "moment", "when it was said"),
    TableColumn("part", "text", "the part of the day: morning, after_run, evening"),
    TableColumn("source", "text", "how it came in"),
    TableColumn("corrects", "whole", "number of the record that it takes out of the count"),
    TableColumn("counts", "yes_no", "no later record takes it out of the count"),
)


def day_frame(logbook: Logbook) -> pl.DataFrame:
    """A row for every date from the first to the last of which anything is known, with its moving load.

    What was not said or not measured is null and never zero; figures of load are null where a day they need is unknown.
    """
    known, days = knowledge(), {day.date: day for day in store.days(logbook.runner)}
    every = _dates(days)
    columns = tuple(said_columns())
    said = _frame(columns, (_row_of_day(days.get(on, Day(date=on)), columns) for on in every))
    if not every:
        return _frame(day_columns(), ())
    found = day_sums(logbook)
    moving = _load_columns(days, every, found, known)
    return said.with_columns(moving).with_columns(_loop_columns(loop_balances(found, days, every)))


def run_frame(logbook: Logbook) -> pl.DataFrame:
    """A row for every run that counts, in order of time: all its measures, its form beside the usual."""
    columns = run_columns()
    values = [[column.value(found) for column in columns] for found in runs_found(logbook, knowledge())]
    return _frame([each.column for each in columns], values)


def check_in_columns() -> tuple[TableColumn, ...]:
    """Every column of the table of check-ins, in its order."""
    return (*ABOUT, *(column for column in said_columns() if column.name in (*FIELDS, *FLAG_COLUMNS)))


def check_in_frame(logbook: Logbook) -> pl.DataFrame:
    """A row for every record ever said, withdrawn ones too."""
    rows, asked = [], [each.name for each in check_in_columns()[len(ABOUT) :]]
    for log in check_ins.log_of(logbook.runner).values():
        counts = {each.id for each in check_ins.counting(log)}
        for kept in log:
            said = kept.check_in
            about = (kept.id, said.happened_on, said.recorded_at, said.part.value, said.source, kept.corrects)
            answers = {name: _plain(said.answers.get(name)) for name in FIELDS} | _flags(said.red_flags)
            rows.append([*about, kept.id in counts, *(answers[name] for name in asked)])
    return _frame(check_in_columns(), sorted(rows, key=lambda row: (row[1], row[2], row[0])))


def _frame(columns: Sequence[TableColumn], rows: Iterable[Sequence[Any]]) -> pl.DataFrame:
    schema = {column.name: TYPES[column.kind] for column in columns}
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def _dates(days: Mapping[date, Day]) -> list[date]:
    if not days:
        return []
    first, last = min(days), max(days)
    return [first + ONE_DAY * number for number in range((last - first).days + 1)]


def _row_of_day(day: Day, columns: Sequence[TableColumn]) -> list[Any]:
    flags = _flags(day.red_flags)
    return [flags[each.name] if each.name in flags else _plain(getattr(day, each.name)) for each in columns]


def _plain(value: Any) -> Any:
    """A value as a cell holds it: several words joined as in the diary, and `none` for: asked, and there is none."""
    return (";".join(value) or "none") if isinstance(value, tuple) else value


def _flags(answers: Mapping[str, FlagAnswer]) -> dict[str, str | None]:
    return {
        name: ";".join(flag for flag, said in answers.items() if said is answer) or None
        for name, answer in FLAG_COLUMNS.items()
    }


def _load_columns(days: Mapping[date, Day], every: Sequence[date], found: DaySums, known: Knowledge) -> list[pl.Series]:
    covered = covered_days(days, every[0], every[-1], known)
    ran = [day for day in days.values() if day.has_run]
    of_day = {
        "distance": {day.date: day.run_km for day in ran},
        "session": {day.date: session_load(day.effort_0_10, day.run_min) for day in ran},
    } | {name: {day.date: sums.get(day.date) for day in ran} for name, sums in _all_sums(found).items()}
    loads = {load: daily_loads(of_day[load.name], covered, every[0]) for load in LOADS}
    window = int(known.number("kept_running_window_days"))
    return [
        pl.Series(COVERED.name, covered),
        *(each for load, values in loads.items() for each in _figures(load, values, covered, every[0], known)),
        _numbers(SPIKE, session_spikes_percent(loads[LOADS[0]], window)),
        *(each for name, unit, _ in SUMS for each in _sums(name, unit, daily_loads(of_day[name], covered, every[0]))),
    ]


def _all_sums(found: DaySums) -> dict[str, Mapping[date, float | None]]:
    return {name: found.sums.get(name, {}) for name in ("trimp", *(name for name, _, _ in SUMS))}


def _sums(name: str, unit: str, values: Column) -> Iterable[pl.Series]:
    yield _numbers(sum_name(name, "day", unit), values)
    yield _numbers(sum_name(name, "week_sum", unit), trailing_sum(values, WEEK))


def _loop_columns(balances: Iterable[LoopBalance | None]) -> list[pl.Series]:
    rows = list(balances)
    return [
        pl.Series(each.name, [_loop_value(row, each.name) for row in rows], dtype=TYPES[each.kind]) for each in LOOPS
    ]


def _loop_value(balance: LoopBalance | None, column: str) -> Any:
    return None if balance is None else getattr(balance, column.removeprefix("loops_"))


def _figures(load: Load, values: Column, covered: Mask, first: date, known: Knowledge) -> Iterable[pl.Series]:
    series = load_series(values, first, known)
    for figure in FIGURES:
        yield _numbers(load_name(load, figure), np.where(covered, getattr(series, figure), np.nan))
    yield pl.Series(f"{load.name}_warming_up", series.warming_up)


def _numbers(name: str, values: Column) -> pl.Series:
    return pl.Series(name, values, dtype=pl.Float64, nan_to_null=True)
