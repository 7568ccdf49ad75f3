"""`easeback export`: everything as CSV and Parquet, with a data dictionary."""

from __future__ import annotations

from pathlib import Path

import click

from easeback.flow.export import export as write
from easeback.flow.logbook import open_logbook
from easeback.settings import Settings
from easeback.show.cli.lines import count
from easeback.show.cli.options import now, with_settings
from easeback.show.cli.problems import exit_code, list_problems
from easeback.show.cli.progress import progress


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@with_settings
def export(settings: Settings, folder: Path) -> int:
    """Write everything into the new or empty folder DIR: days, runs and check-ins as CSV, the first two as Parquet too.

    dictionary.csv says of each column what it means and in which unit. An empty cell is what was not said or not
    measured. The files hold health data, and only you may read them.

    \b
      easeback export stick/easeback-tables
    """
    with progress("Measuring") as step:
        done = write(open_logbook(settings, now()), folder, step)
    said = (count(done.days, "day"), count(done.runs, "run"), count(done.check_ins, "check-in"))
    click.echo(f"{folder}: {', '.join(said)}.")
    click.echo(f"{', '.join(file.name for file in done.files)}.")
    list_problems(done.problems)
    return exit_code(done.problems)
