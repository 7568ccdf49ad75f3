"""`easeback runs`: the runs of the logbook, one a line."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import click

from easeback.flow.logbook import open_logbook, today_of
from easeback.flow.profile import profile_of
from easeback.flow.runs import RunRow, last_weeks, list_runs
from easeback.model.error import BadUse
from easeback.model.runner import Profile
from easeback.present.words_of_form import clock, distance_in_words
from easeback.settings import Settings
from easeback.show.cli.lines import count
from easeback.show.cli.options import now, read_date, with_settings
from easeback.show.cli.run_measures import show_weeks

DAYS_SHOWN = 28


@click.command()
@click.option("--from", "first", metavar="DATE", help=f"The first date; without it {DAYS_SHOWN} days before the last.")
@click.option("--to", "last", metavar="DATE", help="The last date; without it today.")
@click.option("--all", "every", is_flag=True, help="All dates, with other sports, hidden and deleted recordings.")
@with_settings
def runs(settings: Settings, first: str | None, last: str | None, every: bool) -> None:
    """List the runs that were imported, the latest last, each with its number for `easeback run`.

    \b
      easeback runs
      easeback runs --from 2024-01-01 --to 2024-03-31
      easeback runs --all
    """
    from rich.console import Console
    from rich.table import Table

    logbook = open_logbook(settings, now())
    today = today_of(logbook, now())
    until = read_date(last, today)
    since = read_date(first, today) if first else until - timedelta(days=DAYS_SHOWN - 1)
    if since > until:
        raise BadUse(f"{since} is after {until}.", "Give the earlier date with --from.")
    since = since.min if every and not first else since
    found = list_runs(logbook, since, until.max if every and not last else until, every=every)
    if not found:
        click.echo(f"No runs from {since} to {until}. `easeback import` takes them in; --all lists every recording.")
        return
    profile = profile_of(logbook)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("run", "date", "start", "distance", "moving", "what"):
        table.add_column(heading, justify="right" if heading in ("run", "distance", "moving") else "left")
    for each in found:
        start = f"{local_start(each, profile):%H:%M}"
        table.add_row(str(each.id), str(each.local_date), start, *measures_in_words(each, profile), in_words(each))
    Console(highlight=False).print(table)
    click.echo(f"\n{count(len(found), 'recording' if every else 'run')}.")
    if not every and not last:
        show_weeks(last_weeks(logbook, today, profile.units))


def local_start(run: RunRow, profile: Profile) -> datetime:
    """The start on the runner's clock: by the device's offset, else in the profile's time zone."""
    if run.utc_offset_s is not None:
        return run.started_at.astimezone(timezone(timedelta(seconds=run.utc_offset_s)))
    return run.started_at.astimezone(ZoneInfo(profile.time_zone))


def measures_in_words(run: RunRow, profile: Profile) -> tuple[str, str]:
    """Distance in the runner's unit and moving time; a dash where it cannot be told."""
    moving = "-" if run.moving_min is None else clock(run.moving_min)
    if run.distance_km is None:
        return "-", moving
    return distance_in_words(run.distance_km, profile.units), moving


def in_words(run: RunRow) -> str:
    """Its name or sport, its ground, and why it is not counted where it is not."""
    hint = run.hint or {}
    parts = [hint.get("name") or sport_in_words(run), run.ground]
    if run.deleted_at is not None:
        parts.append("deleted")
    elif run.same_as is not None:
        parts.append(f"same run as {run.same_as}, hidden")
    elif run.counts_as == "cross_training" and hint.get("name"):
        parts.append(sport_in_words(run))
    elif run.counts_as == "nothing":
        parts.append("not counted")
    return ", ".join(part for part in parts if part)


def sport_in_words(run: RunRow) -> str:
    """The sport, with its kind, marked where it was guessed."""
    kind = "" if run.sub_sport in ("", "generic") else f" ({run.sub_sport.replace('_', ' ')})"
    return f"{run.sport.replace('_', ' ')}{kind}{', guessed' if run.sport_is_guessed else ''}"
