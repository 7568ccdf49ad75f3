"""`easeback demo`: a simulated season, imported and answered, in a place of its own."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from easeback.flow.demo import Demo, play_season
from easeback.flow.today import Today
from easeback.show.cli.options import now, past_date
from easeback.show.cli.problems import exit_code, list_problems
from easeback.show.cli.progress import progress
from easeback.show.cli.today import print_page

# A season whose last morning is a good one.
SEED = 2
WITH_YOUR_OWN = (
    ("easeback import FOLDER", "your own recordings: FIT, GPX, TCX"),
    ("easeback check-in", "your own morning, in 30 seconds"),
    ("easeback today", "can you run today?"),
)


@click.command()
@click.option(
    "--keep", type=click.Path(path_type=Path, file_okay=False), help="Keep files and logbook in this new folder."
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=SEED, show_default=True, help="Another number, another season."
)
@click.option("--date", "date_text", metavar="D", help="The season's last day, instead of today.")
def demo(keep: Path | None, seed: int, date_text: str | None) -> int:
    """A simulated season, imported from real FIT files; the answers for its last day and its worst.

    Your own logbook is not touched.

    \b
      easeback demo
      easeback demo --keep my-season
    """
    last_on = past_date(date_text, now().date()) if date_text else None
    with _folder(keep) as folder:
        with progress("Demo") as step:
            played = play_season(folder, seed, last_on, now(), step)
        _print(played)
    _print_next(played, keep)
    problems = (*played.imported.problems, *played.diary.problems)
    list_problems(problems)
    return exit_code(problems)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        yield keep
        return
    # Windows cannot remove a database that is still open; the system clears its temporary folder later.
    with TemporaryDirectory(prefix="easeback-demo-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _print(played: Demo) -> None:
    last, worst = played.last.answer.date, played.worst.answer.date
    click.echo(f"A runner's season that never happened, {played.first_on} to {last}.")
    click.echo(f"Imported as your files would be: {played.imported.taken} FIT recordings,", nl=False)
    click.echo(f" {played.diary.new_days} days of diary.")
    _print_answer(f"The last day, {last}", played.last)
    _print_answer(f"The worst day, {worst}", played.worst)


def _print_answer(title: str, shown: Today) -> None:
    click.echo(f"\n{title}\n{'=' * len(title)}\n")
    print_page(shown.page)


def _print_next(played: Demo, keep: Path | None) -> None:
    click.echo("\nWhat to type next\n=================\n")
    for command, meaning in (*_in_the_season(played, keep), *WITH_YOUR_OWN):
        click.echo(f"  {command}\n      {meaning}")


def _in_the_season(played: Demo, keep: Path | None) -> Iterator[tuple[str, str]]:
    yield f"easeback why {played.worst.answer.reasons[0].rule}", "unfold a reason down to its sources"
    if keep is None:
        yield "easeback demo --keep my-season", "the same, kept in a folder to look round in"
    else:
        yield f"easeback today --home {shlex.quote(str(played.home))}", "the answer again, from this season's logbook"
