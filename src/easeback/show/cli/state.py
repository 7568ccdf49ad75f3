"""`easeback state`: where the runner is, why, what comes next, and what leads on from there."""

from __future__ import annotations

import click

from easeback.flow.logbook import open_logbook, today_of
from easeback.flow.state import state_on
from easeback.present.state import StatePage
from easeback.settings import Settings
from easeback.show.cli.lines import say
from easeback.show.cli.options import now, read_date, with_settings


@click.command()
@click.option("--date", "date_text", metavar="D", help="Another date: ISO, today or yesterday.")
@with_settings
def state(settings: Settings, date_text: str | None) -> None:
    """Where you are, why, and what comes next.

    A day that is missing never loses your place.

    \b
      easeback state
      easeback state --date 2024-05-31
    """
    moment = now()
    logbook = open_logbook(settings, moment)
    on = read_date(date_text, today_of(logbook, moment)) if date_text else None
    _print(state_on(logbook, moment, on))


def _print(page: StatePage) -> None:
    number = f" (state {page.number})" if page.number is not None else ""
    say(f"{page.name}{number}, {page.date}")
    say(f"Why: {page.why}", indent=2)
    say(f"Next: {page.next}", indent=2)
    say(f"Today: {page.today}; at best here: {page.best}.", indent=2)
    for reason in page.reasons:
        say(f"- {reason}", indent=4)
    for way in page.ways:
        say(f"{way.way.capitalize()} to {way.to.lower()}: {way.when}.", indent=2)
