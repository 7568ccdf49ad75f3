"""`easeback replay`: the honest mirror of the tool."""

from __future__ import annotations

import click
import msgspec
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from easeback.flow.logbook import open_logbook, today_of
from easeback.flow.replay import HAPPENED, RECORDED, replay
from easeback.model.replay import Followed, Replay
from easeback.settings import Settings
from easeback.show.cli.options import now, past_date, with_settings
from easeback.show.cli.today import WIDTH


@click.command("replay")
@click.option("--from", "first", metavar="D", help="First day: 2024-05-31, today or yesterday. Else the earliest.")
@click.option("--to", "last", metavar="D", help="Last day. Else today.")
@click.option(
    "--as", "as_of", type=click.Choice([HAPPENED, RECORDED]), default=HAPPENED, show_default=True,
    help="What each morning knew: all that had happened, or only what was recorded by that day.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Every day and the counts as JSON.")
@with_settings
def replay_command(settings: Settings, first: str | None, last: str | None, as_of: str, as_json: bool) -> None:
    """What the tool would have said on every past day, what you did, and what followed.

    \b
    Examples:
      easeback replay
      easeback replay --from 2024-03-01 --to 2024-03-31
      easeback replay --as recorded --json
    """
    logbook = open_logbook(settings, now())
    today = today_of(logbook, now())
    begin, end = (past_date(text, today) if text else None for text in (first, last))
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Replaying", total=None)
        mirror = replay(logbook, begin, end, as_of, lambda done, of: bar.update(task, completed=done, total=of))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(mirror), indent=2).decode())
        return
    _show(mirror)


def _show(mirror: Replay) -> None:
    console = Console(highlight=False)
    width = min(console.width, WIDTH)
    if not mirror.days:
        console.print("There is no day with a check-in or a run in that span. Begin with: easeback check-in")
        return
    console.print(_days(mirror), width=width)
    console.print(_counts(mirror), width=width)
    if mirror.silent_days:
        console.print(Text(f"Days in between without a check-in or a run: {mirror.silent_days}, counted nowhere."))
    console.print(
        Text("A verdict is what these rules say, not what was right: what followed also had other causes.", style="dim")
    )


def _days(mirror: Replay) -> Table:
    table = Table(title=f"{mirror.first} to {mirror.last}", title_justify="left", box=None, padding=(0, 1, 0, 0))
    for heading in ("Day", "Said", "Because", "Did", "Then"):
        table.add_column(heading, no_wrap=heading != "Because")
    for day in mirror.days:
        table.add_row(
            day.date.isoformat(), str(day.verdict), day.rule, _did(day.ran, day.run_km, day.run_min), str(day.followed)
        )
    return table


def _did(ran: bool, km: float | None, minutes: float | None) -> str:
    if not ran:
        return "-"
    parts = [f"{km:.1f} km" if km is not None else "", f"{minutes:.0f} min" if minutes is not None else ""]
    return " ".join(filter(None, parts)) or "ran"


def _counts(mirror: Replay) -> Table:
    table = Table(title="\nIn all", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for heading in ("Said", "mornings", "ran", *(f"then {each}" for each in Followed)):
        table.add_column(heading, justify="left" if heading == "Said" else "right")
    for verdict, counts in mirror.counts.items():
        table.add_row(verdict, *(str(count) for count in counts.values()))
    return table
