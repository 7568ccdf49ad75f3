"""`easeback diary import|export`: the diary as CSV."""

from __future__ import annotations

from pathlib import Path

import click

from easeback.flow.add_diary import add_diary, diary_text
from easeback.flow.logbook import open_logbook
from easeback.model.error import BadUse
from easeback.settings import Settings
from easeback.show.cli.lines import count
from easeback.show.cli.options import now, with_settings
from easeback.show.cli.problems import exit_code, list_problems


@click.group()
def diary() -> None:
    """The diary as CSV, one row a day: the way in from elsewhere, and out.

    The first line names the columns, in any order. Only `date` is needed; an empty cell is not said. The columns are
    those of `easeback check-in --help` (leg_pain_0_10 for --leg-pain, and so on), and red_flags, red_flags_unsure,
    red_flags_usual and red_flags_denied (ids joined by ; or `all`).
    """


@diary.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_settings
def import_diary(settings: Settings, file: Path) -> int:
    """Take in a diary. The same rows again add nothing; a row that differs corrects the earlier import.

    \b
      easeback diary import diary.csv
    """
    logbook = open_logbook(settings, now())
    imported = add_diary(logbook, file.name, _content(file), now())
    parts = [f"{count(imported.new_days, 'day')} new", f"{imported.known_days} already there"]
    click.echo(", ".join(parts + ([f"{imported.corrected_days} corrected"] if imported.corrected_days else [])) + ".")
    list_problems(imported.problems)
    return exit_code(imported.problems)


@diary.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True))
@with_settings
def export_diary(settings: Settings, file: Path) -> None:
    """Write the diary to FILE, or to the terminal with -.

    \b
      easeback diary export diary.csv
    """
    days, text = diary_text(open_logbook(settings, now()))
    if str(file) == "-":
        click.echo(text, nl=False)
        return
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise BadUse(f"{file} cannot be written: {error.strerror}.", "Name a file elsewhere.") from error
    click.echo(f"{count(days, 'day')} written to {file}.")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadUse(f"{file} cannot be read: {error.strerror}.", "Check its permissions.") from error
