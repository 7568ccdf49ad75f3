"""`easeback why ID`: any id that an answer names, unfolded down to its sources."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from easeback.flow.why import SourceShown, Support, Unfolded, Use
from easeback.flow.why import why as unfold
from easeback.settings import Settings
from easeback.show.cli.options import with_settings


@click.command()
@click.argument("word", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON, a list of entries.")
@with_settings
def why(_settings: Settings, word: str, as_json: bool) -> None:
    """Unfold any rule, finding, number, red flag or source, by its id or the beginning of it."""
    entries = unfold(word)
    if as_json:
        click.echo(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False)
    for entry in entries:
        console.print(page_of(entry), "")


def page_of(entry: Unfolded) -> Group:
    """One unfolded entry, as a terminal page."""
    return Group(
        Text.assemble(f"{entry.kind} ", (entry.id, "bold")),
        Padding(_facts(entry), (0, 0, 0, 2)),
        *_section("Rests on", _supports(entry.supports, 2)),
        *_section("Sources", (Padding(_source(source), (0, 0, 0, 2)) for source in entry.sources)),
        *_section("Used by", _uses(entry.used_by)),
    )


def _section(title: str, lines: Iterable[RenderableType]) -> Iterator[RenderableType]:
    lines = list(lines)
    if lines:
        yield Text(f"\n{title}", style="bold")
        yield from lines


def _facts(entry: Unfolded) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(max_width=18)
    grid.add_column()
    for fact in entry.facts:
        grid.add_row(Text(fact.label, style="dim"), Text(fact.text))
    return grid


def _supports(supports: tuple[Support, ...], indent: int) -> Iterator[RenderableType]:
    for support in supports:
        line = Text.assemble(f"{support.kind} ", (support.id, "bold"), f": {support.text}")
        if support.sources:
            line.append(f" [{', '.join(support.sources)}]")
        yield Padding(line, (0, 0, 0, indent))
        yield from _supports(support.supports, indent + 2)


def _source(source: SourceShown) -> Group:
    standing = ", not verified" if source.unverified else ""
    lines = [source.title, f"seen: {source.seen}"]
    lines += [f"doi: {source.doi}"] if source.doi else []
    lines += [f"link: {source.link}"] if source.link else []
    head = Text.assemble((source.id, "bold"), f" ({source.kind}, {source.grade}{standing})")
    return Group(head, Padding(Text("\n".join(lines)), (0, 0, 0, 2)))


def _uses(uses: tuple[Use, ...]) -> Iterator[RenderableType]:
    by_kind: dict[str, list[str]] = {}
    for use in uses:
        by_kind.setdefault(use.kind, []).append(use.id)
    for kind, ids in by_kind.items():
        yield Padding(Text(f"{kind}: {', '.join(ids)}"), (0, 0, 0, 2))
