"""`easeback profile set|show`: what is told once."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import click

from easeback.flow import profile as task
from easeback.flow.logbook import open_logbook
from easeback.model.error import BadUse
from easeback.model.runner import Limit, Profile
from easeback.settings import Settings
from easeback.show.cli.options import now, with_settings


@click.group()
def profile() -> None:
    """What is told once: facts that change what is asked, a clinician's limits, the usual week, the goal."""


@profile.command("set")
@click.argument("facts", nargs=-1, required=True, metavar="NAME=VALUE...")
@with_settings
def set_facts(settings: Settings, facts: tuple[str, ...]) -> None:
    """Record facts. An empty value takes a fact back; earlier values stay in the log.

    Yes or no for yes-no facts, dates as 2024-05-31, several words joined by ;

    \b
      easeback profile set born_on=1984-02-29 osteoporosis=no
      easeback profile set max_run_min=30 limits_by="my physiotherapist"
      easeback profile set goal=
    """
    texts = dict(_name_and_value(fact) for fact in facts)
    told = task.set_facts(open_logbook(settings, now()), texts, now())
    for name in texts:
        click.echo(f"{name}: {_in_words(getattr(told, name))}")


@profile.command("limit")
@click.option("--by", required=True, metavar="NAME", help="Whose limit: surgeon, my physiotherapist ...")
@click.option("--max-run-min", metavar="MINUTES", help="At most so many minutes a run.")
@click.option("--kinds", "allowed_run_kinds", metavar="KINDS", help="Only these kinds, joined by ; as easy;walk_run.")
@click.option("--no-running-until", metavar="DATE", help="No running before this date.")
@click.option("--may-run-from", metavar="DATE", help="Running may begin on this date.")
@click.option("--until", metavar="DATE", help="The last day on which minutes and kinds bind.")
@click.option("--said-on", metavar="DATE", help="When it was said; today where it is left out.")
@with_settings
def limit(settings: Settings, by: str, **texts: str | None) -> None:
    """What one clinician allows or bars. Several are kept side by side, and the strictest binds.

    Without any limit what that clinician set before is lifted; it stays in the log.

    \b
      easeback profile limit --by surgeon --no-running-until 2031-03-01
      easeback profile limit --by "my physiotherapist" --max-run-min 20
      easeback profile limit --by surgeon
    """
    said = {name: text for name, text in texts.items() if text is not None}
    told = task.add_limit(open_logbook(settings, now()), by, said, now())
    for each in told.every_limit:
        click.echo(in_words(each))
    if not told.every_limit:
        click.echo("No clinician's limit is recorded now.")


def in_words(told: Limit) -> str:
    """A limit in one line: who, when, and what."""
    parts = [
        f"no running until {told.no_running_until}" if told.no_running_until else "",
        f"may run from {told.may_run_from}" if told.may_run_from else "",
        f"at most {told.max_run_min:g} minutes" if told.max_run_min is not None else "",
        f"only {', '.join(told.allowed_run_kinds)}" if told.allowed_run_kinds else "",
        f"until {told.until}" if told.until else "",
    ]
    said_on = f" ({told.said_on})" if told.said_on else ""
    return f"{told.by or 'a clinician'}{said_on}: {'; '.join(filter(None, parts))}"


@profile.command("show")
@with_settings
def show(settings: Settings) -> None:
    """Show what is known of you, and what was not said."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    logbook = open_logbook(settings, now())
    told, by_system = task.profile_of(logbook), task.source_of_time_zone(logbook) == "system"
    table = Table.grid(padding=(0, 3, 0, 0))
    for name, text in _lines(told, by_system):
        table.add_row(Text(name), Text(text))
    console = Console(highlight=False)
    console.print(table)
    if unsaid := [each.name for each in fields(Profile) if _is_unsaid(getattr(told, each.name))]:
        console.print(Text(f"\nNot said: {', '.join(unsaid)}."))
        console.print(Text("Tell with: easeback profile set NAME=VALUE"))


def _lines(told: Profile, by_system: bool) -> list[tuple[str, str]]:
    lines = [(each.name, _in_words(getattr(told, each.name))) for each in fields(Profile)]
    said = [(name, text) for name, text in lines if not _is_unsaid(getattr(told, name))]
    remark = " (from this machine; change it with `easeback profile set time_zone=...`)" if by_system else ""
    return [(name, text + remark if name == "time_zone" else text) for name, text in said]


def _name_and_value(fact: str) -> tuple[str, str]:
    name, equals, value = fact.partition("=")
    if not equals:
        raise BadUse(f"{fact!r} says no value.", f"Write it as {name}=VALUE.")
    return name.strip(), value


def _is_unsaid(value: object) -> bool:
    return value is None or value == ()


def _in_words(value: object) -> str:
    match value:
        case None | ():
            return "not said"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case date():
            return value.isoformat()
        case Limit():
            return in_words(value)
        case tuple():
            return ", ".join(_in_words(each) for each in value)
    return str(value)
