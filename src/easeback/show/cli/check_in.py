"""`easeback check-in`: the 30-second questions, asked or given as options, and `undo`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import click

from easeback.flow import check_in as task
from easeback.flow import questions as safety
from easeback.flow.home_check import home_check_of
from easeback.flow.logbook import Logbook, open_logbook, today_of
from easeback.flow.undo import last_check_in, take_back
from easeback.model.check_in import FIELDS, Part, Value
from easeback.model.words import FlagAnswer
from easeback.settings import Settings
from easeback.show.cli import ask
from easeback.show.cli.lines import say
from easeback.show.cli.options import now, past_date, read_date, with_settings

LONGEST_LIST = 6


def _field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One option a field of the diary."""
    for name in reversed(list(FIELDS)):
        meaning = FIELDS[name].meaning
        help_line = f"{meaning[0].upper()}{meaning[1:]}."
        command = click.option(task.option_of(name), f"field_{name}", metavar="VALUE", help=help_line)(command)
    return command


@dataclass(slots=True)
class Sitting:
    """What is being said; what was said so far is kept even when the runner stops halfway.

    All of it is recorded under the one moment `at`, so that `undo` takes the whole sitting back.
    """

    answers: dict[str, Value]
    red_flags: dict[str, FlagAnswer]
    at: datetime


@click.group("check-in", invoke_without_command=True, short_help="The 30-second questions of the day.")
@_field_options
@click.option("--flag", "flags", multiple=True, metavar="ID=ANSWER", help="A red flag: no, usual, yes or unsure.")
@click.option("--none-of-these", is_flag=True, help="Asked the daily strip, and none of it is new or worse.")
@click.option("--home-check", is_flag=True, help="The home check of strength and feeling, question by question.")
@click.option("--date", "on", metavar="DATE", help="The day it is about: 2024-05-31, today or yesterday.")
@click.option(
    "--part",
    type=click.Choice([str(each) for each in Part]),
    help="Morning, after_run or evening; else by each answer.",
)
@with_settings
@click.pass_context
def check_in(
    context: click.Context,
    /,
    settings: Settings,
    flags: tuple[str, ...],
    none_of_these: bool,
    home_check: bool,
    on: str | None,
    part: str | None,
    **fields: str | None,
) -> None:
    """The 30-second questions of the day: asked one by one, or given as options.

    What is left out is not said, and never taken for good news.

    \b
      easeback check-in
      easeback check-in --zone calf --change worse --leg-pain 5 --none-of-these
      easeback check-in --date yesterday --settled within_24h
      easeback check-in --flag RF08_FOOTDROP=no
      easeback check-in --home-check
      easeback check-in undo
    """
    if context.invoked_subcommand:
        return
    texts = {name.removeprefix("field_"): text for name, text in fields.items() if text is not None}
    sitting = Sitting(task.read_answers(texts), safety.read_flags(flags), now())
    logbook = open_logbook(settings, now())
    day = past_date(on, today_of(logbook, now()))
    said = task.Said(day, sitting.answers, sitting.red_flags, Part(part) if part else None)
    if texts or flags or none_of_these:
        _take_options(logbook, said, sitting, none_of_these)
    if home_check:
        _ask_home_check(logbook, said, sitting)
    elif not (texts or flags or none_of_these):
        _ask_all(logbook, said, sitting)
    _what_next(context, settings, said)


def _take_options(logbook: Logbook, said: task.Said, sitting: Sitting, none_of_these: bool) -> None:
    if none_of_these:
        for flag in safety.daily_flags(logbook, said.on):
            sitting.red_flags.setdefault(flag, FlagAnswer.NO)
    task.keep_check_in(logbook, said, now(), "options")
    click.echo(f"Kept for {said.on.isoformat()}: {_in_words(said.answers, said.red_flags)}.")
    _list_open(safety.open_questions(logbook, said.on))


def _ask_all(logbook: Logbook, said: task.Said, sitting: Sitting) -> None:
    """The taps and the strip, kept together; then the questions that are due, kept in their turn."""
    strip = safety.strip_of(logbook, said.on)
    try:
        ask.ask_taps(sitting.answers)
        _ask_strip(strip, sitting)
    finally:
        if said.answers or said.red_flags:
            task.keep_check_in(logbook, said, sitting.at, "asked")
    asked = sitting.red_flags.keys() | set(strip.daily)
    _ask_due(logbook, said, [each for each in safety.open_questions(logbook, said.on) if each.id not in asked], sitting)


