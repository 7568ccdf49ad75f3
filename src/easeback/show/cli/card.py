"""`easeback card`: *When to get help now*, on the screen or on paper."""

from __future__ import annotations

from pathlib import Path

import click

from easeback.flow.card import card_page, write_card
from easeback.present.card import card_as_text
from easeback.settings import Settings
from easeback.show.cli.options import now, with_settings


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it: FILE.html or FILE.txt."
)
@with_settings
def card(settings: Settings, out: Path | None) -> None:
    """When to get help now. Needs no logbook and no network; print it and keep it.

    Your own numbers: easeback profile set emergency_number=112 crisis_number=...

    \b
      easeback card
      easeback card --out card.html
    """
    page = card_page(settings, now())
    if out is None:
        click.echo(card_as_text(page), nl=False)
        return
    write_card(page, out)
    click.echo(f"Written: {out}. It needs no network. Print it, and keep it where it is found without a phone.")
