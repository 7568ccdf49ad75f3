"""`easeback rebuild`: everything derived, anew."""

from __future__ import annotations

import click

from easeback.flow import rebuild as task
from easeback.flow.logbook import Logbook, open_logbook
from easeback.model.error import BadUse
from easeback.settings import Settings
from easeback.show.cli.lines import count
from easeback.show.cli.options import now, with_settings
from easeback.show.cli.problems import exit_code, list_problems
from easeback.show.cli.progress import progress


@click.command()
@click.option("--measures", is_flag=True, help="Only the measures that an older easeback took, from the kept tracks.")
@click.option("--ground", is_flag=True, help="Only the ground: every run matched anew to the maps that were added.")
@with_settings
def rebuild(settings: Settings, measures: bool, ground: bool) -> int:
    """Make everything derived anew, from the original files and the check-ins, which are never changed.

    \b
      easeback rebuild
      easeback rebuild --measures
      easeback rebuild --ground
    """
    if measures and ground:
        raise BadUse("Either --measures or --ground.", "Give one of them, or neither for everything but the ground.")
    logbook = open_logbook(settings, now())
    if ground:
        from easeback.show.cli.map import match_all

        return match_all(logbook, again=True)
    return _measures(logbook) if measures else _everything(logbook)


def _everything(logbook: Logbook) -> int:
    with progress("Rebuilding") as step:
        rebuilt = task.rebuild(logbook, step)
    parts = (count(rebuilt.originals, "original"), count(rebuilt.recordings, "recording"), count(rebuilt.days, "day"))
    click.echo(f"{', '.join(parts)}.")
    list_problems(rebuilt.problems)
    return exit_code(rebuilt.problems)


def _measures(logbook: Logbook) -> int:
    from easeback.flow.remeasure import remeasure

    with progress("Measuring") as step:
        done = remeasure(logbook, step)
    click.echo(f"{count(done.recordings, 'recording')} measured again.")
    list_problems(done.problems)
    return exit_code(done.problems)
