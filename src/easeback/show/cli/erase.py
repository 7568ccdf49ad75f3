"""`easeback erase`: the whole logbook, for good."""

from __future__ import annotations

import click

from easeback.flow import erase as task
from easeback.settings import Settings
from easeback.show.cli.lines import count, say
from easeback.show.cli.options import now, with_settings


@click.command()
@click.option("--typed", metavar="WORD", help="The word that is asked for, given here instead of typed.")
@with_settings
def erase(settings: Settings, typed: str | None) -> None:
    """Erase the logbook: the diary, every recording, the profile, the maps. It cannot be undone.

    It asks for a word first. Whatever else lies in the data folder stays, and so do backups made elsewhere. Stop
    `easeback serve` before.

    \b
      easeback backup stick/last.zip
      easeback erase
    """
    held = task.what_is_held(settings, now())
    say(f"{settings.home} holds {count(held.days, 'day')} and {count(held.originals, 'original')}.")
    if typed is None:
        say("This cannot be undone. To keep a copy stop here, and write one with: easeback backup FILE")
        typed = click.prompt(f"To erase everything type the word {task.WORD}", default="", show_default=False)
    task.erase_home(settings, typed, now())
    click.echo("Erased.")
