"""`easeback import`: recordings from files and folders."""

from __future__ import annotations

from pathlib import Path

import click

from easeback.flow.add_files import Imported, add_files
from easeback.flow.logbook import open_logbook
from easeback.settings import Settings
from easeback.show.cli.lines import count
from easeback.show.cli.options import now, with_settings
from easeback.show.cli.problems import exit_code, list_problems
from easeback.show.cli.progress import progress


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
@with_settings
def import_files(settings: Settings, paths: tuple[Path, ...]) -> int:
    """Take in recordings: FIT, GPX and TCX files, plain or .gz, and folders of them.

    Importing a file twice adds nothing. Of two recordings of one run the richer is shown. Exit code 1 when a file that
    you named is no run, or when there are problems listed.

    \b
      easeback import morning.fit
      easeback import Downloads/runs
    """
    logbook = open_logbook(settings, now())
    with progress("Importing") as step:
        imported = add_files(logbook, paths, now(), step)
    for line in _summary(imported):
        click.echo(line)
    list_problems(imported.problems)
    return exit_code(imported.problems)


def _summary(imported: Imported) -> list[str]:
    lines = [f"{count(imported.files, 'file')}: {imported.taken} taken, {imported.known} already there."]
    if imported.runs:
        twice = f", {imported.same_runs} of them recorded twice and counted once" if imported.same_runs else ""
        lines.append(f"{count(imported.runs, 'run')}{twice}.")
    if imported.cross_training:
        lines.append(f"{count(imported.cross_training, 'other activity', 'other activities')} kept as cross-training.")
    if imported.not_counted:
        lines.append(f"{count(imported.not_counted, 'activity', 'activities')} kept and not counted.")
    if imported.not_activities:
        kinds = ", ".join(f"{number} {kind}" for kind, number in imported.not_activities.items())
        lines.append(f"Left out, no activity in them: {kinds}.")
    if imported.refused:
        lines.append(f"{count(imported.refused, 'file')} refused.")
    return lines
