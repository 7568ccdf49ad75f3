"""`easeback today`: the answer for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from easeback.flow.logbook import open_logbook, today_of
from easeback.flow.today import answer_today
from easeback.model.words import Verdict
from easeback.present.today import ReasonShown, Section, TodayPage
from easeback.settings import Settings
from easeback.show.cli.options import now, read_date, with_settings

COLOURS = {
    Verdict.EMERGENCY: "bold red",
    Verdict.DOCTOR: "bold magenta",
    Verdict.WALK: "bold cyan",
    Verdict.EASE: "bold yellow",
    Verdict.RUN: "bold green",
}
WIDTH = 80
WITH_EXERCISES = (Verdict.WALK, Verdict.EASE, Verdict.RUN)


@click.command()
@click.option("--date", "date_text", metavar="D", help="Another date: ISO, today or yesterday.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@with_settings
def today(settings: Settings, date_text: str | None, as_json: bool) -> None:
    """Can I run today? The answer, with what to do and why.

    \b
    Examples:
      easeback today
      easeback today --date yesterday
      easeback today --json
    """
    moment = now()
    logbook = open_logbook(settings, moment)
    on = read_date(date_text, today_of(logbook, moment)) if date_text else None
    shown = answer_today(logbook, moment, on)
    if as_json:
        click.echo(shown.text)
        return
    print_page(shown.page)


def print_page(page: TodayPage) -> None:
    """Prints the page of an answer, readable at 80 columns and without colour."""
    console = Console(highlight=False)
    console.print(page_of(page), width=min(console.width, WIDTH))


def page_of(page: TodayPage) -> Group:
    """The page of an answer, as a terminal page."""
    return Group(*_parts(page))


def _parts(page: TodayPage) -> Iterator[RenderableType]:
    colour = COLOURS[page.verdict]
    title = Text(f" {page.mark} {page.verdict.upper()} ", style=colour)
    yield Panel(
        Text(page.headline, style="bold"), title=title, title_align="left", subtitle=page.date, border_style=colour
    )
    if page.card is not None:
        yield Panel(Group(*(Text(f"{line}\n") for line in page.card.lines)), title=page.card.title, title_align="left")
    if page.strip:
        yield _strip(page)
    for section in page.to_do:
        yield from _section(section)
    yield from _reasons("Why", page.decisive)
    yield from _reasons("Also", page.also)
    if page.missing:
        yield from _section(Section("Not said", ("; ".join(page.missing),)))
    if page.next_question:
        yield from _section(Section("The question that would help most", (page.next_question,)))
    yield from _section(Section("Where you are", (page.state,)))
    yield Text("")
    for note in page.notes:
        yield Text(note, style="dim")
    if page.verdict in WITH_EXERCISES and any(section.title in ("Before", "After") for section in page.to_do):
        yield Text("Exercises step by step: easeback routine", style="dim")
    if page.decisive:
        yield Text(f"Unfold any id in brackets: easeback why {page.decisive[0].rule}", style="dim")


def _strip(page: TodayPage) -> RenderableType:
    """The session to scale: # for running, - for walking, one character about half a minute at most 70 wide."""
    total = sum(minutes for _, minutes in page.strip)
    scale = min(2.0, (WIDTH - 10) / total) if total else 0
    marks = {"run": ("#", "bold green"), "walk": ("-", "cyan"), "rest": (".", "dim")}
    bar = Text("\n  ")
    for kind, minutes in page.strip:
        mark, style = marks[kind]
        bar.append(mark * max(1, round(minutes * scale)), style=style)
    return Group(bar, Padding(Text(f"{page.strip_words} minutes   (# run, - walk)", style="dim"), (0, 0, 0, 2)))


def _section(section: Section) -> Iterator[RenderableType]:
    yield Text(f"\n{section.title}", style="bold")
    for line in section.lines:
        yield Padding(Text(line), (0, 0, 0, 2))


def _reasons(title: str, reasons: tuple[ReasonShown, ...]) -> Iterator[RenderableType]:
    if not reasons:
        return
    yield Text(f"\n{title}", style="bold")
    for reason in reasons:
        yield Padding(Text.assemble(reason.text, (f" [{reason.rule}]", "dim")), (0, 0, 0, 2))
