"""`easeback week`: seven days ahead, for people and as JSON, and the versions that were kept."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from easeback.flow.logbook import open_logbook, today_of
from easeback.flow.week import versions, week_of
from easeback.present.today import Section
from easeback.present.week import DayShown, VersionShown, WeekPage
from easeback.settings import Settings
from easeback.show.cli.options import now, read_date, with_settings
from easeback.show.cli.today import COLOURS, WIDTH

STRIP_WIDTH = 32
MARKS = {"run": ("#", "bold green"), "walk": ("-", "cyan"), "rest": (".", "dim")}


@click.command()
@click.option("--date", "date_text", metavar="D", help="Another first day: ISO, today or yesterday.")
@click.option("--goal", metavar="TEXT", help="10 km, 30 min, half marathon, 5 km race. Else the profile's goal.")
@click.option("--goal-date", "goal_date_text", metavar="D", help="The goal's date, ISO. Else the profile's goal_on.")
@click.option("--versions", "show_versions", is_flag=True, help="Every plan that was kept, and what each changed.")
@click.option("--json", "as_json", is_flag=True, help="The plan as JSON.")
@with_settings
def week(
    settings: Settings,
    date_text: str | None,
    goal: str | None,
    goal_date_text: str | None,
    *,
    show_versions: bool,
    as_json: bool,
) -> None:
    """Seven days ahead, each with its why, if every morning allows it.

    The plan is made anew each morning. It never says more than `easeback today` would.

    \b
    Examples:
      easeback week
      easeback week --goal "10 km" --goal-date 2024-09-01
      easeback week --versions
      easeback week --json
    """
    moment = now()
    logbook = open_logbook(settings, moment)
    if show_versions:
        print_versions(versions(logbook))
        return
    today = today_of(logbook, moment)
    on = read_date(date_text, today) if date_text else None
    goal_on = read_date(goal_date_text, today) if goal_date_text else None
    shown = week_of(logbook, moment, on, goal, goal_on)
    if as_json:
        click.echo(shown.text)
        return
    console = Console(highlight=False)
    console.print(page_of(shown.page), width=min(console.width, WIDTH))


def page_of(page: WeekPage) -> Group:
    """The page of a plan, as a terminal page."""
    return Group(*_parts(page))


def _parts(page: WeekPage) -> Iterator[RenderableType]:
    yield Text(page.title, style="bold")
    if page.first is not None:
        yield Panel(Text(page.first, style="bold"))
    if page.card_first:
        yield _card(page)
    scale = STRIP_WIDTH / max(page.longest_min, STRIP_WIDTH)
    for day in page.days:
        yield from _day(day, scale)
    yield Text("\n(# run, - walk; > run, ~ run less and easier, = walk, + clinician, !! go now)", style="dim")
    for section in page.sections:
        yield from _section(section)
    yield Text("")
    if not page.card_first:
        yield _card(page)
    for note in page.notes:
        yield Text(note, style="dim")
    if page.unfold is not None:
        yield Text(f"Unfold any id in brackets: easeback why {page.unfold}", style="dim")


def _card(page: WeekPage) -> RenderableType:
    return Panel(Group(*(Text(f"{line}\n") for line in page.card.lines)), title=page.card.title, title_align="left")


def _day(day: DayShown, scale: float) -> Iterator[RenderableType]:
    line = Text(f"\n{day.name}  ", style="bold")
    line.append(f"{day.mark:2} {day.does:4}  ", style=COLOURS[day.verdict])
    drawn = 0
    for kind, minutes in day.strip:
        mark, style = MARKS[kind]
        width = max(1, round(minutes * scale))
        drawn += width
        line.append(mark * width, style=style)
    line.append(" " * max(1, STRIP_WIDTH + 2 - drawn) + day.total if day.total else "")
    yield line
    for text, name in day.lines:
        yield Padding(Text.assemble(text, (f" [{name}]" if name else "", "dim")), (0, 0, 0, 12))


def _section(section: Section) -> Iterator[RenderableType]:
    yield Text(f"\n{section.title}", style="bold")
    for line in section.lines:
        yield Padding(Text(line), (0, 0, 0, 2))


def print_versions(kept: tuple[VersionShown, ...]) -> None:
    """Prints the list of kept plans."""
    console = Console(highlight=False)
    if not kept:
        console.print("No plan was kept yet. Make one with: easeback week")
        return
    table = Table(title="Plans that were kept", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for heading in ("From", "Made", "Rules", "Days", "Changed"):
        table.add_column(heading, justify="right" if heading == "Changed" else "left", no_wrap=heading != "Days")
    for each in kept:
        changed = "" if each.changed is None else str(each.changed)
        made = f"{each.given_at:%Y-%m-%d %H:%M}"
        table.add_row(each.on.isoformat(), made, each.rules_version, each.days, changed)
    console.print(table, width=min(console.width, WIDTH))
