"""`easeback imports`: what became of every file."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo

import click

from easeback.flow.logbook import open_logbook
from easeback.flow.past_imports import Line, PastImports, Which, past_imports
from easeback.flow.profile import profile_of
from easeback.settings import Settings
from easeback.show.cli.lines import count, say
from easeback.show.cli.options import now, with_settings

SITTINGS_SHOWN = 10


@click.command()
@click.option("--last", "which", flag_value="last", help="The files of the last import that it had not met before.")
@click.option("--refused", "which", flag_value="refused", help="The files that are refused, why, and what to do.")
@click.option("--all", "which", flag_value="all", help="Every file that was ever met.")
@with_settings
def imports(settings: Settings, which: Which | None) -> None:
    """Show the imports so far, or what became of each file.

    \b
      easeback imports
      easeback imports --last
      easeback imports --refused
    """
    logbook = open_logbook(settings, now())
    past = past_imports(logbook, which or "last")
    if not past.sittings:
        click.echo("Nothing was imported yet: easeback import PATH...")
    elif which is None:
        _list_sittings(past, ZoneInfo(profile_of(logbook).time_zone))
    elif not past.lines:
        click.echo("No file is refused." if which == "refused" else "The last import met no new file.")
    for line in past.lines if which else ():
        say(_in_words(line))


def _list_sittings(past: PastImports, home: tzinfo) -> None:
    for sitting in past.sittings[:SITTINGS_SHOWN]:
        counts, started = sitting.counts, f"{sitting.started_at.astimezone(home):%Y-%m-%d %H:%M}"
        if sitting.ended_at is None:
            click.echo(f"{started}  cut off, or still at work; what it had taken is kept")
            continue
        click.echo(
            f"{started}  {count(counts['files'], 'file')}: {counts['taken']} taken, {counts['known']} already there, "
            f"{counts['no_activity']} no activity, {counts['refused'] + counts['refused_before']} refused"
        )
    if len(past.sittings) > SITTINGS_SHOWN:
        click.echo(f"and {len(past.sittings) - SITTINGS_SHOWN} earlier")
    click.echo("\nFile by file: easeback imports --last, --refused or --all")


def _in_words(line: Line) -> str:
    outcome = line.outcome
    if outcome.result in ("refused", "no_activity"):
        return f"{outcome.shown}: {'refused. ' * (outcome.result == 'refused')}{outcome.what} {outcome.what_to_do}"
    said = f"{_RESULTS[outcome.result]}, run {line.run}" if line.run is not None else _RESULTS[outcome.result]
    if line.is_deleted:
        said += ", deleted by you"
    elif line.same_as is not None:
        said += f", the same run as {line.same_as}"
    return f"{outcome.shown}: {said}. {outcome.what}".rstrip()


_RESULTS = {
    "run": "taken",
    "cross_training": "taken as cross-training",
    "not_counted": "kept, not counted",
    "known": "already there",
}
