"""Everything of a logbook as tables in a folder: days, runs, check-ins, and what each column means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from easeback.flow.day_columns import day_columns
from easeback.flow.history import check_in_columns, check_in_frame, day_frame, run_frame
from easeback.flow.logbook import Logbook
from easeback.flow.remeasure import remeasure
from easeback.flow.run_columns import run_columns
from easeback.model.error import BadUse
from easeback.model.problem import Problem
from easeback.share.export import Table, refuse_used, write_tables

OnFile = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """The files written, how many rows each table has, and a problem for each run that could not be measured again."""

    files: tuple[Path, ...]
    days: int
    runs: int
    check_ins: int
    problems: tuple[Problem, ...]


def export(logbook: Logbook, folder: Path, on_file: OnFile | None = None) -> Exported:
    """Writes everything into the new or empty `folder`, runs of an older version measured again first."""
    folder = folder.expanduser().absolute()
    if folder.resolve().is_relative_to(logbook.home.resolve()):
        raise BadUse(f"{folder} is inside the data folder.", "Name a folder elsewhere.")
    refuse_used(folder)
    problems = remeasure(logbook, on_file).problems
    days, runs, said = day_frame(logbook), run_frame(logbook), check_in_frame(logbook)
    tables = (
        Table("days", days, day_columns()),
        Table("runs", runs, tuple(each.column for each in run_columns())),
        Table("check_ins", said, check_in_columns(), with_parquet=False),
    )
    return Exported(write_tables(folder, tables), len(days), len(runs), len(said), problems)
