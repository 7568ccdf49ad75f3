"""`easeback routine`: what to do before, during and after, step by step."""

from __future__ import annotations

from collections.abc import Iterator

import click
import msgspec
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from easeback.flow.logbook import open_logbook, today_of
from easeback.flow.routine import log_done, routine_page
from easeback.model.error import BadUse
from easeback.present.routine import ExerciseShown, RoutinePage, RoutineShown
from easeback.settings import Settings
from easeback.show.cli.options import now, read_date, with_settings

WIDTH = 80


@click.command()
@click.argument("name", required=False)
@click.option("--date", "date_text", metavar="D", help="Another date: ISO, today or yesterday.")
@click.option("--done", is_flag=True, help="Log it as done today.")
@click.option("--minutes", type=click.FloatRange(0, 2880), metavar="M", help="With --done: minutes of heat.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@with_settings
def routine(
    settings: Settings, name: str | None, date_text: str | None, done: bool, minutes: float | None, as_json: bool
) -> None:
    """What to do before, during and after, step by step.

    NAME is before, during, after, heat, strength, sliders, or any part of a
    routine's id. Without it all that today offers, in short. What is barred today
    is left out, with the reason. Both sides always.

    \b
    Examples:
      easeback routine
      easeback routine before
      easeback routine strength --done
      easeback routine heat --done --minutes 12
      easeback routine after --date yesterday --json
    """
    moment = now()
    logbook = open_logbook(settings, moment)
    if done:
        if name is None or date_text:
            raise BadUse(
                "--done logs one routine, today.", "Name it, without --date: easeback routine strength --done."
            )
        click.echo(log_done(logbook, moment, name, minutes))
        return
    if minutes is not None:
        raise BadUse("--minutes goes with --done.", "Write: easeback routine heat --done --minutes 12.")
    on = read_date(date_text, today_of(logbook, moment)) if date_text else None
    page = routine_page(logbook, moment, on, name)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(page), indent=2).decode())
        return
    console = Console(highlight=False)
    console.print(page_of(page, whole=name is not None), width=min(console.width, WIDTH))


def page_of(page: RoutinePage, *, whole: bool) -> Group:
    """The page of the routines; `whole` with every step, else one line an exercise."""
    return Group(*_parts(page, whole))


def _parts(page: RoutinePage, whole: bool) -> Iterator[RenderableType]:
    yield Text.assemble((f"{page.date}  {page.verdict}: ", "dim"), page.headline)
    for each in page.routines:
        yield from _routine(each, whole)
    if page.cues:
        yield Text("\nDuring the run", style="bold")
        for cue in page.cues:
            yield Padding(Text.assemble(cue.text, (f" [{cue.id}]", "dim")), (0, 0, 0, 2))
    if page.note:
        yield Text(f"\n{page.note}")
    if page.routines and not whole:
        yield Text(f"\nStep by step: easeback routine {page.routines[0].id}", style="dim")
    elif page.routines:
        yield Text("\nUnfold any id in brackets with easeback why ID. Log it: --done", style="dim")


def _routine(shown: RoutineShown, whole: bool) -> Iterator[RenderableType]:
    minutes = f", about {shown.minutes} minutes" if shown.minutes else ""
    yield Text.assemble((f"\n{shown.name}{minutes}", "bold"), (f" [{shown.id}]", "dim"))
    if not shown.exercises:
        yield Padding(Text("All of it is left out today."), (0, 0, 0, 2))
    elif not shown.is_offered:
        yield Padding(Text("Nothing this morning asks for it; it may still be done."), (0, 0, 0, 2))
    for number, exercise in enumerate(shown.exercises, start=1):
        yield from _whole(number, exercise) if whole else _short(exercise)
    for left_out in shown.left_out:
        line = Text.assemble("left out today: ", left_out.name, f" ({left_out.because})", (f" [{left_out.id}]", "dim"))
        yield Padding(line, (1 if whole else 0, 0, 0, 2))
    if whole:
        yield Padding(Text(f"sources: {', '.join(shown.sources)}", style="dim"), (1, 0, 0, 2))


def _short(exercise: ExerciseShown) -> Iterator[RenderableType]:
    line = ": ".join(filter(None, (exercise.name, _dose(exercise))))
    yield Padding(Text.assemble(line, (f" [{exercise.id}]", "dim")), (0, 0, 0, 2))


def _dose(exercise: ExerciseShown) -> str:
    return ", ".join(filter(None, (exercise.dose, exercise.sides)))


def _whole(number: int, exercise: ExerciseShown) -> Iterator[RenderableType]:
    yield Padding(Text.assemble((f"{number}. {exercise.name}", "bold"), (f" [{exercise.id}]", "dim")), (1, 0, 0, 2))
    yield Padding(Text(". ".join(filter(None, (_dose(exercise), exercise.purpose)))), (0, 0, 0, 5))
    for step in exercise.steps:
        yield Padding(Text(f"- {step}"), (0, 0, 0, 5))
    if exercise.not_when:
        yield Padding(Text(f"not if or when: {'; '.join(exercise.not_when)}"), (0, 0, 0, 5))
    yield Padding(Text(_standing(exercise), style="dim"), (0, 0, 0, 5))


def _standing(exercise: ExerciseShown) -> str:
    neighbours = [f"{word} {name}" for word, name in (("easier", exercise.easier), ("harder", exercise.harder)) if name]
    return "; ".join((exercise.origin, *neighbours, f"sources: {', '.join(exercise.sources)}", f"fit: {exercise.fit}"))
