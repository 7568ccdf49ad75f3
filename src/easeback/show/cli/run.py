"""`easeback run`: one recording, shown and put right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from easeback.flow.logbook import open_logbook
from easeback.flow.profile import profile_of
from easeback.flow.runs import GROUNDS, SPORTS, RunPage, correct_run, measures_page, show_run
from easeback.model.error import BadUse
from easeback.model.runner import Profile
from easeback.settings import Settings
from easeback.show.cli.lines import say
from easeback.show.cli.options import now, with_settings
from easeback.show.cli.run_measures import show_measures
from easeback.show.cli.runs import in_words, local_start, sport_in_words

AS_RECORDED = "as-recorded"


@click.command()
@click.argument("number", type=int, metavar="RUN")
@click.option("--delete", is_flag=True, help="It counts no more, and no import brings it back.")
@click.option("--undelete", is_flag=True, help="It counts again.")
@click.option("--sport", type=click.Choice([*SPORTS, AS_RECORDED]), metavar="SPORT", help="What it was: running, ...")
@click.option("--ground", type=click.Choice([*GROUNDS, AS_RECORDED]), metavar="GROUND", help="road, trail, grass, ...")
@with_settings
def run(settings: Settings, number: int, delete: bool, undelete: bool, sport: str | None, ground: str | None) -> None:
    """Show one run, or put it right. Its original file stays as it is, and every correction can be taken back.

    \b
      easeback run 12
      easeback run 12 --sport running --ground trail
      easeback run 12 --sport as-recorded
      easeback run 12 --delete
    """
    if delete and undelete:
        raise BadUse("Either --delete or --undelete.", "Give one of them.")
    logbook = open_logbook(settings, now())
    told: dict[Any, Any] = {"deleted": delete} if delete or undelete else {}
    told |= {name: _said(value) for name, value in (("sport", sport), ("ground", ground)) if value is not None}
    page = correct_run(logbook, number, told, now()) if told else show_run(logbook, number)
    profile = profile_of(logbook)
    for line in _lines(page, profile):
        say(line)
    show_measures(measures_page(logbook, number, profile.units), number)


def _said(value: str) -> str | None:
    return None if value == AS_RECORDED else value


def _lines(page: RunPage, profile: Profile) -> Iterator[str]:
    run = page.run
    yield f"Run {run.id}: {in_words(run)}, {local_start(run, profile):%A %Y-%m-%d, %H:%M}"
    yield f"Sport: {sport_in_words(run)}. Counts as: {run.counts_as.replace('_', '-')}."
    yield f"From {run.original_name} ({run.format}), imported {run.imported_at:%Y-%m-%d}."
    if run.deleted_at is not None:
        yield f"Deleted on {run.deleted_at:%Y-%m-%d}: it counts no more. Undo: `easeback run {run.id} --undelete`."
    if page.front is not None:
        yield f"It is the same run as run {page.front.id} ({page.front.original_name}), which is shown in its place."
    for twin in page.behind:
        yield f"Run {twin.id} ({twin.original_name}) is the same run, poorer, and hidden behind this one."
