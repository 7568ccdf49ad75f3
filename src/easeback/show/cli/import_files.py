"""`easeback import`: recordings from files, folders and archives."""

from __future__ import annotations

from pathlib import Path

import click

from easeback.flow.add_files import Imported, Options, add_files
from easeback.flow.logbook import open_logbook
from easeback.settings import Settings
from easeback.show.cli.lines import count
from easeback.show.cli.options import now, with_settings
from easeback.show.cli.problems import exit_code, list_problems
from easeback.show.cli.progress import progress


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
@click.option("--watch", is_flag=True, help="Go on: take in each new file of these folders once it is complete.")
@click.option("--again", is_flag=True, help="Try files that were refused before once more.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Worker processes; without it one a core.")
@with_settings
def import_files(settings: Settings, paths: tuple[Path, ...], watch: bool, again: bool, jobs: int | None) -> int:
    """Take in recordings: FIT, GPX and TCX files, plain or .gz, folders, .zip archives, and account exports.

    Strava's and Garmin's exports are taken as they come, unopened. Importing a file twice adds nothing, and an import
    that was cut off goes on where it stopped. Of two recordings of one run the richer is shown. Exit code 1 when a file
    that you named is no run, or when there are problems listed.

    \b
      easeback import morning.fit
      easeback import Downloads/export_12345678.zip
      easeback import --watch Downloads
    """
    logbook, options = open_logbook(settings, now()), Options(jobs=jobs, again=again)
    with progress("Importing") as step:
        imported = add_files(logbook, paths, now(), step, options)
    tell(imported)
    if watch:
        from easeback.show.cli.watch import watch_and_tell

        return watch_and_tell(logbook, paths, options)
    return exit_code(imported.problems)


def tell(imported: Imported) -> None:
    """What an import came to, and one line a problem."""
    for line in _summary(imported):
        click.echo(line)
    list_problems(imported.problems)


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
    if imported.refused_before:
        files = count(imported.refused_before, "file")
        lines.append(f"{files} refused before and not tried again (`easeback imports --refused`, `import --again`).")
    return lines
