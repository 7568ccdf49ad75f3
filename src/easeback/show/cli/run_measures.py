"""The measures of one run on a terminal, within 80 columns."""

from __future__ import annotations

from collections.abc import Sequence

import click

from easeback.present.beside import FormBeside
from easeback.present.run import BandShown, FormShown, RunMeasuresPage
from easeback.present.weeks import WeeksPage
from easeback.show.cli.lines import say

BAR_PERCENT = 5


def show_measures(page: RunMeasuresPage | None, number: int) -> None:
    """Prints what was measured, what was repaired, and why the rest is not there."""
    if page is None:
        say(f"Run {number} has no measures: neither its track nor its original can be read now. `easeback rebuild`.")
        return
    _sentences("Distance and time", page.times)
    if page.form:
        click.echo("\nForm")
        _form_table(page.form)
    if page.cadence_from:
        say(page.cadence_from, indent=2)
    for what, why in page.drift_absent:
        say(f"No drift of {what}: {why}.", indent=2)
    show_beside("Form against your usual", page.usual)
    for what, why in page.usual_absent:
        say(f"No usual {what}: {why}.", indent=2)
    _sentences("Left and right", page.sides)
    _sentences("Foot strike", page.foot_strike)
    _sentences("Slopes", page.terrain)
    _band_table(page.bands)
    _sentences("Laps of a loop", page.loops)
    _sentences("Loops of the four weeks up to this run", page.loops_of_weeks)
    _sentences("Ground", page.ground)
    _sentences("Left out before measuring (samples)", page.repairs)
    _sentences("Not there", [f"{what}: {why}" for what, why in page.absent])


def show_weeks(page: WeeksPage) -> None:
    """Prints what the recordings of four weeks say together, and why the rest is not there."""
    click.echo(f"\n{page.title}")
    _sentences("Ground", page.ground)
    _sentences("Laps of a loop", page.loops)
    _sentences("Left and right", page.sides)
    show_beside("Form of the latest run against your usual", page.form)
    _sentences("Not there", [f"{what}: {why}" for what, why in page.absent])


def show_beside(title: str, form: Sequence[FormBeside]) -> None:
    """Prints form measures beside what is usual at the same speeds and slopes."""
    if not form:
        return
    click.echo(f"\n{title}")
    headings = ("", "run", "usual", "difference", "")
    _table(headings, [(each.name, each.today, each.usual, each.difference, each.says) for each in form])
    fewest, most = min(each.runs for each in form), max(each.runs for each in form)
    runs = f"{most}" if fewest == most else f"{fewest} to {most}"
    say(f"Usual: at the same speeds and slopes in {runs} runs before it with the same device.", indent=2)
    say("± holds 19 of 20 single runs.", indent=2)


def _sentences(title: str, lines: Sequence[str]) -> None:
    if lines:
        click.echo(f"\n{title}")
    for line in lines:
        say(line, indent=2)


def _form_table(form: Sequence[FormShown]) -> None:
    headings = ("", "median", "middle half", "drift", "measured by")
    _table(headings, [(each.name, each.value, each.middle_half, each.drift, each.source) for each in form])
    say("Drift: last third less first third, at the same speeds and slopes.", indent=2)


def _band_table(bands: Sequence[BandShown]) -> None:
    shown = [each for each in bands if each.share_percent > 0]
    _table((), [(each.name, each.edges, each.distance, each.share, _bar(each.share_percent)) for each in shown])


def _bar(percent: float) -> str:
    return "#" * round(percent / BAR_PERCENT)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns two blanks apart and no wider than they need; all but the first and the last to the right."""
    if not rows:
        return
    lines = [headings, *rows] if headings else list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        middle = [cell.rjust(width) for cell, width in zip(line[1:-1], widths[1:-1], strict=True)]
        click.echo(f"  {line[0].ljust(widths[0])}  {'  '.join(middle)}  {line[-1]}".rstrip())
