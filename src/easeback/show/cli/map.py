"""`easeback map`: the ground of one's own region, from OpenStreetMap extracts."""

from __future__ import annotations

from pathlib import Path

import click

from easeback.flow import add_map as task
from easeback.flow.ground import Matched, match_ground
from easeback.flow.logbook import Logbook, open_logbook
from easeback.model.ground import ATTRIBUTION
from easeback.settings import Settings
from easeback.show.cli.lines import count, say
from easeback.show.cli.options import now, with_settings
from easeback.show.cli.problems import exit_code, list_problems
from easeback.show.cli.progress import progress


@click.group("map")
def maps() -> None:
    """The ground that you run on, from OpenStreetMap: hard, firm, soft, running track, or unknown.

    Download the extract of your region once (a file that ends in .osm.pbf) and add it. Nothing of your runs leaves
    this machine.

    \b
      easeback map add my-region.osm.pbf
      easeback map list
    """


@maps.command("add")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.osm.pbf")
@with_settings
def add(settings: Settings, file: Path) -> int:
    """Index an extract, and match the runs that it covers. One of the same name is replaced."""
    logbook = open_logbook(settings, now())
    with progress("Reading ways") as step:
        added = task.add_map(logbook, file, now(), lambda ways: step(ways, 0, file.name))
    replaces = " It replaces the map of that name." if added.replaces else ""
    say(f"Map {added.facts.name} added: {count(added.facts.ways, 'way')} for runners.{replaces}")
    return match_all(logbook, again=False)


@maps.command("list")
@with_settings
def show_list(settings: Settings) -> int:
    """The maps that were added."""
    found = task.list_maps(open_logbook(settings, now()))
    for each in found:
        size_mb = each.size_bytes / 1e6
        click.echo(f"{each.name}: {count(each.ways, 'way')}, added {each.added_at:%Y-%m-%d}, {size_mb:.1f} MB extract")
    say(ATTRIBUTION + "." if found else "No map yet. Add the extract of your region: easeback map add FILE.osm.pbf")
    return 0


@maps.command("remove")
@click.argument("name")
@with_settings
def remove(settings: Settings, name: str) -> int:
    """Remove a map. Your runs stay; their ground is matched anew by the maps that are left."""
    logbook = open_logbook(settings, now())
    task.remove_map(logbook, name)
    say(f"Map {name} removed.")
    return match_all(logbook, again=False)


@maps.command("match")
@click.option("--again", is_flag=True, help="Match every run anew, not only those without ground.")
@with_settings
def match(settings: Settings, again: bool) -> int:
    """Match the runs that came in since the last map was added."""
    return match_all(open_logbook(settings, now()), again=again)


def match_all(logbook: Logbook, *, again: bool) -> int:
    """Matches the runs to the maps, all of them anew where `again`, and says what they were run on."""
    with progress("Matching runs") as step:
        matched = match_ground(logbook, step, again=again)
    for line in _summary(matched):
        say(line)
    list_problems(matched.problems)
    return exit_code(matched.problems)


def _summary(matched: Matched) -> list[str]:
    if not matched.runs:
        return ["No runs yet: import recordings, then easeback map match."]
    lines = [f"{count(matched.runs, 'run')}: {matched.with_ground} with ground, {matched.newly} of all matched now."]
    lines += [f"{count(number, 'run')} without: {reason}." for reason, number in matched.why_not.items()]
    if matched.treadmill:
        lines.append(f"{count(matched.treadmill, 'run')} on a treadmill or indoors.")
    return lines + _ground_lines(matched)


def _ground_lines(matched: Matched) -> list[str]:
    total_km = sum(matched.distance_km.values())
    if not total_km:
        return []
    parts = [f"{name} {km:.1f} km ({km / total_km:.0%})" for name, km in matched.distance_km.items()]
    return [f"Ground: {', '.join(parts)}.", ATTRIBUTION + "."]