def _ask_home_check(logbook: Logbook, said: task.Said, sitting: Sitting) -> None:
    """The seven questions, kept together with what was answered so far when the runner stops halfway."""
    check, answers = home_check_of(logbook, said.on), dict[str, Value]()
    say(check.barred or check.intro)
    try:
        ask.ask_home_check(check.questions, answers)
    finally:
        if answers:
            task.keep_check_in(logbook, task.Said(said.on, answers, {}, said.part), sitting.at, "asked")
            sitting.answers.update(answers)


def _ask_strip(strip: safety.Strip, sitting: Sitting) -> None:
    tapped = ask.ask_strip(strip)
    if tapped is None:
        return
    sitting.answers["chips_opened"] = tuple(sorted(tapped))
    opened: dict[str, FlagAnswer] = {}
    try:
        of_chips = [each for chip in strip.chips if chip.letter in tapped for each in chip.opens]
        ask.ask_flags([*of_chips, *(each for each in strip.in_full if each not in of_chips)], opened)
    finally:
        sitting.red_flags.update(safety.strip_answers(strip, tapped, opened))


def _ask_due(logbook: Logbook, said: task.Said, due: list[safety.Question], sitting: Sitting) -> None:
    answers: dict[str, FlagAnswer] = {}
    try:
        ask.ask_flags(due, answers)
    finally:
        if answers:
            task.keep_check_in(logbook, task.Said(said.on, {}, answers, said.part), sitting.at, "asked")
            sitting.red_flags.update(answers)


def _list_open(due: tuple[safety.Question, ...]) -> None:
    if not due:
        return
    if len(due) > LONGEST_LIST:
        click.echo(f"{len(due)} questions are still open for that day. `easeback check-in` asks them.")
        return
    click.echo("Still open for that day:")
    for question in due:
        say(f"{question.id}: {question.text}", indent=2)
    click.echo("Answer with --flag ID=no|usual|yes|unsure, or let `easeback check-in` ask.")


def _what_next(context: click.Context, settings: Settings, said: task.Said) -> None:
    """A red flag shows the answer of today at once; else the next command is named."""
    if not said.answers and not said.red_flags:
        click.echo("Nothing was said, so nothing was kept.")
    elif not task.is_worrying(said.red_flags):
        click.echo("Next: easeback today")
    else:
        from easeback.show.cli.today import today

        context.invoke(today, home=settings.home)


def _in_words(answers: Mapping[str, Value], flags: Mapping[str, FlagAnswer]) -> str:
    said = [f"{task.option_of(name)[2:]} {_value(value)}" for name, value in answers.items()]
    calm = sum(answer is FlagAnswer.NO for answer in flags.values())
    said += [f"{flag} {answer}" for flag, answer in flags.items() if answer is not FlagAnswer.NO]
    return ", ".join(said + ([f"{calm} red flags no"] if calm else []))


def _value(value: Value) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case tuple():
            return " and ".join(value) or "none"
    return value


@check_in.command("undo")
@click.option("--flag", "flags", multiple=True, metavar="ID=ANSWER", help="The new answer to a red flag that it held.")
@click.option("--date", "on", metavar="DATE", help="The last check-in about this day, instead of the last of all.")
@with_settings
def undo(settings: Settings, flags: tuple[str, ...], on: str | None) -> None:
    """Take back the last check-in. It stays in the log and no longer counts.

    A red flag that it held as yes or unsure is asked once more.

    \b
      easeback check-in undo
      easeback check-in undo --flag RF01_SADDLE=no
    """
    again = safety.read_flags(flags)
    logbook = open_logbook(settings, now())
    last = last_check_in(logbook, read_date(on, today_of(logbook, now())) if on else None)
    if not flags and last.ask_again and sys.stdin.isatty():
        ask.ask_flags(safety.questions(logbook, last.ask_again), again)
    take_back(logbook, last, again, now())
    click.echo(f"Taken back: the check-in about {last.on.isoformat()}. Next: easeback check-in")
