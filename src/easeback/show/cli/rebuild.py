"""`easeback rebuild`: everything derived, anew."""

from __future__ import annotations

import click

from easeback.flow import rebuild as task
from easeback.flow.logbook import open_logbook
from easeback.settings import Settings
from easeback.show.cli.lines import count
from easeback.show.cli.options import now, with_settings
from easeback.show.cli.problems import exit_code, list_problems
from easeback.show.cli.progress import progress


@click.command()
@with_settings
def rebuild(settings: Settings) -> int:
    """Make everything derived anew, from the original files and the check-ins, which are never changed.

    \b
      easeback rebuild
    """
    logbook = open_logbook(settings, now())
    with progress("Rebuilding") as step:
        rebuilt = task.rebuild(logbook, step)
    parts = (count(rebuilt.originals, "original"), count(rebuilt.recordings, "recording"), count(rebuilt.days, "day"))
    click.echo(f"{', '.join(parts)}.")
    list_problems(rebuilt.problems)
    return exit_code(rebuilt.problems)
